// Lays out a network with d3-force: default forces, 300 ticks. Reads {"count", "links": [[from, to]]} from standard input and
// writes {"ms", "places": [[x, y]]} to standard output; the time to start Node is not in "ms".
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const borrowed = createRequire(new URL("../tests/package.json", import.meta.url));
const force = await import(pathToFileURL(borrowed.resolve("d3-force")));

const { count, links } = JSON.parse(readFileSync(0, "utf8"));
const started = performance.now();
const nodes = Array.from({ length: count }, () => ({}));
const simulation = force
  .forceSimulation(nodes)
  .force("charge", force.forceManyBody())
  .force("link", force.forceLink(links.map(([source, target]) => ({ source, target }))))
  .force("center", force.forceCenter())
  .stop();
for (let tick = 0; tick < 300; tick += 1) {
  simulation.tick();
}
const ms = performance.now() - started;
process.stdout.write(JSON.stringify({ ms, places: nodes.map(({ x, y }) => [x, y]) }));
