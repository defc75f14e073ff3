// Light or dark as the reader chose it, before the first paint. Runs in the head, ahead of everything.
try {
  const page = document.documentElement;
  const kept = JSON.parse(localStorage.getItem("explainer:" + page.dataset.explainer));
  if (kept && typeof kept.scheme === "string") page.dataset.scheme = kept.scheme;
} catch {
  // Nothing kept, or storage refused: as the device has it.
}
