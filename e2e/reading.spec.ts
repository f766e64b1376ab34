import { readFileSync } from "node:fs";
import { csvRows, expect, hydrated, test } from "./support";

test("from the overview to a pair, through its filters, to the evidence of an event", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Defence cooperation, on the record");
  await page.getByLabel("Second country").selectOption({ label: "Italy" });
  await page.getByRole("button", { name: "Show timeline" }).click();
  await expect(page).toHaveURL(/\/pairs\/IN-IT$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("India–Italy");
  await expect(page.getByRole("status").filter({ hasText: "63 events" })).toBeVisible();

  await page.getByLabel(/^Committee meeting/).check();
  await expect(page).toHaveURL(/type=committee_meeting/);
  await expect(page.getByRole("status").filter({ hasText: "4 events" })).toBeVisible();
  // The facet's other choices keep their counts; a second one adds.
  await page.getByLabel(/^Visit/).check();
  await expect(page.getByRole("status").filter({ hasText: "12 events" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("status").filter({ hasText: "4 events" })).toBeVisible();
  await expect(page.getByLabel(/^Visit/)).not.toBeChecked();

  await page.getByRole("link", { name: "11th India–Italy Joint Defence Committee" }).click();
  const panel = page.getByRole("region", { name: "Chosen event" });
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText("11th India–Italy Joint Defence Committee");
  await expect(panel).toContainText("Evidence");
  await panel.getByRole("link", { name: "Full record" }).click();
  await expect(page).toHaveURL(/\/events\/in-it-2025-jdc-11$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("11th India–Italy Joint Defence Committee");
  await expect(page.getByRole("complementary").filter({ hasText: "Series" })).toContainText("Not on record");
});

test("the visit of April 2025 shows the four events held during it", async ({ page }) => {
  await page.goto("/pairs/IN-IT?from=2025-04&to=2025-04");
  const held = page.getByRole("list", { name: "Held during it" }).getByRole("listitem");
  await expect(held).toHaveCount(4);
});

test("rows on screen are the rows of the file, to the last window, in list and table", async ({ page }) => {
  // Other tests make events of 2024 meanwhile; these timelines hold none of them.
  for (const query of ["country=IN&to=2023", "country=IN&theme=maritime&view=table", "q=joint&to=2023", "bilateral=1&from=2010&to=2023"]) {
    await page.goto(`/timeline?${query}`);
    await hydrated(page);
    const more = page.getByRole("link", { name: "Show more" });
    while (await more.isVisible()) {
      const before = await page.locator("#rows [data-row]").count();
      await more.click();
      await expect.poll(() => page.locator("#rows [data-row]").count()).toBeGreaterThan(before);
      await expect(page.locator("#rows [aria-busy=true]")).toHaveCount(0);
    }
    const shown = await page
      .locator("#rows [data-row] a[href*='event=']")
      .evaluateAll((links) =>
        links.flatMap((link) =>
          link.classList.contains("chip") ? [] : [new URL((link as HTMLAnchorElement).href).searchParams.get("event")],
        ),
      );
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page
        .locator("summary", { hasText: "Export" })
        .click()
        .then(() => page.getByRole("link", { name: "CSV" }).click()),
    ]);
    const rows = csvRows(readFileSync(await download.path(), "utf8"));
    expect(new Set(shown).size, query).toBe(shown.length);
    expect([...rows].sort(), query).toEqual([...shown].sort());
  }
});

test("search finds from every page, without accents, with what full-text syntax would refuse", async ({ page }) => {
  await page.goto("/events/in-it-2025-jdc-11");
  const search = page.getByRole("searchbox", { name: "Search events, people, agreements" });
  await search.fill("riccardi");
  await search.press("Enter");
  await expect(page).toHaveURL(/\/timeline\?q=riccardi/);
  await expect(page.getByRole("link", { name: "11th India–Italy Joint Defence Committee" })).toBeVisible();
  for (const q of ["C-130", '"', "AND", "title:", "(", "*", "-foo"]) {
    const answer = await page.goto(`/timeline?q=${encodeURIComponent(q)}`);
    expect(answer?.status(), q).toBe(200);
    await expect(page.locator("#rows")).toBeVisible();
  }
  await page.goto("/timeline?q=%F0%9F%98%80");
  await expect(page.getByRole("heading", { name: "Type at least one letter or digit" })).toBeVisible();
});

test("a filter that excludes everything says which, and what is left without it", async ({ page }) => {
  await page.goto("/pairs/IN-IT?type=visit&q=zzzzz");
  await expect(page.getByRole("heading", { name: "Nothing matches these filters together" })).toBeVisible();
  await page.getByRole("link", { name: /^Without “zzzzz”/ }).click();
  await expect(page).toHaveURL(/\/pairs\/IN-IT\?type=visit$/);
  await expect(page.getByRole("status").filter({ hasText: "8 events" })).toBeVisible();
});

test("a pair with nothing on record says so without saying that nothing happened", async ({ page }) => {
  await page.goto("/pairs/AD-ZW");
  await expect(page.getByRole("heading", { name: "Nothing on record for this pair yet" })).toBeVisible();
});

test("three parties: the event is on each pair with the third named, and a switch leaves it out", async ({ page }) => {
  await page.goto("/pairs/IT-JP");
  const all = Number((await page.getByRole("status").first().innerText()).match(/\d+/)?.[0]);
  await page.getByLabel(/^Bilateral only/).check();
  await expect(page).toHaveURL(/bilateral=1/);
  await expect.poll(async () => Number((await page.getByRole("status").first().innerText()).match(/\d+/)?.[0])).toBeLessThan(all);
  await page.goto("/pairs/IT-JP");
  await expect(
    page
      .locator("#rows")
      .getByText(/^with .*United Kingdom/)
      .first(),
  ).toBeVisible();
});

test("the event page has its citation to copy and is data for machines", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/events/in-it-2025-jdc-11");
  await page.getByText("Cite this event").click();
  await page.getByRole("button", { name: "Copy citation" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`${baseURL}/events/in-it-2025-jdc-11`);
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(data).toMatchObject({ "@type": "Event", startDate: "2025-04" });
  const json = await (await page.request.get("/events/in-it-2025-jdc-11/event.json")).json();
  expect(json).toMatchObject({ id: "in-it-2025-jdc-11", note: null });
});
