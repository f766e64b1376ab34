// `npm start`: what the server needs, then the server. Extra arguments go to it.
import { runScript } from "./child.mjs";
import { ensure, server } from "./ensure.mjs";

await ensure();
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
await runScript([...server, ...process.argv.slice(2)], { env, signalExitCode: 0 });
