// <interactive-explainer>: an explainer in someone else's page. The functions of part.js stand before this.
//
// What is shown comes from the page that the author tool made, at `src`: its prerendered content goes into a shadow root when
// the element comes near the view, and its player starts when it comes nearer. Until then, and wherever something fails,
// what stands in the element shows.
const NAME = "interactive-explainer";
const KINDS = ["passage", "tie", "actor"];
const SHOWN = ["bar", "article", "map", "quiz", "tables", "notes", "panel"];

// What of it a host's styles can reach, and what they must not. Nothing is inherited but the colour scheme; custom
// properties come through.
const frame = new CSSStyleSheet();
frame.replaceSync(`
:host { display: block !important; }
:host([hidden]) { display: none !important; }
.host { all: initial; display: block; color-scheme: inherit; container-type: normal; }
.host[data-scheme] { color-scheme: light; }
.host[data-scheme="dark"] { color-scheme: dark; }
`);

// What is made at most once for each key, however many ask; what failed is made again for the next who asks.
const once = (make) => {
  const made = new Map();
  return (key, ...rest) => {
    if (!made.has(key)) {
      const promise = make(key, ...rest);
      promise.catch(() => made.delete(key));
      made.set(key, promise);
    }
    return made.get(key);
  };
};

// The file's name holds a hash of what is in it: the same file beside two explainers is one.
const nameOf = (url) => url.split("/").pop();

const sheetOf = once(async (name, url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new CSSStyleSheet().replace(await response.text());
});

const playerOf = once(async (name, url) => (await import(/* @vite-ignore */ /* webpackIgnore: true */ url)).load());

// Read as a document by the browser itself: that runs nothing, and no Trusted Types stand in its way.
const read = (url) =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.overrideMimeType("text/html;charset=utf-8");
    request.onload = () => (request.status < 400 ? done(request.response) : fail(new Error(`${url}: ${request.status}`)));
    request.onerror = () => fail(new Error(`${url} could not be loaded; does its host send Access-Control-Allow-Origin?`));
    request.send();
  });

const pageOf = once(async (url, lang) => {
  const page = await read(url);
  const other = lang && page.documentElement.lang !== lang && page.querySelector(`link[hreflang="${CSS.escape(lang)}"]`);
  if (other && other.href !== url) return pageOf(other.href);
  const root = page.getElementById("explainer");
  const style = page.querySelector("link[rel=stylesheet]");
  if (!root || !style) throw new Error(`${url} is no explainer`);
  // Of this page's own kind a link begins with `#`; all others lead from where the explainer is.
  for (const link of root.querySelectorAll("a:not([href^='#'])")) link.href = new URL(link.getAttribute("href"), page.URL);
  return {
    root,
    sheet: await sheetOf(nameOf(style.href), style.href),
    home: page.URL.split("#")[0],
    json: page.getElementById("explainer-data")?.textContent,
    player: page.querySelector("script[type=module]")?.src,
    lang: page.documentElement.lang,
    dir: page.documentElement.dir,
  };
});

// For a document that the host has itself: drawn by the player, with the style beside this script.
const drawn = async (json, home) => ({
  root: document.createElement("div"),
  sheet: await sheetOf(nameOf(STYLE), STYLE),
  home,
  json,
  player: WHOLE,
});

// Calls `act` of an element once it is within a margin around the view.
const near = (margin, act) => {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        act(target);
      }
    },
    { rootMargin: `${margin} 0px` },
  );
  return watch;
};
const toShow = near("150%", (element) => element.show());
const toStart = near("50%", (element) => element.start());

class InteractiveExplainer extends HTMLElement {
  static observedAttributes = ["src", "view", "theme", "lang", "height", "progress", "scenario", ...KINDS];

  #at = { place: "", choice: "" };
  #data;
  #shadow = this.attachShadow({ mode: "open" });
  #progress;
  // Of what is shown now: the page it came from, its root, whether its player was asked for, and runs.
  #page;
  #root;
  #asked;
  #live;

  connectedCallback() {
    // Frameworks may have set a property before the element was defined.
    for (const name of ["data", ...InteractiveExplainer.observedAttributes]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#root) this.#begin();
  }

  disconnectedCallback() {
    // An element that is moved is back by then.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "scenario") this.setScenario(value);
    else if (KINDS.includes(name)) this.#choose(name, before, value);
    else if (!this.isConnected) return;
    else if (name === "src" || name === "lang") this.#begin();
    else this.#dress();
  }

  get data() {
    return this.#data;
  }

  set data(data) {
    this.#data = data;
    if (this.isConnected) this.#begin();
  }

  // Goes to a place, such as "actor=china"; to none, with null.
  select(place) {
    this.#go({ ...this.#at, place: place ?? "" });
  }

  // Has the map show a scenario, or any signs ("russia-china:-"); what the article says, with null.
  setScenario(scenario) {
    const choice = scenario ? (scenario.includes(":") ? "s=" : "scenario=") + scenario : "";
    this.#go({ ...this.#at, choice });
  }

  // Answers and choices go; what the reader wrote stays.
  reset() {
    this.setProgress({ explainer: this.#progress?.explainer });
    this.#go({ place: "", choice: "" });
  }

  // What the reader has answered, as it is kept on the device; undefined before the player runs.
  getProgress() {
    return structuredClone(this.#progress);
  }

  // Takes up what getProgress() gave, in place of what is there.
  setProgress(progress) {
    if (progress?.explainer !== this.#progress?.explainer) throw new TypeError("this progress is of another explainer");
    this.#order(JSON.stringify(progress));
  }

  // Shows the prerendered content.
  async show() {
    const token = (this.#page = {});
    const inline = this.#data ?? this.querySelector(":scope > script[type='application/json']")?.textContent;
    const url = new URL(this.getAttribute("src") ?? "", document.baseURI).href;
    let page;
    try {
      if (inline) {
        page = await drawn(typeof inline === "string" ? inline : JSON.stringify(inline), url);
      } else {
        page = await pageOf(url, this.getAttribute("lang"));
      }
    } catch (error) {
      if (this.#page === token) this.#fail("page", error);
      return;
    }
    // Something else is wanted by now.
    if (this.#page !== token) return;
    this.#page = page;
    const root = (this.#root = document.importNode(page.root, true));
    root.classList.add("host");
    root.lang = page.lang ?? "";
    root.dir = page.dir || "ltr";
    root.dataset.embedded = "";
    root.dataset.src = page.home;
    root.dataset.at = this.#fragment();
    root.addEventListener("explainer:at", (event) => this.#follow(event.detail));
    root.addEventListener("explainer:progress", (event) => this.#keep(event.detail));
    root.addEventListener("click", (event) => this.#leave(event), true);
    for (const name of ["pointerdown", "focusin"]) root.addEventListener(name, () => this.start(), { once: true });
    this.#dress();
    this.#shadow.adoptedStyleSheets = [page.sheet, frame];
    const slot = (name) => Object.assign(document.createElement("slot"), { name });
    // A document of the host's is not to be seen before it is drawn.
    if (!inline) this.#shadow.replaceChildren(slot("header"), root, slot("footer"));
    toStart.observe(this);
    if (inline) await this.start(() => this.#shadow.replaceChildren(slot("header"), root, slot("footer")));
  }

  // Starts the player.
  async start(ready) {
    const { player, json } = this.#page;
    if (this.#asked || !player) return;
    const root = (this.#asked = this.#root);
    let mount;
    try {
      mount = await playerOf(nameOf(player), player);
    } catch (error) {
      if (this.#root === root) this.#fail("player", error);
      return;
    }
    if (this.#root !== root) return;
    const fault = mount(root, json);
    if (fault) return this.#fail("document", new Error(fault));
    ready?.();
    this.#live = true;
    this.#dress();
    this.#tell("ready", { start: root.dataset.start });
  }

  #begin() {
    this.#end();
    this.#shadow.adoptedStyleSheets = [frame];
    const slot = document.createElement("slot");
    const src = this.getAttribute("src") ?? "";
    slot.append(Object.assign(document.createElement("a"), { href: src, textContent: src }));
    this.#shadow.replaceChildren(slot);
    toShow.observe(this);
  }

  #end() {
    this.#order("leave");
    toShow.unobserve(this);
    toStart.unobserve(this);
    this.#page = this.#root = this.#asked = this.#live = undefined;
  }

  // Has the root look as the attributes say.
  #dress() {
    const root = this.#root;
    if (!root) return;
    const set = (name, value) => (value ? (root.dataset[name] = value) : delete root.dataset[name]);
    const one = (name, ...values) => values.find((it) => it === this.getAttribute(name));
    set("scheme", one("theme", "light", "dark"));
    set("keep", one("progress", "none"));
    const height = this.getAttribute("height")?.replace(/^[\d.]+$/, "$&px");
    const fixed = height && CSS.supports("height", height) ? height : "";
    root.style.cssText = fixed && `block-size: ${fixed}; overflow: auto; --explainer-view: ${fixed}`;
    showPart(root, this.getAttribute("view"));
    for (const name of SHOWN) for (const it of root.querySelectorAll(`.${name}`)) it.part = name;
  }

  #choose(kind, before, value) {
    if (value) this.select(`${kind}=${value}`);
    else if (this.#at.place === `${kind}=${before}`) this.select(null);
  }

  #fragment({ place, choice } = this.#at) {
    return [place, choice].filter(Boolean).join("&");
  }

  #go(at) {
    this.#at = at;
    if (this.#live) this.#order(`#${this.#fragment()}`);
    else if (this.#root) this.#root.dataset.at = this.#fragment();
  }

  #order(detail) {
    if (this.#live) this.#root.dispatchEvent(new CustomEvent("explainer:host", { detail }));
  }

  // The reader has gone somewhere, or an order was carried out.
  #follow(fragment) {
    const parts = fragment.split("&");
    const is = (it) => /^(s|scenario)=/.test(it);
    const before = this.#at;
    const [place = "", choice = ""] = [parts.find((it) => it && !is(it)), parts.find(is)];
    this.#at = { place, choice };
    const told = (text, names) => (text ? Object.fromEntries(names(text.split("="))) : null);
    if (place !== before.place) this.#tell("select", told(place, ([kind, id]) => [["kind", kind], ["id", id]]));
    if (choice !== before.choice) this.#tell("scenario", told(choice, ([kind, id]) => [[kind === "s" ? "signs" : "id", id]]));
  }

  #keep(progress) {
    this.#progress = progress;
    const [right, of] = this.#root.querySelector("[data-score]")?.dataset.score.split("/").map(Number) ?? [];
    this.#tell("progress", { progress, right, of });
  }

  // Links lead where they can: not to the host's own fragments, and not to parts that are not shown here.
  #leave(event) {
    const link = linkOf(event);
    if (!link) return;
    const target = targetOf(this.#root, link);
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || target?.closest("[data-outside]");
    if (elsewhere) {
      event.preventDefault();
      event.stopPropagation();
      open(this.#page.home + link.hash, "_blank", "noopener");
    } else if (!this.#live || !link.hash.includes("=")) {
      event.preventDefault();
      if (link.hash.includes("=") && !this.#live) this.select(link.hash.slice(1));
      target?.scrollIntoView();
    }
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`explainer:${name}`, { bubbles: true, composed: true, detail }));
  }

  #fail(stage, { message }) {
    console.warn(`<${NAME}>: ${message}`);
    this.#tell("error", { stage, message });
  }
}

// Attributes are properties, too.
for (const name of InteractiveExplainer.observedAttributes) {
  Object.defineProperty(InteractiveExplainer.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

if (!customElements.get(NAME)) customElements.define(NAME, InteractiveExplainer);
