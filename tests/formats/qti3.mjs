// What a converter by others makes of items of QTI 2.1, a JSON array on standard input: the same in QTI 3.0, as a JSON array.
import { readFileSync } from "node:fs";
import { convertQti2toQti3 } from "@citolab/qti-convert/qti-convert-node";

const items = JSON.parse(readFileSync(0, "utf8"));
const converted = [];
for (const item of items) converted.push(await convertQti2toQti3(item));
process.stdout.write(JSON.stringify(converted));
