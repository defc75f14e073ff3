// Sends the statements on standard input through scorm.js to scorm-again, a runtime of SCORM 1.2, and writes the interactions
// that it has recorded, and the warnings of scorm.js.
import { readFileSync } from "node:fs";
import vm from "node:vm";
import { Scorm12API } from "scorm-again/scorm12";

const { statements, mode, without } = JSON.parse(readFileSync(0, "utf8"));
const script = readFileSync(new URL("../../src/browser/scorm.js", import.meta.url), "utf8");
const API = new Scorm12API({ autocommit: false, logLevel: 5, globalStudentPreferences: false });
if (mode) API.loadFromJSON({ core: { lesson_mode: mode } }, "");
const complaints = [];
// The system's API, in which elements that begin with `without` are not implemented.
const system = {};
for (const name of ["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "LMSGetLastError", "LMSGetErrorString"]) {
  system[name] = (...values) => (without && values[0]?.startsWith(without) ? "" : API[name](...values));
}
const console = { warn: (text) => complaints.push(text) };
const window = { API: system };
window.parent = window;
const connection = vm.runInContext(`${script}; connect()`, vm.createContext({ window, console }));
statements.forEach((statement) => connection.answer(statement));
// The recorded interactions are read from the JSON that would be sent to the system: by the API they are write-only.
const recorded = JSON.parse(JSON.stringify(API.cmi.toJSON().interactions));
const interactions = Object.values(recorded).map(({ student_response: response, correct_responses: rights, objectives, ...it }) => {
  return { ...it, response, rights: Object.values(rights).map(({ pattern }) => pattern) };
});
process.stdout.write(JSON.stringify({ interactions, complaints }));
