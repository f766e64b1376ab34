// `npm run dev`: the same as `npm start`, with the development server in place of a build.
import { runScript } from "./child.mjs";
import { bin, ensure } from "./ensure.mjs";

await ensure({ build: false });
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "development" };
await runScript([bin.next, "dev", "-p", process.env.PORT || "3000", ...process.argv.slice(2)], { env, signalExitCode: 0 });
