// `npm run docs:screenshots`: the pictures of the README, taken of the built server with the sample of events.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { articleOf } from "../e2e/article";
import config from "../e2e/playwright.config";

const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, "docs/images");
const most = 300_000;
const password = "only for the pictures";

type Shot = {
  name: string;
  at: string;
  width: number;
  height: number;
  dark?: boolean;
  scale?: number;
  before?: (page: Page) => Promise<void>;
};

const types = ["committee_meeting", "bilateral_meeting", "visit", "port_call", "agreement", "roundtable"];
const chosen = `/pairs/IN-IT?${types.map((type) => `type=${type}`).join("&")}&from=2023&to=2025&event=in-it-2025-jdc-11`;
const shots: Shot[] = [
  { name: "pair", at: chosen, width: 1440, height: 1120 },
  { name: "pair-dark", at: chosen, width: 1440, height: 1120, dark: true },
  { name: "pair-390", at: "/pairs/IN-IT", width: 390, height: 1000, scale: 2 },
  { name: "overview", at: "/", width: 1440, height: 900 },
  { name: "event", at: "/events/in-it-2025-jdc-11", width: 1440, height: 860 },
  { name: "form", at: "/events/new", width: 1440, height: 1080, before: fillForm },
  { name: "capture", at: "/capture", width: 1440, height: 1000, before: capture },
];

async function fillForm(page: Page) {
  await page.getByText("Committee meeting", { exact: true }).first().click();
  await page.getByLabel("Country, country 1").selectOption("IN");
  await page.getByLabel("Country, country 2").selectOption("IT");
  await page.getByLabel("Title", { exact: true }).fill("India–Italy Joint Defence Committee, 12th meeting");
  await page.getByLabel("Date", { exact: true }).fill("about April 2026");
  await page.locator("code").first().waitFor();
}

async function capture(page: Page) {
  await page.getByLabel("Text of the article").fill(articleOf("Norway", "Finland", "Helsinki"));
  await page.getByLabel("Source address").fill("https://example.org/norway-finland-defence-committee");
  await page.getByLabel("Publisher").fill("Example Wire");
  await page.getByLabel("Published").fill("13 May 2025");
  await page.getByRole("button", { name: "Read the article" }).click();
  await page.waitForURL(/\/capture\/.+/);
  await page.getByRole("heading", { name: /Joint Defence Committee/ }).click();
}

const environment = (data: string) => ({
  ...process.env,
  NODE_ENV: "production" as const,
  NEXT_TELEMETRY_DISABLED: "1",
  ENTENTE_DATA: data,
  ENTENTE_PASSWORD: password,
  ENTENTE_SEED: "",
  ENTENTE_READING: "",
});

function makeEditor(data: string) {
  const made = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/user.ts", "create", "ana", "--role", "editor", "--name", "Ana Editor"],
    { cwd: root, env: environment(data), encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`No account was made: ${made.stdout}${made.stderr}`);
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });

async function serve(data: string): Promise<{ server: ChildProcess; origin: string }> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ["scripts/server.mjs", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: root,
    env: environment(data),
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let i = 0; i < 300 && server.exitCode === null; i++) {
    if ((await fetch(origin).catch(() => null))?.ok) return { server, origin };
    await new Promise((resume) => setTimeout(resume, 200));
  }
  server.kill();
  throw new Error("The server did not start: run `node scripts/run.mjs scripts/ensure.mjs` first.");
}

async function signIn(browser: Browser, origin: string) {
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill("ana");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  const state = await context.storageState();
  await context.close();
  return state;
}

async function take(browser: Browser, origin: string, state: Awaited<ReturnType<typeof signIn>>, shot: Shot) {
  const context = await browser.newContext({
    baseURL: origin,
    storageState: state,
    viewport: { width: shot.width, height: shot.height },
    deviceScaleFactor: shot.scale ?? 1,
    colorScheme: shot.dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(shot.at, { waitUntil: "networkidle" });
  await shot.before?.(page);
  await page.evaluate(() => document.fonts.ready);
  const file = path.join(folder, `${shot.name}.png`);
  await page.screenshot({ path: file, caret: "hide" });
  await context.close();
  const { size } = statSync(file);
  console.log(`${path.relative(root, file)}  ${Math.round(size / 1000)} kB`);
  if (size > most) throw new Error(`${shot.name}.png is larger than ${most / 1000} kB.`);
}

const data = mkdtempSync(path.join(tmpdir(), "entente-pictures-"));
mkdirSync(folder, { recursive: true });
try {
  makeEditor(data);
  const { server, origin } = await serve(data);
  try {
    const browser = await chromium.launch(config.use?.launchOptions);
    const state = await signIn(browser, origin);
    for (const shot of shots) await take(browser, origin, state, shot);
    await browser.close();
  } finally {
    server.kill("SIGTERM");
    await new Promise((done) => (server.exitCode === null ? server.once("exit", done) : done(undefined)));
  }
} finally {
  rmSync(data, { recursive: true, force: true });
}
