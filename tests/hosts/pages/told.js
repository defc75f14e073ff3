// Records the events of the explainers on the page, with the id of the element.
window.received = [];
for (const name of ["ready", "select", "scenario", "attempt", "answer", "complete", "progress", "error"]) {
  document.addEventListener(`explainer:${name}`, ({ detail, target }) => received.push({ name, detail, by: target.id }));
}

// Fetches the document that lies beside an explainer's page.
window.documentOf = async (url) => {
  const page = await (await fetch(url)).text();
  return (await fetch(new URL(/ data-document="(.*?)"/.exec(page)[1], url))).json();
};

// Defines the element by the script at an address.
window.define = (url) =>
  new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), { type: "module", src: url, onload: done, onerror: fail });
    document.head.append(script);
  });
