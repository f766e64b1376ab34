// Runs child processes that stop when this process, or the process that started it, stops.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const windows = process.platform === "win32";
const forwardedSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** The parent of a process and whether that process is a shell, which npm puts between itself and a script. */
function parentOf(pid) {
  if (windows) {
    const query = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').ParentProcessId`;
    const { stdout } = spawnSync("powershell.exe", ["-NoProfile", "-Command", query], { encoding: "utf8", windowsHide: true });
    return { parent: Number(stdout), shell: true };
  }
  const status = `/proc/${pid}/status`;
  if (fs.existsSync(status)) {
    const text = fs.readFileSync(status, "utf8");
    const parent = /^PPid:\s*(\d+)/m.exec(text);
    return { parent: parent ? Number(parent[1]) : 0, shell: /^Name:\s*\w*sh$/m.test(text) };
  }
  const { stdout } = spawnSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], { encoding: "utf8" });
  return { parent: Number.parseInt(stdout || "", 10), shell: /sh\s*$/.test(stdout || "") };
}

/**
 * npm does not stop its script when npm itself is killed. If npm started us, we therefore watch npm and the shell between; if one of
 * our own scripts did, we watch that. Otherwise (nohup, a supervisor) the parent may exit without stopping us.
 */
function watchedParents() {
  if (process.env.LAUNCHER_PID === String(process.ppid)) return [process.ppid];
  if (!process.env.npm_lifecycle_event) return [];
  const { parent, shell } = parentOf(process.ppid);
  return shell && parent > 1 ? [process.ppid, parent] : [process.ppid];
}

/** Whether a process exists, also one of another user. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

const parent = process.ppid;
const watched = watchedParents();
const isOrphaned = () => watched.length > 0 && (process.ppid !== parent || !watched.every(isRunning));

/** The running children, each with how to stop it. */
const children = new Set();
/** The signal received and how many children it reached: once they have stopped, so does this process. */
let stopping = null;
let watch;

/** From now on this process stops when the process that started it is gone, as after Ctrl-C, and its children with it. */
export function watchParent() {
  if (watch || watched.length === 0) return;
  watch = setInterval(() => {
    if (!isOrphaned()) return;
    clearInterval(watch);
    if (children.size > 0) stopAll("SIGTERM");
    else process.kill(process.pid, "SIGINT");
  }, 500);
  watch.unref();
}

function stopAll(received) {
  // Closing the terminal should shut the children down cleanly.
  const signal = received === "SIGHUP" && !windows ? "SIGTERM" : received;
  stopping = stopping || { signal, count: children.size };
  for (const child of children) child.stop(signal);
}

function killTree(child) {
  if (windows) spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
  else child.kill("SIGKILL");
}

/**
 * Runs a program in the project root and returns its exit code: 128 plus the number of the signal if a signal ended it.
 * Signals are forwarded. After a signal, or when the parent exits, this process stops all its children and exits: with the child's
 * code (`signalExitCode` if a signal ended the child), or, of several, with 128 plus the number of the signal received. A child that
 * is still running `killTimeout` milliseconds later is killed.
 */
export function supervise(command, args, { env = process.env, killTimeout = 20_000, signalExitCode, onSpawn, ...options } = {}) {
  // Whatever follows an interrupted step is not begun.
  if (stopping) return new Promise(() => {});
  if (isOrphaned()) process.exit(1);
  const childEnv = { ...env, LAUNCHER_PID: String(process.pid) };
  const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options, env: childEnv });
  if (onSpawn) onSpawn(child);
  let timer;
  const entry = {
    stop(signal) {
      // Windows has no signals: Ctrl-C reaches every process of the console, and anything else ends the child at once.
      if (!windows) child.kill(signal);
      else if (signal === "SIGTERM") killTree(child);
      timer = timer || setTimeout(() => killTree(child), killTimeout);
    },
  };
  if (children.size === 0) for (const signal of forwardedSignals) process.on(signal, stopAll);
  children.add(entry);
  watchParent();
  return new Promise((resolve) => {
    const finish = (code) => {
      clearTimeout(timer);
      children.delete(entry);
      if (children.size > 0) {
        if (!stopping) resolve(code);
        return;
      }
      for (const signal of forwardedSignals) process.off(signal, stopAll);
      if (stopping) process.exit(stopping.count > 1 ? 128 + os.constants.signals[stopping.signal] : code);
      resolve(code);
    };
    child.once("error", (error) => {
      console.error(`${command}: ${error.message}`);
      finish(127);
    });
    child.once("close", (code, signal) => {
      const ofSignal = stopping && signalExitCode !== undefined ? signalExitCode : 128 + (os.constants.signals[signal] || 0);
      finish(code === null ? ofSignal : code);
    });
  });
}

/** Runs a program as `supervise` does, and collects its output instead of showing it. */
export async function runAndCollectOutput(command, args, options) {
  let output = "";
  const code = await supervise(command, args, {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
    onSpawn: ({ stdout, stderr }) => {
      for (const stream of [stdout, stderr])
        stream.setEncoding("utf8").on("data", (text) => {
          output += text;
        });
    },
  });
  return { code, output };
}

/** Runs a Node script as a child and exits with its code. */
export async function runScript(args, { program = process.execPath, ...options } = {}) {
  process.exit(await supervise(program, args, options));
}
