// The entries of actors, ties, terms and origins, which are in the page's tables and lists. kinds.js comes before this script.

// Removes the ids of all entries of a root, and keeps them as `data-entry`, so that the browser does not scroll to an entry when the
// address becomes that of its card.
const hideEntryIds = (root) => {
  for (const entry of root.querySelectorAll("[id]")) {
    if (!CARD.test(entry.id)) continue;
    entry.dataset.entry = entry.id;
    entry.removeAttribute("id");
  }
};
