// In a single file, the pages on paper are embedded: a link to one opens it from the file.
let pages;
document.addEventListener("click", (event) => {
  // The pages are parsed at the first press, because the element that holds them may come after this script.
  pages ??= JSON.parse(document.getElementById("explainer-pages").textContent);
  const page = pages[event.target.closest?.("a")?.getAttribute("href")];
  if (!page) return;
  event.preventDefault();
  open(URL.createObjectURL(new Blob([page], { type: "text/html" })));
});
