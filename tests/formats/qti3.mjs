// Converts a JSON array of QTI 2.1 items on standard input with qti-convert, and writes a JSON array of QTI 3.0 items.
import { readFileSync } from "node:fs";
import { convertQti2toQti3 } from "@citolab/qti-convert/qti-convert-node";

const items = JSON.parse(readFileSync(0, "utf8"));
const converted = [];
for (const item of items) converted.push(await convertQti2toQti3(item));
process.stdout.write(JSON.stringify(converted));
