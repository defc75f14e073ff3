// <interactive-explainer>: an explainer in someone else's page. The functions of part.js stand before this, and the addresses
// STYLE and WHOLE, of what a document needs that the host has itself.
//
// What is shown comes from the page that the author tool made, at `src`: its prerendered content goes into a shadow root when
// the element comes near the view, and its player starts when it comes nearer. Until then, and wherever something fails,
// what stands in the element shows.
const NAME = "interactive-explainer";
const KINDS = ["passage", "tie", "actor"];
const ATTRIBUTES = ["src", "view", "theme", "lang", "height", "progress", "scenario", ...KINDS];

// Nothing is inherited from the host but the colour scheme; custom properties come through. What is important here goes before
// what is important there.
const FRAME = new CSSStyleSheet();
FRAME.replaceSync(`
:host { display: block !important; inline-size: 100%; box-sizing: border-box }
:host([hidden]) { display: none !important }
.host { all: initial; display: block; isolation: isolate; color-scheme: inherit }
.host[data-scheme=light] { color-scheme: light }
.host[data-scheme=dark] { color-scheme: dark }`);

// What is made at most once for each address, however many ask; what failed is made again for the next who asks. The name of a
// file with a hash says what is in it: the same file beside two explainers is one.
const once = (make, keyOf = (url) => url) => {
  const made = {};
  return (url) =>
    (made[keyOf(url)] ??= make(url).catch((error) => {
      delete made[keyOf(url)];
      throw error;
    }));
};
const nameOf = (url) => url.split("/").pop();

const sheetOf = once(async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new CSSStyleSheet().replace(await response.text());
}, nameOf);

const playerOf = once(async (url) => (await scriptOf(url)).load(), nameOf);

// Read as a document by the browser itself: that runs nothing, and no Trusted Types stand in its way.
const read = (url) =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.overrideMimeType("text/html");
    request.onload = () => done(request);
    request.onerror = () => fail(new Error(`${url} cannot be read; is CORS allowed?`));
    request.send();
  });

const pageOf = once(async (url) => {
  const { response: page, status } = await read(url);
  const root = page?.getElementById("explainer");
  const style = page?.querySelector("link[rel=stylesheet]");
  if (!root || !style) throw new Error(`${url} is no explainer (${status})`);
  // Of this page's own kind a link begins with `#`; all others lead from where the explainer is, and not away from the host.
  for (const link of root.querySelectorAll("a:not([href^='#'])")) {
    link.href = new URL(link.getAttribute("href"), page.URL);
    link.target = "_blank";
  }
  const { lang, dir } = page.documentElement;
  return {
    root,
    lang,
    dir,
    title: page.title,
    home: page.URL.split("#")[0],
    sheet: await sheetOf(style.href),
    json: page.getElementById("explainer-data")?.textContent,
    player: page.querySelector("script[type=module]")?.src,
    in: (lang) => page.querySelector(`link[hreflang="${CSS.escape(lang)}"]`)?.href,
  };
});

// Calls `act` of an element once it is within a margin around the view.
const near = (margin, act) => {
  const observer = new IntersectionObserver(
    (entries) => {
      // What was seen of an element that is gone since is of no use.
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || !target.isConnected) continue;
        observer.unobserve(target);
        act(target);
      }
    },
    { rootMargin: `${margin} 0px` },
  );
  return observer;
};

class InteractiveExplainer extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  static #toShow = near("150%", (it) => it.#show());
  static #toStart = near("50%", (it) => it.#start());

  #shadow = this.attachShadow({ mode: "open" });
  #place = "";
  #choice = "";
  #data;
  #progress;
  // Of what is shown now: the page it came from, its root, whether its player was asked for, and runs.
  #page;
  #root;
  #asked;
  #live;
  // What was told last of where the reader is.
  #told = { select: "", scenario: "" };

  connectedCallback() {
    // What a framework has set before the element was defined.
    for (const name of ["data", ...ATTRIBUTES]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#page) this.#begin();
  }

  disconnectedCallback() {
    // An element that is moved is back by then.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "scenario") this.setScenario(value);
    else if (KINDS.includes(name)) {
      if (value) this.select(`${name}=${value}`);
      else if (this.#place === `${name}=${before}`) this.select();
    } else if (/src|lang/.test(name)) this.#begin();
    else this.#dress();
  }

  get data() {
    return this.#data;
  }

  set data(data) {
    this.#data = data;
    this.#begin();
  }

  // Goes to a place, such as "actor=china"; without one, closes what is open.
  select(place) {
    this.#go(place ?? "", this.#choice);
  }

  // Has the map show a scenario, or signs ("russia-china:-"); without one, what the article says.
  setScenario(scenario) {
    this.#go(this.#place, scenario ? (scenario.includes(":") ? "s=" : "scenario=") + scenario : "");
  }

  // Answers and choices go; what the reader wrote stays.
  reset() {
    if (this.#progress) this.setProgress({ explainer: this.#progress.explainer });
    this.#go("", "");
  }

  // What the reader has answered, as it is kept on the device; undefined before the player runs.
  getProgress() {
    return structuredClone(this.#progress);
  }

  // Takes up what getProgress() gave, in place of what is there; before the player runs, once it does.
  setProgress(progress) {
    if (this.#live && progress.explainer !== this.#progress.explainer) throw new Error("foreign progress");
    this.#progress = progress;
    this.#order(JSON.stringify(progress));
  }

  // Shows the prerendered content.
  async #show() {
    const token = (this.#page = {});
    const url = new URL(this.src, document.baseURI).href;
    const inline = this.#data ?? this.querySelector(":scope > [type='application/json']")?.textContent;
    let page;
    try {
      if (inline) {
        const json = typeof inline === "string" ? inline : JSON.stringify(inline);
        page = { root: make("div"), sheet: await sheetOf(STYLE), home: url, json, player: WHOLE };
      } else {
        page = await pageOf(url);
        const other = this.lang !== page.lang && page.in(this.lang);
        if (other) page = await pageOf(other);
      }
    } catch (error) {
      if (token === this.#page) this.#fail("page", error);
      return;
    }
    // Something else is wanted by now.
    if (token !== this.#page) return;
    this.#page = page;
    const root = (this.#root = document.importNode(page.root, true));
    Object.assign(root, { className: "host", lang: page.lang ?? "", dir: page.dir || "ltr" });
    Object.assign(root.dataset, { embedded: "", src: page.home, at: this.#fragment() });
    root.addEventListener("explainer:at", (event) => this.#follow(event.detail));
    root.addEventListener("explainer:progress", (event) => this.#keep(event.detail));
    root.addEventListener("click", (event) => this.#lead(event), true);
    // What is typed here is no shortcut of the host's.
    root.addEventListener("keydown", (event) => event.target.matches("input, textarea, select") && event.stopPropagation());
    for (const name of ["pointerdown", "focusin"]) root.addEventListener(name, () => this.#start());
    this.#shadow.adoptedStyleSheets = [page.sheet, FRAME];
    this.#dress();
    // A document of the host's is not to be seen before it is drawn.
    if (inline) return this.#start();
    this.#put();
    InteractiveExplainer.#toStart.observe(this);
  }

  #put() {
    const below = [credit(this.#page.title, this.#page.home), make("slot", { name: "footer" })];
    this.#shadow.replaceChildren(make("slot", { name: "header" }), this.#root, ...below);
  }

  #putFallback() {
    const slot = make("slot");
    slot.append(make("a", { href: this.src, textContent: this.src }));
    this.#shadow.replaceChildren(slot);
  }

  // Starts the player.
  async #start() {
    const { player, json } = this.#page;
    if (this.#asked || !player) return;
    const root = (this.#asked = this.#root);
    let fault;
    try {
      const mount = await playerOf(player);
      if (this.#root !== root) return;
      if (!root.isConnected) this.#put();
      fault = mount(root, json);
    } catch (error) {
      if (this.#root === root) this.#fail("player", error);
      return;
    }
    if (!fault) return;
    if (!root.firstChild) this.#putFallback();
    this.#fail("document", { message: fault });
  }

  #begin() {
    if (!this.isConnected) return;
    this.#end();
    this.#page = {};
    this.#shadow.adoptedStyleSheets = [FRAME];
    this.#putFallback();
    InteractiveExplainer.#toShow.observe(this);
  }

  #end() {
    this.#order("leave");
    InteractiveExplainer.#toShow.unobserve(this);
    InteractiveExplainer.#toStart.unobserve(this);
    this.#page = this.#root = this.#asked = this.#live = undefined;
  }

  // Has the root look as the attributes say.
  #dress() {
    const root = this.#root;
    if (!root) return;
    root.dataset.scheme = this.theme;
    root.toggleAttribute("data-keep", this.progress === "none");
    const height = this.height.replace(/^[\d.]+$/, "$&px");
    const fixed = CSS.supports("height", height);
    root.style.cssText = fixed ? `block-size: ${height}; overflow: auto; --explainer-view: ${height}` : "";
    showPart(root, this.view);
    // A card alone is that of what is selected.
    if (root.dataset.part === "card" && !this.#place) this.select(this.view);
  }

  #fragment() {
    return [this.#place, this.#choice].filter(Boolean).join("&");
  }

  #go(place, choice) {
    this.#place = place;
    this.#choice = choice;
    if (this.#live) this.#order(`#${this.#fragment()}`);
    else if (this.#root) this.#root.dataset.at = this.#fragment();
  }

  #order(detail) {
    if (this.#live) this.#root.dispatchEvent(new CustomEvent("explainer:host", { detail }));
  }

  // The reader has gone somewhere, or an order was carried out.
  #follow(fragment) {
    const [, place, choice = ""] = /^(.*?)&?(s(?:cenario)?=.*)?$/.exec(fragment);
    this.#place = place;
    this.#choice = choice;
    for (const [name, at] of [["select", place], ["scenario", choice]]) {
      if (at === this.#told[name]) continue;
      this.#told[name] = at;
      const [kind, id] = at.split("=");
      this.#tell(name, at ? { kind, id } : null);
    }
  }

  // The first progress that is told says that the player has begun.
  async #keep(progress) {
    const before = this.#progress;
    this.#progress = progress;
    if (!this.#live) {
      this.#live = true;
      this.#dress();
      this.#tell("ready", { start: this.#root.dataset.start });
      // What was there when the element was taken off the page, or what the host had by then.
      if (before) this.setProgress(before);
    }
    // The score shows a moment after.
    await 0;
    const [right, of] = this.#shadow.querySelector("[data-score]")?.dataset.score.split("/").map(Number) ?? "";
    this.#tell("progress", { progress, right, of });
  }

  // Links lead where they can: not to the host's own fragments, and not to parts that do not show here.
  #lead(event) {
    const fragment = fragmentOf(event);
    if (!fragment) return;
    const target = targetOf(this.#root, fragment);
    const place = fragment.includes("=");
    if (event.ctrlKey || event.metaKey || event.shiftKey || target?.closest("[data-outside]")) {
      event.stopPropagation();
      open(this.#page.home + fragment, "_blank", "noopener");
    } else if (this.#live && place) return;
    else {
      if (place) this.select(fragment.slice(1));
      target?.scrollIntoView();
    }
    event.preventDefault();
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`explainer:${name}`, { bubbles: true, composed: true, detail }));
  }

  #fail(stage, { message }) {
    console.warn(NAME, message);
    this.#tell("error", { stage, message });
  }
}

// Attributes are properties, too.
for (const name of ATTRIBUTES) {
  Object.defineProperty(InteractiveExplainer.prototype, name, {
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

customElements.get(NAME) || customElements.define(NAME, InteractiveExplainer);
