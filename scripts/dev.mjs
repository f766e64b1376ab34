// `npm run dev`: the same as `npm start`, with the development server in place of a build.
import { ensure } from "./ensure.mjs";
import { runNext } from "./start.mjs";

await ensure({ build: false });
runNext(["dev", "-p", process.env.PORT || "3000", ...process.argv.slice(2)], { NODE_ENV: "development" });
