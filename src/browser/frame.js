// The explainer in a frame. The functions of entry.js, shape.js and part.js come before this script. It is in the head, so that
// it runs before the first paint; it continues once the explainer is parsed.
//
// The frame is controlled by its address only. It reports its height to its host, by the protocols of known libraries, and
// the events of the quiz to the origin that the address names. Messages from the host are not trusted: they only make the
// frame report its height again.
const wanted = new URLSearchParams(location.search);
const page = document.documentElement;
const postToHost = (message, origin = "*") => parent.postMessage(message, origin);
if (["light", "dark"].includes(wanted.get("theme"))) page.dataset.scheme = wanted.get("theme");

// The fragment of the address. That of a card is removed, so that the browser does not scroll to its entry.
const arrived = location.hash.slice(1);
if (CARD.test(arrived)) history.replaceState(null, "", location.pathname + location.search);

// Height.
//
// pym.js identifies the frame by a parameter of its address, WordPress by a secret in its fragment, iframe-resizer by a message.
const child = wanted.get("childId");
let secret = /^#\?secret=([a-z0-9]+)/i.exec(location.hash)?.[1];
let sized;
let height = 0;

const pym = (type, value) => child && postToHost(["pym", child, type, value].join("xPYMx"));
const resizer = (type, y, x) => sized && postToHost(`[iFrameSizer]${sized}:${y}:${x}:${type}`);

const reportHeight = () => {
  if (!height) return;
  pym("height", height);
  resizer("resizeObserver", height, innerWidth);
  if (secret) postToHost({ message: "height", value: height, secret });
  postToHost({ type: "iframe-resized", width: innerWidth, height });
  postToHost({ context: "h5p", action: "resize", scrollHeight: height });
  postToHost({ sentinel: "amp", type: "embed-size", height });
  postToHost(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
};

const onMessage = ({ source, data }) => {
  if (source !== parent) return;
  const asked = typeof data === "string" && /^\[iFrameSizer\]([^:]+):\d+:/.exec(data);
  if (asked) {
    sized = asked[1];
    resizer("init", height, innerWidth);
  } else if (data?.message === "ready" && /^[a-z0-9]+$/i.test(data.secret ?? "")) secret = data.secret;
  else if (data?.context === "h5p" && data.action === "ready") postToHost({ context: "h5p", action: "hello" });
  else if (
    !(data?.context === "h5p" && ["hello", "resize"].includes(data.action)) &&
    !["iframe-child-init", "iframe-get-child-dimensions"].includes(data?.type) &&
    !(child && String(data).startsWith(`pymxPYMx${child}xPYMxwidth`))
  ) {
    return;
  }
  reportHeight();
};

// The visible part.
//
// A frame as high as its content does not scroll; the page around it does. Only an IntersectionObserver reports which part of the
// frame is visible, once each time that it starts to observe. So it starts again and again while any part is visible, and
// elements that stick to the edges of the view are moved there when the reader has stopped scrolling.
const sight = make("div", { className: "sight" });
let seen = { top: 0, bottom: innerHeight };
let kept = false;
let view = 0;

const observer = new IntersectionObserver((entries) => {
  const { intersectionRect: now, isIntersecting } = entries.at(-1);
  if (!isIntersecting) return;
  const rests = now.top === seen.top && now.bottom === seen.bottom;
  if (rests && !kept) keepTo(now);
  kept = rests;
  seen = now;
  setTimeout(look, 150);
});

const look = () => {
  observer.disconnect();
  observer.observe(sight);
};

// Sets the heights of the hidden parts above and below, for styles and for the player, which treats it as a scroll. The height of
// the reader's view is known only when both ends of the frame are hidden; until then, it is estimated as 80 % of the screen.
const keepTo = ({ top, bottom }) => {
  const below = innerHeight - bottom;
  if (top > 0 && below > 0) view = bottom - top;
  const most = view || Math.max(bottom - top, Math.min(innerHeight, 0.8 * screen.availHeight));
  Object.entries({ above: top, below, view: most }).forEach(([name, px]) => page.style.setProperty(`--explainer-${name}`, `${px}px`));
  root.dataset.seen = `${top} ${bottom}`;
  dispatchEvent(new Event("scroll"));
};

// If the target of a scroll is outside the visible part, the host is asked to scroll there, by the protocols that support it.
const scroll = Element.prototype.scrollIntoView;
Element.prototype.scrollIntoView = function (how) {
  scroll.call(this, how);
  const { top } = this.getBoundingClientRect();
  if (top >= seen.top && top < seen.bottom) return;
  const y = Math.max(0, Math.round(top) - 80);
  pym("scrollToChildPos", y);
  resizer("scrollToOffset", y, 0);
};

// Links.

// Shows a dialog with an address to copy, where it cannot be opened.
const offer = (url, refused, quote = "") => {
  const box = document.querySelector(".offer");
  box.querySelector(".refused").hidden = !refused;
  const address = box.querySelector("input");
  const [copy, close] = box.querySelectorAll("button");
  const said = box.querySelector("[role=status]");
  box.querySelector("blockquote").textContent = quote;
  address.value = url;
  said.textContent = "";
  // `navigator.clipboard` needs a permission that frames may not have; `execCommand` does not.
  copy.onclick = () => {
    address.select();
    said.textContent = said.dataset[document.execCommand("copy") ? "copied" : "failed"];
  };
  close.onclick = () => box.close();
  box.showModal();
  address.select();
};

// Opens an address in a new tab, if the frame's sandbox allows it.
const leave = (url, link) => {
  if (origin !== "null") return open(url, "_blank", "noopener");
  const opened = open(url);
  if (opened) opened.opener = null;
  // WordPress opens addresses of the frame's own host itself.
  else if (secret && url.startsWith(new URL("/", location.href).href)) postToHost({ message: "link", value: url, secret });
  else offer(url, true, link?.closest("li, p, .panel")?.querySelector("q")?.textContent);
};

const follow = (event) => {
  const link = linkOf(event);
  const fragment = fragmentOf(event);
  const closes = fragment === "#closed";
  if (!fragment) {
    if (!link?.href) return;
    link.target = "_blank";
    if (origin !== "null") return;
    leave(link.href, link);
  } else if (leadsAway(event, root, fragment)) {
    event.stopPropagation();
    leave(root.dataset.src + fragment);
  } else if ((closes || fragment.includes("=")) && root.querySelector("[data-live]")) return;
  else {
    // The history entry is replaced, so that Back in the host's page does not go through places in the frame.
    const at = fragment.slice(1);
    root.dataset.at = at;
    if (closes || entryOf(root, at)) showEntry(root, at, true);
    else {
      location.replace(fragment);
      targetOf(root, fragment)?.scrollIntoView();
    }
  }
  event.preventDefault();
};

// The explainer's root, once it is parsed.
let root;
const begin = () => {
  root.dataset.src = new URL("./", location.href).href;
  if (wanted.get("progress") === "none") root.dataset.unsaved = "";
  const part = wanted.get("view");
  showPart(root, part);
  const asked = (kinds) => kinds.filter((it) => wanted.get(it)).map((it) => `${it}=${wanted.get(it)}`);
  const [place = root.dataset.part === "card" && part] = asked(KINDS);
  const at = !secret && arrived;
  root.dataset.at = at || [place, ...asked(["scenario"])].filter(Boolean).join("&");
  // Browsers scroll only to a fragment that is exactly an id.
  const [first] = root.dataset.at.split("&");
  const target = targetOf(root, `#${first}`);
  if (entryOf(root, first)) showEntry(root, first);
  else if (target) scroll.call(target, { block: "center" });
  fitMap(root.querySelector(".sheets"));

  root.addEventListener("click", follow, true);
  root.addEventListener("explainer:share", (event) => {
    event.preventDefault();
    offer(root.dataset.src + (event.detail && `#${event.detail}`));
  });
  const listener = wanted.get("events");
  for (const name of URL.canParse(listener) ? ["attempt", "answer", "complete", "pass", "fail"] : []) {
    root.addEventListener(`explainer:${name}`, ({ detail }) => postToHost({ context: "explainer", event: name, detail }, listener));
  }
};

const watch = () => {
  if (parent === window) return;
  document.body.append(sight);
  look();
  addEventListener("resize", () => {
    // If the host adapts the frame to the reported height, the scrollbar is hidden: it would make the content narrower and
    // higher, and disappear once the host has adapted, which makes the content lower again, and so on.
    if (innerHeight === height) page.style.scrollbarWidth = "none";
    keepTo(seen);
    look();
  });
  addEventListener("message", onMessage);
  // The body is measured, because the page's own height is never less than the frame's. A hidden frame has no width.
  new ResizeObserver(() => {
    const now = Math.ceil(document.body.getBoundingClientRect().height);
    if (now === height || !innerWidth) return;
    height = now;
    reportHeight();
  }).observe(document.body);
  postToHost({ context: "h5p", action: "hello" });
  postToHost("[iFrameResizerChild]Ready");
};

new MutationObserver((_, parsing) => {
  root = document.getElementById("explainer");
  if (!root?.nextElementSibling) return;
  parsing.disconnect();
  begin();
  watch();
}).observe(page, { childList: true, subtree: true });
