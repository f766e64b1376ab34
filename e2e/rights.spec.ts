import { readFileSync } from "node:fs";
import path from "node:path";
import { type APIResponse, expect, test } from "@playwright/test";
import { actions, type CallRow, type FormRow, type Given, pages, routes, type Who, who } from "./rights-table";
import { openWorld, type World } from "./rights-world";

// One record for all of it, one attempt after the other: what each changes is looked for in the whole database.
test.describe.configure({ mode: "default" });
test.setTimeout(120_000);

let world: World;
test.beforeAll(async ({ browser }) => {
  world = await openWorld(browser);
});
test.afterAll(async () => {
  await world?.close();
});

/** The database as it now is: all of it as one text, and the last line of the audit. */
const standing = () => ({
  content: world.server.content(),
  line: Number(world.server.cell("select coalesce(max(seq), 0) from audit")),
});

for (const [place, rows] of [...Object.entries(pages), ...Object.entries(routes)])
  test(`${place}: each role gets what it may see, and a visit changes nothing`, async () => {
    const named = rows.flatMap(([address]) => [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as Given));
    for (const name of new Set(named)) await world.make(name);
    for (const [address, answers] of rows)
      for (const [i, one] of who.entries()) {
        const session = await world.session(one);
        const { content } = standing();
        const answer = await session.get(world.filled(address));
        expect(`${one} at ${address}: ${await wordOf(answer)}`).toBe(`${one} at ${address}: ${world.filled(answers.split(" ")[i] ?? "")}`);
        expect(standing().content === content, `${one} at ${address} changes nothing`).toBe(true);
      }
  });

/** An answer in the words of the table; a file is read to its end. */
async function wordOf(answer: APIResponse): Promise<string> {
  const to = answer.headers().location ?? "";
  if (answer.status() >= 300 && answer.status() < 400) return to.startsWith("/sign-in") ? "sign-in" : `to:${to}`;
  await answer.body();
  return String(answer.status());
}

const isForm = (row: FormRow | CallRow): row is FormRow => "button" in row;
const told = (row: FormRow | CallRow) => `${isForm(row) ? `“${row.button}” at` : "called from"} ${row.page}`;

for (const [action, rows] of Object.entries(actions))
  for (const row of rows)
    test(`${action}, ${told(row)}: only by whom it may be, and only from our own pages`, async () => {
      for (const [i, one] of who.entries()) {
        if (row.given) await world.make(row.given);
        const wanted = row.answers.split(" ")[i] ?? "";
        if (isForm(row)) await attempt(row, one, wanted);
        else await call(action, row, one, wanted);
      }
      await fromElsewhere(action, row);
    });

/** Sends the form that was served to another as one of the five, and looks at what came of it. */
async function attempt(row: FormRow, one: Who, wanted: string) {
  world.nextWord();
  const form = await world.formOf(row);
  await world.session(one);
  const before = standing();
  const answer = await world.send(one, form);
  const lines = world.server.linesAfter(before.line);
  const to = answer.headers().location ?? "";
  const said = `${one}, wanted ${wanted}: ${answer.status()} ${to} ${JSON.stringify(lines)}`;
  expect(answer.status(), said).toBeLessThan(500);
  if (wanted === "ok") {
    expect([answer.status(), to.includes("problem=")], said).toEqual([row.stays ? 200 : 303, false]);
    expect(lines.filter(({ action }) => !/\.(?:denied|refused)$/.test(action)).length, said).toBeGreaterThan(0);
  } else {
    expect(standing().content === before.content, `${said}: nothing is changed`).toBe(true);
    const by = one === "visitor" ? "" : world.server.cell("select id from auth_users where username = ?", one);
    const denied = wanted === "forbidden" ? [{ actor_id: by, action: expect.stringMatching(/\.denied$/) }] : [];
    expect(lines, said).toEqual(denied.map((line) => expect.objectContaining(line)));
    expect(/problem=(\w+)/.exec(to)?.[1] ?? wanted, said).toBe(wanted);
    expect(to, said).not.toContain("done=");
  }
  if (row.sets && ["ok", "same"].includes(wanted)) expect(answer.headers()["set-cookie"], said).toContain(`${row.sets}=`);
  // Whoever signed in or out has another session now.
  if (lines.some((line) => line.action.startsWith("sign_"))) await world.forgetSession(one);
}

/** The ids by which scripts call actions, as the build wrote them. */
function idsOfActions() {
  const file = path.resolve(import.meta.dirname, "../.next/server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as { node: Record<string, { filename: string; exportedName: string }> };
  return new Map(Object.entries(node).map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]));
}

test("every action that was built is in the table", () => {
  expect([...idsOfActions().keys()].sort()).toEqual(Object.keys(actions).sort());
});

const callBy = async (action: string, row: CallRow, one: Who, headers: Record<string, string>) =>
  (await world.session(one)).post(world.filled(row.page), {
    data: world.filled(JSON.stringify(row.args)),
    headers: {
      "next-action": idsOfActions().get(action) ?? "",
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      ...headers,
    },
  });

/** Calls an action as a script of the page would, as one of the five. */
async function call(action: string, row: CallRow, one: Who, wanted: string) {
  await world.session(one);
  const before = standing();
  const answer = await callBy(action, row, one, { origin: world.server.base });
  const shown = (await answer.text()).includes(world.filled(row.shows)) ? "shown" : "hidden";
  expect([one, answer.status(), shown]).toEqual([one, 200, wanted]);
  expect(standing(), one).toEqual(before);
}

/** A request that does not say it comes from our pages changes nothing and shows nothing, whoever is signed in. */
async function fromElsewhere(action: string, row: FormRow | CallRow) {
  const one = who.filter((_, i) => ["ok", "shown", "same"].includes(row.answers.split(" ")[i] ?? "")).at(-1) ?? "admin";
  if (row.given) await world.make(row.given);
  world.nextWord();
  const form = isForm(row) ? await world.formOf(row) : null;
  await world.session(one);
  const { base } = world.server;
  for (const origin of [null, "null", "https://evil.example", base.replace("127.0.0.1", "sub.localhost")]) {
    const headers: Record<string, string> = origin === null ? {} : { origin };
    const before = standing();
    const answer = form ? await world.send(one, form, headers) : await callBy(action, row as CallRow, one, headers);
    const said = `${one} from ${origin}: ${answer.status()}`;
    expect(standing(), said).toEqual(before);
    expect(answer.headers()["set-cookie"] ?? "", said).not.toMatch(/entente-session=|theme=/);
    expect(answer.headers().location ?? "", said).not.toContain("done=");
    if (!isForm(row)) expect(await answer.text(), said).not.toContain(world.filled(row.shows));
  }
}
