// Makes a clone ready to run: packages, copied assets, the build and, with --browser, a Chromium for the tests. Each step compares a
// stamp first, so a second run takes a moment.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./child.mjs";
import { ensurePackages, fail, runStep, withLock } from "./packages.mjs";
import { requireSupportedNode } from "./runtime.mjs";

export { root };
export const bin = {
  next: "node_modules/next/dist/bin/next",
  playwright: "node_modules/@playwright/test/cli.js",
};
/** What Node is given to run the server: with the default of newer versions (32 MB) a large export would take 100 MB more memory. */
export const server = ["--max-semi-space-size=16", "scripts/server.mjs"];

/** Whether the file was run by itself rather than imported. */
export const isMain = (url) => !!process.argv[1] && url === pathToFileURL(fs.realpathSync(process.argv[1])).href;

const at = (file) => path.join(root, file);
const read = (file) => (fs.existsSync(at(file)) ? fs.readFileSync(at(file), "utf8") : "");

const sources = [
  "app",
  "db",
  "domain",
  "drizzle",
  "public",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "proxy.ts",
  "instrumentation.ts",
];
const generated = new Set(["public/flags", "public/fonts", "public/icons.svg"]);

/** Every file under a path, in one order on every platform, with `/` between its parts. */
function filesUnder(file) {
  if (generated.has(file) || /\.test\.tsx?$/.test(file) || file.endsWith(".DS_Store")) return [];
  const stat = fs.statSync(at(file), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [file];
  return fs
    .readdirSync(at(file))
    .sort()
    .flatMap((name) => filesUnder(`${file}/${name}`));
}

function sourceHash() {
  const hash = createHash("sha256").update(JSON.stringify([JSON.parse(read("package.json")).imports, process.env.STANDALONE ?? ""]));
  for (const file of sources.flatMap(filesUnder)) hash.update(`\0${file}\0`).update(fs.readFileSync(at(file)));
  return hash.digest("hex");
}

async function ensureBuild() {
  const stamp = ".next/.stamp";
  const hash = sourceHash();
  const isDone = () => read(stamp) === hash && fs.existsSync(at(".next/BUILD_ID"));
  if (isDone()) return;
  await withLock("build", async () => {
    if (isDone()) return;
    fs.rmSync(at(stamp), { force: true });
    if (!(await runStep("Building", process.execPath, [bin.next, "build"], { env: { NODE_ENV: "production" } })))
      await fail("The build failed. The lines above say why.");
    fs.writeFileSync(at(stamp), hash);
  });
}

export async function ensure({ build = true, browser = false } = {}) {
  requireSupportedNode();
  await ensurePackages();
  const { copyAssets } = await import("./assets.mjs");
  copyAssets();
  if (build) await ensureBuild();
  if (browser) {
    const { ensureChromium } = await import("./browser.mjs");
    await ensureChromium().catch((error) => fail(error.message));
  }
}

if (isMain(import.meta.url)) await ensure({ build: !process.argv.includes("--no-build"), browser: process.argv.includes("--browser") });
