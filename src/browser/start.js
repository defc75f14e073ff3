// Loads the player's module and starts it. Appended to the player's script, with `request` before it, which asks for the module.
let loading;

// Compiles while it loads, where the host sends the right type. Where the module cannot be had, whoever asked is told, and
// may ask again.
const compile = async () => {
  const response = await request();
  if (!response.ok) throw new Error(`the player could not be loaded: ${response.status}`);
  const copy = response.clone();
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await copy.arrayBuffer()));
};

// What the reader pressed meanwhile is answered first: the start waits for a frame.
const frame = () => new Promise((done) => (document.hidden ? done() : requestAnimationFrame(() => setTimeout(done))));

// One instance for all explainers of a page. A promise of `mount(root, json)`, which says what is wrong, if anything is.
export const load = () =>
  (loading ??= compile()
    .then((module_or_path) => frame().then(() => __wbg_init({ module_or_path })))
    .then(
      () => mount,
      (error) => {
        loading = undefined;
        throw error;
      },
    ));

// On the explainer's own page.
const root = document.getElementById("explainer");

// Whoever saves the page, or renders pages beforehand for others, has what the player has made of it, of which another player
// knows nothing. What stood there before is in the page for frames as well; a single file, which has none beside it, keeps it.
const FIRST = "explainer-first";
const pageForFrames = () =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("GET", "embed.html");
    // Read as a document by the browser itself: that runs nothing.
    request.responseType = "document";
    request.onloadend = () => done(request.response?.getElementById("explainer"));
    request.send();
  });
const beginAnew = async () => {
  const kept = document.getElementById(FIRST);
  if (root.hasAttribute("data-start")) {
    const first = kept?.content ?? (await pageForFrames());
    if (!first) return;
    root.replaceChildren(...first.childNodes);
    root.removeAttribute("data-start");
    // What is put back has the ids again that early.js takes away, so that no address leads the browser there.
    for (const entry of root.querySelectorAll(".tables [id], [id^='origin=']")) {
      entry.dataset.entry = entry.id;
      entry.removeAttribute("id");
    }
  }
  if (root.dataset.document) return;
  kept?.remove();
  const first = document.createElement("template");
  first.id = FIRST;
  first.content.append(...root.cloneNode(true).childNodes);
  root.after(first);
};

const dialog = root?.dataset.share;

// The dialog by which one shares is loaded when it is wanted. Where it cannot be had, the player does what it can by itself.
const offer = async (event) => {
  event.preventDefault();
  try {
    const { open } = await import(new URL(dialog, document.baseURI));
    await open(event.detail);
  } catch (error) {
    console.warn(error.message);
    root.removeEventListener("explainer:share", offer);
    root.querySelector("[data-do=share]").click();
  }
};
if (dialog) root.addEventListener("explainer:share", offer);

// The document, a file of its own, or in the page where that holds everything.
const read = async (address) => {
  if (!address) return document.getElementById("explainer-data").textContent;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the document could not be loaded: ${response.status}`);
  return response.text();
};

// What is far from the view when the player comes is marked, for styles to leave it out while it stays far. Whatever is in view
// would be counted as moved. Nothing that has something hidden inside is among them, as questions have: of what is left out,
// Chromium tells screen readers what is hidden in it, too.
const PARTS = ".text .passage, .note, .scroller, .notes";
const markFar = (entries, observer) => {
  observer.disconnect();
  for (const { target, isIntersecting } of entries) target.toggleAttribute("data-far", !isIntersecting);
};
const watchFar = () => {
  const observer = new IntersectionObserver(markFar, { rootMargin: "100%" });
  for (const part of root.querySelectorAll(PARTS)) observer.observe(part);
};

if (root) {
  Promise.all([load(), read(root.dataset.document), beginAnew()]).then(
    ([mount, json]) => {
      const fault = mount(root, json);
      if (!fault) return watchFar();
      // The page stays as it is, and the reader is told so, in words that the author tool left in the page.
      console.error(fault);
      const message = document.createElement("p");
      message.textContent = `${root.dataset.failed} (${fault})`;
      message.role = "alert";
      message.className = "failed";
      root.prepend(message);
    },
    (error) => console.warn(error.message),
  );
}
