// Parses the XML document on standard input with xmldom, and writes it as JSON: each element as its namespace, name, attributes
// and children, text as a string; white space between elements is left out.
import { readFileSync } from "node:fs";
import { DOMParser } from "@xmldom/xmldom";

const strict = { onError: (level, message) => { throw new Error(`${level}: ${message}`); } };
const element = (node) => ({
  space: node.namespaceURI,
  name: node.localName,
  attributes: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
  children: [...node.childNodes].flatMap((child) => {
    if (child.nodeType === 1) return [element(child)];
    return child.nodeType === 3 && child.data.trim() ? [child.data] : [];
  }),
});
const document = new DOMParser(strict).parseFromString(readFileSync(0, "utf8"), "text/xml");
process.stdout.write(JSON.stringify(element(document.documentElement)));
