import type { Page } from "@playwright/test";
import { anotherDay, as, expect, expectNoSeriousFaults, fillEvent, sidewaysScroll, test, unique } from "./support";

const fill = (page: Page, title: string, day: string) => fillEvent(page, title, { day, countries: ["Chile", "Kenya"] });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const panel = (page: Page) => page.getByRole("region", { name: "Similar events", exact: true });

async function publish(page: Page, title: string, day: string) {
  const source = await fill(page, title, day);
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(heading(page)).toHaveText(title);
  return { address: new URL(page.url()).pathname, source };
}

test.use({ role: "editor" });

test("a second report of one meeting is noticed while it is typed, and its source added to the first", async ({ page }) => {
  const [title, day] = [`Committee ${unique()}`, anotherDay()];
  const { address } = await publish(page, title, day);
  const source = await fill(page, "Talks, by another paper", day);
  const similar = page.getByRole("region", { name: "Similar events on record" });
  await expect(similar).toContainText(title);
  await expect(similar).toContainText("the same countries and type on the same days");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(panel(page)).toContainText(title);
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Talks, by another paper");
  await expectNoSeriousFaults(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("status").filter({ hasText: "1 similar event" })).toBeVisible();
  expect(await sidewaysScroll(page)).toBe(0);
  await panel(page)
    .getByRole("button", { name: "Add my source to that one" })
    .or(panel(page).getByRole("button", { name: title }))
    .first()
    .click();
  await expect(page.getByRole("status").filter({ hasText: "Your source was added to this event." })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(address);
  await expect(page.locator(`a[href="${source}"]`).first()).toBeVisible();
});

test("kept as two only with a reason, and sent as it was meant", async ({ page }) => {
  const [title, day] = [`First committee ${unique()}`, anotherDay()];
  await publish(page, title, day);
  const second = `Second committee ${unique()}`;
  await fill(page, second, day);
  await page.getByRole("button", { name: "Save and publish" }).click();
  await panel(page).getByRole("button", { name: "Keep both" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "say in a few words why both are kept" })).toBeVisible();
  await panel(page).getByLabel("Why this is another event").fill("Two committees met that day");
  await panel(page).getByRole("button", { name: "Keep both" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
  await expect(heading(page)).toHaveText(second);
});

test("two events become one: the old address leads to the one that is kept, until that is undone", async ({ page, browser }) => {
  const [one, other] = [`Meeting ${unique()}`, `Session ${unique()}`];
  const kept = await publish(page, one, anotherDay());
  const gone = await publish(page, other, anotherDay());
  await page.getByRole("link", { name: "Merge", exact: true }).click();
  await page.getByLabel("Another event").fill(one);
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: one }).click();
  await expect(page.getByLabel("Keep the other one")).toBeChecked();
  await expect(page.getByRole("region", { name: "What it gains" })).toContainText(gone.source);
  await expectNoSeriousFaults(page);
  await page.getByLabel(/^Why/).fill("One meeting, two reports");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Merged." })).toBeVisible();
  await expect(heading(page)).toHaveText(one);

  const reader = await browser.newPage(as("reader"));
  await reader.goto(gone.address);
  expect(new URL(reader.url()).pathname).toBe(kept.address);
  await expect(heading(reader)).toHaveText(one);
  await expect(reader.getByText("Merged from")).toHaveCount(0);

  await expect(page.getByText(`Merged from “${other}”`)).toBeVisible();
  await page.getByRole("button", { name: "Undo the merge" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The merge is taken back." })).toBeVisible();
  await expect(heading(page)).toHaveText(other);
  await reader.goto(gone.address);
  await expect(heading(reader)).toHaveText(other);
  await reader.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the panel names the event on record and takes the reason", async ({ page, browser }) => {
    const day = anotherDay();
    const desk = await browser.newPage({ ...as("editor"), javaScriptEnabled: true });
    const title = `Plain committee ${unique()}`;
    await publish(desk, title, day);
    await desk.close();
    await page.goto("/events/new");
    await page.getByText("Committee meeting", { exact: true }).first().click();
    await page.getByLabel("Countries").fill("CL; KE");
    await page.getByLabel("Title", { exact: true }).fill("By a plain form");
    await page.getByLabel("Date", { exact: true }).fill(day);
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(panel(page)).toContainText(title);
    await panel(page).getByLabel("Why this is another event").fill("Another committee");
    await panel(page).getByRole("button", { name: "Keep both" }).click();
    await expect(heading(page)).toHaveText("By a plain form");
  });
});
