// Uses that the types must accept, and uses that they must refuse. Only the compiler reads this file.
import type { InteractiveExplainer } from "interactive-explainer";

declare const element: InteractiveExplainer;

element.view = "actor=china";
element.height = 600;
element.data = { format: 1, id: "a", lang: "en", title: "A", actors: [] };
element.data = undefined;
element.select("tie=russia-china");
element.setScenario();
const kept = element.getProgress();
if (kept) element.setProgress(JSON.parse(JSON.stringify(kept)));
document.addEventListener("explainer:answer", ({ detail }) => detail.object.id.toUpperCase());
document.createElement("interactive-explainer").reset();

// @ts-expect-error There is no such part.
element.view = "maps";
// @ts-expect-error A document says what it is.
element.data = { title: "A" };
// @ts-expect-error A place is one text.
element.select("actor", "china");
// @ts-expect-error The detail may be null.
element.addEventListener("explainer:select", ({ detail }) => detail.kind);
