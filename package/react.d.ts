import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ExplainerDocument, ExplainerEventMap, InteractiveExplainer, Theme, View } from "./index.js";

export * from "./index.js";

/** The properties that React sets. A server writes strings as attributes; `data` is set in the browser. */
interface Properties {
  src?: string | undefined;
  view?: View | undefined;
  actor?: string | undefined;
  tie?: string | undefined;
  passage?: string | undefined;
  scenario?: string | undefined;
  theme?: Theme | undefined;
  height?: string | number | undefined;
  progress?: "device" | "none" | undefined;
  data?: ExplainerDocument | string | null | undefined;
}

/** `onexplainer:answer={(event) => ...}` */
type Listeners = {
  [Type in keyof ExplainerEventMap as `on${Type}`]?: ((event: ExplainerEventMap[Type]) => void) | undefined;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "interactive-explainer": DetailedHTMLProps<HTMLAttributes<InteractiveExplainer>, InteractiveExplainer> &
        Properties &
        Listeners;
    }
  }
}
