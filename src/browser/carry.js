// Where a file holds everything, the pages on paper are in it too: a link to one opens it from there.
document.addEventListener("click", (event) => {
  const pages = JSON.parse(document.getElementById("explainer-pages").textContent);
  const page = pages[event.target.closest?.("a")?.getAttribute("href")];
  if (!page) return;
  event.preventDefault();
  open(URL.createObjectURL(new Blob([page], { type: "text/html" })));
});
