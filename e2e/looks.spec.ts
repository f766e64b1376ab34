import type { Page } from "@playwright/test";
import { Visitor } from "../scripts/visitor";
import { password } from "./global-setup";
import { port } from "./playwright.config";
import { anotherDay, expect, expectNoSeriousFaults, hydrated, sidewaysScroll, test, unique } from "./support";

test.describe.configure({ mode: "serial" });
test.use({ role: "editor" });

/** An analyst's change to review: something of a proposal is in every colour that the page has. */
let item = "";
test.beforeAll(async () => {
  const analyst = new Visitor(`http://127.0.0.1:${port}`);
  await analyst.signIn("analyst", password);
  const title = `Looked at in every light ${unique()}`;
  item = await analyst.saveEvent({
    title,
    countries: "IN; PT",
    date: anotherDay(),
    citations: `https://example.org/${unique()}`,
    send: "review",
  });
});

const paths = () => [
  "/pairs/IN-IT?event=in-it-2025-jdc-11",
  "/events/in-it-2025-jdc-11",
  "/events/new",
  `/review?item=new-${item}`,
  "/events/in-it-2025-jdc-11/history",
];

/** The colours that marks of families are drawn in. */
const markColours = (page: Page) =>
  page.locator("[data-mark]").evaluateAll((marks) => [
    ...new Set(
      marks.map((mark) => {
        const { backgroundColor, fill, stroke } = getComputedStyle(mark);
        return mark instanceof SVGElement ? (mark.getAttribute("stroke-width") ? stroke : fill) : backgroundColor;
      }),
    ),
  ]);

for (const colorScheme of ["light", "dark"] as const)
  test(`in forced colours, ${colorScheme}, nothing is told by a colour that is gone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, forcedColors: "active" });
    for (const path of paths()) {
      await page.goto(path);
      await hydrated(page);
      // Contrast is the system's own; what is measured of it is that of the colours which are not shown.
      if (colorScheme === "light") await expectNoSeriousFaults(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${colorScheme}-${path.replaceAll(/\W+/g, "_")}.png` });
    }
    await page.goto(paths()[0] as string);
    // Five families stand in the key of this pair, each in a colour of its own, as in the band.
    expect((await markColours(page)).length).toBeGreaterThanOrEqual(5);
    // The open row, the chosen view and a box that is ticked are told by more than a background.
    const open = page.locator("#rows [data-row]:has([aria-current=true])").last();
    expect(await open.evaluate((row) => getComputedStyle(row).outlineStyle)).toBe("solid");
    const [chosen, other] = await page
      .locator("#rows .seg > *")
      .evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).backgroundColor));
    expect(chosen).not.toBe(other);
    await page.goto("/events/new");
    await page.getByText("Visit", { exact: true }).first().click();
    const looks = await page
      .locator("label:has(> input[name=type])")
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).outlineStyle));
    expect(looks.filter((look) => look === "solid")).toHaveLength(1);
    await page.goto(`/review?item=new-${item}`);
    const current = page.locator("[data-row]:has([aria-current=true])");
    expect(await current.evaluate((row) => getComputedStyle(row).outlineStyle)).toBe("solid");
  });

test("nothing moves for who asked for that, and waiting is still shown", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/pairs/IN-IT");
  await hydrated(page);
  const moving = await page.locator("body *").evaluateAll((all) =>
    all
      .filter((one) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(one);
        return transitionDuration.split(", ").some((time) => time !== "0s") || (animationName !== "none" && animationDuration !== "0.001s");
      })
      .map((one) => one.outerHTML.slice(0, 100)),
  );
  expect(moving).toEqual([]);
  await page.route("**/pairs/IN-IT?*", async (route) => {
    await new Promise((resume) => setTimeout(resume, 1500));
    await route.continue();
  });
  await page.getByRole("link", { name: "11th India–Italy Joint Defence Committee" }).click();
  await expect(page.locator(".progress")).toBeVisible();
  await expect(page.getByRole("region", { name: "Chosen event" })).toBeVisible();
});

test("at 200 % and 400 % of 1280 px everything is there, in reach and without sideways scroll", async ({ page }) => {
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: Math.round((width * 4) / 5) });
    for (const path of paths()) {
      await page.goto(path);
      await hydrated(page);
      expect(await sidewaysScroll(page), `${path} at ${width} px`).toBeLessThanOrEqual(0);
      await expectNoSeriousFaults(page, ["target-size", "scrollable-region-focusable"]);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${width}-${path.replaceAll(/\W+/g, "_")}.png` });
    }
  }
  // What is fixed to the foot of the window leaves room for what is worked on.
  await page.goto("/events/new");
  const title = page.getByLabel("Title", { exact: true });
  await title.focus();
  const [field, bar] = [await title.boundingBox(), await page.locator(".save-bar").boundingBox()];
  expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  await title.fill("Typed at 400 %");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Some fields need attention." })).toBeFocused();
});
