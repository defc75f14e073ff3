// What Ajv, a validator of JSON Schema by others, says of values. On standard input is JSON: `schemas`, by name, and `values`, pairs of
// the name of a schema and a value. On standard output are the errors in each value, in order.
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";

const { schemas, values } = JSON.parse(readFileSync(0, "utf8"));
// The format of a date is a hint for editors: what a date may be, a pattern says beside it.
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const validators = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
const errors = ([name, value]) =>
  validators[name](value) ? [] : validators[name].errors.map(({ instancePath, message }) => `${instancePath}: ${message}`);
process.stdout.write(JSON.stringify(values.map(errors)));
