import type { Locator, Page } from "@playwright/test";
import { make, people } from "./desk";
import { expect, expectNoSeriousFaults, hydrated, sidewaysScroll, test, unique } from "./support";

/** The reason that is asked for: of the menus, the one that is open. */
const reason = (within: Page | Locator) => within.getByLabel("Reason").filter({ visible: true });

/** Sends a change to what is published, and waits until it is there for an editor to see. */
async function propose(page: Page, button: string) {
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("status").filter({ hasText: "Proposed." })).toBeVisible();
}

/** Opens an item of the queue by its title. */
async function openItem(page: Page, title: string) {
  await page.goto("/review");
  await hydrated(page);
  await page.getByRole("region", { name: "Queue" }).getByRole("link", { name: title }).click();
  await expect(page.getByRole("article").getByRole("heading", { name: title })).toBeVisible();
}

test("an analyst proposes three changes, the reader sees the old text, an editor accepts two, the reader sees those", async ({
  browser,
}) => {
  const { editor, analyst, reader, done } = await people(browser, "editor", "analyst", "reader");
  const title = `Committee with a proposal ${unique()}`;
  const address = await make(editor, title, "Save and publish");

  await analyst.goto(address);
  await analyst.getByRole("link", { name: "Propose a change" }).click();
  await hydrated(analyst);
  await analyst.getByLabel("Summary").fill("Only proposed.");
  await analyst.getByLabel("City").fill("Oslo");
  await analyst.getByLabel("Level").selectOption({ index: 1 });
  await analyst.getByRole("textbox", { name: /^Why/ }).fill("Example Radio gives the city.");
  await propose(analyst, "Propose change");
  await expect(analyst.getByText("You proposed a change just now.")).toBeVisible();
  await expect(analyst.getByRole("main")).not.toContainText("Only proposed.");

  const see = async (page: Page) => {
    await page.goto(address);
    const text = await page.getByRole("main").innerText();
    const json = await (await page.request.get(`${address}/event.json`)).text();
    const found = await (await page.request.get(`/timeline?q=${encodeURIComponent("Only proposed")}`)).text();
    return { text: text + json, found };
  };
  const before = await see(reader);
  expect(before.text).not.toContain("Oslo");
  expect(before.text).not.toContain("proposed");
  expect(before.found).not.toContain(title);

  await openItem(editor, title);
  const item = editor.getByRole("article");
  await expect(item).toContainText("against revision 1. Readers still see revision 1.");
  await expect(item).toContainText("“Example Radio gives the city.”");
  await expect(item.getByText("3 of 3 changes accepted")).toBeVisible();
  await item.getByLabel("Accept Summary").uncheck();
  await expect(item.getByText("2 of 3 changes accepted")).toBeVisible();
  await item.getByRole("button", { name: "Publish 2 changes" }).click();
  await expect(editor.getByRole("status").filter({ hasText: "Published." })).toContainText(title);

  const after = await see(reader);
  expect(after.text).toContain("Oslo");
  expect(after.text).not.toContain("Only proposed.");
  await analyst.goto("/drafts");
  await expect(analyst.getByRole("region", { name: "Your proposals" }).getByRole("listitem").filter({ hasText: title })).toContainText(
    /Accepted: .*City.*\. Not accepted: Summary\./,
  );
  await done();
});

test("changes are requested with a reason, the analyst revises, the editor publishes; a new event goes the same way", async ({
  browser,
}) => {
  const { editor, analyst, done } = await people(browser, "editor", "analyst");
  const title = `Committee to and fro ${unique()}`;
  const address = await make(analyst, title, "Send for review");
  await expect(analyst.getByRole("status").filter({ hasText: "Sent for review." })).toBeVisible();
  await expect(analyst.getByRole("button", { name: "Publish" })).toHaveCount(0);

  await openItem(editor, title);
  const item = editor.getByRole("article");
  await expect(item).toContainText("Readers see nothing of it yet.");
  await item.getByText("Request changes", { exact: true }).first().click();
  await item.getByRole("button", { name: "Request changes" }).click();
  await expect(item.getByRole("alert")).toHaveText("Give a reason for returning");
  await reason(item).fill("Which committee?");
  await item.getByRole("button", { name: "Request changes" }).click();
  await expect(editor.getByRole("status").filter({ hasText: "Sent back." })).toBeVisible();

  await analyst.goto(address);
  await expect(analyst.getByText("editor sent it back just now:")).toBeVisible();
  await expect(analyst.getByText("“Which committee?”")).toBeVisible();
  await analyst.getByRole("link", { name: "Edit" }).click();
  await hydrated(analyst);
  await analyst.getByLabel("Summary").fill("The joint committee.");
  await analyst.getByRole("button", { name: "Send for review" }).click();
  await expect(analyst.getByRole("status").filter({ hasText: "Sent for review." })).toBeVisible();

  await openItem(editor, title);
  await expect(item).toContainText("Sent back before by editor: “Which committee?”");
  await expect(item).toContainText("The joint committee.");
  await item.getByRole("button", { name: "Publish" }).click();
  await expect(editor.getByRole("status").filter({ hasText: "Published." })).toContainText(title);

  // The same with a change to what is published by now.
  await analyst.goto(`${address}/edit`);
  await hydrated(analyst);
  await analyst.getByLabel("City").fill("Bergen");
  await propose(analyst, "Propose change");
  await openItem(editor, title);
  await item.getByText("Request changes", { exact: true }).first().click();
  await reason(item).fill("Oslo, I think.");
  await item.getByRole("button", { name: "Request changes" }).click();
  await expect(editor.getByRole("status").filter({ hasText: "Sent back." })).toBeVisible();
  await analyst.goto(address);
  await expect(analyst.getByText("editor asks for changes:")).toBeVisible();
  await analyst.getByRole("link", { name: "Revise it" }).click();
  await hydrated(analyst);
  await expect(analyst.getByLabel("City")).toHaveValue("Bergen");
  await analyst.getByLabel("City").fill("Oslo");
  await propose(analyst, "Send again");
  await openItem(editor, title);
  await item.getByRole("button", { name: "Publish 1 change" }).click();
  await expect(editor.getByRole("status").filter({ hasText: "Published." })).toContainText(title);
  await editor.goto(address);
  await expect(editor.getByRole("main")).toContainText("Oslo");
  await done();
});

test("what is marked is published together, by keys; what its author changed meanwhile is left and named", async ({ browser }) => {
  const { editor, analyst, done } = await people(browser, "editor", "analyst");
  // Titles of their own: nearly the same ones would be asked about.
  const titles = ["One", "Two", "Three"].map((name) => `${name} ${unique()}`);
  const addresses: string[] = [];
  for (const title of titles) addresses.push(await make(analyst, title, "Send for review", "Agreement"));
  await editor.goto("/review?view=new&type=agreement");
  await hydrated(editor);
  const queue = editor.getByRole("region", { name: "Queue" });
  // By keys: to each row, and x marks it.
  for (const title of titles) {
    const link = queue.getByRole("link", { name: title });
    await link.focus();
    await editor.keyboard.press("x");
    await expect(queue.getByLabel(`Mark ${title}`)).toBeChecked();
  }
  await expect(queue.getByText("3 marked", { exact: true })).toBeVisible();
  await analyst.goto(`${addresses[1]}/edit`);
  await hydrated(analyst);
  await analyst.getByLabel("Summary").fill("Changed meanwhile.");
  await analyst.getByRole("button", { name: "Save changes" }).click();
  await expect(analyst.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await queue.getByRole("button", { name: "Publish 3 marked" }).click();
  const answer = queue.getByRole("alert");
  await expect(answer).toContainText("2 published. 1 left as they are:");
  await expect(answer).toContainText(`${titles[1]}: It was changed meanwhile.`);
  await expect(queue.getByRole("link", { name: titles[0] })).toHaveCount(0);
  await expect(queue.getByRole("link", { name: titles[1] })).toBeVisible();
  await done();
});

test("the queue by keyboard: j and k move, Enter opens, Ctrl+Enter publishes; ? says so", async ({ browser }) => {
  const { editor, analyst, done } = await people(browser, "editor", "analyst");
  const title = `By keyboard ${unique()}`;
  await make(analyst, title, "Send for review", "Exercise");
  await editor.goto("/review?type=exercise");
  await hydrated(editor);
  await editor.locator("main").focus();
  await editor.keyboard.press("j");
  const first = editor.getByRole("region", { name: "Queue" }).locator("[data-row] a").first();
  await expect(first).toBeFocused();
  await editor.getByRole("region", { name: "Queue" }).getByRole("link", { name: title }).focus();
  await editor.keyboard.press("Enter");
  await expect(editor).toHaveURL(/item=new-/);
  await expect(editor.getByRole("article").getByRole("heading", { name: title })).toBeVisible();
  await editor.keyboard.press("?");
  await expect(editor.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Publish the open item, in review");
  await editor.keyboard.press("Escape");
  // Not where somebody types a reason.
  await editor.getByRole("article").getByText("Decline", { exact: true }).first().click();
  await reason(editor).fill("No");
  await editor.keyboard.press("Control+Enter");
  await editor.keyboard.press("Escape");
  await expect(editor.getByRole("button", { name: "Publish" })).toBeVisible();
  await editor.keyboard.press("Control+Enter");
  await expect(editor.getByRole("status").filter({ hasText: "Published." })).toContainText(title);
  await done();
});

test("what somebody sent is not theirs to accept, and analysts see only what is theirs", async ({ browser }) => {
  const { editor, admin, analyst, done } = await people(browser, "editor", "admin", "analyst");
  const title = `Sent by an editor ${unique()}`;
  const address = await make(editor, title, "Send for review");
  await expect(editor.getByRole("button", { name: "Publish", exact: true })).toHaveCount(0);
  await editor.goto(`/review?view=mine&item=new-${address.split("/").pop()}`);
  await expect(editor.getByRole("article")).toContainText(title);
  await expect(editor.getByRole("article").getByRole("button", { name: /^Publish/ })).toHaveCount(0);
  await expect(editor.getByLabel(`Mark ${title}`)).toHaveCount(0);
  await analyst.goto("/review");
  await expect(analyst.getByRole("link", { name: title })).toHaveCount(0);
  await openItem(admin, title);
  await admin.getByRole("article").getByRole("button", { name: "Publish" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
  await done();
});

test("the queue and the open item fit 320 to 1920 px and are without serious faults, light and dark", async ({ browser }) => {
  const { editor, analyst, done } = await people(browser, "editor", "analyst");
  const title = `Looked at ${unique()}`;
  const address = await make(editor, title, "Save and publish");
  await analyst.goto(`${address}/edit`);
  await hydrated(analyst);
  await analyst.getByLabel("City").fill("Bergen");
  await analyst.getByRole("button", { name: "Propose change" }).click();
  await expect(analyst.getByText("You proposed a change")).toBeVisible();
  await openItem(editor, title);
  for (const colorScheme of ["light", "dark"] as const) {
    await editor.emulateMedia({ colorScheme });
    await expectNoSeriousFaults(editor, colorScheme === "dark" ? ["color-contrast"] : undefined);
  }
  for (const page of [editor, analyst])
    for (const width of [320, 390, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await sidewaysScroll(page), `${width} px`).toBeLessThanOrEqual(0);
    }
  // Where there is room for one, the queue and the item are views of their own.
  await editor.setViewportSize({ width: 390, height: 800 });
  await expect(editor.getByRole("region", { name: "Queue" })).toBeHidden();
  await editor.getByRole("link", { name: "Back to the queue" }).click();
  await expect(editor.getByRole("region", { name: "Queue" })).toBeVisible();
  await expect(editor.getByRole("article")).toBeHidden();
  await done();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, role: "editor" });
  test("an item is opened, answered in part, and marks are published by plain forms", async ({ page, browser }) => {
    const { editor, analyst, done } = await people(browser, "editor", "analyst");
    const title = `Reviewed without a script ${unique()}`;
    const address = await make(editor, title, "Save and publish", "Exercise");
    await analyst.goto(`${address}/edit`);
    await hydrated(analyst);
    await analyst.getByLabel("City").fill("Bergen");
    await analyst.getByLabel("Summary").fill("They met.");
    await analyst.getByRole("button", { name: "Propose change" }).click();
    await expect(analyst.getByText("You proposed a change")).toBeVisible();
    const second = `Marked without a script ${unique()}`;
    await make(analyst, second, "Send for review", "Exercise");

    await page.goto("/review");
    await page.getByRole("link", { name: title }).click();
    const item = page.getByRole("article");
    await item.getByLabel("Accept Summary").uncheck();
    await item.getByText("Decline", { exact: true }).first().click();
    await item.getByRole("button", { name: "Decline" }).click();
    await expect(item.getByRole("alert").filter({ hasText: "Give a reason for declining" })).toBeVisible();
    await item.getByLabel("Accept Summary").uncheck();
    await item.getByRole("button", { name: "Publish what is ticked" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Published." })).toContainText(title);
    await page.goto(address);
    await expect(page.getByRole("main")).toContainText("Bergen");
    await expect(page.getByRole("main")).not.toContainText("They met.");
    await page.goto("/review");
    await page.getByLabel(`Mark ${second}`).check();
    await page.getByRole("button", { name: "Publish what is marked" }).click();
    await expect(page.getByText("1 published.")).toBeVisible();
    await done();
  });
});
