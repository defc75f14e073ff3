// Validates values with Ajv. Standard input is JSON with `schemas`, by name, and `values`, pairs of the name of a schema and a
// value. Standard output is JSON with the errors of each value, in order.
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";

const { schemas, values } = JSON.parse(readFileSync(0, "utf8"));
// `format: date` in the schemas is only a hint for editors: a pattern beside it says which dates are allowed.
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const validators = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
const errors = ([name, value]) =>
  validators[name](value) ? [] : validators[name].errors.map(({ instancePath, message }) => `${instancePath}: ${message}`);
process.stdout.write(JSON.stringify(values.map(errors)));
