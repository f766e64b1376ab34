// `npm run check`: everything that needs neither a build nor a browser. Runs all of it, then says what failed.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { bin, isMain, root } from "./ensure.mjs";

const docs = "scripts/docs.ts";

/** Name and the commands of each check, each a list of arguments for node. Biome's run holds format, lint and the rules of the layers. */
export const checks = [
  ["format, lint, layers", [["node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off", "."]]],
  [
    "types",
    [
      [bin.next, "typegen"],
      ["node_modules/typescript/bin/tsc", "--noEmit"],
    ],
  ],
  ["migrations", [["scripts/db-generate.mjs", "--check"]]],
  ...(fs.existsSync(path.join(root, docs)) ? [["docs", [["--conditions=react-server", "--import", "tsx", docs, "--check"]]]] : []),
];
const unit = ["unit tests", [["node_modules/vitest/vitest.mjs", "run"]]];

/** Runs one, shows its output when it failed, and its time; true when it passed. */
export function passes([name, commands]) {
  const began = Date.now();
  const failed = commands
    .map((args) =>
      spawnSync(process.execPath, args, {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 1 << 28,
        env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
      }),
    )
    .filter(({ status }) => status !== 0);
  for (const { stdout, stderr } of failed) console.log(`${stdout}${stderr}`.trimEnd());
  console.log(`${failed.length ? "✗" : "✓"} ${name}  ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return failed.length === 0;
}

if (isMain(import.meta.url)) {
  const results = [...checks, unit].map(passes);
  if (results.includes(false)) process.exit(1);
}
