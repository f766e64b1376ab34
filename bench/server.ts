import { existsSync, readFileSync } from "node:fs";
import { serve } from "../scripts/serve";

/** The built program, serving one folder. */
export type Server = { url: string; pid: number; readyAfter: number; stop(): Promise<void> };

export async function startServer(folder: string): Promise<Server> {
  const began = performance.now();
  const { url, pid, child, ended } = await serve(folder);
  const readyAfter = performance.now() - began;
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { url, pid, readyAfter, stop };
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
