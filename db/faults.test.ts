import Database from "better-sqlite3";
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeBackup } from "#db/backup";
import { acceptProposal, moveProposal } from "#db/decide-proposal";
import { findEvent } from "#db/events";
import { acceptInvite, createInvite } from "#db/invites";
import { publishEvent, restoreEvent, trashEvent } from "#db/move-event";
import { proposeChange } from "#db/propose";
import { purgeEvent } from "#db/purge-event";
import { restoreEventWith } from "#db/restore-with";
import { saveEvent } from "#db/save-event";
import { events } from "#db/schema";
import { announceSetup, setUpFirstAdmin } from "#db/set-up";
import { databaseFile, db, reader, writerForTests } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore } from "#db/testing";
import { createUser, disableUser, setRole } from "#db/users";
import { system } from "#domain/access";

beforeEach(freshStore);
afterAll(dropStore);

/** Every row of every table, those of the search index included. */
function dump(without: string[] = []) {
  const tables = reader()
    .prepare("select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by 1")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.filter((name) => !without.includes(name)).map((name) => [name, reader().prepare(`select * from "${name}"`).raw().all()]),
  );
}

/** Runs with the statement of a number failing; answers how many were run. */
async function withFault(at: number, run: () => Promise<unknown>): Promise<{ statements: number; failed: boolean }> {
  const writer = writerForTests();
  const prepare = writer.prepare;
  let statements = 0;
  writer.prepare = ((source: string) => {
    if (++statements === at) throw new Error(`fault at ${at}`);
    return prepare.call(writer, source);
  }) as typeof prepare;
  try {
    const failed = await run().then(
      () => false,
      (error: Error) => error.message.includes("fault at") || String(error.cause).includes("fault at"),
    );
    return { statements, failed };
  } finally {
    writer.prepare = prepare;
  }
}

const details = [
  {
    address: "https://example.org/a",
    title: "A",
    publisher: null,
    published: null,
    kind: null,
    reliability: "A" as const,
    author: null,
    country: null,
    language: null,
    accessed: null,
    archive: null,
  },
];
const first = () => saveEvent(editor, eventOf(), { publish: true }).then(({ id }) => id);
const draft = () => saveEvent(editor, eventOf()).then(({ id }) => id);
const trashed = async () => {
  const id = await first();
  await trashEvent(editor, id, 1);
  return id;
};
const proposed = async () => {
  const at = { id: await first(), revision: 1 };
  return (await proposeChange(analyst, eventOf({ citations: "https://example.org/b" }), { at, why: "Why" })).id;
};
const backedUp = async () => {
  const id = await trashed();
  await makeBackup(system);
  return id;
};
const twice = async () => {
  const id = await first();
  await saveEvent(editor, eventOf({ place: "Taranto" }), { at: { id, revision: 1 } });
  return id;
};
const password = "correct horse battery";
const ana = { username: "ana", name: "Ana", role: "analyst" as const };
const account = () => createUser(system, ana, password).then((one) => one.username);
const invited = () => createInvite(system, { name: "Ana", role: "analyst" }).then((one) => one.token);

test.each<[string, () => Promise<string>, (id: string) => Promise<unknown>]>([
  [
    "create",
    first,
    () => saveEvent(editor, eventOf({ title: "New" }), { publish: true, newSeries: "New series", key: "k", sources: details }),
  ],
  ["update", first, (id) => saveEvent(editor, eventOf({ title: "New", citations: "https://example.org/b" }), { at: { id, revision: 1 } })],
  ["merge", twice, (id) => saveEvent(editor, eventOf({ city: "Rome" }), { at: { id, revision: 1 } })],
  ["restoring with one's own text", trashed, (id) => restoreEventWith(editor, eventOf({ city: "Rome" }), { at: { id, revision: 1 } })],
  ["publish", draft, (id) => publishEvent(editor, id, 1)],
  ["trash", first, (id) => trashEvent(editor, id, 1)],
  ["restore", trashed, (id) => restoreEvent(editor, id, 2)],
  [
    "proposal",
    first,
    (id) => proposeChange(analyst, eventOf({ city: "Rome" }), { at: { id, revision: 1 }, newSeries: "New", key: "k", sources: details }),
  ],
  ["acceptance", proposed, (id) => acceptProposal(editor, id, { seen: { event: 1, proposal: 1 } })],
  ["answer", proposed, (id) => moveProposal(editor, id, "decline", { seen: 1, reason: "No" })],
  ["purge", backedUp, (id) => purgeEvent(system, id, "Minister visits Rome")],
  ["disable", account, (name) => disableUser(system, name)],
  ["change of role", account, (name) => setRole(system, name, "editor")],
  ["new account", async () => "ben", (username) => createUser(system, { ...ana, username }, password)],
  ["used invitation", invited, (token) => acceptInvite(token, { ...ana, password })],
])("a fault at any statement of a %s leaves the database as it was", async (_name, given, verb) => {
  const id = await given();
  const before = dump();
  let at = 1;
  for (; at < 200; at++) {
    const { failed } = await withFault(at, () => verb(id));
    if (!failed) break;
    expect(dump(), `statement ${at}`).toEqual(before);
  }
  expect(at).toBeGreaterThan(4);
  expect(at).toBeLessThan(200);
  expect(dump()).not.toEqual(before);
});

test("a fault while the first administrator is made leaves the set-up open for the same code", async () => {
  const input = { code: (await announceSetup()) ?? "", username: "ada", name: "Ada Min", password: "correct horse battery" };
  // The audit and the count of attempts may say that someone tried.
  const before = dump(["attempts", "audit"]);
  let faults = 0;
  for (let at = 1; at < 60; at++) {
    const { failed } = await withFault(at, () => setUpFirstAdmin(input));
    if (!failed) break;
    faults++;
    if (!(reader().prepare("select count(*) from auth_accounts").pluck().get() as number))
      expect(dump(["attempts", "audit"]), `statement ${at}`).toEqual(before);
    writerForTests().exec("delete from attempts");
  }
  expect(faults).toBeGreaterThan(5);
  expect(reader().prepare("select count(*) from auth_accounts").pluck().get()).toBe(1);
});

test("while another process writes, a save says busy, saves nothing, and works once that is done", async () => {
  const { id } = await saveEvent(editor, eventOf());
  writerForTests().pragma("busy_timeout = 50");
  const other = new Database(databaseFile());
  other.exec("begin immediate");
  const before = dump();
  await expect(saveEvent(editor, eventOf({ title: "Late" }))).rejects.toMatchObject({
    code: "busy",
    message: expect.stringContaining("Nothing was saved"),
  });
  await expect(trashEvent(editor, id, 1)).rejects.toMatchObject({ code: "busy" });
  expect(dump()).toEqual(before);
  expect(await findEvent(editor, id)).not.toBeNull();
  other.exec("commit");
  other.close();
  await saveEvent(editor, eventOf({ title: "Late" }));
  expect(await db().select().from(events)).toHaveLength(2);
});

test("with the disk full everything is still read, no write is half done, and saving goes on once there is room", async () => {
  const { id } = await saveEvent(editor, eventOf(), { publish: true });
  const writer = writerForTests();
  writer.pragma("wal_checkpoint(truncate)");
  writer.pragma(`max_page_count = ${writer.pragma("page_count", { simple: true })}`);
  const big = () => saveEvent(editor, eventOf({ summary: "word ".repeat(1900) }), { at: { id, revision: 1 } });
  const before = dump();
  await expect(saveEvent(editor, eventOf({ summary: "word ".repeat(1900), note: "x ".repeat(4900) }))).rejects.toMatchObject({
    code: "storage_full",
  });
  await expect(big()).rejects.toMatchObject({ code: "storage_full" });
  expect(dump()).toEqual(before);
  expect((await findEvent(null, id))?.title).toBe("Minister visits Rome");
  writer.pragma("max_page_count = 1073741823");
  expect(await big()).toMatchObject({ revision: 2 });
});
