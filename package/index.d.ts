/** The element `<interactive-explainer>`. Importing the package defines it; on a server that does nothing. */
export class InteractiveExplainer extends HTMLElement {
  /** Where the explainer is. */
  get src(): string;
  set src(address: string | URL | null | undefined);

  /** What of it shows: all, or one part. */
  get view(): View | "";
  set view(view: View | null | undefined);

  /** The id of the actor that is chosen from the start. */
  get actor(): string;
  set actor(id: string | null | undefined);

  /** The id of the tie that is chosen from the start. */
  get tie(): string;
  set tie(id: string | null | undefined);

  /** The id of the passage that is chosen from the start. */
  get passage(): string;
  set passage(id: string | null | undefined);

  /** The id of the scenario that is chosen from the start, or signs: `russia-china:-`. */
  get scenario(): string;
  set scenario(id: string | null | undefined);

  /** `auto`, which is the default: as the page's `color-scheme` is. */
  get theme(): Theme | "";
  set theme(theme: Theme | null | undefined);

  /** A number of px, or a CSS length: it scrolls by itself. Without it, it is as high as its content. */
  get height(): string;
  set height(height: string | number | null | undefined);

  /** `device`, the default, keeps answers on the reader's device; `none` keeps nothing. */
  get progress(): "device" | "none" | "";
  set progress(progress: "device" | "none" | null | undefined);

  /** The document itself, or its JSON, in place of `src`. */
  data: ExplainerDocument | string | null | undefined;

  /** Goes to a place, such as `actor=china`; without one, closes what is open. */
  select(place?: string | null): void;

  /** Shows a scenario, or signs (`russia-china:-`); without one, what the article says. */
  setScenario(scenario?: string | null): void;

  /** What is answered, as JSON; undefined before the player runs. */
  getProgress(): Progress | undefined;

  /**
   * Takes up what `getProgress` gave, in place of what is there; before the player runs, once it does.
   * @throws if it is another explainer's.
   */
  setProgress(progress: Progress): void;

  /** Takes back answers and choices; what the reader wrote stays. */
  reset(): void;
}

/** What shows: all of an explainer, or one part of it. */
export type View =
  | "all"
  | "article"
  | "map"
  | "quiz"
  | "triangle"
  | `${"actor" | "tie" | "passage" | "question"}=${string}`;

/** Light, dark, or as the page is. */
export type Theme = "auto" | "light" | "dark";

/**
 * The document of an explainer: what every one has, and the rest as `document.schema.json` in this package has it. The
 * element verifies it, and says by `explainer:error` what is wrong.
 */
export interface ExplainerDocument {
  /** Version of the form. */
  format: number;
  /** Its name, unique to its publisher; progress is kept under it. */
  id: string;
  /** Its language, a BCP 47 tag. */
  lang: string;
  title: string;
  [field: string]: unknown;
}

/** What a reader has answered, as it is kept. */
export interface Progress {
  /** Id of the explainer. */
  explainer: string;
  answers: {
    question: string;
    response: string[];
    /** How often the question had been begun anew. */
    tries: number;
    /** Of the question as it was then. */
    fingerprint: string;
  }[];
  /** What the reader wrote. */
  view: string;
  scheme: Theme;
  /** `away` where the reader has put away the strip of the map that narrow pages have. */
  map?: "away";
}

/** A statement of the Experience API without actor: who the reader is, is for the host to add. */
export interface Statement {
  verb: { id: string; display: Record<string, string> };
  object: { objectType: "Activity"; id: string; definition: { type: string; [field: string]: unknown } };
  result?: {
    completion: boolean;
    success?: boolean;
    score?: { min: number; max: number; raw: number; scaled: number };
    response?: string;
    /** ISO 8601. */
    duration?: string;
  };
  context?: { contextActivities: { parent: { objectType: "Activity"; id: string }[] } };
  /** ISO 8601. */
  timestamp?: string;
}

/** A place in an explainer, as in `actor=china`. */
export interface Place {
  kind: string;
  id: string;
}

/** What the element tells. All of it bubbles, and leaves shadow roots. */
export interface ExplainerEventMap {
  /** Its player runs. */
  "explainer:ready": CustomEvent<{ start?: "hydrated" | "rendered" }>;
  /** The reader has gone to a place, or closed what was open. */
  "explainer:select": CustomEvent<Place | null>;
  /** The reader has chosen a scenario (or signs: `s`), or gone back to what the article says. */
  "explainer:scenario": CustomEvent<Place | null>;
  /** What is answered, and how much of it is right; also once when the player runs. */
  "explainer:progress": CustomEvent<{ progress: Progress; right?: number; of?: number }>;
  /** The first answer of a round. */
  "explainer:attempt": CustomEvent<Statement>;
  /** A question is answered. */
  "explainer:answer": CustomEvent<Statement>;
  /** The last of all questions is. */
  "explainer:complete": CustomEvent<Statement>;
  /** That was enough for the author's mark. */
  "explainer:pass": CustomEvent<Statement>;
  /** It was not. */
  "explainer:fail": CustomEvent<Statement>;
  /** Something cannot be shown: the explainer's page, its player, or the document. */
  "explainer:error": CustomEvent<{ stage: "page" | "player" | "document"; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "interactive-explainer": InteractiveExplainer;
  }
  interface GlobalEventHandlersEventMap extends ExplainerEventMap {}
}
