import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Served, serve } from "../scripts/serve";
import { expect, expectNoSeriousFaults, hydrated, sidewaysScroll, test } from "./support";

test.describe.configure({ mode: "serial" });
// On a record of its own: there it is the most active pair, which the first page begins with.
const folder = mkdtempSync(path.join(tmpdir(), "entente-crowd-"));
let served: Served;
test.beforeAll(async () => {
  served = await serve(folder, { ENTENTE_SEED: "none" });
  const made = spawnSync(process.execPath, ["--conditions=react-server", "--import", "tsx", "e2e/crowd.ts"], {
    cwd: path.resolve(import.meta.dirname, ".."),
    env: { ...process.env, ENTENTE_DATA: folder },
    encoding: "utf8",
  });
  expect(made.status, made.stderr).toBe(0);
});
test.afterAll(async () => {
  served.child.kill("SIGKILL");
  await served.ended;
  rmSync(folder, { recursive: true, force: true });
});

test("three hundred events on one day: the band holds them, the windows lead to the last, and each opens", async ({ page }) => {
  await page.goto(`${served.url}/pairs/FJ-IS`);
  await hydrated(page);
  await expect(page.getByRole("status").filter({ hasText: "300 events" })).toBeVisible();
  const marks = page.getByRole("figure", { name: "Events over time" }).locator("svg path[data-mark]");
  expect(await marks.count()).toBeGreaterThan(5);
  const outside = await marks.evaluateAll((paths) =>
    paths
      .filter((path) => {
        const box = (path as SVGPathElement).getBBox();
        return box.y < 0 || box.height > (path as SVGPathElement).ownerSVGElement!.viewBox.baseVal.height;
      })
      .map((path) => path.getAttribute("d")),
  );
  expect(outside).toEqual([]);

  const rows = page.locator("#rows [data-row]");
  const more = page.getByRole("link", { name: "Show more" });
  for (let shown = 60; shown <= 300; shown += 60) {
    await expect(rows).toHaveCount(shown);
    if (shown < 300) await more.click();
  }
  await expect(more).toHaveCount(0);
  const titles = await rows.locator("h3").allInnerTexts();
  expect(new Set(titles)).toEqual(new Set(Array.from({ length: 300 }, (_, i) => `Number ${i + 1} of the day`)));

  const before = Date.now();
  await page.getByRole("link", { name: titles[250] as string, exact: true }).click();
  await expect(page.getByRole("region", { name: "Chosen event" }).getByRole("heading", { level: 2 })).toHaveText(titles[250] as string);
  expect(Date.now() - before).toBeLessThan(3000);
  for (const width of [320, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await sidewaysScroll(page), `${width} px`).toBeLessThanOrEqual(0);
  }
});

test("a day of three hundred is filtered by day and type, and shown as a table", async ({ page }) => {
  await page.goto(`${served.url}/pairs/FJ-IS?from=1950-05-05&to=1950-05-05&view=table`);
  await expect(page.getByRole("status").filter({ hasText: "300 events" })).toBeVisible();
  await expect(page.locator("#rows tbody tr")).toHaveCount(60);
  await page.goto(`${served.url}/pairs/FJ-IS?from=1950-05-06`);
  await expect(page.getByRole("heading", { name: /Nothing matches/ })).toBeVisible();
  await page.goto(`${served.url}/pairs/FJ-IS?type=port_call`);
  await expect(page.getByRole("status").filter({ hasText: /^2[0-9] events$/ })).toBeVisible();
});

test("a pair of one event is as readable", async ({ page }) => {
  await page.goto(`${served.url}/pairs/SM-TO`);
  await hydrated(page);
  await expect(page.getByRole("status").filter({ hasText: "1 event" })).toHaveText("1 event");
  await expect(page.getByRole("figure", { name: "Events over time" })).toContainText("1950");
  await page.getByRole("link", { name: "The only one" }).click();
  await expect(page.getByRole("region", { name: "Chosen event" })).toContainText("6 May 1950");
  await expectNoSeriousFaults(page);
  for (const width of [320, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await sidewaysScroll(page), `${width} px`).toBeLessThanOrEqual(0);
  }
});
