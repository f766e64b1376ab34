import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { type APIRequestContext, expect, request } from "@playwright/test";
import { password } from "./global-setup";
import type { Server } from "./rights-server";
import type { FormRow, Given, Who } from "./rights-table";
import { accountActions, type GivenAccount, keptPages } from "./rights-table-accounts";
import type { Form } from "./rights-world";

/** What of the world the makers need. */
type Tools = {
  server: Server;
  entriesOf(html: string, button: string, fields: Record<string, string>, about?: string): Promise<[string, string][]>;
  /** Sends a form as one of the five. */
  press(row: Omit<FormRow, "answers">): Promise<void>;
  formOf(row: FormRow): Promise<Form>;
  send(one: Who, form: Form): Promise<{ text(): Promise<string> }>;
  make(given: Given): Promise<string>;
  nextWord(): string;
};

/** Makes accounts, links and sessions through the program's own forms, for the rows that are about them. */
export function accountMakers({ server, entriesOf, press, formOf, send, make, nextWord }: Tools) {
  const browserOf = () => request.newContext({ baseURL: server.base, maxRedirects: 0 });
  const row = (name: string) => accountActions[`app/(desk)/admin/users/actions.ts#${name}`]?.[0] as FormRow;

  /** Opens a page, sends the form of a button, and answers the address that it leads to. */
  async function submit(browser: APIRequestContext, address: string, button: string, fields: Record<string, string>): Promise<string> {
    const html = await (await browser.get(address)).text();
    const form = new FormData();
    for (const [name, value] of await entriesOf(html, button, fields)) form.append(name, value);
    const answer = await browser.post(address, { multipart: form, headers: { origin: server.base } });
    expect(answer.status(), `“${button}” at ${address}`).toBeLessThan(400);
    return answer.headers().location ?? "";
  }

  async function enter(username: string): Promise<APIRequestContext> {
    const browser = await browserOf();
    expect(await submit(browser, "/sign-in", "Sign in", { username, password }), `${username} signs in`).not.toBe("");
    return browser;
  }

  /** A new account, signed in. */
  async function join(): Promise<{ username: string; browser: APIRequestContext }> {
    const token = await make("invitation");
    const [username, browser] = [nextWord(), await browserOf()];
    const to = await submit(browser, `/invite/${token}`, "Make my account", { username, name: `Name ${username}`, password });
    expect(to, `${username} joins`).toBe("/");
    return { username, browser };
  }

  const begin = (browser: APIRequestContext) => submit(browser, "/account", "Set up a second factor", { password });

  async function confirm(browser: APIRequestContext) {
    const html = await (await browser.get("/account")).text();
    const secret = new Uint8Array(base32.decode(/secret=([A-Z2-7]+)/.exec(html)?.[1] ?? ""));
    await submit(browser, "/account", "Turn it on", { code: await createOTP(secret).totp() });
  }

  const makers: Record<GivenAccount, () => Promise<string>> = {
    async invitation() {
      const html = await (await send("admin", await formOf(row("inviteAction")))).text();
      return /\/invite\/([\w-]{43})/.exec(html)?.[1] ?? "";
    },
    async openInvitation() {
      await make("invitation");
      return String(server.cell("select id from invites order by created_at desc, id desc limit 1"));
    },
    async account() {
      const { username, browser } = await join();
      await browser.dispose();
      return username;
    },
    async disabledAccount() {
      const username = await make("account");
      await press(row("disable"));
      return username;
    },
    async factorAccount() {
      const { username, browser } = await join();
      await begin(browser);
      await confirm(browser);
      await browser.dispose();
      return username;
    },
    async otherSessions() {
      for (const one of ["reader", "analyst", "editor", "admin"]) await (await enter(one)).dispose();
      return "";
    },
  };

  /** The pages of somebody's account in each state, whose forms the rows send as others. */
  async function pagesOfAnAccount(): Promise<[address: string, html: string][]> {
    const { username, browser } = await join();
    const html = async (address = "/account", by = browser) => (await by.get(address)).text();
    const before = await html();
    const second = await enter(username);
    const twice = await html();
    await begin(browser);
    const pending = await html();
    await confirm(browser);
    const on = await html();
    const third = await enter(username);
    const code = await html("/sign-in/code", third);
    for (const one of [browser, second, third]) await one.dispose();
    return [
      [keptPages.off, before],
      [keptPages.twice, twice],
      [keptPages.pending, pending],
      [keptPages.on, on],
      [keptPages.code, code],
    ];
  }

  return { makers, pagesOfAnAccount };
}
