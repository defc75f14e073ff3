// <interactive-explainer>: an explainer embedded in another page. The code of kinds.js, fragment.js, entry.js, shape.js and part.js
// comes before this script; so do `scriptOf`, which imports a player by its address, and, for a document that the host supplies
// itself, WHOLE, the address of the player that draws the page, and `styleOf`, which returns the address of its style sheet.
//
// The content comes from the page of the author tool at `src`: its prerendered content is put into a shadow root when
// the element comes near the view, and its player starts when it comes nearer. Until then, and if anything fails,
// the element's own content shows.
const NAME = "interactive-explainer";
const ATTRIBUTES = ["src", "view", "theme", "lang", "height", "progress", "scenario", ...KINDS];

// `!important` in a shadow root takes precedence over `!important` in the page.
const FRAME = new CSSStyleSheet();
FRAME.replaceSync(":host(:not([hidden])){display:block!important;inline-size:100%;box-sizing:border-box}");

// Keeps keys that are typed or handled in the explainer from triggering shortcuts of the host, but not those in slotted content.
const keepIn = (event) => {
  const { target } = event;
  if (event.currentTarget.host.contains(target)) return;
  if (event.defaultPrevented || target.matches("input, textarea, select")) event.stopPropagation();
};

// Sends a command to the player of a root, if one runs.
const sendCommand = (root, detail) => root?.dispatchEvent(new CustomEvent("explainer:host", { detail }));

// Caches the promise of `make` by the key of an address; a failed promise is dropped, so that the next call tries again. The key
// can be the file name alone, because names contain a hash of the content: the same file beside two explainers is loaded once.
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

// The page is parsed by XMLHttpRequest, which runs no scripts, and is not restricted by Trusted Types.
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
  // The page's scripts must not run in the host's page.
  root.querySelectorAll("script").forEach((it) => it.remove());
  // Links other than fragments are resolved against the explainer's address, and open in a new tab, so that the host stays open.
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
      // Elements that were removed since are skipped.
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
  // Where the reader is, as the parts of a fragment.
  #at = {};
  #data;
  #progress;
  // The loaded page, with the address of its player until that is loaded; the root in the shadow tree; whether the player runs.
  #page;
  #root;
  #live;
  // The places that were reported last by events.
  #reported = {};

  connectedCallback() {
    // Properties that were set before the element was defined shadow its accessors, so they are set again.
    for (const [name, value] of Object.entries(this)) {
      delete this[name];
      this[name] = value;
    }
    if (!this.#page) this.#begin();
  }

  disconnectedCallback() {
    // An element that is only moved is connected again by then.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "scenario") this.setScenario(value);
    else if (KINDS.includes(name)) {
      if (value) this.select(`${name}=${value}`);
      else if (this.#at.place === `${name}=${before}`) this.select();
    } else if (/src|lang/.test(name)) this.#begin();
    else {
      if (this.#at.place === before) this.select();
      this.#restyle();
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
    this.#go(place, this.#at.choice);
  }

  // Makes the map show a scenario, or signs ("russia-china:-"); without an argument, the article's signs.
  setScenario(scenario) {
    this.#go(this.#at.place, scenario && (scenario.includes(":") ? "s=" : "scenario=") + scenario);
  }

  // Removes answers and choices, but neither the text that the reader wrote nor the settings of the page.
  reset() {
    if (this.#progress) this.setProgress({ ...this.#progress, answers: [], known: [] });
    this.#go();
  }

  // The reader's progress, in the form in which it is saved on the device; before the player runs, what setProgress has set.
  getProgress() {
    return structuredClone(this.#progress);
  }

  // Replaces the progress by one of getProgress(); if the player does not run yet, once it does.
  setProgress(progress) {
    if (this.#live && progress.explainer !== this.#progress.explainer) throw new Error("foreign progress");
    this.#progress = progress;
    sendCommand(this.#root, JSON.stringify(progress));
  }

  // Shows the prerendered content.
  async #show() {
    const token = (this.#page = {});
    const inline = this.#data ?? this.querySelector(":scope > [type='application/json']")?.textContent;
    // There is nothing to show yet.
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
    // Another page was requested meanwhile.
    if (token !== this.#page) return;
    this.#page = { ...page };
    const root = (this.#root = document.importNode(page.root, true));
    root.className = "host";
    root.dir ||= "ltr";
    // These landmarks would duplicate those of the host's page.
    for (const it of root.querySelectorAll("main, .bar, .foot")) it.setAttribute("role", "none");
    Object.assign(root.dataset, { embedded: "", src: page.home, at: this.#fragment() });
    root.addEventListener("explainer:at", (event) => this.#onAddress(event.detail));
    root.addEventListener("explainer:progress", (event) =>
      // A player that starts after its root was dropped is ended at once.
      root === this.#root ? this.#onProgress(event.detail) : sendCommand(root, "leave"),
    );
    root.addEventListener("click", (event) => this.#onClick(event), true);
    for (const name of ["pointerdown", "focusin"]) root.addEventListener(name, () => this.#start());
    for (const name of ["keydown", "keypress", "keyup"]) this.#shadow.addEventListener(name, keepIn);
    this.#shadow.adoptedStyleSheets = [page.sheet, FRAME];
    this.#restyle();
    // For a document of the host there is no static page to show, so the player starts at once.
    if (inline) return this.#start();
    this.#attach();
    InteractiveExplainer.#toStart.observe(this);
  }

  #attach() {
    const below = [credit(this.#page.title, this.#page.home), make("slot", { name: "footer" })];
    this.#shadow.replaceChildren(make("slot", { name: "header" }), this.#root, ...below);
    const sheets = this.#root.querySelector(".sheets");
    if (sheets) fitMap(sheets);
  }

  // The absolute address of the explainer; nothing without `src`, which would be the host's own page, and unless it is http or
  // https, because `javascript:` would run code in the host's page.
  #address() {
    const { href } = make("a", { href: this.src });
    return this.src && /^https?:/.test(href) && href;
  }

  #fallback() {
    const slot = make("slot");
    const href = this.#address();
    if (href) slot.append(make("a", { href, textContent: href }));
    this.#shadow.replaceChildren(slot);
  }

  // Starts the player.
  async #start() {
    const { player, json, inline } = this.#page;
    if (!player) return;
    // The player is started once only.
    this.#page.player = "";
    const root = this.#root;
    let fault;
    try {
      const [mount, text] = await Promise.all([playerOf(player), inline ? json : textOf(json)]);
      if (this.#root !== root) return;
      if (!root.isConnected) this.#attach();
      fault = mount(root, text);
    } catch (error) {
      if (this.#root === root) this.#fail("player", error);
      return;
    }
    if (fault) {
      if (!root.firstChild) this.#fallback();
      this.#fail("document", { message: fault });
    }
  }

  #begin() {
    if (!this.isConnected) return;
    this.#end();
    this.#page = {};
    this.#shadow.adoptedStyleSheets = [FRAME];
    this.#fallback();
    InteractiveExplainer.#toShow.observe(this);
  }

  #end() {
    sendCommand(this.#root, "leave");
    this.#page = this.#root = this.#live = undefined;
  }

  // Applies the attributes for appearance to the root.
  #restyle() {
    const root = this.#root;
    if (!root) return;
    root.dataset.scheme = this.theme;
    root.toggleAttribute("data-unsaved", this.progress === "none");
    const height = this.height.replace(/^[\d.]+$/, "$&px");
    // The height must be a length, and no keyword such as `auto`.
    const fixed = CSS.supports("border-width", `calc(${height})`);
    // The host's bars over its view do not cover a root that scrolls by itself.
    const inner = `--explainer-view: ${height}; --explainer-above: 0px; --explainer-below: 0px`;
    root.style.cssText = fixed ? `block-size: ${height}; overflow: auto; ${inner}` : "";
    showPart(root, this.view);
    // If only a card shows, it is that of the selected place.
    if (root.dataset.part === "card" && !this.#at.place) this.select(this.view);
  }

  #fragment() {
    return Object.values(this.#at).filter(Boolean).join("&");
  }

  #go(place, choice) {
    this.#at = { ...this.#at, place, choice };
    const fragment = this.#fragment();
    if (this.#live) sendCommand(this.#root, `#${fragment}`);
    else if (this.#root) this.#root.dataset.at = fragment;
  }

  // Called when the reader's address has changed, by the reader or by a command.
  #onAddress(fragment) {
    const { place, choice } = (this.#at = partsOf(fragment));
    for (const [name, at] of [["select", place], ["scenario", choice]]) {
      if (at === (this.#reported[name] ?? "")) continue;
      this.#reported[name] = at;
      // `review` is no place.
      const [kind, id] = at.split("=");
      this.#dispatch(name, id ? { kind, id } : null);
    }
  }

  // Called with the reader's progress; the first call means that the player has started.
  async #onProgress(progress) {
    const root = this.#root;
    const before = this.#progress;
    this.#progress = progress;
    if (!this.#live) {
      this.#live = true;
      this.#restyle();
      this.#dispatch("ready", { start: root.dataset.start });
      // Restores the progress from before the element was removed from the page, or that the host has set meanwhile. If it is another
      // than this, the player reports it in turn.
      if (before?.explainer === progress.explainer) this.setProgress(before);
    }
    // The score is updated after this event.
    await 0;
    const [right, of] = root.querySelector("[data-score]")?.dataset.score.split("/").map(Number) ?? [];
    this.#dispatch("progress", { progress, right, of });
  }

  // Handles links to fragments, which must not lead to fragments of the host's page. Links to parts that do not show open the
  // explainer's own page.
  #onClick(event) {
    const fragment = fragmentOf(event);
    // Links in slotted content belong to the host.
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

  #dispatch(name, detail) {
    this.dispatchEvent(new CustomEvent(`explainer:${name}`, { bubbles: true, composed: true, detail }));
  }

  #fail(stage, { message }) {
    console.warn(NAME, message);
    this.#dispatch("error", { stage, message });
  }
}

// Every attribute is reflected by a property.
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
