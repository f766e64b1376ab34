// `npm start`: what the server needs, then the server. Extra arguments go to it.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { ensure, isMain, root } from "./ensure.mjs";

/** The parent of a process and whether that process is a shell, which npm puts between itself and a script. */
function aboveOf(pid) {
  if (process.platform === "win32") {
    const query = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').ParentProcessId`;
    const { stdout } = spawnSync("powershell.exe", ["-NoProfile", "-Command", query], { encoding: "utf8", windowsHide: true });
    return { parent: Number(stdout), shell: true };
  }
  const status = `/proc/${pid}/status`;
  if (fs.existsSync(status)) {
    const text = fs.readFileSync(status, "utf8");
    return { parent: Number(/^PPid:\s*(\d+)/m.exec(text)?.[1]), shell: /^Name:\s*\w*sh$/m.test(text) };
  }
  const { stdout } = spawnSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], { encoding: "utf8" });
  return { parent: Number.parseInt(stdout ?? "", 10), shell: /sh\s*$/.test(stdout ?? "") };
}

/**
 * Told to end, npm leaves its script running. Started by npm, we therefore watch npm and the shell between; elsewhere
 * (nohup, a supervisor) a parent may rightly go.
 */
function ancestors() {
  if (!process.env.npm_lifecycle_event) return [];
  const { parent, shell } = aboveOf(process.ppid);
  return shell && parent > 1 ? [process.ppid, parent] : [process.ppid];
}

const isGone = (pid) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
};

const parent = process.ppid;
const watched = ancestors();
const abandoned = () => watched.length > 0 && (process.ppid !== parent || watched.some(isGone));

/** Runs a script as a child that lives no longer than we and whoever started us do; ends with its exit code. */
export function runChild(args, env) {
  if (abandoned()) process.exit(1);
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  let ending = false;
  const end = (signal) => {
    child.kill(signal);
    // The server gives its running requests 15 seconds.
    if (!ending) setTimeout(() => child.kill("SIGKILL"), 20_000).unref();
    ending = true;
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => end(signal));
  process.on("SIGHUP", () => end("SIGTERM"));
  setInterval(() => !ending && abandoned() && end("SIGTERM"), 500).unref();
  child.on("error", (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on("exit", (code) => process.exit(code ?? (ending ? 0 : 1)));
}

if (isMain(import.meta.url)) {
  await ensure();
  runChild(["scripts/server.mjs", ...process.argv.slice(2)], { NODE_ENV: "production" });
}
