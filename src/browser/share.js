// The dialog to share what the reader sees: a link, a quote, and the HTML that embeds it in another page. STYLE, the
// address of its style sheet, kinds.js and fragment.js come before this script; the author tool replaces calls of `word` by the
// words.
const root = document.getElementById("explainer");
const title = document.title;

// The address of the explainer on the web; its canonical address, if this is a copy that only this device can open.
const isLocal = !/^https?:/.test(location.protocol) || /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);
const canonical = document.querySelector("link[rel=canonical]")?.href;
const planned = isLocal && /^https?:/.test(canonical) && canonical;
const home = (planned || location.href.split("?")[0]).split("#")[0];

// The widths of the preview to choose from, in pixels, besides the full width.
const WIDTHS = ["360", "640"];

const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(Boolean));
  return made;
};
const said = (name, textContent) => make(name, { textContent });
const button = (textContent, onclick) => make("button", { type: "button", textContent, onclick });
const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);
const escaped = (text) => text.replace(/[&<>"]/g, (it) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[it]};`);
const at = (address, ...places) => [address, places.filter(Boolean).join("&")].filter(Boolean).join("#");

// Elements within the text that are not part of a quote: links to other places, and closed disclosures.
const ASIDE = ".number, .noted, .glimpse, .unseen, details:not([open])";

// The text of a part of the page, as a list of paragraphs.
const paragraphsOf = (content) => {
  for (const it of content.querySelectorAll(ASIDE)) it.remove();
  for (const it of content.querySelectorAll(".assumed")) if (it.textContent) it.prepend(" ");
  for (const it of content.querySelectorAll("p, li, h2, h3, h4, summary")) it.append("\n");
  const paragraphs = content.textContent.split("\n").map((it) => it.replace(/\s+/g, " ").trim());
  return paragraphs.filter(Boolean);
};

// The selectors of the elements with the text of a place, by its kind. For other kinds they are the title and the text of the
// card.
const TEXT = { passage: ".words", tie: "h3, .kind", note: "p:not(.sources)", section: "h2" };

const elementOf = (place) => root.querySelector(`[data-panel="${place}"]`) ?? root.querySelector(`[id="${place}"]`);

// The text of a place; without a place, the introduction.
const textOf = (place) => {
  // The heading of a question begins with its number.
  if (place.startsWith("question=")) return [elementOf(place).querySelector(".options").getAttribute("aria-label")];
  const content = new DocumentFragment();
  const texts = place ? (TEXT[place.split("=")[0]] ?? "h3, .about") : ".standfirst";
  for (const it of (place ? elementOf(place) : root).querySelectorAll(texts)) content.append(it.cloneNode(true));
  return paragraphsOf(content);
};

// The text that is selected in the explainer, and the passage in which the selection begins.
const selected = () => {
  const selection = getSelection();
  const range = !selection.isCollapsed && selection.getRangeAt(0);
  if (!range || !root.contains(range.commonAncestorContainer)) return [[]];
  const start = range.startContainer;
  const passage = (start.closest ? start : start.parentElement).closest("[data-passage]");
  return [paragraphsOf(range.cloneContents()), passage?.id];
};

// A quote with its attribution and a link, as text and as HTML.
const attributed = (paragraphs, link) => {
  const author = document.querySelector("meta[name=author]")?.content ?? "";
  const by = author ? word("share-by") : word("share-of");
  const text = fill(word("share-quoted"), { text: paragraphs.join("\n\n") });
  const html = paragraphs.map((it) => `<p>${escaped(it)}</p>`).join("");
  const url = escaped(link);
  const whose = fill(by, { title: `<cite><a href="${url}">${escaped(title)}</a></cite>`, author: escaped(author) });
  return [
    `${text}\n${fill(by, { title, author })}\n${link}`,
    `<blockquote cite="${url}">${html}</blockquote><p>${whose}</p>`,
  ];
};

// The values and names of `view` to choose from: the whole explainer, the parts that are in the page, and the open place.
const views = (place) => {
  const parts = { article: word("share-text"), map: word("map"), quiz: word("quiz"), triangle: word("share-triangle") };
  const views = Object.entries(parts).filter(([part]) => root.querySelector(`.${part}`));
  const [, kind] = ALONE.exec(place) ?? [];
  const number = kind === "passage" && elementOf(place).querySelector(".number").textContent;
  if (kind) views.push([place, number ? fill(word("share-passage"), { number }) : textOf(place)[0]]);
  return [["", word("share-all")], ...views];
};

// The address of the page for frames, beside the page at `base`, with parameters and places.
const frameAt = (base, query, ...places) => {
  const asked = Object.entries(query).map(([name, value]) => value && `${name}=${value}`);
  return at(new URL(["embed.html", asked.filter(Boolean).join("&")].filter(Boolean).join("?"), base).href, ...places);
};

// The HTML that shows a view in another page: as an element, or as a frame.
const snippetOf = ({ form, view, theme, height }, place, choice) => {
  const link = escaped(at(home, view.includes("=") ? view : place, choice));
  const name = escaped(title);
  if (form === "frame") {
    const src = escaped(frameAt(home, { view, theme }, place, choice));
    return `<iframe src="${src}" title="${name}" width="100%" height="${height}" style="border:0"
        loading="lazy" allow="clipboard-write"></iframe>`;
  }
  const [kind, id] = place === view ? [] : place.split("=");
  const attributes = { src: home, view, [kind]: id, scenario: choice.replace(/^\w+=/, ""), theme, height };
  const written = Object.entries(attributes).map(([name, value]) => value && ` ${name}="${escaped(`${value}`)}"`);
  const script = escaped(new URL("embed.js", home).href);
  return `<interactive-explainer${written.join("")}><a href="${link}">${name}</a></interactive-explainer>
<script type="module" src="${script}"><\/script>`;
};

const labelled = (label, control) => make("label", {}, said("span", label), control);

// A group of radio buttons, of which the first is chosen at the start.
const choices = (name, legend, options) => {
  const radio = ([value, text], place) =>
    make("label", {}, make("input", { type: "radio", name, value, checked: !place }), said("span", text));
  return make("fieldset", {}, said("legend", legend), make("div", {}, ...options.map(radio)));
};

// The form to embed the explainer in another page, with a preview. `copied` makes a field to copy from, `leave` closes the
// dialog.
const embedding = (place, choice, copied, leave) => {
  const snippet = make("textarea", { rows: 5, spellcheck: false });
  const view = make("select", { name: "view" }, ...views(place).map(([value, text]) => new Option(text, value)));
  const pixels = make("input", { type: "number", name: "pixels", value: 800, min: 100, step: 10 });
  const state = labelled(word("share-state"), make("input", { type: "checkbox", name: "state", checked: true }));
  const measured = said("p", word("share-measured"));
  const stage = make("div", { className: "stage" });
  const room = make("div", { className: "room", role: "group", ariaLabel: word("share-preview"), tabIndex: 0 }, stage);

  // The height of the preview's content, once that is known.
  let natural = 400;
  let frame, shown;
  const show = (src) => {
    if (shown === src) return;
    shown = src;
    frame = make("iframe", { src, title: word("share-preview") });
    // A new frame is made, because another address in the same frame would be a step in the browser's history.
    stage.replaceChildren(frame);
    frame.onload = () => {
      const { contentWindow: there, contentDocument: page } = frame;
      // A page from a file cannot be read.
      if (!page) return;
      there.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && leave());
      new there.ResizeObserver(() => {
        natural = Math.ceil(page.body.getBoundingClientRect().height);
        resize();
      }).observe(page.body);
    };
  };

  const update = () => {
    // Before embedding is chosen, the preview is hidden, and nothing is loaded.
    if (!room.clientWidth) return;
    const wanted = Object.fromEntries(new FormData(form));
    const goes = KINDS.includes(place.split("=")[0]) && /^(article|map)?$/.test(wanted.view);
    state.hidden = !goes && !choice;
    pixels.parentElement.hidden = !wanted.height;
    measured.hidden = wanted.height || wanted.form !== "frame";
    const signs = wanted.state ? choice : "";
    // If only a card shows, its place must be open.
    const open = ON_MAP.test(wanted.view) ? wanted.view : wanted.state && goes ? place : "";
    const height = wanted.height ? Math.max(100, Math.round(wanted.pixels)) : "";
    snippet.value = snippetOf({ ...wanted, height: height || (wanted.form === "frame" ? natural : "") }, open, signs);
    show(frameAt(location.href, { view: wanted.view, theme: wanted.theme, progress: "none" }, open, signs));
    // The height is measured at the width of a phone, where it is largest.
    const width = (measured.hidden ? +wanted.width : 360) || room.clientWidth;
    const scale = Math.min(1, room.clientWidth / width);
    // Content that is higher than the preview scrolls in its frame.
    const high = height || Math.min(natural, room.clientHeight / scale);
    const size = (element, factor) =>
      Object.assign(element.style, { width: `${width * factor}px`, height: `${high * factor}px` });
    size(frame, 1).transform = `scale(${scale})`;
    size(stage, scale);
  };
  // The update waits for the next frame, because a ResizeObserver's callback must not resize what it observes.
  const resize = () => requestAnimationFrame(update);

  const form = make(
    "form",
    { onsubmit: (event) => event.preventDefault() },
    make(
      "div",
      { className: "how" },
      choices("form", word("share-form"), [["element", word("share-element")], ["frame", word("share-frame")]]),
      labelled(word("share-part"), view),
      state,
      choices("theme", word("scheme"), [["", word("auto")], ["light", word("light")], ["dark", word("dark")]]),
      choices("height", word("share-height"), [["", word("share-natural")], ["fixed", word("share-fixed")]]),
      labelled(word("share-pixels"), pixels),
      measured,
      copied(word("share-html"), snippet),
    ),
    make(
      "div",
      { className: "preview" },
      choices("width", word("share-preview"), [["", word("share-full")], ...WIDTHS.map((it) => [it, `${it} px`])]),
      room,
    ),
  );
  form.oninput = ({ target }) => {
    // A frame has no natural height.
    if (target.name === "form") form.elements.height.value = target.value === "frame" ? "fixed" : "";
    update();
  };
  new ResizeObserver(resize).observe(room);
  return form;
};

const styled = new Promise((done, fail) => {
  const onerror = () => fail(new Error(`${STYLE} cannot be read`));
  document.head.append(make("link", { rel: "stylesheet", href: STYLE, onload: done, onerror }));
});

// Opens the dialog for a fragment of the address.
export const open = async (fragment) => {
  const parts = partsOf(fragment);
  const { choice } = parts;
  const place = parts.place.includes("=") ? parts.place : "";
  const [selection, passage] = selected();
  await styled;
  if (document.querySelector("dialog")) return;

  const status = make("p", { role: "status" });
  const say = (text, className) => status.replaceChildren(make("span", { textContent: text, className }));
  const copied = (label, field, html, ...more) => {
    Object.assign(field, { readOnly: true, onfocus: () => field.select() });
    const copy = button(word("copy"), async () => {
      try {
        const kinds = { "text/plain": field.value, "text/html": html };
        for (const kind in kinds) kinds[kind] = new Blob([kinds[kind]], { type: kind });
        if (html) await navigator.clipboard.write([new ClipboardItem(kinds)]);
        else await navigator.clipboard.writeText(field.value);
        copy.textContent = word("share-copied");
        say(word("share-copied"), "unseen");
      } catch {
        field.focus();
        field.select();
        say(word("share-by-hand"), "said");
      }
    });
    copy.onblur = () => (copy.textContent = word("copy"));
    return make("div", { className: "copied", role: "group", ariaLabel: label }, labelled(label, field), copy, ...more);
  };

  const url = at(home, fragment);
  const send = navigator.share && button(word("share-send"), () => navigator.share({ title, url }).catch(() => {}));
  const linked = copied(word("share-link"), make("input", { value: url, autofocus: true }), "", send);
  const isSelected = selection.length > 0;
  const what = isSelected ? word("share-selected") : place ? word("share-open") : word("share-introduction");
  // Only the text of what is on the map depends on the signs, so only that needs the choice of signs in the link.
  const where = isSelected ? (passage ?? place) : place;
  const source = at(home, where, ON_MAP.test(where) && choice);
  const [text, html] = attributed(isSelected ? selection : textOf(place), source);
  const quoted = copied(what, make("textarea", { value: text, rows: 5 }), html);

  const leave = () => dialog.close();
  const close = Object.assign(button("×", leave), { className: "close", ariaLabel: word("close") });
  const local = planned ? fill(word("share-planned"), { address: home }) : word("share-local");
  const passing = make("div", {}, linked, quoted);
  const embedded = embedding(place, choice, copied, leave);
  const ways = choices("way", word("share-way"), [["", word("share-passing")], ["embed", word("share-embed")]]);
  ways.oninput = ({ target }) => {
    passing.hidden = target.value;
    embedded.hidden = !target.value;
  };
  embedded.hidden = true;
  const dialog = make(
    "dialog",
    { className: "sharing", closedBy: "any", onclose: () => dialog.remove() },
    make("div", { className: "top" }, make("h2", { id: "sharing", textContent: word("share") }), close, ways),
    isLocal && make("p", { className: "local", textContent: local }),
    passing,
    embedded,
    status,
  );
  dialog.setAttribute("aria-labelledby", "sharing");
  document.body.append(dialog);
  dialog.showModal();
};
