// <interactive-explainer>: an explainer in someone else's page. The functions of entry.js, shape.js and part.js stand before this, and
// of what a document needs that the host has itself, WHOLE, the player, and `styleOf`, which tells where its style is.
//
// What is shown comes from the page that the author tool made, at `src`: its prerendered content goes into a shadow root when
// the element comes near the view, and its player starts when it comes nearer. Until then, and wherever something fails,
// what stands in the element shows.
const NAME = "interactive-explainer";
const KINDS = ["passage", "tie", "actor"];
const ATTRIBUTES = ["src", "view", "theme", "lang", "height", "progress", "scenario", ...KINDS];

// What is important here goes before what is important there.
const FRAME = new CSSStyleSheet();
FRAME.replaceSync(":host(:not([hidden])){display:block!important;inline-size:100%;box-sizing:border-box}");

// What is typed here, and what a key has done here, is no shortcut of the host's; what is in a slot is the host's.
const keepIn = (event) => {
  const { target } = event;
  if (event.currentTarget.host.contains(target)) return;
  if (event.defaultPrevented || target.matches("input, textarea, select")) event.stopPropagation();
};

// An order to the player that runs in a root, if one does.
const order = (root, detail) => root?.dispatchEvent(new CustomEvent("explainer:host", { detail }));

// What is made at most once for each address, however many ask; what failed is made again for the next who asks. The name of a
// file with a hash says what is in it: the same file beside two explainers is one.
const once = (make, keyOf = (url) => url) => {
  const made = {};
  return (url) =>
    (made[keyOf(url)] ??= make(url).catch(({ message }) => {
      delete made[keyOf(url)];
      throw new Error(`${url}: ${message}`);
    }));
};
const nameOf = (url) => url.split("/").pop();

// The text of a file.
const textOf = once(async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(response.status);
  return response.text();
});

const sheetOf = once(async (url) => new CSSStyleSheet().replace(await textOf(url)), nameOf);

const playerOf = once(async (url) => (await scriptOf(url)).load(), nameOf);

// Read as a document by the browser itself: that runs nothing, and no Trusted Types stand in its way.
const pageOf = once(async (url) => {
  const request = new XMLHttpRequest();
  request.open("GET", url);
  request.responseType = "document";
  request.send();
  await new Promise((done) => (request.onloadend = done));
  const { response: page, status, responseURL: home } = request;
  const root = page?.getElementById("explainer");
  const style = page?.querySelector("style");
  if (!root || !style) throw new Error(status ? `is no explainer (${status})` : "cannot be read; is CORS allowed?");
  // What runs there is not to run here.
  root.querySelectorAll("script").forEach((it) => it.remove());
  // Of this page's own kind a link begins with `#`; all others lead from where the explainer is, and not away from the host.
  for (const link of root.querySelectorAll("a:not([href^='#'])")) {
    link.href = new URL(link.getAttribute("href"), home);
    link.target = "_blank";
  }
  const { lang, dir } = page.documentElement;
  Object.assign(root, { lang, dir });
  return {
    root,
    home,
    title: page.title,
    sheet: await new CSSStyleSheet().replace(style.textContent),
    json: new URL(root.dataset.document, home),
    player: page.querySelector("script[type=module]")?.src,
    in: (lang) => page.querySelector(`link[hreflang="${CSS.escape(lang)}"]`)?.href,
  };
});

// Calls `act` of an element once it is within a margin around the view.
const near = (margin, act) =>
  new IntersectionObserver(
    (entries, observer) => {
      // What was seen of an element that is gone since is of no use.
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || !target.isConnected) continue;
        observer.unobserve(target);
        act(target);
      }
    },
    { rootMargin: `${margin} 0px` },
  );

class InteractiveExplainer extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  static #toShow = near("150%", (it) => it.#show());
  static #toStart = near("50%", (it) => it.#start());

  #shadow = this.attachShadow({ mode: "open" });
  #place;
  #choice;
  #data;
  #progress;
  // Of what is shown now: the page it came from, with its player until that is asked for; its root; whether the player runs.
  #page;
  #root;
  #live;
  // What was told last of where the reader is.
  #told = {};

  connectedCallback() {
    // What was set before the element was defined is in the way of what it is to set.
    for (const [name, value] of Object.entries(this)) {
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
    else {
      if (this.#place === before) this.select();
      this.#dress();
    }
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
    this.#go(place, this.#choice);
  }

  // Has the map show a scenario, or signs ("russia-china:-"); without one, what the article says.
  setScenario(scenario) {
    this.#go(this.#place, scenario && (scenario.includes(":") ? "s=" : "scenario=") + scenario);
  }

  // Answers and choices go; what the reader wrote stays.
  reset() {
    if (this.#progress) this.setProgress({ explainer: this.#progress.explainer });
    this.#go();
  }

  // What the reader has answered, as it is kept on the device; undefined before the player runs.
  getProgress() {
    return structuredClone(this.#progress);
  }

  // Takes up what getProgress() gave, in place of what is there; before the player runs, once it does.
  setProgress(progress) {
    if (this.#live && progress.explainer !== this.#progress.explainer) throw new Error("foreign progress");
    this.#progress = progress;
    order(this.#root, JSON.stringify(progress));
  }

  // Shows the prerendered content.
  async #show() {
    const token = (this.#page = {});
    const inline = this.#data ?? this.querySelector(":scope > [type='application/json']")?.textContent;
    // Nothing to show yet.
    if (!inline && !this.src) return;
    let page;
    try {
      const url = this.#address();
      if (inline) {
        const json = typeof inline === "string" ? inline : JSON.stringify(inline);
        page = { root: make("div"), sheet: await sheetOf(await styleOf()), home: url || make("a", { href: "" }).href, json, player: WHOLE, inline };
      } else {
        if (!url) throw new Error("src is not http");
        page = await pageOf(url);
        const other = this.lang !== page.root.lang && page.in(this.lang);
        if (other) page = await pageOf(other);
      }
    } catch (error) {
      if (token === this.#page) this.#fail("page", error);
      return;
    }
    // Something else is wanted by now.
    if (token !== this.#page) return;
    this.#page = { ...page };
    const root = (this.#root = document.importNode(page.root, true));
    root.className = "host";
    root.dir ||= "ltr";
    // The page has its own.
    for (const it of root.querySelectorAll("main, .bar, .foot")) it.setAttribute("role", "none");
    Object.assign(root.dataset, { embedded: "", src: page.home, at: this.#fragment() });
    root.addEventListener("explainer:at", (event) => this.#follow(event.detail));
    root.addEventListener("explainer:progress", (event) =>
      // It may have begun after it was to leave.
      root === this.#root ? this.#keep(event.detail) : order(root, "leave"),
    );
    root.addEventListener("click", (event) => this.#lead(event), true);
    for (const name of ["pointerdown", "focusin"]) root.addEventListener(name, () => this.#start());
    for (const name of ["keydown", "keypress", "keyup"]) this.#shadow.addEventListener(name, keepIn);
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
    const sheets = this.#root.querySelector(".sheets");
    if (sheets) fitMap(sheets);
  }

  // The whole address of the explainer. Of another kind than the web's (`javascript:`) it would run as code in the host's page.
  #address() {
    const { href } = make("a", { href: this.src });
    return /^https?:/.test(href) && href;
  }

  #putFallback() {
    const slot = make("slot");
    const href = this.#address();
    if (href) slot.append(make("a", { href, textContent: href }));
    this.#shadow.replaceChildren(slot);
  }

  // Starts the player.
  async #start() {
    const { player, json, inline } = this.#page;
    if (!player) return;
    // Once is enough.
    this.#page.player = "";
    const root = this.#root;
    let fault;
    try {
      const [mount, text] = await Promise.all([playerOf(player), inline ? json : textOf(json)]);
      if (this.#root !== root) return;
      if (!root.isConnected) this.#put();
      fault = mount(root, text);
    } catch (error) {
      if (this.#root === root) this.#fail("player", error);
      return;
    }
    if (fault) {
      if (!root.firstChild) this.#putFallback();
      this.#fail("document", { message: fault });
    }
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
    order(this.#root, "leave");
    this.#page = this.#root = this.#live = undefined;
  }

  // Has the root look as the attributes say.
  #dress() {
    const root = this.#root;
    if (!root) return;
    root.dataset.scheme = this.theme;
    root.toggleAttribute("data-keep", this.progress === "none");
    const height = this.height.replace(/^[\d.]+$/, "$&px");
    // A length, and no word such as `auto`.
    const fixed = CSS.supports("border-width", `calc(${height})`);
    // What covers the page's view covers nothing in here.
    const inner = `--explainer-view: ${height}; --explainer-above: 0px; --explainer-below: 0px`;
    root.style.cssText = fixed ? `block-size: ${height}; overflow: auto; ${inner}` : "";
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
    const fragment = this.#fragment();
    if (this.#live) order(this.#root, `#${fragment}`);
    else if (this.#root) this.#root.dataset.at = fragment;
  }

  // The reader has gone somewhere, or an order was carried out.
  #follow(fragment) {
    const [, place, choice = ""] = /^(.*?)&?(s(?:cenario)?=.*)?$/.exec(fragment);
    this.#place = place;
    this.#choice = choice;
    for (const [name, at] of [["select", place], ["scenario", choice]]) {
      if (at === (this.#told[name] ?? "")) continue;
      this.#told[name] = at;
      const [kind, id] = at.split("=");
      this.#tell(name, at ? { kind, id } : null);
    }
  }

  // The first progress that is told says that the player has begun.
  async #keep(progress) {
    const root = this.#root;
    const before = this.#progress;
    this.#progress = progress;
    if (!this.#live) {
      this.#live = true;
      this.#dress();
      this.#tell("ready", { start: root.dataset.start });
      // What was there when the element was taken off the page, or what the host had by then.
      if (before?.explainer === progress.explainer) return this.setProgress(before);
    }
    // The score shows a moment later.
    await 0;
    const [right, of] = root.querySelector("[data-score]")?.dataset.score.split("/").map(Number) ?? [];
    this.#tell("progress", { progress, right, of });
  }

  // Links lead where they can: not to the host's own fragments, and not to parts that do not show here.
  #lead(event) {
    const fragment = fragmentOf(event);
    // What is in a slot leads where the host says.
    if (!fragment || this.contains(event.target)) return;
    const at = fragment.slice(1);
    const closes = at === "closed";
    const place = closes || at.includes("=");
    if (leadsAway(event, this.#root, fragment)) {
      event.stopPropagation();
      open(this.#page.home + fragment, "_blank", "noopener");
    } else if (this.#live && place) return;
    else {
      if (place) this.select(closes ? "" : at);
      if (closes || entryOf(this.#root, at)) showEntry(this.#root, at, true);
      else targetOf(this.#root, fragment)?.scrollIntoView();
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
