// What must run before the player, on the explainer's own page. This script is in the head, after entries.js and entry.js.

// Sets the colour scheme that the reader chose, before the first paint.
try {
  const page = document.documentElement;
  const kept = JSON.parse(localStorage.getItem("explainer:" + page.dataset.explainer));
  if (kept && typeof kept.scheme === "string") page.dataset.scheme = kept.scheme;
} catch {
  // Nothing is saved, or storage is refused: the device's scheme is used.
}

// Cards. Without scripts the browser scrolls to the entry of an actor or tie; this script shows it as a card instead, without
// scrolling. So the fragment of a card is removed from the address while the page is parsed, and then the ids of all entries are
// removed.
const address = (fragment) => location.pathname + location.search + (fragment && `#${fragment}`);
const rootOf = () => document.getElementById("explainer");
// The place in the address, without a choice of signs.
const here = () => location.hash.slice(1).split("&")[0];
let wanted = location.hash.slice(1);
if (CARD.test(wanted)) history.replaceState(history.state, "", address(""));
// The entries are known when the whole page is parsed; until then, `wanted` is the fragment to show.
document.addEventListener("readystatechange", () => {
  if (document.readyState !== "interactive") return;
  const root = rootOf();
  // A page that was saved while its player ran still has `data-live`, though no player runs yet.
  root.querySelector("[data-live]")?.removeAttribute("data-live");
  hideEntryIds(root);
  if (!CARD.test(wanted)) return;
  history.replaceState(history.state, "", address(wanted));
  showEntry(root, here(), document.activeElement === document.body);
});

// Handles links to cards until the player runs, and if it cannot be loaded. Events that the player has handled have their default
// prevented.
document.addEventListener("click", (event) => {
  const { button, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented, target } = event;
  const fragment = target.closest?.("a[href^='#']")?.getAttribute("href").slice(1);
  const root = rootOf();
  const other = button || altKey || ctrlKey || metaKey || shiftKey || defaultPrevented;
  const closes = fragment === "closed";
  const early = document.readyState === "loading" && CARD.test(fragment);
  if (!fragment || other || !root || !(closes || early || entryOf(root, fragment))) return;
  event.preventDefault();
  if (early) {
    wanted = fragment;
    return;
  }
  const to = closes ? "" : fragment;
  if (to !== here()) history.pushState(null, "", address(to));
  showEntry(root, to, true);
});

// Handles Back and Forward in the same way.
addEventListener("popstate", () => {
  const root = rootOf();
  if (root && !root.querySelector("[data-live]") && (!here() || entryOf(root, here()))) showEntry(root, here(), true);
});

// Content far from the view has an estimated height, and when it comes near, its real height may move the target of a link within
// the page. So the position of the target is checked for some frames, and corrected, as in `Node::scroll_to` of the player.
document.addEventListener("click", (event) => {
  const fragment = event.target.closest?.("a[href^='#']")?.getAttribute("href").slice(1);
  const target = fragment && document.getElementById(fragment);
  const placeOf = () => target.getBoundingClientRect().top;
  const hold = (frames, top, start) =>
    requestAnimationFrame(() => {
      if (top !== undefined && Math.abs(placeOf() - top) > 1 && Math.abs(placeOf() + scrollY - start) > 1) target.scrollIntoView();
      if (frames) hold(frames - 1, placeOf(), placeOf() + scrollY);
    });
  if (target && !event.defaultPrevented) hold(9);
});
