// SCORM 1.2: reports the events of learning.js to the object `API`, which the learning system has in a window around this one.

// How many windows are searched at most, because a chain of frames and openers may be endless.
const MOST_PAGES = 32;
// The maximal length of `cmi.suspend_data`, in characters (CMIString4096).
const MOST_KEPT = 4096;

// The `API` of the windows around one. Those of other origins are skipped, because reading them throws.
const apiAround = (start) => {
  let page = start;
  for (let pages = 0; page && pages < MOST_PAGES; pages++) {
    try {
      if (page.API) return page.API;
    } catch {}
    page = page.parent === page ? page.opener : page.parent;
  }
};

// Progress for `cmi.suspend_data`, with characters beyond ASCII escaped, because some systems count bytes. If it is too
// long, the reader's text is left out first, then the dates of answers.
const fitting = (progress) => {
  const shortened = [progress, { ...progress, view: "" }, { ...progress, view: "", known: undefined }];
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const texts = shortened.map((it) => JSON.stringify(it).replace(/[^ -~]/g, escaped));
  return texts.find((text) => text.length <= MOST_KEPT);
};

// A duration in the format of SCORM 1.2 (CMITimespan).
const timespan = (ms) => {
  const two = (number) => String(number).padStart(2, "0");
  const seconds = Math.floor(ms / 1000);
  const hours = Math.min(9999, Math.floor(seconds / 3600));
  return `${String(hours).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

// The characters that stand for options in the answers of SCORM 1.2 (CMIFeedback), in the order of the options.
const SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";
const MOST_SAID = 255;

// The type of a question's interaction, and a function that converts an answer of xAPI to it. Questions that do not fit a type,
// for example with more options than there are characters, have the type `performance`, which is free text.
const interaction = ({ interactionType, choices, source }) => {
  const options = (choices ?? source ?? []).map(({ id }) => id);
  const sign = (id) => SIGNS[options.indexOf(id)] ?? "";
  const items = (said) => said.split("[,]");
  const write = {
    // Braces mean that all options together are the answer.
    choice: (said) => (items(said).length > 1 ? `{${items(said).map(sign)}}` : sign(said)),
    sequencing: (said) => items(said).map(sign).join(),
    matching: (said) => items(said).map((pair) => pair.split("[.]").map(sign).join(".")).join(),
    // SCORM 1.2 has no ranges, so the number in the middle is written, with at most one digit more than the ends have.
    numeric: (said) => {
      const ends = said.split("[:]");
      const digits = Math.max(...ends.map((end) => (end.split(".")[1] ?? "").length)) + 1;
      return String(Number(((Number(ends[0]) + Number(ends.at(-1))) / 2).toFixed(Math.min(digits, 100))));
    },
    "fill-in": (said) => said,
  };
  const type = options.length <= SIGNS.length && write[interactionType] ? interactionType : "performance";
  const text = (said) => (write[type] ?? ((it) => it))(said).slice(0, MOST_SAID);
  return { type, text: (said) => (said ? text(said) : "") };
};

const connect = () => {
  const api = apiAround(window);
  if (!api) return;
  const fault = () => `${api.LMSGetErrorString(api.LMSGetLastError())} (${api.LMSGetLastError()})`;
  if (String(api.LMSInitialize("")) !== "true") throw new Error(`SCORM does not begin: ${fault()}`);
  const get = (name) => String(api.LMSGetValue(name) ?? "");
  const set = (name, value) => {
    if (String(api.LMSSetValue(name, String(value))) !== "true") console.warn(`SCORM does not take ${name}: ${fault()}`);
  };
  const begun = Date.now();
  // Learners who only browse or review are not graded.
  const counts = !["browse", "review"].includes(get("cmi.core.lesson_mode"));
  const status = (now) => {
    if (!counts || get("cmi.core.lesson_status") === "passed") return;
    set("cmi.core.lesson_status", now);
    api.LMSCommit("");
  };
  if (["not attempted", "browsed", "unknown", ""].includes(get("cmi.core.lesson_status"))) status("incomplete");
  // Systems need not support interactions, and then have no count. New interactions are appended.
  let interactions = Number.parseInt(get("cmi.interactions._count"), 10);
  return {
    progress: get("cmi.suspend_data"),
    answer: ({ object, result, timestamp }) => {
      if (!counts || Number.isNaN(interactions)) return;
      const { type, text } = interaction(object.definition);
      const told = (name, value) => set(`cmi.interactions.${interactions}.${name}`, value);
      told("id", object.id.slice(object.id.lastIndexOf("=") + 1));
      told("type", type);
      told("time", new Date(timestamp ?? Date.now()).toTimeString().slice(0, 8));
      (object.definition.correctResponsesPattern ?? []).forEach((right, place) => {
        told(`correct_responses.${place}.pattern`, text(right));
      });
      told("weighting", 1);
      told("student_response", text(result.response));
      told("result", { true: "correct", false: "wrong" }[result.success] ?? "neutral");
      if (result.duration) told("latency", timespan(1000 * Number.parseFloat(result.duration.slice(2))));
      interactions++;
    },
    keep: (progress) => {
      const text = fitting(progress);
      if (!text) return console.warn(`the progress is longer than the ${MOST_KEPT} characters that SCORM 1.2 keeps`);
      set("cmi.suspend_data", text);
      api.LMSCommit("");
    },
    // The score in percent, as SCORM 1.2 requires. The best score is kept.
    score: (right, of) => {
      const raw = Math.floor((10_000 * right) / of) / 100;
      const best = get("cmi.core.score.raw");
      if (!counts || (best !== "" && Number(best) >= raw)) return;
      set("cmi.core.score.min", 0);
      set("cmi.core.score.max", 100);
      set("cmi.core.score.raw", raw);
    },
    complete: () => status("completed"),
    pass: () => status("passed"),
    fail: () => status("failed"),
    end: () => {
      set("cmi.core.session_time", timespan(Date.now() - begun));
      // Without this, some systems discard the progress.
      set("cmi.core.exit", "suspend");
      api.LMSFinish("");
    },
  };
};
