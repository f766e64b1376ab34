// `npm run check`: everything that needs neither a build nor a browser. Runs all of it at once, then says what failed.
import fs from "node:fs";
import path from "node:path";
import { runAndCollectOutput } from "./child.mjs";
import { bin, ensure, isMain, root } from "./ensure.mjs";

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

/** Runs one, says its output when it failed, and its time; true when it passed. */
export async function passes([name, commands], say = console.log) {
  const began = Date.now();
  let failed = false;
  for (const args of commands) {
    const { code, output } = await runAndCollectOutput(process.execPath, args, { env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } });
    if (code === 0) continue;
    failed = true;
    say(output.trimEnd());
  }
  say(`${failed ? "✗" : "✓"} ${name}  ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return !failed;
}

if (isMain(import.meta.url)) {
  await ensure({ build: false });
  const results = await Promise.all([unit, types, ...checks].map((one) => passes(one)));
  if (results.includes(false)) process.exitCode = 1;
}
