// Reads a list of xAPI statements from standard input, adds an actor to each as a host would, and writes the faults that
// xapi-validation finds in each.
import validate from "xapi-validation";
import { text } from "node:stream/consumers";

const check = validate.default ?? validate;
const actor = { objectType: "Agent", account: { homePage: "https://school.example/", name: "reader" } };
const faults = JSON.parse(await text(process.stdin)).map((statement) =>
  check({ actor, ...statement }).map((warning) => `${warning.constructor.name} ${JSON.stringify(warning)}`));
process.stdout.write(JSON.stringify(faults));
