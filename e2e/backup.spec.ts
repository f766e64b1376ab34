import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { password } from "./global-setup";
import { as, beginEvent, expect, expectNoSeriousFaults, hydrated, sidewaysScroll, test } from "./support";

test.use({ role: "admin" });
// One backup at a time: these follow one another.
test.describe.configure({ mode: "serial" });

const root = path.resolve(import.meta.dirname, "..");

/** The folder for backups, as the status page names it. */
const folderOf = async (page: Page) =>
  (await page.getByText(/ In \/?.*\. Copy that folder/).innerText()).match(/ In (.*?)\. Copy/)?.[1] ?? "";

test("without a backup the status page is red; one click makes one, which is verified and listed", async ({ page, browser }) => {
  for (const role of ["reader", "analyst", "editor"] as const) {
    const other = await browser.newPage(as(role));
    expect((await other.goto("/admin/status"))?.status(), role).toBe(404);
    await other.close();
  }
  await page.goto("/");
  await page.getByLabel("Account of admin").click();
  await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: "Status" }).click();
  await expect(page.getByText("There is no verified backup.")).toBeVisible();
  await hydrated(page);
  await expectNoSeriousFaults(page);

  await page.getByRole("button", { name: "Back up now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "A backup was made and verified." })).toBeVisible();
  await expect(page.getByText("There is no verified backup.")).toHaveCount(0);
  const row = page.getByRole("list", { name: "Verified backups, newest first" }).getByRole("listitem");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("By hand");
  const names = readdirSync(await folderOf(page)).sort();
  await expect(row).toContainText(names[0] as string);
  expect(names).toEqual([names[0], `${names[0]}.json`]);

  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await sidewaysScroll(page), `${width} px`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoSeriousFaults(page, ["color-contrast"]);
});

test("a backup restored into a new folder serves the record and lets its accounts in", async ({ page, browser }) => {
  await page.goto("/admin/status");
  const backups = await folderOf(page);
  const [name] = readdirSync(backups).filter((one) => one.endsWith(".db"));
  const { counts } = JSON.parse(readFileSync(path.join(backups, `${name}.json`), "utf8"));
  const data = mkdtempSync(path.join(tmpdir(), "entente-restored-"));
  const env = { ...process.env, ENTENTE_DATA: data, ENTENTE_BACKUP: "off", NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const restored = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/restore.ts", path.join(backups, String(name))],
    {
      cwd: root,
      env,
      encoding: "utf8",
    },
  );
  expect(restored.stderr).toBe("");
  expect(restored.stdout).toContain(`Events: ${counts.events}.`);
  const server = await serve(env);
  try {
    const other = await browser.newPage({ baseURL: server.url });
    await other.goto("/pairs/IN-IT?type=committee_meeting");
    await expect(other.getByRole("link", { name: "11th India–Italy Joint Defence Committee" })).toBeVisible();
    await other.goto("/sign-in?next=/admin/status");
    await other.getByLabel("User name").fill("admin");
    await other.getByLabel("Password").fill(password);
    await other.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    // The new folder has no backup of its own yet.
    await expect(other.getByText("There is no verified backup.")).toBeVisible();
    await expect(other.getByText("Not made by itself: ENTENTE_BACKUP is off.")).toBeVisible();
    await other.close();
    const again = spawnSync(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "scripts/restore.ts", path.join(backups, String(name))],
      {
        cwd: root,
        env,
        encoding: "utf8",
      },
    );
    expect([again.status, again.stderr]).toEqual([1, expect.stringMatching(/in use.*Nothing was changed/)]);
  } finally {
    server.child.kill("SIGTERM");
    await new Promise((done) => server.child.once("exit", done));
    rmSync(data, { recursive: true, force: true });
  }
});

test("an event is purged from the trash by its title, after a backup that holds it, and then is gone", async ({ page, browser }) => {
  const { title, address } = await trashedEvent(page);
  const editor = await browser.newPage(as("editor"));
  await editor.goto("/trash");
  await expect(editor.getByRole("link", { name: title })).toBeVisible();
  await expect(editor.getByText("Purge…")).toHaveCount(0);
  await editor.close();

  await page.goto("/trash");
  await hydrated(page);
  const row = page.getByRole("listitem").filter({ hasText: title });
  await row.getByLabel(`Purge ${title}`).click();
  const field = row.getByRole("textbox", { name: /Type its title to go on/ });
  const purge = row.getByRole("button", { name: "Purge for good" });
  await field.fill("Something else");
  await purge.click();
  await expect(row.getByRole("alert")).toBeFocused();
  await expect(field).toHaveValue("Something else");
  await expect(field).toHaveAccessibleDescription("Type the title exactly as it stands here");
  await expectNoSeriousFaults(page);

  await field.fill(title);
  await purge.click();
  await expect(row.getByRole("alert")).toContainText("from before the last change of this event");
  await page.goto("/admin/status");
  await page.getByRole("button", { name: "Back up now" }).click();
  await expect(page.getByRole("status").filter({ hasText: "A backup was made" })).toBeVisible();

  await page.goto("/trash");
  await row.getByLabel(`Purge ${title}`).click();
  await field.fill(title);
  await purge.click();
  await expect(page.getByRole("status").filter({ hasText: "Purged." })).toBeVisible();
  await expect(page.getByRole("link", { name: title })).toHaveCount(0);
  expect((await page.request.get(address)).status()).toBe(404);
});

test("without JavaScript both work: the page answers with what is wrong, and with what was done", async ({ page, browser }) => {
  const { title } = await trashedEvent(page);
  const plain = await browser.newPage({ ...as("admin"), javaScriptEnabled: false });
  await plain.goto("/admin/status");
  await plain.getByRole("button", { name: "Back up now" }).click();
  await expect(plain.getByRole("status")).toContainText("A backup was made");
  await plain.goto("/trash");
  const row = plain.getByRole("listitem").filter({ hasText: title });
  const field = row.getByRole("textbox", { name: /Type its title to go on/ });
  await row.getByLabel(`Purge ${title}`).click();
  await field.fill("Not this");
  await row.getByRole("button", { name: "Purge for good" }).click();
  await expect(row.getByRole("alert")).toContainText("Nothing was purged");
  await expect(field).toHaveValue("Not this");
  await field.fill(title);
  await row.getByRole("button", { name: "Purge for good" }).click();
  await expect(plain.getByRole("status")).toContainText("Purged.");
  await plain.close();
});

async function trashedEvent(page: Page) {
  const title = `To be purged ${Date.now().toString(36)}`;
  await beginEvent(page, title, { type: "Visit", countries: ["Norway", "Chile"] });
  await page.getByLabel("Date", { exact: true }).fill("3 May 2024");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const address = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Move to trash" }).click();
  await expect(page.getByRole("status").filter({ hasText: "In the trash." })).toBeVisible();
  return { title, address };
}

/** The built server on another folder and a free port. */
async function serve(env: NodeJS.ProcessEnv): Promise<{ url: string; child: ChildProcess }> {
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
  const child = spawn(process.execPath, ["scripts/server.mjs", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      () =>
        fetch(url).then(
          (answer) => answer.status,
          () => 0,
        ),
      { timeout: 40_000 },
    )
    .toBe(200);
  return { url, child };
}
