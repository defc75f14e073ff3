// Parses the GIFT on standard input with gift-pegjs, and writes the questions as JSON.
import { readFileSync } from "node:fs";
import gift from "gift-pegjs";

try {
  process.stdout.write(JSON.stringify(gift.parse(readFileSync(0, "utf8"))));
} catch (error) {
  // The error's message says what the parser expected, its location says where.
  console.error(error.message, JSON.stringify(error.location?.start));
  process.exit(1);
}
