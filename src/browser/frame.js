// The explainer in a frame, whatever is around it. The functions of entry.js, shape.js and part.js stand before this. In the head, so that it is
// there before the first paint; it carries on once the explainer is in the page.
//
// The frame is led by its address alone. To its host it tells its height, in the words of those who are known to listen, and,
// to an origin that the address names, what happens in the quiz. What the host says is believed by nobody: it makes the
// frame say its height once more.
const wanted = new URLSearchParams(location.search);
const page = document.documentElement;
const tell = (message, origin = "*") => parent.postMessage(message, origin);
if (["light", "dark"].includes(wanted.get("theme"))) page.dataset.scheme = wanted.get("theme");

// Where the address leads. What has a card is not to be scrolled to, as the browser would.
const arrived = location.hash.slice(1);
if (CARD.test(arrived)) history.replaceState(null, "", location.pathname + location.search);

// Height.
//
// Hosts with pym.js give the frame an id by its address, WordPress a secret, and those with iframe-resizer an id by a message.
const child = wanted.get("childId");
let secret = /^#\?secret=([a-z0-9]+)/i.exec(location.hash)?.[1];
let sized;
let height = 0;

const pym = (type, value) => child && tell(["pym", child, type, value].join("xPYMx"));
const resizer = (type, y, x) => sized && tell(`[iFrameSizer]${sized}:${y}:${x}:${type}`);

const tellHeight = () => {
  if (!height) return;
  pym("height", height);
  resizer("resizeObserver", height, innerWidth);
  if (secret) tell({ message: "height", value: height, secret });
  tell({ type: "iframe-resized", width: innerWidth, height });
  tell({ context: "h5p", action: "resize", scrollHeight: height });
  tell({ sentinel: "amp", type: "embed-size", height });
  tell(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
};

const hear = ({ source, data }) => {
  if (source !== parent) return;
  const asked = typeof data === "string" && /^\[iFrameSizer\]([^:]+):\d+:/.exec(data);
  if (asked) {
    sized = asked[1];
    resizer("init", height, innerWidth);
  } else if (data?.message === "ready" && /^[a-z0-9]+$/i.test(data.secret ?? "")) secret = data.secret;
  else if (data?.context === "h5p" && data.action === "ready") tell({ context: "h5p", action: "hello" });
  else if (
    !(data?.context === "h5p" && ["hello", "resize"].includes(data.action)) &&
    !["iframe-child-init", "iframe-get-child-dimensions"].includes(data?.type) &&
    !(child && String(data).startsWith(`pymxPYMx${child}xPYMxwidth`))
  ) {
    return;
  }
  tellHeight();
};

// Sight.
//
// A frame as high as what is in it does not scroll: the page around it does, and of that only an observer tells, once each
// time that it begins to watch. So it begins anew for as long as there is something to see, and what keeps to the edges
// of the view moves there as soon as the reader has stopped scrolling.
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

// What lies above and below what is seen, for styles and the player, to which it is a scroll. How high the reader's view is
// shows only where both are out of sight; until then, it is as high as most of the screen.
const keepTo = ({ top, bottom }) => {
  const below = innerHeight - bottom;
  if (top > 0 && below > 0) view = bottom - top;
  const most = view || Math.max(bottom - top, Math.min(innerHeight, 0.8 * screen.availHeight));
  Object.entries({ above: top, below, view: most }).forEach(([name, px]) => page.style.setProperty(`--explainer-${name}`, `${px}px`));
  root.dataset.seen = `${top} ${bottom}`;
  dispatchEvent(new Event("scroll"));
};

// A scroll that ends outside of what is seen is one for the page around, if it does that.
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

// A box with the address to copy, where nothing else can be done with it.
const offer = (url, refused, quote = "") => {
  const box = document.querySelector(".offer");
  box.querySelector(".refused").hidden = !refused;
  const address = box.querySelector("input");
  const [copy, close] = box.querySelectorAll("button");
  const said = box.querySelector("[role=status]");
  box.querySelector("blockquote").textContent = quote;
  address.value = url;
  said.textContent = "";
  // The clipboard's own interface is refused to frames that are not allowed it; this is not.
  copy.onclick = () => {
    address.select();
    said.textContent = said.dataset[document.execCommand("copy") ? "copied" : "failed"];
  };
  close.onclick = () => box.close();
  box.showModal();
  address.select();
};

// Opens an address beside the host, as far as it lets.
const leave = (url, link) => {
  if (origin !== "null") return open(url, "_blank", "noopener");
  const opened = open(url);
  if (opened) opened.opener = null;
  // WordPress goes there itself, if it is on our own host.
  else if (secret && url.startsWith(new URL("/", location.href).href)) tell({ message: "link", value: url, secret });
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
    // In place of what is there, so that the host's Back stays the host's.
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

// The explainer, once it is there.
let root;
const begin = () => {
  root.dataset.src = new URL("./", location.href).href;
  if (wanted.get("progress") === "none") root.dataset.keep = "none";
  const part = wanted.get("view");
  showPart(root, part);
  const asked = (kinds) => kinds.filter((it) => wanted.get(it)).map((it) => `${it}=${wanted.get(it)}`);
  const [place = root.dataset.part === "card" && part] = asked(["passage", "tie", "actor"]);
  const at = !secret && arrived;
  root.dataset.at = at || [place, ...asked(["scenario"])].filter(Boolean).join("&");
  // Natively this is done for a fragment that is a place and nothing more.
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
    root.addEventListener(`explainer:${name}`, ({ detail }) => tell({ context: "explainer", event: name, detail }, listener));
  }
};

const watch = () => {
  if (parent === window) return;
  document.body.append(sight);
  look();
  addEventListener("resize", () => {
    // Where the host follows the height, a scrollbar would make the page narrower and so higher, until the host has followed
    // and it goes, which makes the page lower again, and so on.
    if (innerHeight === height) page.style.scrollbarWidth = "none";
    keepTo(seen);
    look();
  });
  addEventListener("message", hear);
  // Not the page's own height, which is never less than the frame's. A frame that does not show has none.
  new ResizeObserver(() => {
    const now = Math.ceil(document.body.getBoundingClientRect().height);
    if (now === height || !innerWidth) return;
    height = now;
    tellHeight();
  }).observe(document.body);
  tell({ context: "h5p", action: "hello" });
  tell("[iFrameResizerChild]Ready");
};

new MutationObserver((_, parsing) => {
  root = document.getElementById("explainer");
  if (!root?.nextElementSibling) return;
  parsing.disconnect();
  begin();
  watch();
}).observe(page, { childList: true, subtree: true });
