// What must be there before the player, on the explainer's own page. Runs in the head, ahead of everything; entry.js stands
// before it.

// Light or dark as the reader chose it, before the first paint.
try {
  const page = document.documentElement;
  const kept = JSON.parse(localStorage.getItem("explainer:" + page.dataset.explainer));
  if (kept && typeof kept.scheme === "string") page.dataset.scheme = kept.scheme;
} catch {
  // Nothing kept, or storage refused: as the device has it.
}

// Cards. Without a script the browser itself goes to where the details stand; here they come to the reader, and nothing scrolls.
// So while the browser reads the page, its address has no fragment of a card, and after that nothing has such an id.
const address = (fragment) => location.pathname + location.search + (fragment && `#${fragment}`);
const rootOf = () => document.getElementById("explainer");
// Where the address leads, ahead of a choice of signs.
const here = () => location.hash.slice(1).split("&")[0];
let wanted = location.hash.slice(1);
if (CARD.test(wanted)) history.replaceState(history.state, "", address(""));
// Where the details stand is known when all of the page is read: until then it is kept what the reader wants to see.
document.addEventListener("readystatechange", () => {
  if (document.readyState !== "interactive") return;
  const root = rootOf();
  // A page that was saved after its player came still says that a player answers, and none does yet.
  root.querySelector("[data-live]")?.removeAttribute("data-live");
  for (const entry of root.querySelectorAll(".tables [id], [id^='origin=']")) {
    entry.dataset.entry = entry.id;
    entry.removeAttribute("id");
  }
  if (!CARD.test(wanted)) return;
  history.replaceState(history.state, "", address(wanted));
  showEntry(root, here(), document.activeElement === document.body);
});

// Until the player answers, and wherever it cannot be had. What it has answered is no default of the browser's any more.
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

// Back and Forward, likewise.
addEventListener("popstate", () => {
  const root = rootOf();
  if (root && !root.querySelector("[data-live]") && (!here() || entryOf(root, here()))) showEntry(root, here(), true);
});

// What is far from the view has the height that the browser remembers of it, until it comes near; where that is another by then,
// the target of a link within the page is moved. So the page scrolls to the target again for as long as it is.
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
