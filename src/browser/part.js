// A part of an explainer, shown alone. For the element and for the frame.
const PARTS = { __proto__: null, article: ".article", map: ".map", quiz: ".quiz", triangle: ".triangle" };

// The place that a view names, as kind and id.
const placeIn = (view) => /^(actor|tie|passage|question)=[a-z0-9-]+$/.exec(view) ?? [];

// Shows only the part of what is in `root` that `view` names, with what it opens; all of it, if that is nothing.
const showPart = (root, view) => {
  const [place, kind] = placeIn(view);
  const card = kind === "actor" || kind === "tie";
  const shown = root.querySelector(card ? ".panels" : place ? `[id="${place}"]` : (PARTS[view] ?? "none"));
  for (const it of root.querySelectorAll("[data-outside]")) it.removeAttribute("data-outside");
  root.dataset.part = shown ? (card ? "card" : (kind ?? view)) : "all";
  for (let it = shown; it && it !== root; it = it.parentElement) {
    if (it.localName === "details") it.open = true;
    for (const beside of it.parentElement.children) {
      if (beside !== it && !beside.matches(".panels, .said")) beside.dataset.outside = "";
    }
  }
};

// The link within `root` that an event is about, if it leads to a place of the explainer.
const linkOf = (event) => event.composedPath().find((it) => it.localName === "a" && it.getAttribute("href")?.[0] === "#");

// Where such a link leads to in `root`, if that is in the page.
const targetOf = (root, link) => root.querySelector(`[id="${CSS.escape(decodeURIComponent(link.getAttribute("href").slice(1)))}"]`);
