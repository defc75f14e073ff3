/** The element `<interactive-explainer>`. Importing the package defines it; on a server that does nothing. */
export class InteractiveExplainer extends HTMLElement {
  /** The address of the explainer. */
  get src(): string;
  set src(address: string | URL | null | undefined);

  /** What shows: the whole explainer, or one part. */
  get view(): View | "";
  set view(view: View | null | undefined);

  /** The id of the actor whose card is open from the start. */
  get actor(): string;
  set actor(id: string | null | undefined);

  /** The id of the tie whose card is open from the start. */
  get tie(): string;
  set tie(id: string | null | undefined);

  /** The id of the passage to go to at the start. */
  get passage(): string;
  set passage(id: string | null | undefined);

  /** The id of the scenario to show from the start, or signs such as `russia-china:-`. */
  get scenario(): string;
  set scenario(id: string | null | undefined);

  /** The colour scheme; by default `auto`, which follows the page's `color-scheme`. */
  get theme(): Theme | "";
  set theme(theme: Theme | null | undefined);

  /** A number of px, or a CSS length; the element then scrolls its content. Without it, the element is as high as its content. */
  get height(): string;
  set height(height: string | number | null | undefined);

  /** `device`, the default, saves answers on the reader's device; `none` saves nothing. */
  get progress(): "device" | "none" | "";
  set progress(progress: "device" | "none" | null | undefined);

  /** The document as an object or as JSON, instead of `src`. */
  data: ExplainerDocument | string | null | undefined;

  /** Goes to a place, such as `actor=china`; without an argument, closes the open card. */
  select(place?: string | null): void;

  /** Shows a scenario, or signs such as `russia-china:-`; without an argument, the article's signs. */
  setScenario(scenario?: string | null): void;

  /** The reader's progress, as an object for JSON; before the player runs, what `setProgress` has set. */
  getProgress(): Progress | undefined;

  /**
   * Replaces the reader's progress by a value of `getProgress`. Before the player runs, the value is applied when it starts.
   * @throws if the progress is that of another explainer.
   */
  setProgress(progress: Progress): void;

  /** Removes answers and choices; the reader's opinion and the settings of the page stay. */
  reset(): void;
}

/** What shows: the whole explainer, or one part. */
export type View =
  | "all"
  | "article"
  | "map"
  | "quiz"
  | "triangle"
  | `${"actor" | "tie" | "passage" | "question"}=${string}`;

/** Light, dark, or like the page. */
export type Theme = "auto" | "light" | "dark";

/**
 * The document of an explainer: the fields that every document has; `document.schema.json` in this package describes the
 * others. The element verifies the document, and reports faults by `explainer:error`.
 */
export interface ExplainerDocument {
  /** The version of the format. */
  format: number;
  /** The name of the explainer, unique at its publisher; progress is saved under it. */
  id: string;
  /** The language, as a BCP 47 tag. */
  lang: string;
  title: string;
  [field: string]: unknown;
}

/** The saved progress of a reader. */
export interface Progress {
  /** The id of the explainer. */
  explainer: string;
  answers: {
    question: string;
    response: string[];
    /** How often the question has been tried again. */
    tries: number;
    /** A fingerprint of the question's text when it was answered. */
    fingerprint: string;
  }[];
  /** The reader's opinion on the closing question. */
  view: string;
  scheme: Theme;
  /** `away` if the reader has put away the strip of the map on narrow pages. */
  map?: "away";
  /** `short` if the text is read in short. */
  read?: "short";
  /** When each question was answered, in days since 1970, and how often in a row rightly. Reviews ask questions again by that. */
  known?: { question: string; day: number; right: number }[];
}

/** A statement of the Experience API without an actor, which the host may add. */
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

/** The events of the element. All of them bubble and leave shadow roots. */
export interface ExplainerEventMap {
  /** The player runs. */
  "explainer:ready": CustomEvent<{ start?: "hydrated" | "rendered" }>;
  /** The reader has gone to a place, or closed the open card. */
  "explainer:select": CustomEvent<Place | null>;
  /** The reader has chosen a scenario (or signs: `s`), or returned to the article's signs. */
  "explainer:scenario": CustomEvent<Place | null>;
  /** The progress has changed, with the number of right answers; also dispatched once when the player starts. */
  "explainer:progress": CustomEvent<{ progress: Progress; right?: number; of?: number }>;
  /** The first question of a round is answered. */
  "explainer:attempt": CustomEvent<Statement>;
  /** A question is answered. */
  "explainer:answer": CustomEvent<Statement>;
  /** The last of all questions is answered. */
  "explainer:complete": CustomEvent<Statement>;
  /** All questions are answered, and the score reaches the author's mark. */
  "explainer:pass": CustomEvent<Statement>;
  /** All questions are answered, and the score is below the author's mark. */
  "explainer:fail": CustomEvent<Statement>;
  /** The explainer's page, its player or the document could not be loaded or shown. */
  "explainer:error": CustomEvent<{ stage: "page" | "player" | "document"; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "interactive-explainer": InteractiveExplainer;
  }
  interface GlobalEventHandlersEventMap extends ExplainerEventMap {}
}
