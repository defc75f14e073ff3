// The explainer in a frame. The functions of part.js stand before this. In the head, so that it is there before the first
// paint; it carries on once the explainer is in the page.
const wanted = new URLSearchParams(location.search);
const page = document.documentElement;
if (["light", "dark"].includes(wanted.get("theme"))) page.dataset.scheme = wanted.get("theme");

const begin = (root) => {
  root.dataset.src = new URL("./", location.href).href;
  root.dataset.at = location.hash.slice(1);
  if (wanted.get("progress") === "none") root.dataset.keep = "none";
  showPart(root, wanted.get("view"));
};

new MutationObserver((_, observer) => {
  const root = document.getElementById("explainer");
  if (!root?.nextElementSibling) return;
  observer.disconnect();
  begin(root);
}).observe(page, { childList: true, subtree: true });
