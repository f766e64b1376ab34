import { Visitor } from "../scripts/visitor";
import { password } from "./global-setup";
import { as, expect, fillEvent, hydrated, listen, test, unique } from "./support";

test.use({ role: "analyst" });

test("an analyst's event is a draft that readers do not see, until an editor publishes it from its page", async ({ page, browser }) => {
  const title = `Working group on drafts ${unique()}`;
  await fillEvent(page, title, { day: "14–15 April 1891" });
  await expect(page.getByText("1891-04-14/1891-04-15")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save and publish" })).toHaveCount(0);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("button", { name: "Publish" })).toHaveCount(0);
  const address = new URL(page.url()).pathname;

  const reader = await browser.newPage(as("reader"));
  expect((await reader.goto(address))?.status()).toBe(404);
  await reader.goto(`/timeline?q=${encodeURIComponent(title)}`);
  await expect(reader.locator("#rows [data-row]")).toHaveCount(0);

  const editor = await browser.newPage(as("editor"));
  await editor.goto("/drafts");
  await editor.getByRole("link", { name: title }).click();
  await editor.getByRole("button", { name: "Publish" }).click();
  await expect(editor.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
  await reader.goto(`/pairs/IN-PT?q=${encodeURIComponent(title)}`);
  await expect(reader.getByRole("link", { name: title, exact: true })).toBeVisible();

  // Once published, it is no longer the analyst's to change: a change is proposed.
  await page.reload();
  await expect(page.getByRole("link", { name: "Edit" })).toHaveCount(0);
  await page.getByRole("link", { name: "Propose a change" }).click();
  await expect(page.getByRole("button", { name: /^Save/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Propose change" })).toBeVisible();
  await editor.close();
  await reader.close();
});

test("errors stand beside their fields, the summary takes the focus and leads there, everything typed is kept", async ({ page }) => {
  await page.goto("/events/new");
  await hydrated(page);
  await page.getByText("Visit", { exact: true }).first().click();
  await page.getByLabel("Title", { exact: true }).fill(" \u200b ");
  await page.getByLabel("Summary").fill("Kept whatever happens.");
  await page.getByLabel("Date", { exact: true }).fill("30 February 2024");
  await page.getByLabel("City").fill("Lisbon");
  await page.getByRole("button", { name: "Save draft" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "Some fields need attention." });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(summary).toContainText("Title is required");
  await expect(summary).toContainText("February 2024 has 29 days");
  await expect(summary).toContainText("Give at least two countries");
  await summary.getByRole("link", { name: "Date" }).click();
  const date = page.getByLabel("Date", { exact: true });
  await expect(date).toBeFocused();
  await expect(date).toHaveAttribute("aria-invalid", "true");
  await expect(date).toHaveAccessibleDescription(/February 2024 has 29 days/);
  await expect(page.getByLabel("Summary")).toHaveValue("Kept whatever happens.");
  await expect(page.getByLabel("City")).toHaveValue("Lisbon");
});

test("a date is read as typed; an ambiguous one is asked, with both readings", async ({ page }) => {
  await page.goto("/events/new");
  await hydrated(page);
  const date = page.getByLabel("Date", { exact: true });
  for (const [typed, words, edtf] of [
    ["15 Apr 2025", "15 April 2025", "2025-04-15"],
    ["April 2025", "April 2025", "2025-04"],
    ["about 2003", "about 2003", "2003~"],
    ["Q3 2019", "", "2019-35"],
  ]) {
    await date.fill(typed as string);
    await expect(page.locator("code", { hasText: new RegExp(`^${edtf}$`) })).toBeVisible();
    if (words) await expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();
  }
  await date.fill("03/04/2024");
  await expect(page.getByText("Day or month first?")).toBeVisible();
  await page.getByRole("button", { name: "3 April 2024" }).click();
  await expect(page.locator("code", { hasText: /^2024-04-03$/ })).toBeVisible();
});

test("fields of a type come and go with it; a status it cannot have gives way", async ({ page }) => {
  await page.goto("/events/new");
  await hydrated(page);
  await expect(page.getByRole("combobox", { name: "Instrument" })).toHaveCount(0);
  await page.getByText("Agreement", { exact: true }).first().click();
  await expect(page.getByRole("combobox", { name: "Instrument" })).toBeVisible();
  await expect(page.getByLabel("Status")).toHaveValue("signed");
  await page.getByText("Exercise", { exact: true }).first().click();
  await expect(page.getByRole("combobox", { name: "Instrument" })).toHaveCount(0);
  await expect(page.getByLabel("Kind of exercise")).toBeVisible();
  await expect(page.getByLabel("Status")).toHaveValue("held");
});

test("people, a series made in place, and a part of a visit arrive on the record", async ({ page }) => {
  const title = `Committee with people ${unique()}`;
  const series = `Committee of ${unique()}`;
  await fillEvent(page, title);
  await page.getByRole("button", { name: "Add a person" }).click();
  await page.getByLabel("Name, person 1").fill("Maria Silva");
  await page.getByLabel("Post at the time, person 1").fill("State Secretary; of | everything");
  await page.getByLabel("Side, person 1").selectOption("PT");
  await page.getByLabel("Part, person 1").selectOption("co_chair");
  await page.getByRole("combobox", { name: /^Series/ }).fill(series);
  await page.getByLabel(/Make it a new series/).check();
  await page.getByLabel("Edition").fill("3");
  await page.getByRole("combobox", { name: /^Part of/ }).fill("Rajesh Kumar Singh visits");
  await page.getByRole("option", { name: /Defence Secretary Rajesh Kumar Singh visits Rome/ }).click();
  await page.getByRole("button", { name: "Save draft" }).click();
  // A year before the visit that it is said to be part of: unusual, so that is asked.
  await expect(page.getByRole("alert").filter({ hasText: "not within that of the event it is part of" })).toBeVisible();
  await page.getByLabel("Save it as it is").check();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("main")).toContainText("Maria Silva, State Secretary; of | everything, Portugal");
  await expect(page.getByRole("complementary").filter({ hasText: "Series" })).toContainText(series);
  await expect(page.getByRole("main")).toContainText("Defence Secretary Rajesh Kumar Singh visits Rome");
});

test("an unknown series is refused by name until it is made on purpose", async ({ page }) => {
  await fillEvent(page, `Series that is none ${unique()}`);
  await page.getByRole("combobox", { name: /^Series/ }).fill("No such body at all");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "There is no series “No such body at all”" })).toBeVisible();
});

test("pressing save twice gives one record", async ({ page }) => {
  const title = `Saved once ${unique()}`;
  await fillEvent(page, title);
  await page.getByRole("button", { name: "Save draft" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const saved = page.url();
  // Back leads to where one was before the form, and forward to what was saved: not to a form that could be sent again.
  await page.goBack();
  await expect(page).not.toHaveURL(/\/events\/new/);
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  expect(new URL(page.url()).pathname).toBe(new URL(saved).pathname);
  await page.goto("/drafts");
  await expect(page.getByRole("link", { name: title })).toHaveCount(1);
});

test("what was typed survives a reload and can be discarded", async ({ page }) => {
  await page.goto("/events/new");
  await hydrated(page);
  await page.getByLabel("Title", { exact: true }).fill("Typed and not saved");
  await page.getByLabel("Country, country 1").selectOption("IN");
  await expect(page.getByText(/^Kept on (this device|the server) at/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Restored what you typed at/)).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Typed and not saved");
  await expect(page.getByLabel("Country, country 1")).toHaveValue("IN");
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("");
  await page.reload();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("");
});

test("what is discarded comes back with undo; the rarer types are one press away", async ({ page }) => {
  await page.goto("/events/new");
  await hydrated(page);
  await page.getByText("More types").click();
  await page.getByText("Port call", { exact: true }).click();
  await page.getByLabel("Country, country 1").selectOption("IN");
  await page.getByLabel("Title", { exact: true }).fill("Typed by mistake");
  await expect(page.getByRole("navigation", { name: "Sections" })).toContainText("What happenedneeds 1");
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Typed by mistake");
  await expect(page.getByLabel("Country, country 1")).toHaveValue("IN");
  await expect(page.getByRole("radio", { name: "Port call" })).toBeChecked();
});

test.describe("when the network fails", () => {
  test.use({ expected: /Failed to fetch|ERR_FAILED|net::/ });
  test("what was typed after the answer of a save was lost is shown beside what was saved, and becomes its next revision", async ({
    page,
  }) => {
    const title = `Working group on lost answers ${unique()}`;
    await fillEvent(page, title);
    await page.route("**/events/new", async (route) => {
      // Only the form itself: what may be alike is asked for at the same address.
      if (!route.request().postDataBuffer()?.includes("enhanced")) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "the server did not answer" })).toBeVisible();
    await page.unroute("**/events/new");
    await page.getByLabel("Title", { exact: true }).fill(`${title}, with more`);
    await page.getByRole("button", { name: "Save draft" }).click();
    const both = page.getByRole("region", { name: "Two versions" });
    await expect(both).toContainText("This form was saved before, with another text");
    for (const mine of await both.getByLabel("Your text").all()) await mine.check();
    await expect(both.getByText("All chosen.")).toBeVisible();
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${title}, with more`);
    await page.goto("/drafts");
    await expect(page.getByRole("link", { name: title })).toHaveCount(1);
  });

  test("the form stays filled, says so, and saves on the next try", async ({ page }) => {
    const title = `Saved at the second try ${unique()}`;
    await fillEvent(page, title);
    await page.route("**/events/new", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Not saved: the server did not answer" })).toBeFocused();
    await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
    await page.unroute("**/events/new");
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  });
});

test("a session that ended while typing: the text is kept, and saves after signing in elsewhere", async ({ page, context }) => {
  const title = `Saved after signing in ${unique()}`;
  await fillEvent(page, title);
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Your session has ended" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in in a new tab" })).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
  await context.addCookies(cookies);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("trash and back again, from its page and from the trash", async ({ browser }) => {
  const page = await browser.newPage(as("editor"));
  const title = `To the trash and back ${unique()}`;
  await fillEvent(page, title);
  await page.getByRole("button", { name: "Save and publish" }).click();
  await page.getByRole("button", { name: "Move to trash" }).click();
  await expect(page.getByRole("status").filter({ hasText: "In the trash." })).toBeVisible();
  // That it went there is said once.
  await expect(page.getByText(/Moved (?:to the trash|there)/)).toHaveCount(1);
  await expect(page).not.toHaveURL(/done=/);
  await page.goto(`/timeline?q=${encodeURIComponent(title)}`);
  await expect(page.locator("#rows [data-row]")).toHaveCount(0);
  await page.goto("/trash");
  await page.getByRole("button", { name: `Restore ${title}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "Restored from the trash." })).toBeVisible();
  await page.goto(`/timeline?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole("link", { name: title, exact: true })).toBeVisible();
  await page.close();
});

test("hostile text in every field is shown as text, in place", async ({ browser }) => {
  const page = await browser.newPage(as("editor"));
  const said = listen(page);
  const evil = `<script>alert(1)</script><img src=x onerror=alert(2)> \u202Egnp.exe ${unique()}`;
  const shown = evil.replace("\u202E", "");
  await fillEvent(page, evil);
  for (const label of ["Summary", "City", "Place", "Note"]) await page.getByRole("textbox", { name: new RegExp(`^${label}`) }).fill(evil);
  await page.getByRole("button", { name: "Add a person" }).click();
  await page.getByLabel("Name, person 1").fill(evil);
  await page.getByRole("button", { name: "Add an organisation" }).click();
  await page.getByLabel("Name, organisation 1", { exact: true }).fill(evil);
  await page.getByLabel("Title of the source, source 1").fill(evil);
  await page.getByLabel("Quotation, source 1").fill(evil);
  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(shown);
  const id = new URL(page.url()).pathname.split("/").pop();
  for (const path of [
    `/events/${id}`,
    `/timeline?event=${id}`,
    `/pairs/IN-PT?event=${id}`,
    "/timeline?view=table&country=PT",
    `/timeline?q=${encodeURIComponent(evil)}`,
    `/events/${id}/edit`,
  ]) {
    await page.goto(path);
    await hydrated(page);
    await expect(page.getByText("<script>alert(1)</script>").filter({ visible: true }).first()).toBeVisible();
  }
  expect(said).toEqual([]);
  await page.close();
});

test("an address that is no web address, and a paste of 2 MB, are refused by name with everything kept", async ({ page }) => {
  await fillEvent(page, `Refused ${unique()}`);
  await page.getByLabel("Address, source 1", { exact: true }).fill("javascript:alert(1)");
  await page.getByLabel("Summary").evaluate((element) => {
    const area = element as HTMLTextAreaElement;
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(area, "x".repeat(2_000_000));
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await page.getByRole("button", { name: "Save draft" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "Some fields need attention." });
  await expect(summary).toContainText("Only web addresses starting with http:// or https://");
  await expect(summary).toContainText("Summary has 2000000 characters; at most 10000 fit");
  await expect(page.getByLabel("Address, source 1", { exact: true })).toHaveValue("javascript:alert(1)");
});

test("a request of six megabytes is answered in words, and nothing of it is saved", async ({ baseURL }) => {
  const visitor = new Visitor(baseURL ?? "");
  await visitor.signIn("analyst", password);
  const title = `Far too large ${unique()}`;
  const answer = await visitor.sendEvent({ title, summary: "x".repeat(6_000_000) });
  const text = await answer.text();
  expect(answer.status).toBe(413);
  expect(text).toContain("4 MB");
  expect(await (await visitor.get("/drafts")).text()).not.toContain(title);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("an event is made, corrected and saved by plain forms", async ({ page }) => {
    const title = `Made without a script ${unique()}`;
    await page.goto("/events/new");
    await page.getByText("Visit", { exact: true }).first().click();
    await page.getByLabel("Title", { exact: true }).fill(title);
    await page.getByLabel("Countries").fill("IN|visitor\nPT|host");
    await page.getByLabel("Date", { exact: true }).fill("31 April 2024");
    await page.getByRole("textbox", { name: "Evidence" }).fill("https://example.org/plain|They met.|supports|2");
    await page.getByRole("textbox", { name: /^Series/ }).fill("India–Italy Joint Defence Committee");
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "April 2024 has 30 days" })).toBeVisible();
    await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
    await expect(page.getByLabel("Countries")).toHaveValue(/IN\|visitor\s+PT\|host/);
    await page.getByLabel("Date", { exact: true }).fill("30 April 2024");
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByRole("main")).toContainText("They met.");
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("City").fill("Porto");
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByRole("main")).toContainText("Porto");
  });
});
