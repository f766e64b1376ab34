import { as, expect, hydrated, sidewaysScroll, test } from "./support";

test.use({ role: "admin" });

test("an administrator finds the audit in the menu, filters it, follows an event, and takes the file of what is shown", async ({
  page,
  browser,
}) => {
  const editor = await browser.newPage(as("editor"));
  await editor.request.get("/export/events.csv?country=IN&country=IT");
  await editor.close();

  await page.goto("/");
  await hydrated(page);
  await page.getByLabel("Account of admin").click();
  await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: "Audit" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Audit");
  const lines = page.getByRole("region", { name: "Lines of the audit" });

  await page.getByLabel("Who").selectOption({ label: "editor" });
  await page.getByLabel("Action", { exact: true }).selectOption({ label: "Export events" });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/who=[^&]+&action=event\.export/);
  await expect(lines.getByRole("row").nth(1)).toContainText("filter “India, Italy” · rows 63");

  await page.getByRole("link", { name: "Clear" }).click();
  await expect(page).toHaveURL(/\/admin\/audit$/);
  await page.goto("/admin/audit?entity=event&id=in-it-2025-jdc-11");
  await expect(lines.getByRole("row")).toHaveCount(2);
  await expect(page.getByLabel("Id")).toHaveValue("in-it-2025-jdc-11");
  await lines.getByRole("link", { name: "11th India–Italy Joint Defence Committee", exact: true }).click();
  await expect(page).toHaveURL(/\/events\/in-it-2025-jdc-11$/);

  await page.goto("/admin/audit?entity=event&id=in-it-2025-jdc-11");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
  expect(file.suggestedFilename()).toMatch(/^entente-audit-[\d-]+\.csv$/);
  const answer = await page.request.get("/admin/audit.csv?entity=event&id=in-it-2025-jdc-11");
  expect((await answer.text()).trim().split("\r\n")).toHaveLength(2);
});

test("windows lead to the oldest line and back; what cannot be read of an address is left out and named", async ({ page }) => {
  await page.goto("/admin/audit?before=150");
  await page.getByRole("link", { name: "Show older" }).click();
  await expect(page).toHaveURL(/before=\d+/);
  await page.getByRole("link", { name: "Back to the newest" }).click();
  await expect(page).toHaveURL(/\/admin\/audit$/);
  await page.goto("/admin/audit?who=%3Cscript%3E&from=banana&to=2024-02-30&sort=x");
  const notice = page.getByRole("status").filter({ hasText: "was not understood" });
  for (const words of ["Who: “<script>” is not an account", "From: “banana” is not a date", "To: “2024-02-30”", "“sort” is not a filter"])
    await expect(notice).toContainText(words);
});

test("the chain is verified on request, and the page says up to which line", async ({ page }) => {
  await page.goto("/admin/audit?action=sign_in");
  await page.getByRole("button", { name: "Verify every line" }).click();
  await expect(page.getByRole("status").filter({ hasText: /Chain: verified up to line [\d,]+ at/ })).toBeVisible();
  await expect(page).toHaveURL(/\/admin\/audit\?action=sign_in$/);
  await page.goto("/admin/audit?action=audit.verify");
  await expect(page.getByRole("region", { name: "Lines of the audit" }).getByRole("row").nth(1)).toContainText("ok true");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("filters, windows and the verification work by plain forms and links", async ({ page }) => {
    await page.goto("/admin/audit");
    await page.getByLabel("Action", { exact: true }).selectOption({ label: "Sign in" });
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page.getByRole("region", { name: "Lines of the audit" })).toContainText("Sign in");
    await page.getByRole("button", { name: "Verify every line" }).click();
    await expect(page.getByText(/Chain: verified up to line/)).toBeVisible();
  });
});

test("it fits a small screen: only the lines themselves scroll sideways", async ({ page }) => {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/admin/audit");
    expect(await sidewaysScroll(page), `${width} px`).toBeLessThanOrEqual(0);
  }
});
