// npm run bench [-- folder… --markdown --json --only=queries,search]: what README.md says, as one table.
import path from "node:path";
import { migrate } from "#db/migrate";
import { measureExport } from "./export";
import { measureCapture } from "./extract";
import { madeFolders, use } from "./folders";
import { measurePages } from "./pages";
import { measureQueries, measureSearch } from "./queries";
import { type Figure, print } from "./report";
import { measureSaving } from "./saving";
import { measureSize } from "./size";

const parts: Record<string, (large: string, small: string) => Promise<Figure[]>> = {
  size: measureSize,
  queries: measureQueries,
  search: measureSearch,
  saving: measureSaving,
  pages: measurePages,
  export: measureExport,
  capture: measureCapture,
};

const given = process.argv.slice(2);
const only = given
  .find((one) => one.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
const named = given.filter((one) => !one.startsWith("--")).map((one) => path.resolve(one));
const folders = named.length > 0 ? named : madeFolders();
const small = folders[0];
const large = folders.at(-1);
if (!small || !large) throw new Error("There is no data yet: npm run bench:data -- 200, then npm run bench:data -- 1000000");

const figures: Figure[] = [];
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (only && !only.includes(name)) continue;
    console.error(`${name} …`);
    use(large);
    migrate();
    figures.push(...(await measure(large, small)));
  }
} finally {
  // What was measured before a part failed is worth having.
  if (given.includes("--json")) console.log(JSON.stringify(figures));
  else print(figures, given.includes("--markdown"));
}
