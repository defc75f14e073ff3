// Where a file holds everything, the pages on paper are in it too: a link to one opens it from there.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a");
  const pages = document.getElementById("explainer-pages").textContent;
  const page = JSON.parse(pages)[link?.getAttribute("href")];
  if (!page) return;
  event.preventDefault();
  // They lead back to where this is.
  const html = page.replaceAll('href="index.html', () => `href="${location.href.split("#")[0]}`);
  open(URL.createObjectURL(new Blob([html], { type: "text/html" })));
});
