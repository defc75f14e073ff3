// Shows only a part of an explainer, for the element and for the frame. kinds.js and entry.js come before this script.
const VIEW = new RegExp(`^(?:(article|map|quiz|triangle)|(${ALONE.source.slice(1)}[\\w-]+))$`);

// Shows only the part of `root` that `view` names, with the cards that it opens; the whole explainer, if `view` names none.
const showPart = (root, view) => {
  const [, part, place, kind] = VIEW.exec(view) ?? [];
  const card = place && entryOf(root, place);
  const shown = root.querySelector(card ? ".panels" : part ? `.${part}` : `[id="${place}"]`);
  for (const it of root.querySelectorAll("[data-outside]")) it.removeAttribute("data-outside");
  if (shown) root.dataset.part = card ? "card" : (part ?? kind);
  else delete root.dataset.part;
  // If the player runs, it draws the card.
  if (card && !root.querySelector("[data-live]")) showEntry(root, place);
  for (let it = shown; it && it !== root; it = it.parentElement) {
    if (it.localName === "details") it.open = true;
    for (const beside of it.parentElement.children) {
      if (beside !== it && !beside.matches(".panels, .said")) beside.dataset.outside = "";
    }
  }
};

// The credit below the explainer: its title, as a link to its page.
const credit = (title, href) => make("a", { className: "credit", href, target: "_blank", textContent: title });

// The link that an event is about.
const linkOf = (event) => event.composedPath().find((it) => it.localName === "a");

// The fragment of an event's link, with `#`, if it has one. `getAttribute` is used, because links in SVG have another `href`.
const fragmentOf = (event) => {
  const href = linkOf(event)?.getAttribute("href");
  return href?.[0] === "#" && href;
};

// Whether an event's link leads to the explainer's own page: to a part that does not show here, or because a modifier key is
// pressed.
const leadsAway = (event, root, fragment) =>
  event.ctrlKey ||
  event.metaKey ||
  event.shiftKey ||
  (!CARD.test(fragment.slice(1)) && targetOf(root, fragment)?.closest("[data-outside]"));

// The element of a fragment with `#` in `root`, if there is one.
const targetOf = (root, fragment) => root.querySelector(`[id="${CSS.escape(fragment.slice(1))}"]`);
