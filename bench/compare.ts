// npm run bench:compare -- OTHER [--turns=5] [--only=queries,search]: this tree beside another one, such as a clone of the version before.
// Both have to be built and to have the same bench/data. They are measured in turns, so that what else the machine does meets both.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { median } from "./measure";
import { type Figure, isRate } from "./report";

const given = process.argv.slice(2);
const other = given.find((one) => !one.startsWith("--"));
const only = given.filter((one) => one.startsWith("--only="));
const turns = Number(given.find((one) => one.startsWith("--turns="))?.slice("--turns=".length) ?? 5);
if (!other || !Number.isInteger(turns) || turns < 1)
  throw new Error("Which other tree? npm run bench:compare -- ../the-version-before [--turns=5] [--only=queries,search]");

/** PATH without a Node that this tree fetched for itself: each tree chooses its own. */
const machinePath = (process.env.PATH ?? "")
  .split(path.delimiter)
  .filter((folder) => !folder.startsWith(path.resolve(".node")))
  .join(path.delimiter);

/** The figures of one run in a tree, under the Node that its own scripts choose. */
function measure(tree: string): Figure[] {
  const { stdout, status } = spawnSync("npm", ["run", "--silent", "bench", "--", "--json", ...only], {
    cwd: tree,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PATH: machinePath },
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`The bench failed in ${tree}.`);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

const trees = [path.resolve(other), process.cwd()] as const;
const runs: [Figure[][], Figure[][]] = [[], []];
for (let turn = 1; turn <= turns; turn++)
  for (const [i, tree] of trees.entries()) {
    console.error(`turn ${turn} of ${turns}: ${tree}`);
    runs[i === 0 ? 0 : 1].push(measure(tree));
  }

const valuesOf = (figures: Figure[][], name: string) =>
  figures.flatMap((run) => run.filter((one) => one.name === name).map(({ value }) => value));
const short = (value: number) => value.toLocaleString("en", { maximumSignificantDigits: 4 });
console.log("| figure | unit | before | after | after ÷ before |\n| --- | --- | --: | --: | --: |");
for (const figure of runs[1][0] ?? []) {
  const [before, after] = [median(valuesOf(runs[0], figure.name)), median(valuesOf(runs[1], figure.name))];
  // More than 1 is worse, of a rate too.
  const ratio = isRate(figure) ? before / after : after / before;
  console.log(`| ${figure.name} | ${figure.unit} | ${short(before)} | ${short(after)} | ${ratio.toFixed(2)}× |`);
}
