// `npm run dev`: the same as `npm start`, with the development server in place of a build.
import { bin, ensure } from "./ensure.mjs";
import { runChild } from "./start.mjs";

await ensure({ build: false });
runChild([bin.next, "dev", "-p", process.env.PORT || "3000", ...process.argv.slice(2)], { NODE_ENV: "development" });
