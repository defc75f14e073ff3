// In a single file, the pages on paper are embedded: a link to one opens it from the file.
let pages;
document.addEventListener("click", (event) => {
  // They are parsed at the first press, when all of the page has been read.
  pages ??= JSON.parse(document.getElementById("explainer-pages").textContent);
  const page = pages[event.target.closest?.("a")?.getAttribute("href")];
  if (!page) return;
  event.preventDefault();
  open(URL.createObjectURL(new Blob([page], { type: "text/html" })));
});
