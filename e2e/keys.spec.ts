import { expect, hydrated, test } from "./support";

test("a period is chosen by dragging, by keys and by buttons; the list, the counts and the address follow", async ({ page }) => {
  await page.goto("/pairs/IN-IT");
  await hydrated(page);
  const total = page.locator("#rows").getByRole("status").first();
  await expect(total).toHaveText("63 events");
  const box = await page.locator("figure svg").first().boundingBox();
  if (!box) throw new Error("There is no band.");
  await page.mouse.move(box.x + box.width * 0.85, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.95, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=20\d\d(-\d\d)?&to=20\d\d(-\d\d)?/);
  await expect(total).not.toHaveText("63 events");
  const dragged = new URL(page.url()).searchParams.get("from");

  const start = page.getByRole("slider", { name: "Start of the period" });
  await start.focus();
  await start.press("Home");
  await expect(page).toHaveURL(/from=2003/);
  await start.press("ArrowRight");
  await expect(page).toHaveURL(/from=2003-07/);
  expect(dragged).not.toBe("2003");

  await page.getByRole("link", { name: "All time" }).click();
  await expect(page).toHaveURL(/\/pairs\/IN-IT$/);
  await page.getByRole("link", { name: "Shorter period" }).click();
  await expect(page).toHaveURL(/from=/);
  const period = () => new URL(page.url()).searchParams.get("from");
  const before = period();
  await page.getByRole("link", { name: "Earlier" }).click();
  await expect.poll(period).not.toBe(before);
});

test("the whole of reading by keyboard: search, rows, open, close, help", async ({ page }) => {
  await page.goto("/timeline");
  await hydrated(page);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search events, people, agreements" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.locator("main").focus();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const second = page.locator("#rows [data-row]").nth(1).locator("a").first();
  await expect(second).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Chosen event" })).toBeVisible();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help).toBeVisible();
  await help.getByLabel("Single-key shortcuts on").uncheck();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.locator("main").focus();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search events, people, agreements" })).not.toBeFocused();
});

test("single keys do nothing while someone types", async ({ page }) => {
  await page.goto("/timeline");
  await hydrated(page);
  const field = page.getByRole("searchbox", { name: "Words" });
  await field.pressSequentially("jk/?n");
  await expect(field).toHaveValue("jk/?n");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("Ctrl K leads to the search from anywhere, even while someone types", async ({ page }) => {
  await page.goto("/timeline");
  await hydrated(page);
  const search = page.getByRole("searchbox", { name: "Search events, people, agreements" });
  await page.getByRole("searchbox", { name: "Words" }).focus();
  await page.keyboard.press("Control+k");
  await expect(search).toBeFocused();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.locator("main").focus();
  await page.keyboard.press("Control+k");
  await expect(search).toBeFocused();
});
