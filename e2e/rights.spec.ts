import { readFileSync } from "node:fs";
import path from "node:path";
import { type APIResponse, expect, test } from "@playwright/test";
import { type Address, type CallRow, type FormRow, type Given, type Who, who } from "./rights-row";
import { ownTables } from "./rights-server";
import { actions, pages, routes } from "./rights-table";
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
    const named = rows.flatMap(([address, , body]) =>
      [...`${address} ${JSON.stringify(body)}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as Given),
    );
    for (const name of new Set(named)) if (String(name) !== "self") await world.make(name);
    for (const row of rows) for (const [i, one] of who.entries()) await visit(place, row, one, row[1].split(" ")[i] ?? "");
  });

async function visit(place: string, [address, , body]: Address, one: Who, wanted: string) {
  const session = await world.session(one);
  const before = world.server.content(body && ownTables);
  const method = /^[A-Z]+(?= )/.exec(place)?.[0] ?? "GET";
  const data = body && world.filled(JSON.stringify(body).replaceAll("{self}", world.idOf(one)));
  const headers = { "content-type": "application/json", origin: world.server.base };
  const answer = await session.fetch(world.filled(address), { method, ...(data && { data, headers }) });
  expect(`${one} at ${address}: ${await wordOf(answer)}`).toBe(`${one} at ${address}: ${world.filled(wanted)}`);
  expect(world.server.content(body && ownTables) === before, `${one} at ${address} changes nothing`).toBe(true);
  if (!body) return;
  const others = world.server.content();
  const elsewhere = await session.fetch(world.filled(address), { method, data, headers: { ...headers, origin: "https://evil.example" } });
  expect([elsewhere.status(), world.server.content() === others], `${one} at ${address}, from elsewhere`).toEqual([403, true]);
}

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
      const served = isForm(row) ? await world.served(row) : undefined;
      for (const [i, one] of who.entries()) {
        if (row.given) await world.make(row.given);
        const wanted = row.answers.split(" ")[i] ?? "";
        if (isForm(row)) await attempt(row, one, wanted, served);
        else await call(action, row, one, wanted);
      }
      await fromElsewhere(action, row, served);
    });

/** Sends the form that was served to another as one of the five, and looks at what came of it. */
async function attempt(row: FormRow, one: Who, wanted: string, served?: string) {
  world.nextWord();
  world.made.ownPassword = world.passwordOf(one);
  const form = await world.formOf(row, served);
  await world.session(one);
  const before = { ...standing(), record: world.server.content(ownTables), others: world.server.ownOfOthers(world.idOf(one)) };
  const answer = await world.send(one, form);
  const lines = world.server.linesAfter(before.line);
  const to = answer.headers().location ?? "";
  const said = `${one}, wanted ${wanted}: ${answer.status()} ${to} ${JSON.stringify(lines)}`;
  expect(answer.status(), said).toBeLessThan(500);
  if (wanted === "ok") {
    expect([answer.status(), to.includes("problem=")], said).toEqual([row.stays ? 200 : 303, false]);
    expect(lines.filter(({ action }) => !/\.(?:denied|refused)$/.test(action)).length, said).toBeGreaterThan(0);
    if (row.fields?.present) world.passwords.set(one, world.filled(row.fields.password ?? ""));
  } else if (wanted === "own") {
    expect([answer.status(), lines], said).toEqual([row.stays ? 200 : 303, []]);
    expect(world.server.content(ownTables) === before.record, `${said}: the record is not changed`).toBe(true);
    expect(world.server.ownOfOthers(world.idOf(one)) === before.others, `${said}: nothing of others is changed`).toBe(true);
  } else {
    expect(standing().content === before.content, `${said}: nothing is changed`).toBe(true);
    const denied = wanted === "forbidden" ? [{ actor_id: world.idOf(one), action: expect.stringMatching(/\.denied$/) }] : [];
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
async function fromElsewhere(action: string, row: FormRow | CallRow, served?: string) {
  const one = who.filter((_, i) => ["ok", "own", "shown", "same"].includes(row.answers.split(" ")[i] ?? "")).at(-1) ?? "admin";
  if (row.given) await world.make(row.given);
  world.nextWord();
  const form = isForm(row) ? await world.formOf(row, served) : null;
  await world.session(one);
  const { base } = world.server;
  for (const origin of [null, "null", "https://evil.example", base.replace("127.0.0.1", "sub.localhost")]) {
    const headers: Record<string, string> = origin === null ? {} : { origin };
    const before = standing();
    const answer = form ? await world.send(one, form, headers) : await callBy(action, row as CallRow, one, headers);
    const said = `${one} from ${origin}: ${answer.status()}`;
    expect(standing().content === before.content, said).toBe(true);
    // The first in a quarter of an hour leaves a line.
    for (const line of world.server.linesAfter(before.line)) expect(line, said).toMatchObject({ action: "origin.refused" });
    expect(answer.headers()["set-cookie"] ?? "", said).not.toMatch(/entente-session=|theme=/);
    expect(answer.headers().location ?? "", said).not.toContain("done=");
    if (!isForm(row)) expect(await answer.text(), said).not.toContain(world.filled(row.shows));
  }
}

test("that forms came from other sites is on record, once for all of these attempts", () => {
  expect(world.server.cell("select count(*) from audit where action = 'origin.refused'")).toBe(1);
});
