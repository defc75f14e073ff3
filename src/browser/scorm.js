// SCORM 1.2: what learning.js tells goes to the object `API`, which the learning system keeps in a page around this one.

// How many pages around this one are looked at: a chain of frames and openers may have no end.
const MOST_PAGES = 32;
// What `cmi.suspend_data` holds, in characters (CMIString4096).
const MOST_KEPT = 4096;

// The `API` of the pages around a window, those of other origins left out: they may not be read.
const apiAround = (start) => {
  let page = start;
  for (let pages = 0; page && pages < MOST_PAGES; pages++) {
    try {
      if (page.API) return page.API;
    } catch {}
    page = page.parent === page ? page.opener : page.parent;
  }
};

// Progress as `cmi.suspend_data` takes it: letters beyond ASCII escaped, as some systems count bytes. Where all of it is too
// long, what the reader wrote stays out first, then what is known of when to ask again.
const fitting = (progress) => {
  const shortened = [progress, { ...progress, view: "" }, { ...progress, view: "", known: undefined }];
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const texts = shortened.map((it) => JSON.stringify(it).replace(/[^ -~]/g, escaped));
  return texts.find((text) => text.length <= MOST_KEPT);
};

// A span of time as SCORM 1.2 writes it (CMITimespan).
const timespan = (ms) => {
  const two = (number) => String(number).padStart(2, "0");
  const seconds = Math.floor(ms / 1000);
  const hours = Math.min(9999, Math.floor(seconds / 3600));
  return `${String(hours).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

// Each option is one sign in the answers of SCORM 1.2 (CMIFeedback), in the order in which the question lists them.
const SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";
const MOST_SAID = 255;

// How a question's answers are written: the type of the interaction, and what becomes of an answer of xAPI. What has no such
// form, as more options than there are signs, is free text of the type `performance`.
const interaction = ({ interactionType, choices, source }) => {
  const options = (choices ?? source ?? []).map(({ id }) => id);
  const sign = (id) => SIGNS[options.indexOf(id)] ?? "";
  const items = (said) => said.split("[,]");
  const write = {
    // Braces: all of them together are the answer.
    choice: (said) => (items(said).length > 1 ? `{${items(said).map(sign)}}` : sign(said)),
    sequencing: (said) => items(said).map(sign).join(),
    matching: (said) => items(said).map((pair) => pair.split("[.]").map(sign).join(".")).join(),
    // It has no range: the number in the middle is the right one, with no more digits than the ends have, and one.
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
  // Who looks at what is done already, or only looks around, is not judged.
  const counts = !["browse", "review"].includes(get("cmi.core.lesson_mode"));
  const status = (now) => {
    if (!counts || get("cmi.core.lesson_status") === "passed") return;
    set("cmi.core.lesson_status", now);
    api.LMSCommit("");
  };
  if (["not attempted", "browsed", "unknown", ""].includes(get("cmi.core.lesson_status"))) status("incomplete");
  // Systems need not take single answers. They add what is told to what they have.
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
    // In percent, as SCORM 1.2 wants it. The best one counts.
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
      // Else some systems forget what is to be kept.
      set("cmi.core.exit", "suspend");
      api.LMSFinish("");
    },
  };
};
