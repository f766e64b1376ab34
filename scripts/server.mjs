// The built server, started as the one that Next writes for an image is: with the settings that the build wrote down. Next's own
// `start` reads next.config.ts again, and keeps the compiler it takes for that in memory for as long as the server runs.
import fs from "node:fs";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { root, watchParent } from "./child.mjs";
import { requireSupportedNode } from "./runtime.mjs";

requireSupportedNode();

const usage = "npm start -- [-p PORT] [-H ADDRESS]";

/** Where to listen, from `-p` and `-H`; without them PORT, or 3000, on every address. */
function place() {
  try {
    const options = { port: { type: "string", short: "p" }, hostname: { type: "string", short: "H" } };
    const { port = process.env.PORT || "3000", hostname } = parseArgs({ options }).values;
    if (/^\d{1,5}$/.test(port) && Number(port) < 65_536) return { port: Number(port), hostname };
    console.error(`The port is a number up to 65535, not ${port}.`);
  } catch (error) {
    console.error(error.message);
  }
  console.error(usage);
  process.exit(64);
}

/** Longer than proxies keep a connection that is idle (nginx: a minute), so that none is ended while a request is on its way. */
const keepAliveTimeout = 65_000;

watchParent();
const { port, hostname } = place();
process.chdir(root);
process.env.NODE_ENV = "production";
process.env.NEXT_PRIVATE_START_TIME = String(Math.round(performance.timeOrigin));
const settings = ".next/required-server-files.json";
if (!fs.existsSync(settings)) {
  console.error("Entente is not built yet. Run npm start, or build it with node scripts/run.mjs scripts/ensure.mjs.");
  process.exit(1);
}
const { config } = JSON.parse(fs.readFileSync(settings, "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
const { startServer } = createRequire(import.meta.url)("next/dist/server/lib/start-server");
await startServer({ dir: root, isDev: false, config, hostname, port, keepAliveTimeout, allowRetry: false });
