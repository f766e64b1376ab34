import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import type { Browser, Page } from "@playwright/test";
import { as, expect, expectNoSeriousFaults, hydrated, listen, sidewaysScroll, test } from "./support";

const password = "a few words that nobody guesses";

/** The code that an app with this secret shows, by how many steps from now. */
const codeOf = (secret: string, by: number) => createOTP(new Uint8Array(base32.decode(secret))).hotp(Math.floor(Date.now() / 30_000) + by);

/** Makes an invitation as an admin and answers its link. */
async function invite(page: Page, name: string, role: string) {
  await page.goto("/admin/users");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Role", { exact: true }).selectOption({ label: role });
  await page.getByRole("button", { name: "Make a link" }).click();
  return page.getByLabel("Link of the invitation").inputValue();
}

async function accept(page: Page, link: string, name: string) {
  await page.goto(link);
  await expect(page.getByLabel("Your name")).toHaveValue(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

async function giveCredentials(page: Page, username: string) {
  await page.goto("/sign-in?next=/drafts");
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

const stranger = async (browser: Browser) => {
  const page = await (await browser.newContext()).newPage();
  return { page, said: listen(page) };
};

test("an invited person makes an account, sets up a second factor, signs in with it, and is signed out by an admin", async ({
  browser,
}) => {
  const admin = await browser.newPage(as("admin"));
  const complaints = listen(admin);
  const link = await invite(admin, "Petra Novak", "Analyst");
  await expect(admin.getByRole("button", { name: "Withdraw the invitation of Petra Novak" })).toBeVisible();
  await admin.reload();
  await expect(admin.getByLabel("Link of the invitation")).toHaveCount(0);

  const { page, said } = await stranger(browser);
  await accept(page, link, "Petra Novak");
  await page.getByLabel("Account of Petra Novak").click();
  await page.getByRole("link", { name: "My account" }).click();

  await page.getByRole("textbox", { name: "Password", exact: true }).fill(password);
  await page.getByRole("button", { name: "Set up a second factor" }).click();
  await expect(page.getByRole("img", { name: "QR code of the secret" })).toBeVisible();
  const address = new URL((await page.getByRole("link", { name: "Open in an app on this device" }).getAttribute("href")) ?? "");
  const secret = address.searchParams.get("secret") ?? "";
  await expect(page.getByText(secret.match(/.{4}/g)?.join(" ") ?? "-")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
  await page.getByLabel("Code", { exact: true }).fill(await codeOf(secret, -1));
  await page.getByRole("button", { name: "Turn it on" }).click();
  const codes = page.getByRole("region", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recovery = await codes.first().innerText();
  await page.reload();
  await expect(codes).toHaveCount(0);
  await expect(page.getByText("Recovery codes left: 10")).toBeVisible();

  await page.getByLabel("Account of Petra Novak").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await giveCredentials(page, "petra.novak");
  await expect(page.getByRole("heading", { name: "Second step" })).toBeVisible();
  await page.goto("/drafts");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdrafts$/);
  await giveCredentials(page, "petra.novak");
  await page.getByLabel("Code", { exact: true }).fill(await codeOf(secret, 0));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/drafts$/);

  const elsewhere = await stranger(browser);
  await giveCredentials(elsewhere.page, "petra.novak");
  await elsewhere.page.getByLabel("Code", { exact: true }).fill(recovery);
  await elsewhere.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(elsewhere.page).toHaveURL(/\/drafts$/);
  await elsewhere.page.goto("/account");
  await expect(elsewhere.page.getByText("Recovery codes left: 9")).toBeVisible();
  await expect(elsewhere.page.getByText("this session")).toHaveCount(1);
  await elsewhere.page.getByRole("button", { name: /^End the session of/ }).click();
  await expect(elsewhere.page.getByRole("status").filter({ hasText: "The session has ended." })).toBeVisible();
  await page.goto("/drafts");
  await expect(page).toHaveURL(/\/sign-in/);

  await admin.goto("/admin/users");
  await admin.getByRole("button", { name: "End all sessions of Petra Novak" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "All sessions of Petra Novak have ended." })).toBeVisible();
  await elsewhere.page.goto("/drafts");
  await expect(elsewhere.page).toHaveURL(/\/sign-in/);
  expect([complaints, said, elsewhere.said].flat()).toEqual([]);
  for (const one of [admin, page, elsewhere.page]) await one.context().close();
});

test("an invitation works once; one that is used, withdrawn or unknown says so", async ({ browser }) => {
  const admin = await browser.newPage(as("admin"));
  const [used, withdrawn] = [await invite(admin, "Una Once", "Reader"), await invite(admin, "Wim With", "Reader")];
  await admin.goto("/admin/users");
  await admin.getByRole("button", { name: "Withdraw the invitation of Wim With" }).click();
  await expect(admin.getByText("The invitation is withdrawn.")).toBeVisible();
  const { page } = await stranger(browser);
  await accept(page, used, "Una Once");
  for (const [link, words] of [
    [used, "has been used already"],
    [withdrawn, "was withdrawn"],
  ] as const) {
    expect((await page.goto(link))?.status()).toBe(200);
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByRole("button", { name: "Make my account" })).toHaveCount(0);
  }
  for (const unknown of ["/invite/x", `/invite/${"a".repeat(43)}`, "/invite/%3Cscript%3E"]) {
    expect((await page.goto(unknown))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is no such invitation" })).toBeVisible();
  }
  for (const one of [admin, page]) await one.context().close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an invitation, the first and the second step, and the recovery codes work by plain forms", async ({ browser }) => {
    const plain = { javaScriptEnabled: false };
    const admin = await browser.newPage({ ...as("admin"), ...plain });
    const link = await invite(admin, "Nora Script", "Analyst");
    const page = await (await browser.newContext(plain)).newPage();
    await accept(page, link, "Nora Script");
    await page.goto("/account");
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(password);
    await page.getByRole("button", { name: "Set up a second factor" }).click();
    const href = await page.getByRole("link", { name: "Open in an app on this device" }).getAttribute("href");
    const secret = new URL(href ?? "").searchParams.get("secret") ?? "";
    await page.getByLabel("Code", { exact: true }).fill("12");
    await page.getByRole("button", { name: "Turn it on" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("This code is not right.");
    await page.getByLabel("Code", { exact: true }).fill(await codeOf(secret, -1));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await expect(page.getByRole("region", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
    await page.context().clearCookies();
    await giveCredentials(page, "nora.script");
    await page.getByLabel("Code", { exact: true }).fill(await codeOf(secret, 1));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(/\/drafts$/);
    await admin.goto("/admin/users");
    await admin.getByRole("button", { name: "Disable Nora Script" }).click();
    await expect(admin.getByText("Nora Script is disabled.")).toBeVisible();
    await page.goto("/drafts");
    await expect(page).toHaveURL(/\/sign-in/);
    for (const one of [admin, page]) await one.context().close();
  });
});

test("users are for admins alone; an account is for whoever is signed in", async ({ browser }) => {
  const visitor = await browser.newPage();
  for (const path of ["/admin/users", "/account"]) {
    await visitor.goto(path);
    await expect(visitor).toHaveURL(new RegExp(`/sign-in\\?next=${encodeURIComponent(path)}`));
  }
  await visitor.goto("/sign-in/code");
  await expect(visitor).toHaveURL(/\/sign-in\?/);
  await visitor.context().close();
  for (const role of ["reader", "analyst", "editor"] as const) {
    const page = await browser.newPage(as(role));
    expect((await page.goto("/admin/users"))?.status()).toBe(404);
    expect((await page.goto("/account"))?.status()).toBe(200);
    await page.context().close();
  }
});

test.describe("as admin", () => {
  test.use({ role: "admin" });
  for (const path of ["/admin/users", "/account"])
    test(`${path} is alive, without serious faults, and fits every width`, async ({ page }) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        await hydrated(page);
        await expectNoSeriousFaults(page, colorScheme === "dark" ? ["color-contrast"] : undefined);
      }
      for (const width of [320, 390, 900, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(path);
        expect(await sidewaysScroll(page), `${width} px`).toBeLessThanOrEqual(0);
      }
    });
});
