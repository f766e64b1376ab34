import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Served, serve } from "../scripts/serve";
import { password } from "./global-setup";
import { csvRows, expect, expectNoSeriousFaults, hydrated, test } from "./support";

test.describe.configure({ mode: "serial", timeout: 120_000 });
// A download that takes the place of a page that was asked for ends that request.
test.use({ expected: /ERR_ABORTED/ });

const folder = mkdtempSync(path.join(tmpdir(), "entente-members-"));
let served: Served;
test.beforeAll(async () => {
  served = await serve(folder, { ENTENTE_READING: "members" });
  const made = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/user.ts", "create", "reader", "--role", "reader"],
    { env: { ...process.env, ENTENTE_DATA: folder, ENTENTE_PASSWORD: password }, cwd: path.resolve(import.meta.dirname, "..") },
  );
  expect(made.status).toBe(0);
});
test.afterAll(async () => {
  served.child.kill("SIGKILL");
  await served.ended;
  rmSync(folder, { recursive: true, force: true });
});

const pages = [
  "/",
  "/pairs",
  "/pairs?a=IN&b=IT",
  "/pairs/IN-IT?type=visit&event=in-it-2025-jdc-11",
  "/timeline?country=IN&view=table",
  "/events/in-it-2025-jdc-11",
  "/events/in-it-2025-jdc-11?asof=2024-02-01",
  "/events/in-it-2025-jdc-11/history",
  "/events/no-such-event",
];
const files = ["/export/events.csv?country=IN&country=IT", "/export/events.json?country=IN", "/events/in-it-2025-jdc-11/event.json"];

test("every page and every file asks a visitor to sign in, tells nothing, and comes after it", async ({ page }) => {
  for (const address of [...pages, ...files]) {
    await page.goto(served.url + address);
    await expect(page, address).toHaveURL(`${served.url}/sign-in?next=${encodeURIComponent(address)}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    expect(await page.content(), address).not.toContain("Riccardi");
  }
  await hydrated(page);
  await expectNoSeriousFaults(page);
  // A program is answered in its own terms.
  for (const address of files) {
    const answer = await page.request.get(served.url + address, { maxRedirects: 0 });
    expect([answer.status(), await answer.json()], address).toEqual([401, expect.objectContaining({ type: "unauthenticated" })]);
  }
});

for (const address of ["/pairs/IN-IT?type=visit&event=in-it-2025-jdc-11", "/events/in-it-2025-jdc-11/history"])
  test(`signed in one is at ${address}, and signed out one is not`, async ({ page }) => {
    await page.goto(served.url + address);
    await page.getByLabel("User name").fill("reader");
    await page.getByLabel("Password").fill(password);
    await page.getByLabel("Password").press("Enter");
    await expect(page).toHaveURL(served.url + address);
    await expect(page.getByRole("main")).toContainText("11th India–Italy Joint Defence Committee");
    await page.getByLabel("Account of reader").click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto(served.url + address);
    await expect(page).toHaveURL(/\/sign-in/);
  });

test("a file that was asked for comes once one has signed in", async ({ page }) => {
  await page.goto(served.url + files[0]);
  await page.getByLabel("User name").fill("reader");
  await page.getByLabel("Password").fill(password);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByLabel("Password").press("Enter")]);
  expect(csvRows(readFileSync(await download.path(), "utf8"))).toHaveLength(63);
  await page.goto(`${served.url}/`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Defence cooperation, on the record");
});
