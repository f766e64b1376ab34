import type { Page, Request } from "@playwright/test";
import { as, expect, fillEvent, hydrated, listen, test, unique } from "./support";

test.describe.configure({ timeout: 120_000 });

/** From now on the server takes five seconds for pages and forms; answers what was sent to it. */
async function slow(page: Page): Promise<Request[]> {
  const sent: Request[] = [];
  await page.route(
    (url) => !url.pathname.startsWith("/_next/"),
    async (route) => {
      if (route.request().method() === "POST" && route.request().headers()["next-action"]) sent.push(route.request());
      await new Promise((resume) => setTimeout(resume, 5000));
      await route.continue();
    },
  );
  return sent;
}

/** Notes how far what is on the page moves without anybody having pressed anything. */
const watchJumps = (page: Page) =>
  page.addInitScript(() => {
    const told = window as unknown as { moved: number };
    told.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) told.moved += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
const moved = (page: Page) => page.evaluate(() => (window as unknown as { moved: number }).moved);

/** Waits for the fonts, with which the text moves once, and for a frame after them. */
const settle = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
  });

const progress = (page: Page) => page.locator(".progress");

test("a page that takes long is announced at once, and what is shown stays where it is until it comes", async ({ page }) => {
  await watchJumps(page);
  await page.goto("/pairs/IN-IT");
  await hydrated(page);
  await settle(page);
  await slow(page);
  const before = await moved(page);
  await page.getByRole("link", { name: "11th India–Italy Joint Defence Committee" }).click();
  await expect(progress(page)).toBeVisible();
  await page.getByLabel(/^Visit/).check();
  await expect(page.locator("#rows[data-pending]")).toBeVisible();
  expect(await moved(page)).toBe(before);
  await expect(page).toHaveURL(/type=visit/, { timeout: 20_000 });
  await expect(progress(page)).toHaveCount(0, { timeout: 20_000 });
  await expect(page.getByRole("status").filter({ hasText: "8 events" })).toBeVisible();
});

test("more rows are on their way: the button says so, and pressed again it asks for none twice", async ({ page }) => {
  await page.goto("/timeline");
  await hydrated(page);
  const sent = await slow(page);
  await page.getByRole("link", { name: "Show more" }).dblclick();
  await expect(page.getByRole("link", { name: "Loading…" })).toHaveAttribute("aria-disabled", "true");
  await expect.poll(() => page.locator("#rows [data-row]").count(), { timeout: 20_000 }).toBeGreaterThan(60);
  expect(sent).toHaveLength(1);
});

test("a form, a button and a reason are sent once, however often they are pressed, and say that they are on their way", async ({
  browser,
}) => {
  const page = await browser.newPage(as("editor"));
  const said = listen(page);
  const title = `Slowly saved ${unique()}`;
  await watchJumps(page);
  await fillEvent(page, title);
  await expect(page.getByText(/^Kept on the server at/)).toBeVisible();
  let sent = await slow(page);
  const where = () => page.getByRole("heading", { level: 1 }).boundingBox();
  const stood = await where();
  await page.getByRole("button", { name: "Save draft" }).dblclick();
  await expect(page.getByRole("status").filter({ hasText: "Saving…" })).toBeVisible();
  expect(await where()).toEqual(stood);
  await page.getByLabel("Title", { exact: true }).press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title, { timeout: 30_000 });
  expect(sent).toHaveLength(1);

  await page.unrouteAll({ behavior: "ignoreErrors" });
  sent = await slow(page);
  await page.getByRole("button", { name: "Publish", exact: true }).dblclick();
  await expect(progress(page).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish", exact: true })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("status").filter({ hasText: "Published." })).toBeVisible({ timeout: 30_000 });
  expect(sent).toHaveLength(1);

  await page.unrouteAll({ behavior: "ignoreErrors" });
  sent = await slow(page);
  await page.locator("summary", { hasText: "Withdraw" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("The source took it back");
  await page.getByRole("button", { name: "Withdraw" }).last().dblclick();
  await expect(progress(page).first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Withdrawn." })).toBeVisible({ timeout: 30_000 });
  expect(sent).toHaveLength(1);
  expect(said).toEqual([]);
  await page.close();
});

test.describe("when no answer comes", () => {
  test.use({ role: "editor", expected: /Failed to fetch|ERR_FAILED|net::/ });
  test("a reason stays in its form, which says so, and is sent by the next press", async ({ page }) => {
    const title = `Withdrawn at the second try ${unique()}`;
    await fillEvent(page, title);
    await page.getByRole("button", { name: "Save and publish" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await page.route("**/events/*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await page.locator("summary", { hasText: "Withdraw" }).click();
    const reason = page.getByRole("textbox", { name: "Reason" });
    await reason.fill("The source took it back");
    await page.getByRole("button", { name: "Withdraw" }).last().click();
    await expect(page.getByRole("alert").filter({ hasText: "The server did not answer" })).toBeVisible();
    await expect(reason).toHaveValue("The source took it back");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.getByRole("button", { name: "Withdraw" }).last().click();
    await expect(page.getByRole("status").filter({ hasText: "Withdrawn." })).toBeVisible();
  });
});
