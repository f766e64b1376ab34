import { type APIRequestContext, type Browser, expect, request } from "@playwright/test";
import { password } from "./global-setup";
import { accountRows } from "./rights-account-rows";
import { makers } from "./rights-makers";
import type { FormRow, Given, Who } from "./rights-row";
import { startServer } from "./rights-server";

export type Form = { address: string; entries: [string, string][] };
export type World = Awaited<ReturnType<typeof openWorld>>;

const rowOf = (action: string) => accountRows[`app/(desk)/account-actions.ts#${action}`]?.[0] as FormRow;

/** A server of its own, the five who use it, and what is made for a row through the program's own forms. */
export async function openWorld(browser: Browser) {
  const server = await startServer(["reader", "analyst", "editor"]);
  // Only to take pages apart: no page is shown in it and no script of theirs runs.
  const tab = await browser.newPage();
  const sessions = new Map<Who, APIRequestContext>();
  const passwords = new Map<Who, string>();
  /** Pages by their address as they were once served: their forms are no longer served, or only to somebody else. */
  const kept = new Map<string, string>();
  const made: Record<string, string> = { password, code: server.code };
  let words = 1_000;

  /** Puts what was made into the places of a text that name it. */
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => made[name] ?? `{${name}}`);
  const nextWord = () => {
    made.word = `w${++words}`;
  };
  const passwordOf = (one: Who) => passwords.get(one) ?? password;
  /** The id of an account; "" for the visitor. */
  const idOf = (one: Who) => (one === "visitor" ? "" : String(server.cell("select id from auth_users where username = ?", one)));

  /** The cookies of one of the five, signed in by the form where need be. */
  async function session(one: Who): Promise<APIRequestContext> {
    const known = sessions.get(one);
    if (known) return known;
    const opened = await request.newContext({ baseURL: server.base, maxRedirects: 0 });
    sessions.set(one, opened);
    if (one !== "visitor") await enter(opened, one);
    return opened;
  }

  async function enter(context: APIRequestContext, one: Who) {
    const fields = { username: one, password: passwordOf(one) };
    const form = await formOf({ ...rowOf("signInAction"), fields }, await (await context.get("/sign-in")).text());
    const answer = await post(context, form, { origin: server.base });
    expect(answer.status(), `${one} signs in`).toBe(303);
  }

  /** Opens one more session, which nobody uses. */
  async function enterElsewhere(one: Who) {
    const context = await request.newContext({ baseURL: server.base, maxRedirects: 0 });
    await enter(context, one);
    await context.dispose();
  }

  async function forgetSession(one: Who) {
    await sessions.get(one)?.dispose();
    sessions.delete(one);
  }

  const textOf = async (one: Who, address: string) => (await (await session(one)).get(address)).text();
  const keepPage = async (one: Who, address: string) => void kept.set(address, await textOf(one, address));

  /**
   * What a browser without a script would send of the form: all its fields as they were served, those that are typed, and the
   * button. Where several have such a button, it is the form about what was made.
   */
  async function formOf({ page, as, button, fields = {}, given, about = `{${given}}` }: FormRow, served?: string): Promise<Form> {
    const address = filled(page);
    const html = served ?? kept.get(address) ?? (await textOf(as, address));
    const entries = await tab.evaluate(takeApart, { html, button, about: given ? filled(about) : "" });
    if (!entries) throw new Error(`${as} finds no form with “${button}” at ${address}.`);
    const typed = Object.entries(fields).map(([name, value]): [string, string] => [name, filled(value)]);
    return { address, entries: [...entries.filter(([name]) => !Object.hasOwn(fields, name)), ...typed] };
  }

  const post = (context: APIRequestContext, { address, entries }: Form, headers: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    return context.post(address, { multipart: form, headers });
  };
  const send = async (one: Who, form: Form, headers: Record<string, string> = { origin: server.base }) =>
    post(await session(one), form, headers);

  /** Makes it anew; a text names it from then on. */
  async function make(given: Given): Promise<string> {
    made[given] = await makers[given](world);
    return made[given];
  }

  async function close() {
    for (const one of sessions.values()) await one.dispose();
    await tab.close();
    await server.stop();
  }

  /** The page of a form that is to be kept as it is now; undefined for one that is asked for each time. */
  const served = async ({ once, as, page }: FormRow) => (once ? textOf(as, filled(page)) : undefined);

  const tools = { server, made, passwords, passwordOf, idOf, filled, nextWord };
  const world = { ...tools, session, served, enterElsewhere, forgetSession, keepPage, formOf, send, make, close };

  await keepPage("visitor", "/set-up");
  const fields = { code: server.code, username: "admin", name: "Admin", password };
  const answer = await send("visitor", await formOf({ ...rowOf("setUpAction"), fields }));
  expect(answer.status(), "the first administrator is made").toBe(303);
  await forgetSession("visitor");
  await keepPage("editor", "/");
  return world;
}

/** Runs in the tab: the fields of the form whose button begins so, as the browser would send them; null where there is none. */
function takeApart({ html, button, about }: { html: string; button: string; about: string }): [string, string][] | null {
  const page = new DOMParser().parseFromString(html, "text/html");
  const forms = [...page.querySelectorAll("button")].flatMap((one) =>
    one.type === "submit" && one.form && one.textContent?.trim().startsWith(button)
      ? [[...new FormData(one.form, one)].map(([name, value]): [string, string] => [name, String(value)])]
      : [],
  );
  return forms.find((form) => about !== "" && form.some(([, value]) => value.includes(about))) ?? forms[0] ?? null;
}
