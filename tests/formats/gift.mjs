// What gift-pegjs, a parser of GIFT by others, understands of the GIFT on standard input, as JSON.
import { readFileSync } from "node:fs";
import gift from "gift-pegjs";

try {
  process.stdout.write(JSON.stringify(gift.parse(readFileSync(0, "utf8"))));
} catch (error) {
  // The message of a parser says what it expected, its location where.
  console.error(error.message, JSON.stringify(error.location?.start));
  process.exit(1);
}
