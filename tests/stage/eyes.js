// Functions that say what a reader can see, for the expressions that tests evaluate in the page. `root` is the document or the
// shadow root.
const all = (selector) => [...root.querySelectorAll(selector)];
// `checkVisibility` calls an SVG element visible even if it is not displayed, so `display` is checked too. Content that
// `content-visibility: auto` skips counts as rendered.
const rendered = (e) => getComputedStyle(e).display !== "none" && e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
// The first rendered element that matches: the map may be in the page in several shapes, of which one is shown.
const one = (selector) => {
  const found = all(selector);
  return found.find(rendered) ?? found[0];
};
const hits = (e, { x, y }) => {
  const top = root.elementFromPoint(x, y);
  return !!top && (e === top || e.contains(top));
};
// Points at which a reader would press an element: the middle of a mark or of each line of text, or several along a tie.
const aims = (e) => {
  const path = e.matches(".tie") && e.querySelector(".reach");
  if (path) {
    const matrix = path.getScreenCTM();
    const along = (part) => path.getPointAtLength(part * path.getTotalLength()).matrixTransform(matrix);
    return [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75].map(along);
  }
  const target = e.matches(".actor") ? e.querySelector(".mark") : e;
  const parts = [...target.getClientRects()].filter((it) => it.width > 0 && it.height > 0);
  return parts.map((it) => ({ x: it.x + it.width / 2, y: it.y + it.height / 2 }));
};
// A point at which a press hits the element, if there is one.
const aim = (e) => aims(e).find((point) => hits(e, point));
const within = (box) => box.top >= -1 && box.left >= -1 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1;
// Whether the element is wholly in the viewport (or as much of it as fits), with the middle of its first and last line uncovered.
const inView = (e) => {
  if (!rendered(e)) return false;
  const box = e.getBoundingClientRect();
  const fits = box.height <= innerHeight && box.width <= innerWidth;
  if (fits && !within(box)) return false;
  const points = aims(e).filter((it) => it.x >= 0 && it.y >= 0 && it.x < innerWidth && it.y < innerHeight);
  return points.length > 0 && hits(e, points[0]) && hits(e, points[points.length - 1]);
};
// Why a reader cannot see which element has focus (WCAG 2.2, 2.4.7 and 2.4.11); null if a part of it is uncovered and marked.
const unseenFocus = () => {
  const e = root.activeElement ?? document.body;
  if (e === document.body) return "nothing has focus";
  const boxes = (e.matches(".actor") ? [e.querySelector(".mark")] : [e]).flatMap((it) => [...it.getClientRects()]);
  const grid = [0.05, 0.5, 0.95];
  const points = e.matches(".tie") ? aims(e) : boxes.flatMap((box) => grid.flatMap((x) => grid.map((y) =>
    ({ x: box.left + box.width * x, y: box.top + box.height * y }))));
  if (!points.some((point) => hits(e, point))) {
    const [at] = points;
    const over = at && root.elementFromPoint(at.x, at.y);
    return `${name(e)} at ${boxes[0] && [boxes[0].left, boxes[0].top, boxes[0].width, boxes[0].height].map(Math.round)} is under ${name(over)}`;
  }
  const marked = e.matches(".sheet a") ? one(".front [data-lit]") : e.matches("[data-panel]") || getComputedStyle(e).outlineStyle !== "none";
  return marked ? null : `${name(e)} has focus and does not show it`;
};
const name = (e) => {
  if (!e) return "nothing";
  const hooks = [...e.attributes].filter((it) => /^(id|class|href|data-.*)$/.test(it.name) && it.value.length < 60);
  return `<${e.localName}${hooks.map((it) => ` ${it.name}="${it.value}"`).join("")}>`;
};
const frames = (count = 2) => new Promise((done) => {
  const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
  next();
});
