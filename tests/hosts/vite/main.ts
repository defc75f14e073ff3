import { InteractiveExplainer, type ExplainerDocument } from "interactive-explainer";

const own = document.querySelector<InteractiveExplainer>("interactive-explainer#own");
if (!(own instanceof InteractiveExplainer)) throw new Error("the element is not defined");
const response = await fetch("./document.json");
const explainer: ExplainerDocument = await response.json();
own.data = explainer;

document.addEventListener("explainer:error", ({ detail }) => console.error(detail.stage, detail.message));
own.addEventListener("explainer:select", ({ detail }) => {
  document.title = detail ? `${detail.kind}: ${detail.id}` : "nothing";
});
