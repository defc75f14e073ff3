// Applies a theme to the explainer beside the table, and shows its CSS.
const NAME = "interactive-explainer";
const explainer = document.querySelector(NAME);
const form = document.querySelector("form");
const css = form.querySelector("textarea");
const output = form.querySelector("output");
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

// The value of a row in CSS; empty if the row is unchanged.
const valueOf = (row) => {
  const fields = [...row.querySelectorAll("input")];
  if (fields.every((it) => it.value === it.defaultValue)) return "";
  const [light, dark] = fields.map((it) => it.value.trim());
  return dark && dark !== light ? `light-dark(${light}, ${dark})` : light;
};

const rowsOf = (kind) =>
  [...form.querySelectorAll(`[data-${kind}]`)].map((row) => [row.dataset[kind], valueOf(row)]).filter(([, value]) => value);

const write = () => {
  const properties = rowsOf("property").map(([name, value]) => `  --explainer-${name}: ${value};\n`);
  const own = properties.length ? [`${NAME} {\n${properties.join("")}}\n`] : [];
  const parts = rowsOf("part").map(([name, value]) => `${NAME}::part(${name}) {\n  ${value.replace(/;?$/, ";")}\n}\n`);
  css.value = [...own, ...parts].join("");
  output.value = "";
  sheet.replaceSync(css.value);
};

form.addEventListener("input", write);
form.addEventListener("reset", () => setTimeout(write));
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("select").addEventListener("change", ({ target }) => {
  explainer.theme = document.documentElement.dataset.scheme = target.value;
});
form.querySelector("button").addEventListener("click", async () => {
  css.select();
  const copied = await navigator.clipboard?.writeText(css.value).then(() => true, () => false);
  output.value = output.dataset[copied ? "copied" : "failed"];
});
