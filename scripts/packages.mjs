// Installs the packages of package-lock.json when they are missing, older, or made for another platform or Node. Built-ins only: it
// runs before node_modules exists.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { isRunning, root, runAndCollectOutput } from "./child.mjs";
import { libc, npmCli } from "./runtime.mjs";

/** Exits once a message is written whole. */
export async function fail(message) {
  await new Promise((resolve) => process.stderr.write(`${message}\n`, resolve));
  process.exit(1);
}

/**
 * Runs a command in the project root and reports its progress; returns true on success, and prints the output on failure. Writes to
 * stderr, so that stdout holds only the output of the script that is being prepared.
 */
export async function runStep(title, command, args, { env, ...options } = {}) {
  const began = Date.now();
  console.error(`${title}…`);
  const { code, output } = await runAndCollectOutput(command, args, {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    ...options,
  });
  if (code !== 0) await new Promise((resolve) => process.stderr.write(`${output.trimEnd()}\n`, resolve));
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.error(code === 0 ? `${title}: done in ${seconds} s` : `${title}: failed after ${seconds} s`);
  return code === 0;
}

const windows = process.platform === "win32";
const at = (file) => path.join(root, file);
const read = (file) => {
  try {
    return fs.readFileSync(at(file), "utf8");
  } catch {
    return "";
  }
};
const json = (file) => JSON.parse(read(file) || "{}");

/** The platform and the major version of Node that the packages are installed for; a change means a reinstall. */
export const thisMachine = () => ({ os: process.platform, cpu: process.arch, libc: libc(), node: process.versions.node.split(".")[0] });

const describeMachine = ({ os, cpu, libc: library, node }) => [os, cpu, library, `Node.js ${node}`].filter(Boolean).join(" ");

/** What decides which packages are installed: scripts and the version of Entente itself do not. */
export function dependencyHash(manifest, lock, machine) {
  const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
  const wanted = JSON.stringify({ dependencies, devDependencies, optionalDependencies, overrides });
  return createHash("sha256")
    .update(`${describeMachine(machine)}\0`)
    .update(wanted)
    .update("\0")
    .update(lock)
    .digest("hex");
}

const includesValue = (value, one) => [value ?? []].flat().includes(one);

/** Whether a locked package is built specifically for this machine, as native binaries are. */
const isNativePackageFor = (machine, { os, cpu, libc: library }) =>
  includesValue(os, machine.os) && includesValue(cpu, machine.cpu) && (library === undefined || includesValue(library, machine.libc));

/**
 * Whether the installed packages match the lock file, including after a manual `npm install`. The lock file lists packages for other
 * platforms too, so only direct dependencies and native packages for this machine must be present, and everything present must have
 * the locked version. npm silently skips native packages that do not support its own Node.
 */
export function isInstalled({ dependencies, devDependencies }, locked, installed, machine) {
  if (!locked || !installed) return false;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    if (installed[`node_modules/${name}`]?.version !== version) return false;
  for (const [name, entry] of Object.entries(locked)) if (isNativePackageFor(machine, entry) && !installed[name]) return false;
  return !Object.entries(installed).some(([name, { version }]) => locked[name]?.version !== version);
}

/** Why the native packages do not load with this Node; "" if they do. */
function findLoadError() {
  const code = "new (require('better-sqlite3'))(':memory:').close(); require('@node-rs/argon2')";
  const { status, signal, stderr } = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" });
  return status === 0 ? "" : stderr.trim() || `The process ended with ${signal ?? status}.`;
}

function npm(title, ...args) {
  const cli = npmCli();
  const env = { NODE_ENV: "" };
  return cli ? runStep(title, process.execPath, [cli, ...args], { env }) : runStep(title, "npm", args, { env, shell: windows });
}

const sleep = (ms) => new Promise((resume) => setTimeout(resume, ms));

/** Runs some work while no other script of this clone runs work under the same name; waits for one that does. */
export async function withLock(name, work) {
  const file = at(`.node/${name}.lock`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let waits = 0; ; waits++)
    try {
      fs.writeFileSync(file, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const holder = Number(read(`.node/${name}.lock`));
      // An empty file is being written. One whose process is gone was left behind.
      if (holder > 0 && !isRunning(holder)) fs.rmSync(file, { force: true });
      else if (waits === 0) console.error(`Waiting for another script (${name})…`);
      await sleep(300);
    }
  const release = () => fs.rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

/**
 * Installs the packages of package-lock.json if they are missing, older, or made for another platform or Node. With `replace` off, as
 * for scripts that may run beside a server, installed packages stay: the script runs with them, or exits with a message if it cannot.
 */
export async function ensurePackages({ replace = true } = {}) {
  const stamp = "node_modules/.stamp";
  const [manifest, machine] = [json("package.json"), thisMachine()];
  const hash = dependencyHash(manifest, read("package-lock.json"), machine);
  const isDone = () => read(stamp) === hash;
  if (isDone()) return;
  await withLock("packages", async () => {
    if (isDone()) return;
    const [locked, installed] = ["package-lock.json", "node_modules/.package-lock.json"].map((file) => json(file).packages);
    const isComplete = isInstalled(manifest, locked, installed, machine);
    let problem = installed ? findLoadError() : "not installed";
    if (installed && !replace) {
      if (problem)
        await fail(
          `The installed packages do not run on ${describeMachine(machine)}. Stop Entente and run npm start, which installs them.`,
        );
      if (!isComplete)
        console.error("The installed packages are not those of this version. Stop Entente and run npm start to update them.");
      return;
    }
    if (problem || !isComplete) {
      const done = await npm("Installing the packages", "ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund");
      if (!done) await fail("The packages could not be installed. The lines above say why.");
      problem = findLoadError();
    }
    if (problem)
      await fail(`The native packages do not load on ${describeMachine(machine)}. They may not support this platform.\n${problem}`);
    fs.writeFileSync(at(stamp), hash);
  });
}
