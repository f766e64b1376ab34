import { spawnSync } from "node:child_process";
import path from "node:path";
import { Visitor } from "../scripts/visitor";
import { password } from "./global-setup";
import { port } from "./playwright.config";
import { expect, hydrated, sidewaysScroll, test, unique } from "./support";

test.describe.configure({ mode: "serial" });

const titles = {
  type: "Of a type that was",
  bare: "Without its source",
  broken: "Not to be decoded",
  whole: "As it should be",
  long: `Long${"x".repeat(296)}`,
  arabic: "اجتماع اللجنة العسكرية المشتركة",
  japanese: "日本とイタリアの防衛協議".repeat(12),
  emoji: "👩‍👩‍👧‍👦".repeat(20),
};
const ids = {} as Record<keyof typeof titles, string>;

test.beforeAll(async () => {
  const editor = new Visitor(`http://127.0.0.1:${port}`);
  await editor.signIn("editor", password);
  for (const [i, [name, title]] of Object.entries(titles).entries())
    ids[name as keyof typeof titles] = await editor.saveEvent({
      title,
      countries: "CY; MT",
      date: `${i + 1} May 1931`,
      citations: `https://example.org/${unique()}`,
      publish: "1",
    });
  // As versions of before, or a faulty disk, might have left them.
  const code = `const [, file, type, bare, broken] = process.argv; const db = new (require("better-sqlite3"))(file);
    db.prepare("update events set type = 'duel', created_by = 'gone' where id = ?").run(type);
    db.prepare("delete from citations where event_id = ?").run(bare);
    db.prepare("update events set themes = '{}' where id = ?").run(broken);`;
  const file = path.join(process.env.E2E_DATA ?? "", "entente.db");
  const spoilt = spawnSync(process.execPath, ["-e", code, file, ids.type, ids.bare, ids.broken], {
    cwd: path.resolve(import.meta.dirname, ".."),
    encoding: "utf8",
  });
  expect(spoilt.stderr).toBe("");
});

test("what is odd in old data is shown in neutral words, and all else beside it", async ({ page }) => {
  for (const address of ["/pairs/CY-MT", "/pairs/CY-MT?view=table"]) {
    await page.goto(address);
    await hydrated(page);
    await expect(page.locator("#rows [data-row]")).toHaveCount(8);
    for (const title of [titles.type, titles.bare, titles.broken, titles.whole])
      await expect(page.getByRole("link", { name: title, exact: true })).toBeVisible();
  }
  for (const [name, words] of [
    ["type", "duel"],
    ["bare", "No source is on record for this event yet."],
    ["broken", "What is stored of this event cannot be read."],
    ["whole", "example.org"],
  ] as const) {
    await page.goto(`/events/${ids[name]}`);
    await hydrated(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(titles[name]);
    await expect(page.getByRole("main")).toContainText(words);
    await page.goto(`/pairs/CY-MT?event=${ids[name]}`);
    await expect(page.getByRole("region", { name: "Chosen event" }).getByRole("heading", { level: 2 })).toHaveText(titles[name]);
    expect((await page.request.get(`/events/${ids[name]}/event.json`)).status()).toBe(200);
  }
  for (const file of ["csv", "json"]) {
    const text = await (await page.request.get(`/export/events.${file}?country=CY&country=MT`)).text();
    for (const title of [titles.type, titles.bare, titles.broken, titles.whole]) expect(text, file).toContain(title);
  }
});

test("titles of any script and length wrap, run their own way, and are there in full", async ({ page }) => {
  const all = [titles.long, titles.arabic, titles.japanese, titles.emoji];
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of [
      "/pairs/CY-MT",
      "/pairs/CY-MT?view=table",
      `/pairs/CY-MT?event=${ids.long}`,
      `/events/${ids.long}`,
      `/events/${ids.arabic}`,
    ]) {
      await page.goto(address);
      expect(await sidewaysScroll(page), `${address} at ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.goto("/pairs/CY-MT");
    for (const title of all) await expect(page.getByRole("link", { name: title, exact: true })).toHaveText(title);
  }
  const heading = async (id: string) => {
    await page.goto(`/events/${id}`);
    return page.getByRole("heading", { level: 1 }).evaluate((one) => getComputedStyle(one).direction);
  };
  expect([await heading(ids.arabic), await heading(ids.japanese)]).toEqual(["rtl", "ltr"]);
});

test("on paper stand all rows that are on screen, nothing of them cut, links spelled out", async ({ page }) => {
  await page.goto("/pairs/IN-IT");
  await hydrated(page);
  await page.getByRole("link", { name: "Show more" }).click();
  await expect(page.locator("#rows [data-row]")).toHaveCount(63);
  await page.emulateMedia({ media: "print" });
  for (const row of await page.locator("#rows [data-row]").all()) await expect(row).toBeVisible();
  const cut = await page
    .locator("#rows *")
    .evaluateAll(
      (all) =>
        all.filter((one) => one.checkVisibility() && one.scrollHeight > one.clientHeight + 2 && getComputedStyle(one).overflow === "hidden")
          .length,
    );
  expect(cut).toBe(0);
  await page.goto("/events/in-it-2025-jdc-11");
  const spelled = await page
    .getByRole("main")
    .locator(".print-url a")
    .evaluateAll((links) => links.map((link) => getComputedStyle(link, "::after").content));
  expect(spelled.length).toBeGreaterThan(0);
  for (const content of spelled) expect(content).toMatch(/https?:/);
});
