import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";

/** The built program, serving one folder. */
export type Server = { url: string; pid: number; readyAfter: number; stop(): Promise<void> };

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

export async function startServer(folder: string): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", String(port)], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ENTENTE_DATA: folder,
      ENTENTE_BACKUP: "off",
    },
  });
  await answers(child, `${url}/icon.svg`);
  return {
    url,
    pid: child.pid as number,
    readyAfter: performance.now() - began,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

/** Waits for the first answer. Next holds every request until the start, with its migrations, is over. */
async function answers(child: ChildProcess, address: string) {
  while (child.exitCode === null) {
    const answer = await fetch(address).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resume) => setTimeout(resume, 10));
  }
  throw new Error(`The server ended with code ${child.exitCode}. Is it built? node scripts/ensure.mjs`);
}

const hasProc = existsSync("/proc/self/stat");

/** Milliseconds of processor time a process has used; NaN where there is no /proc. */
export function cpuOf(pid: number): number {
  if (!hasProc) return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  // The kernel counts in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory in MB; NaN where there is no /proc. */
export const memoryOf = (pid: number): number =>
  hasProc ? Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024 : Number.NaN;
