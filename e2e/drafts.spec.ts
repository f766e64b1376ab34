import type { Page } from "@playwright/test";
import { password } from "./global-setup";
import { anotherDay, as, beginEvent, expect, expectNoSeriousFaults, hydrated, listen, test, unique } from "./support";

test.use({ role: "analyst" });

const kept = (page: Page) => page.getByText(/^Kept on the server at/);
const unsaved = (page: Page) => page.getByRole("region", { name: "My drafts: not saved yet" });

async function signIn(page: Page, name: string) {
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

const begin = (page: Page, title: string) => beginEvent(page, title, { type: "Visit" });

test("what is typed survives signing out, goes on in another browser, is saved there and is gone from the list", async ({ browser }) => {
  const title = `Begun on the train ${unique()}`;
  const train = await browser.newPage({ storageState: { cookies: [], origins: [] } });
  const said = [listen(train)];
  await signIn(train, "analyst");
  await begin(train, title);
  await expect(kept(train)).toBeVisible();
  await train.getByLabel("Account of analyst").click();
  await train.getByRole("button", { name: "Sign out" }).click();
  await expect(train.getByRole("link", { name: "Sign in" })).toBeVisible();

  // Another person in the same browser is shown none of it.
  await signIn(train, "editor");
  await train.goto("/drafts");
  await expect(train.getByText(title)).toHaveCount(0);
  await train.goto("/events/new");
  await hydrated(train);
  await expect(train.getByLabel("Title", { exact: true })).toHaveValue("");
  await expect(train.getByText(title)).toHaveCount(0);

  const desk = await (await browser.newContext(as("analyst"))).newPage();
  said.push(listen(desk));
  await desk.goto("/drafts");
  await expect(unsaved(desk)).toContainText(title);
  await expectNoSeriousFaults(desk);
  await unsaved(desk)
    .getByRole("link", { name: `Continue ${title}` })
    .click();
  await expect(desk.getByText(/Restored what was kept on the server at/)).toBeVisible();
  await expect(desk.getByLabel("Title", { exact: true })).toHaveValue(title);
  await expect(desk.getByLabel("Country, country 2")).toHaveValue("PT");
  // It stays so for whoever reads: only what is typed is kept anew.
  await desk.waitForTimeout(3_500);
  await expect(desk.getByText(/Restored what was kept on the server at/)).toBeVisible();
  await desk.getByLabel("Date", { exact: true }).fill(anotherDay());
  await expect(kept(desk)).toBeVisible();
  await desk.getByRole("button", { name: "Save draft" }).click();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText(title);
  await desk.goto("/drafts");
  await expect(desk.getByRole("link", { name: title, exact: true })).toBeVisible();
  await expect(desk.getByRole("link", { name: `Continue ${title}` })).toHaveCount(0);
  expect(said.flat()).toEqual([]);
  await train.close();
  await desk.close();
});

test("an empty form says what else was begun; discarding from the list can be undone", async ({ page, context }) => {
  const title = `Half a title ${unique()}`;
  await begin(page, title);
  await expect(kept(page)).toBeVisible();
  const tab = await context.newPage();
  await tab.goto("/events/new");
  await hydrated(tab);
  await expect(tab.getByLabel("Title", { exact: true })).toHaveValue("");
  await expect(tab.getByText(/Not saved yet:/)).toBeVisible();
  await tab.goto("/drafts");
  await unsaved(tab)
    .getByRole("button", { name: `Discard ${title}` })
    .click();
  await expect(tab.getByRole("button", { name: `Discard ${title}` })).toHaveCount(0);
  // What the server had is not said to be on this device alone, although it is here as well.
  await hydrated(tab);
  await expect(tab.getByRole("main")).not.toContainText(title);
  await tab.getByRole("button", { name: "Undo" }).click();
  await expect(unsaved(tab)).toContainText(title);
  await unsaved(tab)
    .getByRole("button", { name: `Discard ${title}` })
    .click();
  await expect(tab.getByText("Discarded.")).toBeVisible();
  await tab.close();
});

test("the form of an event goes on with the newest text; another one stays within reach", async ({ browser }) => {
  const title = `On two devices ${unique()}`;
  const [desk, phone] = await Promise.all([browser.newPage(as("analyst")), browser.newPage(as("analyst"))]);
  await begin(desk, title);
  await desk.getByLabel("Date", { exact: true }).fill(anotherDay());
  await desk.getByRole("button", { name: "Save draft" }).click();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText(title);
  const form = `${new URL(desk.url()).pathname}/edit`;
  for (const page of [desk, phone]) {
    await page.goto(form);
    await hydrated(page);
  }
  await desk.getByLabel("City").fill("Typed at the desk");
  await expect(kept(desk)).toBeVisible();
  // The phone's form was opened before: what it sends does not replace the text that it never saw.
  await phone.getByLabel("City").fill("Typed on the phone");
  await expect(phone.getByText(/There is another unsaved text from .*, typed on another device/)).toBeVisible();
  await expect(kept(phone)).toBeVisible();
  await phone.getByRole("button", { name: "Show it" }).click();
  await expect(phone.getByLabel("City")).toHaveValue("Typed at the desk");
  await phone.getByRole("button", { name: "Show it" }).click();
  await expect(phone.getByLabel("City")).toHaveValue("Typed on the phone");
  await expect(kept(phone)).toBeVisible();

  await desk.reload();
  await hydrated(desk);
  await expect(desk.getByText(/There is another unsaved text/)).toBeVisible();
  await desk.getByRole("button", { name: "Discard it" }).last().click();
  await expect(desk.getByText(/There is another unsaved text/)).toHaveCount(0);
  await desk.close();
  await phone.close();
});

test.describe("when the session ends while one types", () => {
  test.use({ expected: /401/ });
  test("the device goes on keeping, says so, and the server again after signing in elsewhere", async ({ page, context }) => {
    const title = `Typed through the night ${unique()}`;
    await begin(page, title);
    await expect(kept(page)).toBeVisible();
    const cookies = await context.cookies();
    await context.clearCookies();
    await page.getByLabel("City").fill("Porto");
    await expect(page.getByText(/Your session has ended: what you type is kept on this device only/)).toBeVisible();
    await expect(page.getByText(/^Kept on this device at/)).toBeVisible();
    await context.addCookies(cookies);
    await page.getByLabel("City").fill("Porto, still");
    await expect(kept(page)).toBeVisible();
    await expect(page.getByText(/Your session has ended/)).toHaveCount(0);
    await page.getByRole("button", { name: "Discard", exact: true }).click();
  });
});
