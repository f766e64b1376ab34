// Which Node.js the scripts run under: the one they were started with, where `engines` of package.json allows it, otherwise one
// that is downloaded from npm once and kept in `.node/`. Unsupported Node versions load this file, run.mjs and child.mjs too, so all
// three use only syntax that Node 16 supports.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { isRunning, root, supervise } from "./child.mjs";

const readJson = (file) => JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));

/** The range of Node versions that Entente runs on, as package.json states it. */
export const supportedRange = () => readJson("package.json").engines.node;

/** Whether a version ("v22.18.0") is in a range of `^` and `>=` parts joined by `||`. Prereleases never match, as in npm. */
export function satisfies(version, range) {
  const found = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(version);
  return range.split("||").some((part) => {
    const wanted = /^\s*(\^|>=)(\d+)(?:\.(\d+))?(?:\.(\d+))?\s*$/.exec(part);
    if (!wanted) throw new Error(`package.json: engines.node has a part that scripts/runtime.mjs cannot read: "${part.trim()}"`);
    if (!found) return false;
    if (wanted[1] === "^" && found[1] !== wanted[2]) return false;
    for (let i = 1; i <= 3; i++) {
      const difference = Number(found[i]) - Number(wanted[i + 1] || 0);
      if (difference !== 0) return difference > 0;
    }
    return true;
  });
}

export const isSupported = (version = process.version) => satisfies(version, supportedRange());

/** A range in words: "^22.18 || ^24 || >=26" becomes "22 (22.18 or later), 24, or 26 or later". */
export function describeRange(range) {
  const parts = range.split("||").map((part) => {
    const [, operator, version] = /(\^|>=)([\d.]+)/.exec(part);
    if (operator === ">=") return `${version} or later`;
    return version.includes(".") ? `${version.split(".")[0]} (${version} or later)` : version;
  });
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(", ")}, or ${parts[parts.length - 1]}`;
}

/** Exits with a message if this Node is not supported, before SQLite loads and crashes the process. */
export function requireSupportedNode(version = process.version) {
  if (isSupported(version)) return;
  console.error(
    `Entente does not run on Node.js ${version}: it needs ${describeRange(supportedRange())}.\n` +
      "Use an npm script (npm start, npm test, npm run …), which downloads a supported Node.js, or install one yourself.",
  );
  process.exit(1);
}

/** The C library of this machine: "glibc" or "musl" on Linux, "" elsewhere. Packages with compiled parts differ by it. */
export function libc() {
  if (process.platform !== "linux") return "";
  // By default the report lists network interfaces and may wait for DNS.
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
}

/**
 * The package in scripts/runtime/package-lock.json that contains Node.js for a platform, and the path of its executable;
 * null if there is none (musl).
 */
export function runtimePackage(platform, arch, libcName) {
  if (libcName === "musl") return null;
  const { packages } = readJson("scripts/runtime/package-lock.json");
  const key = Object.keys(packages).find((name) => name !== "" && packages[name].os === platform && packages[name].cpu === arch);
  if (!key) return null;
  return { name: key.replace("node_modules/", ""), entry: packages[key], program: packages[key].bin.node };
}

/** Whether an executable reports this version of Node; a corrupt file, or one for another platform, does not. */
const reportsVersion = (program, version) =>
  (spawnSync(program, ["--version"], { encoding: "utf8", windowsHide: true, env: withoutNodeOptions() }).stdout || "").trim() ===
  `v${version}`;

/** Options meant for another version of Node may keep this one from starting. */
const withoutNodeOptions = () => ({ ...process.env, NODE_OPTIONS: "" });

/** The path of npm's own script if npm started us, so that the chosen Node can run it; otherwise null. */
export function npmCli() {
  const cli = process.env.npm_execpath;
  return cli && path.basename(cli) === "npm-cli.js" ? cli : null;
}

/** Installs a folder's lock file with npm, whose output goes to stderr; returns npm's exit code. */
function npmInstall(folder) {
  const cli = npmCli();
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const options = { cwd: folder, stdio: ["ignore", 2, 2], env: { ...process.env, NODE_ENV: "" } };
  return cli
    ? supervise(process.execPath, [cli, ...args], options)
    : supervise("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Removes what an interrupted installation left behind. */
function removePartials(folder) {
  for (const name of fs.readdirSync(folder)) {
    const pid = /^\.partial-(\d+)$/.exec(name);
    if (pid && !isRunning(Number(pid[1]))) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Returns the path of Node.js in `folder`, and installs it first if necessary. npm installs it in a temporary folder, which is renamed
 * once the executable runs, so an incomplete one is never used. Throws an Error that says what to do.
 */
export async function installRuntime(folder, { name, entry, program }, onDownload = () => {}) {
  const target = path.join(folder, `${name}-${entry.version}`);
  const installed = path.join(target, path.basename(program));
  const isInstalled = () => fs.existsSync(installed) && reportsVersion(installed, entry.version);
  if (isInstalled()) return installed;

  onDownload();
  fs.mkdirSync(folder, { recursive: true });
  removePartials(folder);
  const partial = path.join(folder, `.partial-${process.pid}`);
  try {
    const dependencies = { [name]: entry.version };
    const packages = { "": { name: "entente-runtime", dependencies }, [`node_modules/${name}`]: { ...entry, optional: undefined } };
    fs.rmSync(partial, { recursive: true, force: true });
    fs.mkdirSync(partial);
    fs.writeFileSync(path.join(partial, "package.json"), JSON.stringify({ name: "entente-runtime", private: true, dependencies }));
    fs.writeFileSync(
      path.join(partial, "package-lock.json"),
      JSON.stringify({ name: "entente-runtime", lockfileVersion: 3, requires: true, packages }),
    );
    const code = await npmInstall(partial);
    const downloaded = path.join(partial, "node_modules", name, program);
    if (code === 127) throw new Error("npm could not be started.");
    if (code !== 0) throw new Error("npm could not download it; the lines above say why.");
    if (!fs.existsSync(downloaded) || !reportsVersion(downloaded, entry.version))
      throw new Error("what npm downloaded does not run on this machine.");
    // Keep only the executable; the headers and manuals are not needed.
    moveInto(path.dirname(downloaded), target, isInstalled);
  } catch (error) {
    if (!isInstalled())
      throw new Error(
        `Node.js ${entry.version} was not installed: ${error.message}\n` +
          `Run the command again, or install Node.js ${describeRange(supportedRange())} yourself (https://nodejs.org).`,
      );
  } finally {
    fs.rmSync(partial, { recursive: true, force: true, maxRetries: 5 });
  }
  return installed;
}

/** Renames a folder; one that is there already is replaced only if it does not work: another script may be using it. */
function moveInto(folder, target, works) {
  try {
    fs.renameSync(folder, target);
  } catch {
    if (works()) return;
    fs.rmSync(target, { recursive: true, force: true, maxRetries: 5 });
    fs.renameSync(folder, target);
  }
}

/** Returns the path of a supported Node.js: this one, or one that is downloaded if it is missing. Exits if there is none. */
export async function ensureRuntime() {
  if (isSupported()) return process.execPath;
  const range = describeRange(supportedRange());
  const found = runtimePackage(process.platform, process.arch, libc());
  if (!found) {
    console.error(
      `Entente does not run on Node.js ${process.version}: it needs ${range}.\n` +
        `There is no Node.js to download for ${process.platform} ${process.arch}${libc() === "musl" ? " (musl)" : ""}. ` +
        "Install a supported version yourself (https://nodejs.org).",
    );
    process.exit(1);
  }
  const onDownload = () =>
    console.error(
      `Entente needs Node.js ${range}; this is ${process.version}.\n` +
        `Downloading Node.js ${found.entry.version} (about 60 MB). This happens once, and only Entente uses it…`,
    );
  try {
    return await installRuntime(path.join(root, ".node"), found, onDownload);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

/** The executable that `node` means on a PATH, or "". */
function nodeOnPath(value) {
  const file = process.platform === "win32" ? "node.exe" : "node";
  const folder = value.split(path.delimiter).find((one) => one && fs.existsSync(path.join(one, file)));
  return folder ? fs.realpathSync(path.join(folder, file)) : "";
}

/**
 * The environment in which child processes, including those of npm and the workers of `next build`, use `program` as Node.
 * @param {string} program @param {Record<string, string | undefined>} env
 */
export function environmentFor(program, env = process.env) {
  // On Windows the variable may be spelt Path.
  const key = Object.keys(env).find((name) => name.toUpperCase() === "PATH") || "PATH";
  const value = env[key] || "";
  const first = nodeOnPath(value) === fs.realpathSync(program);
  return {
    ...env,
    [key]: first ? value : [path.dirname(program), value].filter(Boolean).join(path.delimiter),
    NODE: program,
    npm_node_execpath: program,
  };
}
