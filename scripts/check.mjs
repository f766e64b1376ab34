// `npm run check`: everything that needs neither a build nor a browser. Runs all of it at once, then says what failed.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { bin, isMain, root } from "./ensure.mjs";

const docs = "scripts/docs.ts";

/** The types, by themselves, as they want the build's to be there and not half made. */
export const types = [
  "types",
  [
    [bin.next, "typegen"],
    ["node_modules/typescript/bin/tsc", "--noEmit"],
  ],
];

/** Name and the commands of each other check, each a list of arguments for node. Biome's run holds format, lint and the rules of the layers. */
export const checks = [
  ["format, lint, layers", [["node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off", "."]]],
  ["migrations", [["scripts/db-generate.mjs", "--check"]]],
  ...(fs.existsSync(path.join(root, docs)) ? [["docs", [["--conditions=react-server", "--import", "tsx", docs, "--check"]]]] : []),
];
/** The unit tests make much that is soon let go: with this room for it the garbage is collected less often. */
export const unitTests = ["--max-semi-space-size=64", "node_modules/vitest/vitest.mjs", "run"];
const unit = ["unit tests", [unitTests]];

/** Runs a command of node to its end: its exit status, and what it said. */
function run(args) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  return new Promise((done) => child.once("close", (status) => done({ status, said })));
}

/** Runs one, says its output when it failed, and its time; true when it passed. */
export async function passes([name, commands], say = console.log) {
  const began = Date.now();
  let failed = false;
  for (const args of commands) {
    const { status, said } = await run(args);
    if (status === 0) continue;
    failed = true;
    say(said.trimEnd());
  }
  say(`${failed ? "✗" : "✓"} ${name}  ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return !failed;
}

if (isMain(import.meta.url)) {
  const results = await Promise.all([unit, types, ...checks].map((one) => passes(one)));
  if (results.includes(false)) process.exit(1);
}
