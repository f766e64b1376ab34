import { expect, expectNoSeriousFaults, hydrated, type Role, sidewaysScroll, test } from "./support";

const reading = [
  "/",
  "/pairs",
  "/pairs/IN-IT",
  "/pairs/IN-IT?event=in-it-2025-jdc-11",
  "/pairs/AD-ZW",
  "/timeline",
  "/timeline?view=table",
  "/timeline?q=zzzzz",
  "/events/in-it-2025-defsec-visit",
  "/sign-in",
];
const desk = ["/events/new", "/capture", "/review", "/drafts", "/trash", "/events/in-it-2025-jdc-11/edit", "/events/in-it-2025-jdc-11"];

for (const [role, paths] of [
  [null, reading],
  ["editor", desk],
  ["admin", ["/admin/audit", "/admin/status"]],
] as [Role | null, string[]][]) {
  test.describe(role ? `pages of the desk, as ${role}` : "pages for readers", () => {
    test.use({ role });
    for (const path of paths) {
      test(`${path} is alive, silent and without serious faults, light and dark, and fits 320, 390 and 1920 px`, async ({ page }) => {
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          await page.goto(path);
          await hydrated(page);
          // The themes differ in colour alone.
          await expectNoSeriousFaults(page, colorScheme === "dark" ? ["color-contrast"] : undefined);
        }
        for (const width of [320, 390, 1920]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await sidewaysScroll(page), `${width} px`).toBeLessThanOrEqual(0);
        }
      });
    }
  });
}

test.describe("addresses without a page", () => {
  test.use({ expected: /404 \(Not Found\)/ });
  for (const path of ["/nowhere", "/pairs/XX-YY", "/events/none"]) {
    test(`${path} is alive and without serious faults`, async ({ page }) => {
      await page.goto(path);
      await hydrated(page);
      await expectNoSeriousFaults(page);
    });
  }
});

test("the theme is chosen, kept and forgotten", async ({ page }) => {
  await page.goto("/pairs/IN-IT?type=visit");
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page).toHaveURL(/\/pairs\/IN-IT\?type=visit$/);
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "System" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

test("print: no navigation, the filter in words, the events", async ({ page }) => {
  await page.goto("/pairs/IN-IT?type=committee_meeting");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByText("Filtered by: Committee meeting")).toBeVisible();
  await expect(page.getByRole("link", { name: "11th India–Italy Joint Defence Committee" })).toBeVisible();
  await page.goto("/events/in-it-2025-jdc-11");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "JSON" })).toBeHidden();
});
