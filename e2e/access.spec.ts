import { password } from "./global-setup";
import { as, expect, listen, test } from "./support";

const signIn = async (page: import("@playwright/test").Page, name: string, word: string, next = "") => {
  await page.goto(`/sign-in${next}`);
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password").fill(word);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
};

test("a wrong password and an unknown name read the same; what was typed stays but for the password", async ({ page }) => {
  const said: string[] = [];
  for (const name of ["reader", "nobody-here"]) {
    await signIn(page, name, "not the password");
    const alert = page.getByRole("main").getByRole("alert");
    await expect(alert).toBeFocused();
    said.push(await alert.innerText());
    await expect(page.getByLabel("User name")).toHaveValue(name);
    await expect(page.getByLabel("Password")).toHaveValue("");
  }
  expect(said[0]).toBe(said[1]);
});

test("after signing in one goes on to where one was headed, on this server only", async ({ page, baseURL }) => {
  for (const [next, path] of [
    ["/pairs/IN-IT?type=visit", "/pairs/IN-IT?type=visit"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["https://evil.example/x", "/"],
  ]) {
    await page.context().clearCookies();
    await signIn(page, "reader", password, `?next=${encodeURIComponent(next as string)}`);
    await expect(page).toHaveURL(`${baseURL}${path}`);
  }
});

test("visitors are sent to sign in, readers are told there is no such page, the desk sees it", async ({ browser }) => {
  const paths = ["/events/new", "/review", "/drafts", "/trash", "/events/in-it-2025-jdc-11/edit"];
  const visitor = await browser.newPage();
  for (const path of paths) {
    await visitor.goto(path);
    await expect(visitor).toHaveURL(new RegExp(`/sign-in\\?next=${encodeURIComponent(path)}`));
  }
  await visitor.close();
  const reader = await browser.newPage(as("reader"));
  for (const path of paths) {
    expect((await reader.goto(path))?.status(), path).toBe(404);
    await expect(reader.getByRole("link", { name: "New event" })).toHaveCount(0);
  }
  await reader.close();
  const editor = await browser.newPage(as("editor"));
  for (const path of paths) expect((await editor.goto(path))?.status(), path).toBe(200);
  await editor.close();
});

test("the navigation shows what each role has", async ({ browser }) => {
  for (const [role, sections] of [
    ["reader", ["Timeline"]],
    ["analyst", ["Timeline", "Review", "Drafts", "Trash"]],
  ] as const) {
    const page = await browser.newPage(as(role));
    const said = listen(page);
    await page.goto("/");
    await expect(page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link")).toHaveText([...sections]);
    expect(said).toEqual([]);
    await page.close();
  }
});

test("signing out ends the session on the server; its old cookie opens nothing", async ({ page, context }) => {
  await signIn(page, "reader", password);
  await expect(page).toHaveURL(/\/$/);
  const [cookie] = (await context.cookies()).filter(({ name }) => name === "entente-session");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  await page.getByLabel("Account of reader").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  if (cookie) await context.addCookies([cookie]);
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
});

test("a cookie that is malformed, oversized or not ours is no one's", async ({ page }) => {
  for (const value of ["x", "a.b", "a.b.c", "a".repeat(3900), "%00", "token.c2lnbmF0dXJl"]) {
    const answer = await page.request.get("/", { headers: { cookie: `entente-session=${value}` } });
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain("Sign in");
  }
});

test("a change without an Origin, or from another site, changes nothing", async ({ page, baseURL, browser }) => {
  const signed = await browser.newPage(as("reader"));
  await signed.goto("/");
  const form = signed.locator("form", { has: signed.locator("button", { hasText: "Sign out" }) });
  const fields = await form.evaluate((element) =>
    [...new FormData(element as HTMLFormElement)].map(([name, value]) => [name, String(value)]),
  );
  const post = (headers: Record<string, string>) =>
    signed.request.post(`${baseURL}/`, { multipart: Object.fromEntries(fields) as Record<string, string>, headers, maxRedirects: 0 });
  for (const headers of [{}, { origin: "https://evil.example" }, { origin: "null" }, { origin: "http://sub.127.0.0.1:3197" }]) {
    const answer = await post(headers as Record<string, string>);
    expect(answer.status()).not.toBe(303);
  }
  await signed.goto("/");
  await expect(signed.getByLabel("Account of reader")).toBeVisible();
  await signed.close();
  expect((await page.goto("/"))?.status()).toBe(200);
});

test("headers that a client forges change nothing", async ({ page }) => {
  const answer = await page.request.get("/drafts", {
    headers: {
      "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
      "x-forwarded-host": "evil.example",
      "x-entente-address": "127.0.0.9",
    },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toMatch(/^\/sign-in/);
  expect(answer.headers()["content-security-policy"]).toBeDefined();
});
