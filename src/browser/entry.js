// Shows the entry of an actor, a tie, a term or an origin, which is in the page's tables and lists, as a card, until the player
// draws the full card. For the page before its player runs, for frames, and for the element. kinds.js comes before this script.
const make = (name, properties) => Object.assign(document.createElement(name), properties);

// The entry of a fragment without `#`. After the page is parsed, early.js has moved its id to `data-entry`.
const entryOf = (root, fragment) => {
  const value = `="${CSS.escape(fragment)}"]`;
  return CARD.test(fragment) && root.querySelector(`[id${value}, [data-entry${value}`);
};

// Shows the card of a fragment without `#`, and focuses it if `focuses`. For a fragment without an entry, closes the open card,
// and moves focus back to where it was before the first card.
const showEntry = (root, fragment, focuses) => {
  const panels = root.querySelector(".panels");
  const entry = entryOf(root, fragment);
  const { activeElement } = root.getRootNode();
  if (!panels.contains(activeElement)) panels.opener = activeElement;
  panels.replaceChildren();
  if (!entry) return panels.opener?.focus({ preventScroll: true });
  const copy = (name, { childNodes }) => {
    const place = make(name);
    place.append(...[...childNodes].map((it) => it.cloneNode(true)));
    return place;
  };
  // The title of an origin is the number of its passage, which comes first.
  const [title, ...details] = entry.matches("li") ? [entry.firstChild, entry] : entry.children;
  const close = make("a", { className: "close", href: "#closed", textContent: "×", ariaLabel: panels.dataset.close });
  const panel = make("section", { className: "panel", tabIndex: -1, ariaLabel: title.textContent });
  Object.assign(panel.dataset, { panel: fragment, open: true });
  panel.append(close, copy("h3", title), ...details.map((it) => copy("div", it)));
  panels.append(panel);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close.click();
  });
  if (focuses) panel.focus({ preventScroll: true });
};
