import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { server } from "./ensure.mjs";

/** The built program, serving one folder. `log` is all that it printed so far; `ended` gives its exit code, null after a kill. */
export type Served = { url: string; pid: number; child: ChildProcess; log: () => string; ended: Promise<number | null> };

export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Starts the built server on a free port of this machine; `command` in place of the program's own start. Answers at once. */
export async function launch(folder: string, env: Record<string, string> = {}, command?: string[]): Promise<Served> {
  const port = await freePort();
  const args = command ?? [...server, "-p", String(port), "-H", "127.0.0.1"];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ENTENTE_BACKUP: "off",
      ENTENTE_DATA: folder,
      PORT: String(port),
      ...env,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { url: `http://127.0.0.1:${port}`, pid: child.pid as number, child, log: () => said, ended };
}

/** The same, once it answers. Next holds every request until the start, with its migrations, is over. */
export async function serve(...how: Parameters<typeof launch>): Promise<Served> {
  const served = await launch(...how);
  while (served.child.exitCode === null && served.child.signalCode === null) {
    const answer = await fetch(`${served.url}/icon.svg`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return served;
    await new Promise((resume) => setTimeout(resume, 10));
  }
  throw new Error(
    `The server ended with code ${served.child.exitCode}. Is it built? node scripts/run.mjs scripts/ensure.mjs\n${served.log()}`,
  );
}
