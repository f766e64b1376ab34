import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type FullConfig } from "@playwright/test";
import { port } from "./playwright.config";

const root = path.resolve(import.meta.dirname, "..");
export const password = "a long enough secret";
const roles = ["reader", "analyst", "editor", "admin"];

/** Where the browser's state of a signed-in role is kept. */
export const storageOf = (role: string) => path.join(root, "test-results/.auth", `${role}.json`);

/** What node is given to make an account of each of these roles, which is called like its role. */
export const makeAccounts = (named: readonly string[]) => ["--conditions=react-server", "--import", "tsx", "e2e/accounts.ts", ...named];

/** Starts the built server on a fresh data folder with one account a role, and stops it at the end. */
export default async function setup(config: FullConfig) {
  const data = mkdtempSync(path.join(tmpdir(), "entente-e2e-"));
  // For tests that write to the record as it would have been long ago.
  process.env.E2E_DATA = data;
  const env = {
    ...process.env,
    ENTENTE_DATA: data,
    // Tests make the backups they need; one that comes by itself would change what the others see.
    ENTENTE_BACKUP: "off",
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    ENTENTE_PASSWORD: password,
    ENTENTE_LOG_LEVEL: "warn",
  };
  const made = spawnSync(process.execPath, makeAccounts(roles), { cwd: root, env, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`There are no accounts: ${made.stdout}${made.stderr}`);
  const server = spawn(process.execPath, ["scripts/server.mjs", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  await ready(`http://127.0.0.1:${port}/`);
  await signInAll(config);
  return async () => {
    server.kill("SIGTERM");
    await new Promise((done) => (server.exitCode === null ? server.once("exit", done) : done(undefined)));
    rmSync(data, { recursive: true, force: true });
  };
}

/** Every role signs in once, by the form; tests start from there. */
async function signInAll(config: FullConfig) {
  const { launchOptions = {}, baseURL = "" } = config.projects[0]?.use ?? {};
  const browser = await chromium.launch(launchOptions);
  for (const role of roles) {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByLabel("User name").fill(role);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await context.storageState({ path: storageOf(role) });
    await context.close();
  }
  await browser.close();
}

async function ready(address: string) {
  for (let i = 0; i < 300; i++) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resume) => setTimeout(resume, 200));
  }
  throw new Error("The server did not start within a minute.");
}
