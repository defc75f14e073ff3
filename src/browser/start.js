// Loads the player's module and starts it. This is appended to the player's script, after `request`, which fetches the module, and
// kinds.js.
let loading;

// Compiles the module while it loads, if the server sends the right content type. Throws if the module cannot be loaded.
const compile = async () => {
  const response = await request();
  if (!response.ok) throw new Error(`the player could not be loaded: ${response.status}`);
  const copy = response.clone();
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await copy.arrayBuffer()));
};

// The start waits for a frame, so that events of the reader are handled first.
const frame = () => new Promise((done) => (document.hidden ? done() : requestAnimationFrame(() => setTimeout(done))));

// A promise of `mount(root, json)`, which returns an error message or undefined. All explainers of a page share one instance of
// the module. After a failure, the next call tries again.
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

// The root on the explainer's own page. This script also runs in pages of hosts, where an element may have the same id, but not the
// message for a failed start.
const root = document.querySelector("#explainer[data-failed]");

// A page that was saved in a browser, or prerendered by another program, contains the player's changes, which a new player does
// not know. So the static content is restored: from the page for frames, or in a single file from a template that was kept for
// this.
const FIRST = "explainer-first";
const pageForFrames = () =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("GET", "embed.html");
    // The page is parsed by XMLHttpRequest, which runs no scripts.
    request.responseType = "document";
    request.onloadend = () => done(request.response?.getElementById("explainer"));
    request.send();
  });
const beginAnew = async () => {
  // Once the page is parsed, early.js removes what the player of a saved page has left. The player must not start before.
  if (document.readyState === "loading") {
    await new Promise((done) => document.addEventListener("readystatechange", done, { once: true }));
  }
  const kept = document.getElementById(FIRST);
  if (root.hasAttribute("data-start")) {
    const first = kept?.content ?? (await pageForFrames());
    if (!first) return;
    root.replaceChildren(...first.childNodes);
    root.removeAttribute("data-start");
    // The restored content has the ids that early.js had removed.
    hideEntryIds(root);
  }
  if (root.dataset.document) return;
  kept?.remove();
  const first = document.createElement("template");
  first.id = FIRST;
  first.content.append(...root.cloneNode(true).childNodes);
  root.after(first);
};

const dialog = root?.dataset.share;

// The dialog to share is loaded when it is opened. If it cannot be loaded, the player shares by itself.
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

// The document's JSON: a file of its own, or an element of a single file.
const read = async (address) => {
  if (!address) return document.getElementById("explainer-data").textContent;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the document could not be loaded: ${response.status}`);
  return response.text();
};

// Content that is far from the view when the player starts is marked, so that styles skip its rendering (`content-visibility`).
// Content in view is not marked, because that would count as a layout shift. Elements with hidden descendants, such as questions,
// are left out, because Chromium exposes hidden descendants of skipped content to screen readers.
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
      // The static page stays, and the reader sees a message, whose words the author tool has put into the page.
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
