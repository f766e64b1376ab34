import type { Page } from "@playwright/test";
import { expect, fillEvent, test, unique } from "./support";

test.use({ role: "editor", expected: /40[49] \((?:Not Found|Conflict)\)|was not found on the server/ });

/** What is sent from now on names actions of another version, which the server does not know. */
const deploy = (page: Page) =>
  page.route("**/*", (route) => {
    const headers = route.request().headers();
    return route.continue(headers["next-action"] ? { headers: { ...headers, "next-action": "7f".repeat(21) } } : {});
  });

test("a form that was open while Entente was updated says so, and its text comes back with the reload and is saved", async ({ page }) => {
  const title = `Typed before the update ${unique()}`;
  await fillEvent(page, title);
  await deploy(page);
  await page.getByRole("button", { name: "Save draft" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "Entente was updated meanwhile. Reload this page; your text is kept" });
  await expect(alert).toBeFocused();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.reload();
  await expect(page.getByText(/Restored what/)).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("a button and a reason of the version before change nothing and say what to do", async ({ page }) => {
  const title = `Pressed before the update ${unique()}`;
  await fillEvent(page, title);
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await deploy(page);
  await page.locator("summary", { hasText: "Withdraw" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("The source took it back");
  await page.getByRole("button", { name: "Withdraw" }).last().click();
  await expect(page.getByRole("alert").filter({ hasText: "Entente was updated meanwhile. Copy what you typed" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Reason" })).toHaveValue("The source took it back");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Move to trash" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Entente was updated");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("button", { name: "Move to trash" })).toBeVisible();
});
