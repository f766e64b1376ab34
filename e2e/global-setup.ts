import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { port } from "./playwright.config";

const root = path.resolve(import.meta.dirname, "..");
export const password = "a long enough secret";

/** Starts the built server on a fresh data folder with one account a role, and stops it at the end. */
export default async function setup() {
  const data = mkdtempSync(path.join(tmpdir(), "entente-e2e-"));
  const env = {
    ...process.env,
    ENTENTE_DATA: data,
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    ENTENTE_PASSWORD: password,
  };
  for (const role of ["reader", "analyst", "editor", "admin"]) {
    const made = spawnSync(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "scripts/user.ts", "create", role, "--role", role],
      { cwd: root, env, encoding: "utf8" },
    );
    if (made.status !== 0) throw new Error(`No account for ${role}: ${made.stdout}${made.stderr}`);
  }
  const server = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  await ready(`http://127.0.0.1:${port}/`);
  return async () => {
    server.kill("SIGTERM");
    await new Promise((done) => (server.exitCode === null ? server.once("exit", done) : done(undefined)));
    rmSync(data, { recursive: true, force: true });
  };
}

async function ready(address: string) {
  for (let i = 0; i < 300; i++) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resume) => setTimeout(resume, 200));
  }
  throw new Error("The server did not start within a minute.");
}
