// Validates reports against the schema of SARIF 2.1.0. Standard input is a JSON list of reports; standard output is the list of each
// report's errors, in the same order. The schema is OASIS's, from a package by Microsoft, and uses JSON Schema draft 4.
import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";

const schema = new URL("../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json", import.meta.url);
// Formats are not validated: they are those of URIs, which the test parses itself, and of dates. Unicode mode is off, since one of
// the schema's patterns is invalid in it.
const options = { allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false };
const validate = new Ajv.default(options).compile(JSON.parse(readFileSync(schema, "utf8")));
const errors = (report) =>
  validate(report) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath}: ${message}`);
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(errors)));
