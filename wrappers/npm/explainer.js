#!/usr/bin/env node
// Runs the program of the package for this platform, which npm has installed beside this one.
"use strict";
const { spawn } = require("node:child_process");

const { platform, arch } = process;
const name = `interactive-explainer-cli-${platform}-${arch}`;

let program;
try {
  program = require.resolve(`${name}/explainer${platform === "win32" ? ".exe" : ""}`);
} catch {
  console.error(
    `error: the package ${name} is missing; install again without \`--omit=optional\`, or build the program from its source`,
  );
  process.exit(1);
}

const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
// Ctrl-C reaches the program as well, which ends by itself; what is sent to this process alone is passed on.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("error", (error) => {
  console.error(`error: cannot start ${program}: ${error.message}`);
  process.exit(1);
});
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
});
