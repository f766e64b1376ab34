// Finds the browsers that the tests use, and installs a Chromium where there is none.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root, supervise } from "./child.mjs";

const windows = process.platform === "win32";

/** A browser that only exists may still lack its libraries, so it is asked its version; on Windows that would open a window. */
function isUsable(file) {
  if (!file || !fs.existsSync(file)) return false;
  return windows || spawnSync(file, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}

/** These paths below each folder in which Windows keeps programs. */
const inProgramFiles = (...files) =>
  [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => files.map((file) => path.join(folder, file)));

/** The browsers people have. The headless shell comes after them: it requests less (no favicon), and so hides faults that users see. */
const fullBrowserPaths = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/usr/bin/microsoft-edge",
  "/usr/bin/microsoft-edge-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ...inProgramFiles("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"),
];
const headlessShell = "/usr/bin/chromium-headless-shell";

const findSystemBrowser = () => fullBrowserPaths.find(isUsable);

/** What a line of JavaScript prints, or "" if it fails. */
const evaluateInNode = (code) => spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" }).stdout?.trim() ?? "";

const run = (command, args, env = {}) => supervise(command, args, { stdio: ["ignore", 2, 2], env: { ...process.env, ...env } });

function findPlaywrightChromium() {
  const file = evaluateInNode("console.log(require('@playwright/test').chromium.executablePath())");
  return isUsable(file) ? file : undefined;
}

async function installPlaywrightChromium() {
  console.error("Installing Chromium for the browser tests…");
  await run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  return findPlaywrightChromium();
}

async function installDebianChromium() {
  if (process.getuid?.() !== 0 || !fs.existsSync("/usr/bin/apt-get")) return undefined;
  console.error("Installing Debian's Chromium for the browser tests…");
  await run("apt-get", ["update", "-qq"]);
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { DEBIAN_FRONTEND: "noninteractive" });
  return findSystemBrowser();
}

const findHeadlessShell = () => [headlessShell].find(isUsable);

/** Writes the path of a working Chromium to node_modules/.chromium, where e2e/playwright.config.ts reads it. Throws if there is none. */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !isUsable(given))
    throw new Error(`CHROMIUM_PATH is set to ${given}, which does not run. Set it to a working Chrome, Chromium or Edge, or unset it.`);
  const found =
    given ??
    findSystemBrowser() ??
    findPlaywrightChromium() ??
    (await installDebianChromium()) ??
    (await installPlaywrightChromium()) ??
    findHeadlessShell();
  if (!found)
    throw new Error(
      "No Chrome, Chromium or Edge was found, and Chromium could not be installed. Install one, or set CHROMIUM_PATH to its executable.",
    );
  fs.writeFileSync(path.join(root, "node_modules/.chromium"), `${found}\n`);
  console.error(`Browser: ${found}`);
}

/** Ubuntu's Firefox is confined by snap: it cannot read the folder of a test. */
const isSnap = (file) => fs.realpathSync(file).startsWith("/snap/") || fs.readFileSync(file).subarray(0, 4_096).includes("/snap/");

/** The path of Firefox, from FIREFOX_PATH or its usual places; undefined if there is none that tests can use. Throws for a wrong FIREFOX_PATH. */
export function findFirefox() {
  const given = process.env.FIREFOX_PATH;
  if (given && !isUsable(given)) throw new Error(`FIREFOX_PATH is set to ${given}, which does not run. Set it to Firefox, or unset it.`);
  if (given) return given;
  const usual = ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
  return [...usual, ...inProgramFiles("Mozilla Firefox/firefox.exe")].find((file) => isUsable(file) && !isSnap(file));
}

/** WebKit's driver, which starts the small browser it comes with, and Xvfb for its display; undefined if either is missing. */
export function findWebKit() {
  const [driver, xvfb] = ["/usr/bin/WebKitWebDriver", "/usr/bin/Xvfb"].map((file) => (fs.existsSync(file) ? file : undefined));
  return driver && xvfb ? { driver, xvfb } : undefined;
}
