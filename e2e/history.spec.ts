import { spawnSync } from "node:child_process";
import path from "node:path";
import { as, expect, expectNoSeriousFaults, hydrated, test } from "./support";

let id = "";
test.describe.configure({ mode: "serial" });
test.beforeAll(() => {
  const made = spawnSync(process.execPath, ["--conditions=react-server", "--import", "tsx", "e2e/past.ts"], {
    cwd: path.resolve(import.meta.dirname, ".."),
    env: { ...process.env, ENTENTE_DATA: process.env.E2E_DATA },
    encoding: "utf8",
  });
  id = made.stdout;
  expect([made.stderr, id]).toEqual([expect.anything(), expect.stringMatching(/^[0-9a-f-]{36}$/)]);
});

test("a visitor compares two published revisions, without the desk's words, and opens one of them whole", async ({ page }) => {
  await page.goto(`/events/${id}`);
  await page.getByRole("link", { name: "2 revisions" }).click();
  await expect(page.getByRole("heading", { name: "Revision 1 to 2" })).toBeVisible();
  await hydrated(page);
  const changes = page.getByRole("table");
  await expect(changes.getByRole("row", { name: /Title/ }).getByRole("deletion")).toContainText("Lima");
  await expect(changes.getByRole("row", { name: /Title/ }).getByRole("insertion")).toContainText("Santiago");
  await expect(changes.getByRole("row", { name: /Summary/ })).toContainText("Both staffs met for");
  await expect(page.getByRole("main")).toContainText("by an editor");
  for (const hidden of ["for the desk", "communiqué", "Entente,"]) await expect(page.getByRole("main")).not.toContainText(hidden);
  await expectNoSeriousFaults(page);
  await page.getByRole("link", { name: "Open revision 1" }).click();
  await expect(page.getByRole("heading", { name: "Revision 1, 10 Jan 2024, 12:00 UTC" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Restore/ })).toHaveCount(0);
  await page.goto(`/events/${id}/history?a=1&b=77`);
  await expect(page.getByRole("status").filter({ hasText: "There is no revision" })).toContainText("“77”");
});

test("event and pair as of a day show what was published then", async ({ page }) => {
  await page.goto(`/events/${id}?asof=2024-02-01`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Staff talks in Lima");
  await expect(page.getByRole("status").first()).toContainText("As published on 1 February 2024, revision 1");
  await expectNoSeriousFaults(page);
  const crumbs = page.getByRole("navigation", { name: "Breadcrumb" });
  await expect(crumbs.getByRole("link", { name: /Chile/ })).toHaveAttribute("href", "/pairs/CL-PE?asof=2024-02-01");
  await expect(crumbs.getByRole("link", { name: "2023" })).toHaveAttribute("href", "/pairs/CL-PE?from=2023&to=2023&asof=2024-02-01");
  await expect(page.getByRole("link", { name: "JSON" })).toHaveAttribute("href", `/events/${id}/event.json?asof=2024-02-01`);
  await page.getByRole("link", { name: "See it now" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Staff talks in Santiago");
  await page.goto(`/events/${id}?asof=2023-05-05`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not published on 5 May 2023");
  await page.goto(`/events/${id}?asof=banana`);
  await expect(page.getByRole("status").first()).toContainText("“banana” is not a day");

  await page.goto("/pairs/CL-PE");
  await hydrated(page);
  await page.getByLabel("As published on").fill("2024-02-01");
  await page.getByLabel("As published on").blur();
  await page.waitForURL(/asof=2024-02-01/);
  await expect(page.getByRole("status").filter({ hasText: "As published on 1 February 2024." })).toBeVisible();
  const rows = page.getByRole("region", { name: "Events", exact: true });
  await expect(rows).toContainText("Staff talks in Lima");
  await expectNoSeriousFaults(page);
  await rows.getByRole("link", { name: /Staff talks in Lima/ }).click();
  await expect(page.getByRole("region", { name: "Chosen event" })).toContainText("revision 1");
  await page.goto("/pairs/CL-PE?asof=2023-01-01");
  await expect(page.getByRole("status").filter({ hasText: "nothing was published before 10 January 2024" })).toBeVisible();
  await page.goto("/pairs/CL-PE?asof=2024-02-01");
  await page.getByRole("link", { name: "Remove filter: As of 1 February 2024" }).click();
  await expect(page.getByRole("region", { name: "Events", exact: true })).toContainText("Staff talks in Santiago");
});

test("as data an event of a day is what its page shows of that day", async ({ request }) => {
  const of = async (asof: string) => {
    const answer = await request.get(`/events/${id}/event.json${asof && `?asof=${asof}`}`);
    return { answered: answer.status(), ...(await answer.json()) };
  };
  expect(await of("2024-02-01")).toMatchObject({ answered: 200, title: "Staff talks in Lima", revision: 1, note: null });
  expect(await of("2024-03-10")).toMatchObject({ answered: 200, title: "Staff talks in Santiago", revision: 2, note: null });
  for (const now of ["", "2100-01-01", new Date().toISOString().slice(0, 10)])
    expect(await of(now)).toMatchObject({ answered: 200, revision: 2 });
  expect(await of("2023-05-05")).toMatchObject({ answered: 404, type: "not_found" });
  expect(await of("banana")).toMatchObject({ answered: 422, type: "invalid", title: expect.stringContaining("“banana” is not a day") });
});

test("without a script two revisions are chosen, an editor restores one and the event says it again", async ({ browser }) => {
  const context = await browser.newContext({ ...as("editor"), javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/events/${id}/history`);
  await expect(page.getByRole("main")).toContainText("“The communiqué says so”");
  await page.getByRole("radio", { name: "From revision 2" }).check();
  await page.getByRole("radio", { name: "To revision 1" }).check();
  await page.getByRole("button", { name: "Compare the chosen two" }).click();
  await expect(page.getByRole("heading", { name: "Revision 1 to 2" })).toBeVisible();
  await page.getByRole("link", { name: "Open revision 1" }).click();
  await expect(page.getByRole("table").getByRole("row", { name: /Title/ })).toContainText("Lima");
  await page.getByLabel("Why").fill("Lima after all");
  await page.getByRole("button", { name: "Restore revision 1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Staff talks in Lima");
  await expect(page.getByRole("status").first()).toContainText("Restored.");
  await page.goto(`/events/${id}/history`);
  await expect(page.getByRole("main")).toContainText("3. An earlier revision restored");
  await expect(page.getByRole("main")).toContainText("through history");
  await expect(page.getByRole("main")).toContainText("“Lima after all”");
  await context.close();
});
