// Launcher for every npm script: node scripts/run.mjs [node options] SCRIPT [arguments]. Runs the script with a Node.js that Entente
// supports, after installing the packages.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root, runScript, watchParent } from "./child.mjs";
import { ensureRuntime, environmentFor } from "./runtime.mjs";

const args = process.argv.slice(2);
if (args.length === 0) {
  console.error("node scripts/run.mjs [node options] SCRIPT [arguments]");
  process.exit(64);
}
const program = await ensureRuntime();
const env = environmentFor(program);

if (program !== process.execPath) {
  // Longer than the inner launcher's own timeout.
  await runScript([process.argv[1], ...args], { program, env, killTimeout: 30_000 });
} else {
  Object.assign(process.env, env);
  process.chdir(root);
  const hasOptions = args[0].startsWith("-");
  const { ensurePackages } = await import("./packages.mjs");
  // Scripts with options are those that open the database: they may run beside a server, whose packages must stay.
  await ensurePackages({ replace: !hasOptions });
  if (hasOptions) await runScript(args, { killTimeout: 25_000 });
  // A script without Node options runs in this process.
  watchParent();
  process.argv.splice(1, 2, path.resolve(args[0]));
  await import(pathToFileURL(process.argv[1]).href);
}
