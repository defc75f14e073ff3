// A part of an explainer, shown alone. For the element and for the frame. entry.js stands before it.
const VIEW = /^(?:(article|map|quiz|triangle)|((actor|tie|passage|question)=[\w-]+))$/;

// Shows only the part of what is in `root` that `view` names, with what it opens; all of it, if that is nothing.
const showPart = (root, view) => {
  const [, part, place, kind] = VIEW.exec(view) ?? [];
  const card = place && entryOf(root, place);
  const shown = root.querySelector(card ? ".panels" : part ? `.${part}` : `[id="${place}"]`);
  for (const it of root.querySelectorAll("[data-outside]")) it.removeAttribute("data-outside");
  if (shown) root.dataset.part = card ? "card" : (part ?? kind);
  else delete root.dataset.part;
  // Once the player is there, it draws the card.
  if (card && !root.querySelector("[data-live]")) showEntry(root, place);
  for (let it = shown; it && it !== root; it = it.parentElement) {
    if (it.localName === "details") it.open = true;
    for (const beside of it.parentElement.children) {
      if (beside !== it && !beside.matches(".panels, .said")) beside.dataset.outside = "";
    }
  }
};

// What stands below a part: what it is of, and where all of that is.
const credit = (title, href) => make("a", { className: "credit", href, target: "_blank", textContent: title });

// The link that an event is about.
const linkOf = (event) => event.composedPath().find((it) => it.localName === "a");

// The fragment that an event's link leads to, with `#`, if it leads to a place of the explainer. Those on the map are SVG's.
const fragmentOf = (event) => {
  const href = linkOf(event)?.getAttribute("href");
  return href?.[0] === "#" && href;
};

// Whether an event's link leads out of what shows: to a part that does not show here, or to where the reader wants it.
const leadsAway = (event, root, fragment) =>
  event.ctrlKey ||
  event.metaKey ||
  event.shiftKey ||
  (!CARD.test(fragment.slice(1)) && targetOf(root, fragment)?.closest("[data-outside]"));

// What that is in `root`, if it is in the page.
const targetOf = (root, fragment) => root.querySelector(`[id="${CSS.escape(fragment.slice(1))}"]`);
