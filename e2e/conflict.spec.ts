import type { Browser, Page } from "@playwright/test";
import { as, expect, expectNoSeriousFaults, fillEvent, hydrated, listen, type Role, sidewaysScroll, test, unique } from "./support";

/** A published event of the editor's, and its address. */
async function publish(page: Page, title: string): Promise<string> {
  await fillEvent(page, title);
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  return new URL(page.url()).pathname;
}

/** Pages of these people, all at the form of one event that the first of them published. */
async function atOneForm(browser: Browser, roles: Role[], title: string) {
  const pages = await Promise.all(roles.map(async (role) => (await browser.newContext(as(role))).newPage()));
  const said = pages.map(listen);
  const address = await publish(pages[0] as Page, title);
  for (const page of pages) {
    await page.goto(`${address}/edit`);
    await hydrated(page);
  }
  const close = async () => {
    expect(said.flat()).toEqual([]);
    for (const page of pages) await page.context().close();
  };
  return { pages: pages as [Page, Page], address, close };
}

const save = (page: Page) => page.getByRole("button", { name: "Save changes" }).click();
const panel = (page: Page) => page.getByRole("region", { name: "Two versions" });

test("different fields: both changes are on record, and the second is told what the first changed", async ({ browser }) => {
  const title = `Of two hands ${unique()}`;
  const { pages, close } = await atOneForm(browser, ["editor", "admin"], title);
  const [first, second] = pages;
  await first.getByLabel("City").fill("Lisbon");
  await first.getByLabel("Level").selectOption("minister");
  await save(first);
  await expect(first.getByRole("heading", { level: 1 })).toHaveText(title);
  await second.getByLabel("Summary").fill("Only the admin wrote this.");
  await save(second);
  await expect(second.getByRole("status").filter({ hasText: "Saved, together with editor’s changes to City and Level." })).toBeVisible();
  await expect(second.getByRole("main")).toContainText("Only the admin wrote this.");
  await expect(second.getByRole("main")).toContainText("Lisbon");
  await expect(second.getByRole("main")).toContainText("revision 3");
  await close();
});

test("the same field: base and both texts side by side; choosing, and writing a third, and nothing overwritten", async ({ browser }) => {
  const title = `Contested ${unique()}`;
  const { pages, close } = await atOneForm(browser, ["editor", "admin"], title);
  const [first, second] = pages;
  await first.getByLabel("Title", { exact: true }).fill(`${title} by the editor`);
  await first.getByLabel("City").fill("Lisbon");
  await first.getByLabel("Place").fill("Alfeite");
  await first.getByRole("textbox", { name: /^Note/ }).fill("The editor’s note.");
  await save(first);
  await expect(first.getByRole("heading", { level: 1 })).toHaveText(`${title} by the editor`);

  await second.getByLabel("Title", { exact: true }).fill(`${title} by the admin`);
  await second.getByLabel("City").fill("Porto");
  await second.getByLabel("Summary").fill("Only the admin wrote this.");
  await second.getByRole("textbox", { name: /^Note/ }).fill("The admin’s note.");
  await save(second);
  await expect(panel(second)).toContainText("editor changed this event while you edited it");
  await expect(panel(second)).toContainText("Place, which you had not changed, is filled in below.");
  await expect(second.getByLabel("Place")).toHaveValue("Alfeite");
  await expect(panel(second).getByRole("group")).toHaveCount(3);
  const ofTitle = panel(second).getByRole("group", { name: "Title" });
  for (const text of [title, `${title} by the editor`, `${title} by the admin`]) await expect(ofTitle).toContainText(text.slice(-12));
  await expect(panel(second)).toContainText("3 fields still to choose.");
  await expectNoSeriousFaults(second);
  expect(await sidewaysScroll(second)).toBe(0);

  // Saving again without a choice is a conflict again.
  await save(second);
  await expect(panel(second)).toContainText("3 fields still to choose.");
  await ofTitle.getByLabel(/On record now/).check();
  await expect(second.getByLabel("Title", { exact: true })).toHaveValue(`${title} by the editor`);
  await panel(second).getByRole("group", { name: "City" }).getByLabel("Your text").check();
  await expect(panel(second)).toContainText("One field still to choose.");
  await panel(second).getByRole("group", { name: "Note" }).getByLabel("Another text, written below").check();
  await expect(panel(second)).toContainText("One field still to choose.");
  const note = second.getByRole("textbox", { name: /^Note/ });
  await expect(note).toBeFocused();
  await note.fill("A third note.");
  await expect(panel(second)).toContainText("All chosen.");
  // What is wrong besides is mended without choosing again.
  await second.getByLabel("Date", { exact: true }).fill("31 April 2024");
  await save(second);
  await expect(second.getByRole("alert").filter({ hasText: "April 2024 has 30 days" })).toBeVisible();
  await second.getByLabel("Date", { exact: true }).fill("15 April 2024");
  await save(second);
  await expect(second.getByRole("heading", { level: 1 })).toHaveText(`${title} by the editor`);
  for (const text of ["Only the admin wrote this.", "Porto", "Alfeite", "A third note.", "revision 3"])
    await expect(second.getByRole("main")).toContainText(text);
  await close();
});

test("what changed once more while one chose is a conflict once more", async ({ browser }) => {
  const title = `Twice ${unique()}`;
  const { pages, address, close } = await atOneForm(browser, ["editor", "admin"], title);
  const [first, second] = pages;
  await first.getByLabel("City").fill("Lisbon");
  await save(first);
  await expect(first.getByRole("heading", { level: 1 })).toHaveText(title);
  await second.getByLabel("City").fill("Porto");
  await save(second);
  await panel(second).getByRole("group", { name: "City" }).getByLabel("Your text").check();
  await first.goto(`${address}/edit`);
  await hydrated(first);
  await first.getByLabel("City").fill("Faro");
  await save(first);
  await expect(first.getByRole("main")).toContainText("Faro");
  await save(second);
  await expect(panel(second).getByRole("group", { name: "City" })).toContainText("Faro");
  await expect(panel(second).getByRole("group", { name: "City" })).toContainText("Before, revision 2");
  await close();
});

test("two tabs of one person: the same protection, in other words", async ({ browser }) => {
  const title = `Two tabs ${unique()}`;
  const { pages, close } = await atOneForm(browser, ["editor", "editor"], title);
  const [first, second] = pages;
  await first.getByLabel("City").fill("Lisbon");
  await save(first);
  await expect(first.getByRole("heading", { level: 1 })).toHaveText(title);
  await second.getByLabel("City").fill("Porto");
  await save(second);
  await expect(panel(second)).toContainText("You changed this in another tab");
  await close();
});

test("moved to the trash meanwhile: by whom, and back with one’s own text in one step", async ({ browser }) => {
  const title = `Trashed meanwhile ${unique()}`;
  const { pages, address, close } = await atOneForm(browser, ["editor", "admin"], title);
  const [first, second] = pages;
  await first.goto(address);
  await first.getByRole("button", { name: "Move to trash" }).click();
  await expect(first.getByRole("status").filter({ hasText: "In the trash." })).toBeVisible();
  await second.getByLabel("City").fill("Porto");
  await save(second);
  await expect(panel(second)).toContainText(/Moved to the trash by editor on \d+/);
  await expect(second.getByLabel("City")).toHaveValue("Porto");
  // Enter is the plain save, which changes nothing here.
  await second.getByLabel("City").press("Enter");
  await expect(panel(second)).toBeVisible();
  await panel(second).getByRole("button", { name: "Restore it with my text" }).click();
  await expect(second.getByRole("status").filter({ hasText: "Restored from the trash, with what you typed." })).toBeVisible();
  await expect(second.getByRole("main")).toContainText("Porto");
  await close();
});

test("published meanwhile: its author is told and the text is kept; an editor says that readers are meant to see it", async ({
  browser,
}) => {
  const title = `Published meanwhile ${unique()}`;
  const [author, editor, other] = await Promise.all((["analyst", "editor", "admin"] as const).map((role) => browser.newPage(as(role))));
  if (!author || !editor || !other) return;
  await fillEvent(author, title, { type: "Visit" });
  await author.getByRole("button", { name: "Save draft" }).click();
  await expect(author.getByRole("heading", { level: 1 })).toHaveText(title);
  const address = new URL(author.url()).pathname;
  for (const page of [author, other]) {
    await page.goto(`${address}/edit`);
    await hydrated(page);
    await page.getByLabel("City").fill("Porto");
  }
  await editor.goto(address);
  await editor.getByRole("button", { name: "Publish" }).click();
  await expect(editor.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
  for (const page of [author, other]) {
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(panel(page)).toContainText("Published while you edited it");
    await expect(panel(page)).toContainText("editor saved revision 2");
    await expect(page.getByLabel("City")).toHaveValue("Porto");
  }
  await panel(other).getByRole("button", { name: "Save my changes for readers" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(other.getByRole("main")).toContainText("Porto");
  await panel(author).getByRole("button", { name: "Propose my changes" }).click();
  await expect(author.getByRole("alert").filter({ hasText: "nothing in the form differs from what is published" })).toBeVisible();
  await author.getByLabel("City").fill("Braga");
  await author.getByRole("button", { name: "Propose my changes" }).click();
  await expect(author.getByRole("status").filter({ hasText: "Proposed." })).toBeVisible();
  await expect(author.getByRole("main")).toContainText("Porto");
  for (const page of [author, editor, other]) await page.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, role: "admin" });
  test("the three texts are shown, the form keeps mine and has theirs filled in, and a box confirms", async ({ page, browser }) => {
    const title = `By plain forms ${unique()}`;
    const editor = await browser.newPage({ ...as("editor"), javaScriptEnabled: true });
    const address = await publish(editor, title);
    await page.goto(`${address}/edit`);
    await editor.goto(`${address}/edit`);
    await hydrated(editor);
    await editor.getByLabel("City").fill("Lisbon");
    await editor.getByLabel("Place").fill("Alfeite");
    await save(editor);
    await expect(editor.getByRole("heading", { level: 1 })).toHaveText(title);
    await page.getByLabel("City").fill("Porto");
    await save(page);
    const city = panel(page).getByRole("group", { name: "City" });
    for (const text of ["(empty)", "Porto", "Lisbon"]) await expect(city).toContainText(text);
    await expect(page.getByLabel("City")).toHaveValue("Porto");
    await expect(page.getByLabel("Place")).toHaveValue("Alfeite");
    await save(page);
    await expect(city).toBeVisible();
    await page.getByLabel(/I have compared the texts/).check();
    await save(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByRole("main")).toContainText("Alfeite");
    await expect(page.getByRole("main")).toContainText("Porto");
    await expect(page.getByRole("main")).toContainText("revision 3");
    await editor.close();
  });

  test("of an event that went to the trash the text stays, and is saved as a new draft", async ({ page, browser }) => {
    const title = `Trashed by plain forms ${unique()}`;
    const editor = await browser.newPage({ ...as("editor"), javaScriptEnabled: true });
    const address = await publish(editor, title);
    await page.goto(`${address}/edit`);
    await editor.getByRole("button", { name: "Move to trash" }).click();
    await expect(editor.getByRole("status").filter({ hasText: "In the trash." })).toBeVisible();
    await page.getByLabel("City").fill("Porto");
    await save(page);
    await expect(panel(page)).toContainText(/Moved to the trash by editor on \d+/);
    await expect(page.getByLabel("City")).toHaveValue("Porto");
    await panel(page).getByRole("button", { name: "Save as a new draft" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByRole("main")).toContainText("Draft.");
    await expect(page.getByRole("main")).toContainText("Porto");
    expect(new URL(page.url()).pathname).not.toBe(address);
    await editor.close();
  });
});
