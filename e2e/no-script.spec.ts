import { expect, test } from "./support";

test.use({ javaScriptEnabled: false });

test("without JavaScript: picker, filters, windows, the chosen event, search and files work", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Second country").selectOption({ label: "Italy" });
  await page.getByRole("button", { name: "Show timeline" }).click();
  await expect(page).toHaveURL(/\/pairs\/IN-IT/);

  await page.getByLabel(/^Visit/).check();
  await page.getByLabel("From", { exact: true }).fill("2023");
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(page).toHaveURL(/type=visit/);
  await expect(page.getByRole("status").filter({ hasText: /^\d+ events$/ })).toHaveText("5 events");

  await page.getByRole("link", { name: "Defence Secretary Rajesh Kumar Singh visits Rome" }).click();
  await expect(page.getByRole("region", { name: "Chosen event" })).toContainText("14–15 April 2025");

  await page.goto("/timeline");
  const first = await page.locator("#rows [data-row] a").first().innerText();
  await page.getByRole("link", { name: "Show more" }).click();
  await expect(page).toHaveURL(/after=\d+/);
  await expect(page.locator("#rows [data-row] a").first()).not.toHaveText(first);

  await page.getByRole("searchbox", { name: "Search events, people, agreements" }).fill("riccardi");
  await page.getByRole("searchbox", { name: "Search events, people, agreements" }).press("Enter");
  await expect(page).toHaveURL(/q=riccardi/);
});

test("without JavaScript: the band's buttons are links", async ({ page }) => {
  await page.goto("/pairs/IN-IT");
  await page.getByRole("link", { name: "Shorter period" }).click();
  await expect(page).toHaveURL(/from=\d{4}/);
});
