import { type APIRequestContext, type APIResponse, type Browser, expect, request } from "@playwright/test";
import { password } from "./global-setup";
import { accountMakers } from "./rights-accounts";
import { startServer } from "./rights-server";
import { actions, type FormRow, type Given, type Who } from "./rights-table";

export type Form = { address: string; entries: [string, string][] };
export type World = Awaited<ReturnType<typeof openWorld>>;

const row = (action: string, at = 0) => actions[action]?.[at] as FormRow;
const newEvent = row("app/_lib/event-actions.ts#saveAction");

/** A server of its own, the five who use it, and what is made for a row through the program's own forms. */
export async function openWorld(browser: Browser) {
  const server = await startServer(["reader", "analyst", "editor"]);
  // Only to take pages apart: no page is shown in it and no script of theirs runs.
  const tab = await browser.newPage();
  const sessions = new Map<Who, APIRequestContext>();
  /** Pages whose forms are no longer served once there is an administrator or an event, as they were before. */
  const kept = new Map<string, string>();
  const made: Record<string, string> = { password, code: server.code };
  let words = 0;

  /** Puts what was made into the places of a text that name it. */
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => made[name] ?? `{${name}}`);
  const nextWord = () => {
    made.word = `w${++words}`;
    return made.word;
  };

  /** The cookies of one of the five, signed in by the form where need be. */
  async function session(one: Who): Promise<APIRequestContext> {
    const known = sessions.get(one);
    if (known) return known;
    const opened = await request.newContext({ baseURL: server.base, maxRedirects: 0 });
    sessions.set(one, opened);
    if (one === "visitor") return opened;
    const fields = { username: one, password };
    const answer = await send(one, await formOf({ ...row("app/(desk)/account-actions.ts#signInAction"), as: one, fields }));
    expect(answer.status(), `${one} signs in`).toBe(303);
    return opened;
  }

  async function forgetSession(one: Who) {
    await sessions.get(one)?.dispose();
    sessions.delete(one);
  }

  const textOf = async (one: Who, address: string) => (await (await session(one)).get(address)).text();

  /**
   * What a browser without a script would send of the form: all its fields as they were served, those that are typed, and the
   * button. Where several have such a button, it is the form about what was made.
   */
  async function formOf({ page, as, button, fields = {}, given }: FormRow): Promise<Form> {
    const address = filled(page);
    const html = kept.get(address) ?? (await textOf(as, address));
    const about = given ? (made[given === "purgeable" ? "trashed" : given] ?? "") : "";
    return { address, entries: await entriesOf(html, button, fields, about) };
  }

  async function entriesOf(html: string, button: string, fields: Record<string, string>, about = ""): Promise<[string, string][]> {
    const entries = await tab.evaluate(takeApart, { html, button, about });
    if (!entries) throw new Error(`There is no form with “${button}” at ${/<title>([^<]*)/.exec(html)?.[1]}.`);
    const typed = Object.entries(fields).map(([name, value]): [string, string] => [name, filled(value)]);
    return [...entries.filter(([name]) => !Object.hasOwn(fields, name)), ...typed];
  }

  async function send(one: Who, { address, entries }: Form, headers: Record<string, string> = { origin: server.base }) {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    return (await session(one)).post(address, { multipart: form, headers });
  }

  /** Saves a new event, and answers its id. */
  async function create(as: Who, button: string, fields: Record<string, string> = {}): Promise<string> {
    nextWord();
    made.title = filled(newEvent.fields?.title ?? "");
    const id = idIn(await send(as, await formOf({ ...newEvent, as, button, fields: { ...newEvent.fields, ...fields } })));
    expect(id, `${as} creates by “${button}”`).not.toBe("");
    return id;
  }

  async function press(row: Omit<FormRow, "answers">) {
    const answer = await send(row.as, await formOf({ ...row, answers: "" }));
    expect(answer.headers().location ?? "", `${row.as} presses “${row.button}”`).toContain("done=");
  }

  const accounts = accountMakers({ server, entriesOf, press, formOf, send, make, nextWord });
  const makers: Record<Given, () => Promise<string>> = {
    ...accounts.makers,
    draft: () => create("analyst", "Save draft"),
    editorsDraft: () => create("editor", "Save draft"),
    inReview: () => create("analyst", "Send for review"),
    published: () => create("editor", "Save and publish"),
    async trashed() {
      const id = await make("draft");
      await press({ given: "draft", page: "/events/{draft}", as: "analyst", button: "Move to trash" });
      return id;
    },
    async proposal() {
      const id = await make("published");
      await press({ page: "/events/{published}/edit", as: "analyst", button: "Propose change", fields: { title: "Proposed {word}" } });
      return String(server.cell("select id from proposals where event_id = ?", id));
    },
    async mergeable() {
      await make("published");
      return make("draft");
    },
    async merged() {
      const id = await make("mergeable");
      await press({ given: "mergeable", page: "/events/{mergeable}/merge?with={published}", as: "editor", button: "Merge" });
      return id;
    },
    async purgeable() {
      const id = await make("trashed");
      await press({ page: "/admin/status", as: "admin", button: "Back up now" });
      return id;
    },
    async series() {
      await create("editor", "Save draft", { series: "Series {word}", newSeries: "1" });
      return filled("Series {word}");
    },
  };

  /** Makes it anew; a text names it from then on. */
  async function make(given: Given): Promise<string> {
    const id = await makers[given]();
    made[given] = id;
    return id;
  }

  async function close() {
    for (const one of sessions.values()) await one.dispose();
    await tab.close();
    await server.stop();
  }

  kept.set("/set-up", await textOf("visitor", "/set-up"));
  const fields = { code: server.code, username: "admin", name: "Admin", password };
  const answer = await send("visitor", await formOf({ ...row("app/(desk)/account-actions.ts#setUpAction"), fields }));
  expect(answer.status(), "the first administrator is made").toBe(303);
  await forgetSession("visitor");
  kept.set("/", await textOf("editor", "/"));
  for (const [address, html] of await accounts.pagesOfAnAccount()) kept.set(address, html);
  return { server, session, forgetSession, formOf, send, make, filled, nextWord, close };
}

const idIn = (answer: APIResponse) => /\/events\/([0-9a-f-]{36})/.exec(answer.headers().location ?? "")?.[1] ?? "";

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
