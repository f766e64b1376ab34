import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { type Served, serve } from "../scripts/serve";
import { expect, expectNoSeriousFaults, hydrated, sidewaysScroll, test } from "./support";

test.describe.configure({ timeout: 120_000 });

let folder: string;
let served: Served;
test.beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "entente-empty-"));
  served = await serve(folder, { ENTENTE_SEED: "none" });
});
test.afterEach(async ({ page }) => {
  // What the page still loads must not find the server gone.
  await page.close();
  served.child.kill("SIGKILL");
  await served.ended;
  rmSync(folder, { recursive: true, force: true });
});

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string) {
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press("Tab");
    const words = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null;
      return (at?.labels?.[0] ?? at)?.textContent?.trim() ?? "";
    });
    if (words === name) return;
  }
  throw new Error(`The keyboard does not lead to ${name}.`);
}

/** From the first page to the first administrator, with nothing but the keyboard. */
async function setUp(page: Page) {
  await page.goto(`${served.url}/`);
  await hydrated(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The record is empty");
  await expectNoSeriousFaults(page);
  await tabTo(page, "Set up Entente");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set up Entente");
  await expectNoSeriousFaults(page);
  const code = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(served.log())?.[0] ?? "";
  await tabTo(page, "Set-up code");
  await page.keyboard.type("WRNG-WRNG-WRNG");
  for (const [label, text] of [
    ["Your name", "Ada"],
    ["User name", "ada"],
    ["Password", "a few words of one's own"],
  ] as const) {
    await tabTo(page, label);
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
  // Refused, what was typed stays but for the password, and the focus is on why.
  await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
  await expect(page.getByLabel("Your name")).toHaveValue("Ada");
  await expectNoSeriousFaults(page);
  await tabTo(page, "Set-up code");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(code);
  await tabTo(page, "Password");
  await page.keyboard.type("a few words of one's own");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${served.url}/`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The record is empty");
}

test("an empty record is set up by keyboard, and its first event is typed into the form", async ({ page }) => {
  await setUp(page);
  await expectNoSeriousFaults(page);
  for (const width of [320, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  }
  await page.getByRole("link", { name: "Add the first event" }).click();
  await hydrated(page);
  await page.getByText("Visit", { exact: true }).first().click();
  await page.getByLabel("Country, country 1").selectOption("IN");
  await page.getByLabel("Country, country 2").selectOption("IT");
  await page.getByLabel("Title", { exact: true }).fill("The first of all");
  await page.getByLabel("Date", { exact: true }).fill("14 April 2025");
  await page.getByLabel("Address, source 1", { exact: true }).fill("https://example.org/first");
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The first of all");
  await page.goto(`${served.url}/`);
  await expect(page.getByRole("main")).toContainText("1 event between 2 states");
  await expectNoSeriousFaults(page);
});

test("an empty record takes the sample, once", async ({ page }) => {
  await setUp(page);
  for (const address of ["/timeline", "/pairs", "/pairs/IN-IT", "/drafts", "/review", "/trash"]) {
    await page.goto(served.url + address);
    await hydrated(page);
    await expectNoSeriousFaults(page);
  }
  await page.goto(`${served.url}/`);
  await hydrated(page);
  await page.getByRole("button", { name: "Load the sample of 200 real events" }).dblclick();
  await expect(page.locator(".progress")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Defence cooperation, on the record", { timeout: 40_000 });
  await expect(page.getByRole("main")).toContainText("200 events");
  await page.reload();
  await expect(page.getByRole("main")).toContainText("200 events");
});
