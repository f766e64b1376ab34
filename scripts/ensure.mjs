// Makes a clone ready to run: Node's version, dependencies, copied assets, the build and, with --browser, a Chromium for
// the tests. Each step looks at a stamp first, so a second run takes a moment. Built-ins only: it runs before node_modules exist.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const bin = {
  next: "node_modules/next/dist/bin/next",
  playwright: "node_modules/@playwright/test/cli.js",
};
const windows = process.platform === "win32";

/** Whether the file was run by itself rather than imported. */
export const isMain = (url) => !!process.argv[1] && url === pathToFileURL(fs.realpathSync(process.argv[1])).href;

const fail = (message) => {
  console.error(message);
  process.exit(1);
};

/** Runs a command in the root with its output shown; true when it ended well. */
function run(command, args, env = {}, options = {}) {
  const began = Date.now();
  console.log(`> ${[command === process.execPath ? "node" : command, ...args].join(" ")}`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    ...options,
  });
  if (error) console.error(error.message);
  console.log(`  ${((Date.now() - began) / 1000).toFixed(1)} s${status === 0 ? "" : `, exit ${status}`}`);
  return status === 0;
}

const at = (file) => path.join(root, file);
const read = (file) => {
  try {
    return fs.readFileSync(at(file), "utf8");
  } catch {
    return "";
  }
};
const json = (file) => JSON.parse(read(file) || "{}");

function ensureNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Entente needs Node.js 20.19 or newer; this is ${process.version}.`);
}

/** What decides which packages are installed: scripts and the version of Entente itself do not. */
function dependencyHash() {
  const { dependencies, devDependencies, optionalDependencies, overrides, allowScripts } = json("package.json");
  const wanted = JSON.stringify({ dependencies, devDependencies, optionalDependencies, overrides, allowScripts });
  return createHash("sha256")
    .update(`${process.version} ${process.platform} ${process.arch}\0`)
    .update(wanted)
    .update("\0")
    .update(read("package-lock.json"))
    .digest("hex");
}

/** Whether what the lock asks for is in place, as after somebody's own `npm install`. */
function inPlace() {
  const wanted = json("package-lock.json").packages;
  const present = json("node_modules/.package-lock.json").packages;
  if (!wanted || !present) return false;
  const { dependencies, devDependencies } = json("package.json");
  // A lock may list packages that npm never installs here (other platforms, extraneous ones), so: what is direct must be
  // there, and whatever is there must be what the lock says.
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    if (present[`node_modules/${name}`]?.version !== version) return false;
  }
  return !Object.entries(present).some(([name, { version }]) => wanted[name]?.version !== version);
}

/** Whether the parts that were compiled work on this Node. */
const compiled = () =>
  spawnSync(process.execPath, ["-e", "require('better-sqlite3')(':memory:'); require('@node-rs/argon2')"], { cwd: root, stdio: "ignore" })
    .status === 0;

function npm(...args) {
  // Two files are compiled, which by itself npm does one after the other.
  const env = { NODE_ENV: "", JOBS: "max" };
  const cli = process.env.npm_execpath;
  const done =
    cli && path.basename(cli) === "npm-cli.js" ? run(process.execPath, [cli, ...args], env) : run("npm", args, env, { shell: windows });
  if (!done) fail("The dependencies could not be installed. The lines above say why.");
}

/** Without `native` what has to be compiled is left to a later call, as it takes longer than all the rest. */
function ensureDependencies(native) {
  const stamp = "node_modules/.stamp";
  const hash = dependencyHash();
  if (read(stamp) === hash) return;
  if (!inPlace()) npm("ci", "--include=dev", "--no-audit", "--no-fund", ...(native ? [] : ["--ignore-scripts"]));
  if (!native) return;
  if (!compiled()) {
    npm("rebuild");
    if (!compiled())
      fail(
        "What has to be compiled does not work on this Node, although npm said that it was. Does npm's ignore-scripts keep it from that?",
      );
  }
  fs.writeFileSync(at(stamp), hash);
}

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
  const hash = createHash("sha256").update(JSON.stringify([json("package.json").imports, process.env.STANDALONE ?? ""]));
  for (const file of sources.flatMap(filesUnder)) hash.update(`\0${file}\0`).update(fs.readFileSync(at(file)));
  return hash.digest("hex");
}

function ensureBuild() {
  const stamp = ".next/.stamp";
  const hash = sourceHash();
  if (read(stamp) === hash && fs.existsSync(at(".next/BUILD_ID"))) return;
  fs.rmSync(at(stamp), { force: true });
  if (!run(process.execPath, [bin.next, "build"], { NODE_ENV: "production" })) fail("The build failed. The lines above say why.");
  fs.writeFileSync(at(stamp), hash);
}

/** A browser that only exists may still lack its libraries, so it is asked its version; on Windows that would open a window. */
function works(file) {
  if (!file || !fs.existsSync(file)) return false;
  return windows || spawnSync(file, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}

/** What a line of JavaScript prints, or "" where it fails. */
const answer = (code) => spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" }).stdout?.trim() ?? "";

const ofSystem = () =>
  [
    // The same browser without its windows starts in half the time.
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ...[process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .map((folder) => path.join(folder, "Google/Chrome/Application/chrome.exe")),
  ].find(works);

function ofPlaywright() {
  const file = answer("console.log(require('@playwright/test').chromium.executablePath())");
  return works(file) ? file : undefined;
}

function ofPlaywrightInstalled() {
  run(process.execPath, [bin.playwright, "install", "chromium"]);
  return ofPlaywright();
}

function ofDebian() {
  if (process.getuid?.() !== 0 || !fs.existsSync("/usr/bin/apt-get")) return undefined;
  run("apt-get", ["update", "-qq"]);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell"], { DEBIAN_FRONTEND: "noninteractive" });
  return ofSystem();
}

function ofNpm() {
  if (!fs.existsSync(at("node_modules/@sparticuz/chromium"))) return undefined;
  const file = answer("import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))");
  return works(file) ? file : undefined;
}

/** Leaves the path of a working Chromium in node_modules/.chromium, where e2e/playwright.config.ts reads it. */
function ensureBrowser() {
  const note = "node_modules/.chromium";
  const given = process.env.CHROMIUM_PATH;
  if (given && !works(given)) fail(`CHROMIUM_PATH is ${given}, and that does not run.`);
  const known = read(note).trim();
  if (!given && known && fs.existsSync(known)) return;
  const found = given ?? ofSystem() ?? ofPlaywright() ?? ofPlaywrightInstalled() ?? ofDebian() ?? ofNpm();
  if (!found) fail("No Chromium was found or could be installed. Install one, or set CHROMIUM_PATH to its program.");
  fs.writeFileSync(at(note), `${found}\n`);
  console.log(`browser: ${found}`);
}

export async function ensure({ native = true, build = true, browser = false } = {}) {
  ensureNode();
  ensureDependencies(native);
  const { copyAssets } = await import("./assets.mjs");
  copyAssets();
  if (build) ensureBuild();
  if (browser) ensureBrowser();
}

if (isMain(import.meta.url)) {
  const [native, build] = ["native", "build"].map((name) => !process.argv.includes(`--no-${name}`));
  await ensure({ native, build, browser: process.argv.includes("--browser") });
}
