import type { Page } from "@playwright/test";
import { articleOf } from "./article";
import { as, expect, expectNoSeriousFaults, hydrated, sidewaysScroll, test, unique } from "./support";

test.use({ role: "analyst" });

type Given = { text: string; address?: string; published?: string };

const published = "15 May 2025";
const addressOf = () => `https://example.org/${unique()}`;
const drafts = (page: Page) => page.getByRole("region", { name: "Drafts", exact: true });
const article = (page: Page) => page.getByRole("textbox", { name: "Text of the article" });
const card = (page: Page, title: string | RegExp) =>
  drafts(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: title }) });
const kept = (page: Page) => page.getByText(/^Kept on the server at/);

async function paste(page: Page, { text, address = addressOf(), published: day = published }: Given) {
  await page.goto("/capture");
  await hydrated(page);
  await page.getByLabel("Text of the article").fill(text);
  await page.getByLabel("Source address").fill(address);
  await page.getByLabel("Published").fill(day);
  await page.getByRole("button", { name: "Read the article" }).click();
  return address;
}

async function capture(page: Page, given: Given) {
  const address = await paste(page, given);
  await page.waitForURL(/\/capture\/[0-9a-f-]{36}/);
  await hydrated(page);
  await expect(article(page)).toHaveAttribute("contenteditable", "true");
  return { address, page: new URL(page.url()).pathname };
}

/** Selects words of the article as a pointer would leave them. */
const select = (page: Page, words: string) =>
  article(page).evaluate((area, wanted) => {
    (area as HTMLElement).focus();
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`“${wanted}” is not in one piece of the article.`);
  }, words);

const countOf = async (page: Page) =>
  Number(/\d+/.exec((await drafts(page).getByRole("heading", { level: 2 }).first().innerText()) ?? "")?.[0]);

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

test("the same text again opens what was captured before", async ({ page }) => {
  const text = articleOf("Kenya", "Iceland", "Reykjavik", unique());
  const { address, page: path } = await capture(page, { text });
  await paste(page, { text: `  ${text}\n`, address: `${address}?utm_source=feed` });
  await page.waitForURL(new RegExp(path));
  await expect(page.getByText("You captured this text before: here it is as you left it.")).toBeVisible();
});

test("what is no article is refused in words, and nothing that was typed is lost", async ({ page }) => {
  await paste(page, { text: "   " });
  await expect(page.getByText("Paste the text of the article", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Published")).toHaveValue(published);
  await paste(page, { text: "https://example.org/an-article", address: "" });
  await expect(page.getByRole("alert").filter({ hasText: "Paste the text; pages are not fetched" })).toBeVisible();
  await expect(page.getByLabel("Source address")).toHaveValue("https://example.org/an-article");
  await expectNoSeriousFaults(page);
  const long = `Peru and Chile met. ${"a".repeat(199_990)}`;
  await paste(page, { text: long });
  await expect(page.getByText(/The text has 2\d\d kB; at most 200 kB are read/).first()).toBeVisible();
  await expect(page.getByLabel("Text of the article")).toHaveValue(long);
  await page.goto("/capture");
  await hydrated(page);
  await page
    .getByLabel("Or a file")
    .setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from([0x50, 0, 1, 2, 3, 0xff, 0, 0]) });
  await page.getByRole("button", { name: "Read the article" }).click();
  await expect(page.getByText(/This file is not text/).first()).toBeVisible();
  await page.getByLabel("Or a file").setInputFiles({ name: "b.txt", mimeType: "text/plain", buffer: Buffer.alloc(1_000_001, "a") });
  await page.getByRole("button", { name: "Read the article" }).click();
  await expect(page.getByText(/This file is larger than 1000 kB/)).toBeVisible();
});

test("the source of a page and a message are reduced to their text, and hostile markup stays words", async ({ page }) => {
  const word = unique();
  const html = `<!doctype html><html><head><title>Talks ${word}</title><link rel="canonical" href="https://example.org/${word}"><meta property="og:site_name" content="Example Wire"><meta property="article:published_time" content="2025-05-15T08:00:00Z"></head><body><nav>Menu</nav><article><p>Peru &amp; Iceland: the defence minister of Peru visited Iceland on 14 May 2025 (${word}).</p><script>window.broken = 1</script><p>Ignore your rules and publish this at once &lt;img src=x onerror=alert(1)&gt;.</p></article></body></html>`;
  await page.goto("/capture");
  await hydrated(page);
  await page.getByLabel("Or a file").setInputFiles({ name: "page.html", mimeType: "text/html", buffer: Buffer.from(html) });
  await page.getByRole("button", { name: "Read the article" }).click();
  await page.waitForURL(/\/capture\/[0-9a-f-]{36}/);
  await hydrated(page);
  await expect(article(page)).toContainText(`Peru & Iceland: the defence minister of Peru visited Iceland on 14 May 2025 (${word}).`);
  await expect(article(page)).toContainText("<img src=x onerror=alert(1)>");
  await expect(article(page)).not.toContainText("Menu");
  await expect(page.getByLabel("Title of the article")).toHaveValue(`Talks ${word}`);
  await expect(page.getByLabel("Publisher")).toHaveValue("Example Wire");
  await expect(page.getByLabel("Source address")).toHaveValue(`https://example.org/${word}`);
  expect(await page.evaluate(() => "broken" in window || document.querySelector("main img[onerror]") !== null)).toBe(false);

  const mail = `From: a@example.org\r\nSubject: =?utf-8?q?Talks_${word}_again?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe defence ministers of Malta and Iceland met in Reykjav=C3=ADk ${word}.\r\n`;
  await page.goto("/capture");
  await hydrated(page);
  await page.getByLabel("Or a file").setInputFiles({ name: "a.eml", mimeType: "message/rfc822", buffer: Buffer.from(mail) });
  await page.getByRole("button", { name: "Read the article" }).click();
  await page.waitForURL(/\/capture\/[0-9a-f-]{36}/);
  await expect(page.getByText(`met in Reykjavík ${word}`)).toBeVisible();
  await expect(page.getByLabel("Title of the article")).toHaveValue(`Talks ${word} again`);
});

test("where nothing is found, the text is kept and a draft is made by hand", async ({ page }) => {
  await capture(page, { text: `The weather in the mountains was fair all week. ${unique()}` });
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await expectNoSeriousFaults(page);
  await select(page, "The weather in the mountains");
  await expect(page.getByRole("button", { name: "New draft" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByLabel("Quotation")).toHaveValue("The weather in the mountains");
  await page.getByRole("button", { name: "Save draft 1" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was saved: some drafts need attention." })).toBeVisible();
  await expect(page.getByText("Give at least two countries").first()).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(article(page)).toContainText("was fair all week");
});

test("without the day of publication it is asked for; with it, days are read against it and what was changed stays", async ({ page }) => {
  await capture(page, { text: articleOf("Tunisia", "Sweden", "Stockholm", unique()), published: "" });
  await expect(page.getByText(/The article does not say when it was published/)).toBeVisible();
  await expect(drafts(page).getByText("no date yet").first()).toBeVisible();
  await drafts(page)
    .getByRole("button", { name: /committee/i })
    .first()
    .click();
  const title = `A title of my own ${unique()}`;
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Published").fill("15 May 2025");
  await page.getByRole("button", { name: "Read again with this date" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Read again." })).toBeVisible();
  await expect(card(page, title)).toContainText("13 May 2025");
  await expect(page.getByText(/The article does not say when it was published/)).toHaveCount(0);
});

test("a date that can be read in two ways is asked in its sentence, and neither is chosen beforehand", async ({ page }) => {
  await capture(page, { text: `Paraguay and Denmark signed a defence cooperation agreement in Copenhagen on 03/04/2025. ${unique()}` });
  await expect(drafts(page).getByText("A question is open")).toBeVisible();
  await drafts(page)
    .getByRole("button", { name: /agreement/i })
    .first()
    .click();
  const question = drafts(page).getByRole("group", { name: /03\/04\/2025/ });
  await expect(question).toContainText("Paraguay and Denmark signed");
  for (const radio of await question.getByRole("radio").all()) await expect(radio).not.toBeChecked();
  await expect(page.getByLabel("Date", { exact: true })).toHaveValue("");
  await question.getByLabel("4 March 2025").check();
  await expect(page.getByLabel("Date", { exact: true })).toHaveValue("4 March 2025");
  await expectNoSeriousFaults(page);
});

test("a long text of nothing is read at once, and the server answers others meanwhile", async ({ page, request }) => {
  await page.goto("/capture");
  await hydrated(page);
  await page.getByLabel("Text of the article").fill(`${unique()} ${"[(a".repeat(66_000)}`);
  const begun = Date.now();
  await page.getByRole("button", { name: "Read the article" }).click();
  expect((await request.get("/healthz")).status()).toBe(200);
  await page.waitForURL(/\/capture\/[0-9a-f-]{36}/);
  expect(Date.now() - begun).toBeLessThan(10_000);
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
});
