import { articleOf } from "./article";
import { addressOf, article, capture, card, countOf, drafts, drag, kept, paste, published, select } from "./capture-page";
import { as, expect, expectNoSeriousFaults, hydrated, sidewaysScroll, test, unique } from "./support";

test.use({ role: "analyst" });

test("an article becomes drafts tied to its words; they are mended in place and saved at once, and the text stays with the source", async ({
  page,
  browser,
}) => {
  const { address } = await capture(page, { text: articleOf("Uruguay", "Finland", "Helsinki", unique()) });
  const found = await countOf(page);
  expect(found).toBeGreaterThan(2);
  await expectNoSeriousFaults(page);

  const committee = card(page, /committee|Committee/).first();
  const number = /\d+/.exec((await committee.getByRole("heading").innerText()) ?? "")?.[0];
  const mark = article(page).locator("mark", { has: page.getByRole("link", { name: `Draft ${number}:` }) });
  await committee.hover();
  await expect(mark).toHaveClass(/outline-accent/);
  await page.mouse.move(0, 0);
  await expect(mark).not.toHaveClass(/outline-accent/);
  await mark.hover();
  await expect(committee).toHaveClass(/border-accent/);
  await mark.click();
  const title = `Committee of ${unique()}`;
  await page.getByLabel("Title", { exact: true }).fill(title);
  await expect(page.getByText("Inferred").first()).toBeVisible();
  await select(page, "Maria Lopez");
  await page.getByRole("button", { name: "Person", exact: true }).click();
  await expect(
    page.getByLabel("Name, person 1").or(page.getByLabel("Name, person 2")).or(page.getByLabel("Name, person 3")).last(),
  ).toHaveValue("Maria Lopez");
  await expect(kept(page)).toBeVisible();
  await expectNoSeriousFaults(page);

  await page.getByRole("button", { name: `Save draft ${number}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 event saved as a draft." })).toBeFocused();
  await expect(card(page, title).getByText("Saved", { exact: true })).toBeVisible();
  await page
    .getByRole("button", { name: /^Save (all|the draft)/ })
    .first()
    .click();
  await expect(page.getByRole("status").filter({ hasText: /events? saved as (a draft|drafts)\./ })).toBeVisible();
  await expect(drafts(page).getByText("Saved", { exact: true }).nth(2)).toBeVisible();

  await drafts(page).getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByText("4th meeting of their Joint Defence Committee").first()).toBeVisible();
  await expect(page.locator(`a[href="${address}"]`).first()).toBeVisible();
  const event = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Read the article as captured" }).click();
  await expect(page.getByText("she named dates for the first ship")).toBeVisible();
  await expect(page.locator("mark").first()).toBeVisible();
  await expectNoSeriousFaults(page);
  const text = new URL(page.url()).pathname;

  const reader = await browser.newPage(as("reader"));
  for (const path of [event, text]) expect((await reader.goto(path))?.status()).toBe(404);
  await reader.close();
});

test("dragging over words selects all of them while a field of another draft has the focus", async ({ page }) => {
  await capture(page, { text: articleOf("Panama", "Cyprus", "Nicosia", unique()) });
  await drafts(page)
    .getByRole("button", { name: /committee/i })
    .first()
    .click();
  await page.getByLabel("Title", { exact: true }).focus();
  await drag(page, "Anna Virtanen");
  await expect(page.getByText(/^For draft \d+:/)).toContainText("“Anna Virtanen”");
  expect(await page.evaluate(() => String(document.getSelection()))).toBe("Anna Virtanen");
  await page.getByRole("button", { name: "Person", exact: true }).click();
  await expect(page.getByLabel("Name, person 3")).toHaveValue("Anna Virtanen");
  // Hovering over a mark highlights its draft again.
  await page.mouse.move(0, 0);
  const mark = article(page).locator("mark").last();
  await mark.hover();
  await expect(mark).toHaveClass(/outline-accent/);
  // Words that are selected and not used do not keep the draft highlighted that was open then.
  await drag(page, "common dock");
  await expect(page.getByText(/^For draft \d+:/)).toContainText("“common dock”");
  await drafts(page)
    .getByRole("button", { name: /memorandum/i })
    .first()
    .click();
  await expect(mark).toHaveClass(/outline-accent/);
  await expect(article(page).locator("mark").first()).not.toHaveClass(/outline-accent/);
});

test("by keyboard alone: pasted, words taken with a key, discarded and had back, saved", async ({ page }) => {
  await page.goto("/capture");
  await hydrated(page);
  await page.getByLabel("Text of the article").focus();
  await page.keyboard.insertText(articleOf("Peru", "Norway", "Oslo", unique()));
  await page.getByLabel("Source address").focus();
  await page.keyboard.type(addressOf());
  await page.keyboard.press("Tab");
  await page.keyboard.type("Example Wire");
  await page.keyboard.press("Tab");
  await page.keyboard.type(published);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Read the article" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/capture\/[0-9a-f-]{36}/);
  await hydrated(page);

  // The caret walks in the article: where it stands lights the draft, Enter opens it, and no letter is taken up.
  await article(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Title", { exact: true })).toBeVisible();
  const before = await article(page).innerText();
  await article(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("zzz");
  await page.keyboard.press("Delete");
  expect(await article(page).innerText()).toBe(before);
  await page.keyboard.press("Shift+Control+ArrowRight");
  await expect(page.getByText(/^For draft \d+:/)).toContainText("Peru");
  await page.keyboard.press("t");
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Peru");
  await page.getByLabel("Title", { exact: true }).focus();
  await page.keyboard.press("End");
  const title = ` and Norway ${unique()}`;
  await page.keyboard.type(title);

  const discard = page.getByRole("button", { name: /^Discard draft/ });
  await discard.focus();
  await page.keyboard.press("Enter");
  const undo = page.getByRole("button", { name: /^Undo, draft/ });
  await expect(undo).toBeVisible();
  await undo.focus();
  await page.keyboard.press("Enter");
  const again = drafts(page).getByRole("button", { name: `Peru${title}` });
  await again.focus();
  await page.keyboard.press("Enter");
  await expect(again).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("status").filter({ hasText: "1 event saved as a draft." })).toBeVisible();
});

test("what is typed is kept on the server, stays its maker's alone, and goes on where it was left", async ({ page, browser }) => {
  const { page: path } = await capture(page, { text: articleOf("Ghana", "Ireland", "Dublin", unique()) });
  await drafts(page).getByRole("button", { name: /visit/i }).first().click();
  const title = `Not saved yet ${unique()}`;
  await page.getByLabel("Title", { exact: true }).fill(title);
  await expect(kept(page)).toBeVisible();
  await page.reload();
  await hydrated(page);
  await expect(card(page, title)).toBeVisible();
  // Typed and left at once: the page says it as it goes.
  await drafts(page).getByRole("button", { name: title }).click();
  await page.getByLabel("City").fill("Cork");
  await page.goto("/drafts");
  const mine = page.getByRole("region", { name: "My drafts: captured articles" });
  await mine.locator(`a[href="${path}"]`).click();
  await expect(card(page, title)).toContainText("Cork");

  for (const role of ["reader", "editor"] as const) {
    const other = await browser.newPage(as(role));
    expect((await other.goto(path))?.status()).toBe(404);
    await other.goto("/timeline?q=Ghana");
    await expect(other.getByText(title)).toHaveCount(0);
    await other.close();
  }

  await page.goto("/capture");
  const row = page
    .getByRole("region", { name: "Your articles" })
    .getByRole("listitem")
    .filter({ has: page.locator(`a[href="${path}"]`) });
  await row.getByRole("button", { name: /^Discard/ }).click();
  await expect(page.getByText("Discarded.")).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toBeVisible();
});

test("the full form opens with all of a draft, and saved there it is tied back to the article", async ({ page }) => {
  const { address, page: path } = await capture(page, { text: articleOf("Jamaica", "Estonia", "Tallinn", unique()) });
  await drafts(page).getByRole("button", { name: /visit/i }).first().click();
  const title = `Visit to Tallinn ${unique()}`;
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("link", { name: "Open full form" }).click();
  await page.waitForURL(/\/events\/new\?draft=/);
  await hydrated(page);
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
  await expect(page.getByLabel("Address, source 1", { exact: true })).toHaveValue(address);
  await expect(page.getByLabel("Quotation, source 1")).toHaveValue(/three-day visit to Tallinn/);
  await expect(page.getByText("From an article that you captured.")).toBeVisible();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("link", { name: "Read the article as captured" })).toBeVisible();
  await page.goto(path);
  await expect(card(page, title).getByText("Saved", { exact: true })).toBeVisible();
});

test("what may be on record already is said with the draft, and takes the article as one more source", async ({ page }) => {
  const [first, second] = [articleOf("Nepal", "Latvia", "Riga", unique()), articleOf("Nepal", "Latvia", "Riga", unique())];
  await capture(page, { text: first });
  await page
    .getByRole("button", { name: /^Save all/ })
    .first()
    .click();
  await expect(page.getByRole("status").filter({ hasText: "saved as drafts" })).toBeVisible();

  // X8: nearly the same text is recognised before anything is saved, with the title of what came of it.
  const address = await paste(page, { text: second });
  const before = page.getByRole("region", { name: "Captured before" });
  await expect(before).toContainText(/Looks like “.*(Nepal|Latvia)/);
  await expect(page.getByLabel("Text of the article")).toHaveValue(second);
  await expectNoSeriousFaults(page);
  await page.getByRole("button", { name: "Capture it all the same" }).click();
  await page.waitForURL(/\/capture\/[0-9a-f-]{36}/);
  await hydrated(page);
  await expect(
    drafts(page)
      .getByText(/Possibly recorded already/)
      .first(),
  ).toBeVisible();
  await page
    .getByRole("button", { name: /^Save all/ })
    .first()
    .click();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was saved: some drafts need attention." })).toBeFocused();
  await expect(page.getByLabel("Why this is another event").first()).toBeVisible();
  await drafts(page)
    .getByRole("button", { name: /^add this article to it as a source: / })
    .first()
    .click();
  await expect(page.getByRole("status").filter({ hasText: "The article was added to that event as a source." })).toBeVisible();
  await drafts(page).getByRole("heading", { level: 3 }).getByRole("link").first().click();
  await expect(page.locator(`a[href="${address}"]`).first()).toBeVisible();
});

test("an address fills the form in, from a phone or a bookmark, and changes nothing by itself", async ({ page, request }) => {
  const word = unique();
  await page.goto(
    `/capture?url=${encodeURIComponent(`https://example.org/${word}`)}&title=${word}#text=${encodeURIComponent(`Words ${word}`)}`,
  );
  await hydrated(page);
  await expect(page.getByLabel("Text of the article")).toHaveValue(`Words ${word}`);
  await expect(page.getByLabel("Source address")).toHaveValue(`https://example.org/${word}`);
  expect(page.url()).not.toContain("#text");
  await page.goto(`/capture?text=${encodeURIComponent(`https://example.org/shared-${word}`)}`);
  await expect(page.getByLabel("Source address")).toHaveValue(`https://example.org/shared-${word}`);
  await expect(page.getByLabel("Text of the article")).toHaveValue("");
  await expect(page.getByRole("region", { name: "Your articles" }).getByText(word)).toHaveCount(0);
  const manifest = await (await request.get("/manifest.webmanifest")).json();
  expect(manifest.share_target).toEqual({ action: "/capture", method: "GET", params: { title: "title", text: "text", url: "url" } });
});

test("the bookmark opens the form with the page's address, title and words", async ({ page, context }) => {
  await page.goto("/capture");
  const code = await page.getByLabel("Address of the bookmark").inputValue();
  await page.goto("/events/in-it-2025-jdc-11");
  const [opened] = await Promise.all([context.waitForEvent("page"), page.evaluate(code.replace(/^javascript:/, ""))]);
  await expect(opened.getByLabel("Source address")).toHaveValue(page.url());
  await expect(opened.getByLabel("Text of the article")).toHaveValue(/Joint Defence Committee/);
  await opened.close();
});

test("at 390 px article and drafts stand one above the other and nothing runs over", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await capture(page, { text: articleOf("Angola", "Portugal", "Lisbon", unique()) });
  const [above, below] = [await article(page).boundingBox(), await drafts(page).boundingBox()];
  expect(below!.y).toBeGreaterThan(above!.y + above!.height - 1);
  await drafts(page)
    .getByRole("button", { name: /committee/i })
    .first()
    .click();
  for (const width of [320, 1000, 1920, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await sidewaysScroll(page), `${width} px`).toBeLessThanOrEqual(0);
  }
  await expectNoSeriousFaults(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoSeriousFaults(page, ["color-contrast"]);
});

test.describe("when the server does not answer", () => {
  test.use({ expected: /ERR_FAILED|Failed to load/ });
  test("nothing is lost, and the page says that nothing was saved", async ({ page }) => {
    await capture(page, { text: articleOf("Senegal", "Poland", "Warsaw", unique()) });
    await drafts(page).getByRole("button", { name: /visit/i }).first().click();
    await page.route("**/capture/**", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await page.getByLabel("City").fill("Gdynia");
    await page.getByRole("button", { name: /^Save draft/ }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Nothing was saved: the server did not answer." })).toBeVisible();
    await expect(page.getByLabel("City")).toHaveValue("Gdynia");
    await page.unroute("**/capture/**");
    await page.getByRole("button", { name: /^Save draft/ }).click();
    await expect(page.getByRole("status").filter({ hasText: "1 event saved as a draft." })).toBeVisible();
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("pasted, mended, discarded and had back, saved one and all, by plain forms", async ({ page }) => {
    await page.goto("/capture");
    await page.getByLabel("Text of the article").fill(articleOf("Mexico", "Greece", "Athens", unique()));
    await page.getByLabel("Published").fill(published);
    await page.getByRole("button", { name: "Read the article" }).click();
    await page.waitForURL(/\/capture\/[0-9a-f-]{36}/);
    const found = await countOf(page);
    await drafts(page).getByRole("link", { name: /visit/i }).first().click();
    const title = `Visit to Athens ${unique()}`;
    await page.getByLabel("Title", { exact: true }).fill(title);
    await page.getByRole("button", { name: /^Save draft/ }).click();
    await expect(page.getByText("Give the address of the article: it is the source that the events cite")).toBeVisible();
    await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
    await page.getByLabel("Source address").fill(addressOf());
    await page.getByRole("button", { name: /^Save draft/ }).click();
    await expect(page.getByText("1 event saved as a draft.")).toBeVisible();
    await drafts(page).getByRole("heading", { level: 3 }).getByRole("link").last().click();
    await page.getByRole("button", { name: /^Discard draft/ }).click();
    await page.getByRole("button", { name: /^Undo, draft/ }).click();
    await page
      .getByRole("button", { name: /^Save (all|the draft)/ })
      .first()
      .click();
    await expect(page.getByText(/events? saved as (a draft|drafts)\./)).toBeVisible();
    expect(found).toBeGreaterThan(2);
    await expect(drafts(page).getByText("Saved", { exact: true })).not.toHaveCount(1);
  });

  test("in two tabs what each changed is kept; where both did, what was typed last is told", async ({ page, context }) => {
    await page.goto("/capture");
    await page.getByLabel("Text of the article").fill(articleOf("Chile", "Austria", "Vienna", unique()));
    await page.getByLabel("Published").fill(published);
    await page.getByRole("button", { name: "Read the article" }).click();
    await page.waitForURL(/\/capture\/[0-9a-f-]{36}/);
    await drafts(page).getByRole("link", { name: /visit/i }).first().click();
    const other = await context.newPage();
    await other.goto(page.url());
    const title = (tab: typeof page) => tab.getByLabel("Title", { exact: true });
    await title(page).fill("Of the first tab");
    await title(page).press("Enter");
    await expect(title(page)).toHaveValue("Of the first tab");
    await other.getByLabel("City").fill("Bergen");
    await other.getByLabel("City").press("Enter");
    await expect(other.getByLabel("City")).toHaveValue("Bergen");
    await expect(title(other)).toHaveValue("Of the first tab");
    await title(other).fill("Of the second tab");
    await title(other).press("Enter");
    await title(page).fill("Typed last");
    await title(page).press("Enter");
    await expect(page.getByText("You had typed Title: “Typed last”.")).toBeVisible();
    await expect(title(page)).toHaveValue("Of the second tab");
    await expect(page.getByLabel("City")).toHaveValue("Bergen");
    await other.close();
  });
});
