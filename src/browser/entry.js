// The details of an actor, a tie, a term or where a passage comes from as a card, from where they stand in the page, until the
// player draws all of it. For the page before its player is there, for frames, and for the element.
const CARD = /^(actor|tie|origin|term)=/;

const make = (name, properties) => Object.assign(document.createElement(name), properties);

// Where the details of a fragment without `#` stand. Once the page itself is read, early.js has them under another name.
const entryOf = (root, fragment) => {
  const value = `="${CSS.escape(fragment)}"]`;
  return CARD.test(fragment) && root.querySelector(`[id${value}, [data-entry${value}`);
};

// Shows the card of a fragment without `#`, with the focus if it is to have that, or closes the one that is open: then focus
// goes back to where it was before the first.
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
  // An origin begins with the number of its passage.
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
