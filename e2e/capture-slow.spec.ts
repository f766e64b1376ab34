import { articleOf } from "./article";
import { capture, card, drafts } from "./capture-page";
import { expect, hydrated, test, unique } from "./support";

test.use({ role: "analyst" });

test("what is typed into one draft while another is being saved stays, with the focus, and is kept", async ({ page }) => {
  const { page: path } = await capture(page, { text: articleOf("Zambia", "Croatia", "Zagreb", unique()) });
  const [first, second] = [`Committee ${unique()}`, `Typed meanwhile ${unique()}`];
  const buttons = drafts(page).getByRole("heading", { level: 3 }).getByRole("button");
  await buttons.first().click();
  await page.getByLabel("Title", { exact: true }).fill(first);
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (route.request().method() === "POST") await new Promise((resume) => setTimeout(resume, 1500));
      await route.continue();
    },
  );
  await page.getByRole("button", { name: /^Save draft/ }).click();
  // Its own fields take nothing more: it would be in neither the event nor the draft.
  await page.getByLabel("Title", { exact: true }).evaluate((field: HTMLElement) => field.focus());
  await page.keyboard.type("lost");
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(first);
  await buttons.nth(1).click();
  await page.getByLabel("Title", { exact: true }).fill(second);
  await expect(page.getByRole("status").filter({ hasText: "1 event saved as a draft." })).toBeVisible();
  await expect(card(page, first).getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(second);
  await expect(page.getByLabel("Title", { exact: true })).toBeFocused();
  await expect(page.getByText(/^Kept on the server at/)).toBeVisible();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.goto(path);
  await expect(card(page, second)).toBeVisible();
});

test.describe("when no answer comes", () => {
  test.use({ expected: /Failed to fetch|ERR_FAILED|net::/ });
  test("a text that was pasted stays in its form, which says so, and is read at the next press", async ({ page }) => {
    await page.goto("/capture");
    await hydrated(page);
    const text = articleOf("Malawi", "Hungary", "Budapest", unique());
    await page.getByLabel("Text of the article").fill(text);
    await page.route("**/capture", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await page.getByRole("button", { name: "Read the article" }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "The server did not answer. What you typed is still here; try again." }),
    ).toBeVisible();
    await expect(page.getByLabel("Text of the article")).toHaveValue(text);
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.getByRole("button", { name: "Read the article" }).click();
    await page.waitForURL(/\/capture\/[0-9a-f-]{36}/);
  });
});
