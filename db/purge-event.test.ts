import { rmSync } from "node:fs";
import { afterAll, beforeEach, expect, test } from "vitest";
import { addSources } from "#db/add-sources";
import { makeBackup } from "#db/backup";
import { backupFolder, listBackups } from "#db/backup-folder";
import { findEvent } from "#db/events";
import { restoreEvent, trashEvent } from "#db/move-event";
import { proposeChange } from "#db/propose";
import { purgeEvent } from "#db/purge-event";
import { saveCapture } from "#db/save-capture";
import { saveEvent } from "#db/save-event";
import { startCapture } from "#db/start-capture";
import { reader, writerForTests } from "#db/store";
import { admin, analyst, contentOf, copyOfBackup, dropStore, editor, eventOf, freshStore, readerActor, sourceOf } from "#db/testing";
import type { Actor } from "#domain/access";
import { articleFound, articleText } from "#domain/testing-article";

const title = "Minister visits Rome";
let id = "";

beforeEach(async () => {
  freshStore();
  ({ id } = await saveEvent(editor, eventOf({ title }), { publish: true, key: "sent once" }));
  await saveEvent(editor, eventOf({ title, summary: "More" }), { at: { id, revision: 1 } });
});
afterAll(dropStore);

const trash = async () => (await findEvent(admin, id))?.state !== "trash" && trashEvent(editor, id, 2);
const trashAndBackUp = async () => {
  await trash();
  await makeBackup(admin);
};
const rows = (sql: string) => reader().prepare(sql).pluck().get({ id }) as number;
/** All that is on record of the event, the audit apart. */
const left = () =>
  rows(`select (select count(*) from events where id = @id) + (select count(*) from revisions where entity_id = @id)
    + (select count(*) from event_countries where event_id = @id) + (select count(*) from citations where event_id = @id)
    + (select count(*) from timeline_entries where event_id = @id) + (select count(*) from save_keys where event_id = @id)
    + (select count(*) from proposals where event_id = @id) + (select count(*) from form_drafts where form = @id)`);

/** The refusal, and that nothing is changed. */
async function refusal(typed = title, actor = admin) {
  const before = left();
  const error = await purgeEvent(actor, id, typed).then(
    () => ({ code: "purged", message: "" }),
    (thrown) => thrown,
  );
  expect(left()).toBe(before);
  return error;
}

test("with its title typed and a fresh backup, an event goes with all that hangs on it; its lines in the audit stay", async () => {
  writerForTests()
    .prepare(
      "insert into proposals values ('p', ?, 2, 1, '{}', '[]', 'open', null, null, 'analyst', '2026-01-01', '2026-01-01', null, null)",
    )
    .run(id);
  writerForTests().prepare("insert into form_drafts values ('editor', ?, 1, 2, '{}', '2026-01-01')").run(id);
  const kept = await saveEvent(editor, eventOf({ title: "Another" }), { publish: true });
  await trashAndBackUp();
  const lines = rows("select count(*) from audit where entity_id = @id");
  expect(await purgeEvent(admin, id, title)).toEqual({ title });
  expect(left()).toBe(0);
  expect(await findEvent(admin, id)).toBeNull();
  expect(rows("select count(*) from audit where entity_id = @id")).toBe(lines + 1);
  expect(reader().prepare("select action, actor_id, detail from audit order by seq desc limit 1").get()).toEqual({
    action: "event.purge",
    actor_id: "admin",
    detail: JSON.stringify({ revisions: 3, backup: listBackups()[0]?.name }),
  });
  expect(await findEvent(null, kept.id)).toMatchObject({ title: "Another" });
  expect(reader().prepare("select count(*) from meta where name = 'purging'").pluck().get()).toBe(0);
  expect(reader().pragma("foreign_key_check")).toEqual([]);
});

test("sources that nothing else cites go along where that is asked for, and stay else; what was done is on record", async () => {
  const cite = (...names: string[]) => names.map((name) => `https://example.org/${name}`).join("; ");
  const addresses = () => reader().prepare("select address from sources order by address").pluck().all();
  const other = await saveEvent(editor, eventOf({ title: "Another", date: "3 May 2021", citations: cite("shared") }));
  await saveEvent(editor, eventOf({ title, citations: cite("alone", "shared", "proposed", "once") }), { at: { id, revision: 2 } });
  await saveEvent(editor, eventOf({ title, citations: cite("alone", "shared", "proposed") }), { at: { id, revision: 3 } });
  const value = JSON.stringify(eventOf({ citations: cite("proposed") }));
  writerForTests()
    .prepare("insert into proposals values ('p', ?, 1, 1, ?, '[]', 'open', null, null, 'analyst', '2026-01-01', '2026-01-01', null, null)")
    .run(other.id, value);
  await trashEvent(editor, id, 4);
  await makeBackup(admin);
  const before = reader().prepare("select count(*) from revisions where entity = 'source'").pluck().get() as number;
  await purgeEvent(admin, id, title, { sources: true });
  expect(left()).toBe(0);
  expect(addresses()).toEqual([cite("proposed"), cite("shared")]);
  const said = reader().prepare("select action, json_extract(detail, '$.address') as address from audit where entity = 'source'").all();
  expect(said.filter((line) => (line as { action: string }).action === "source.purge")).toEqual([
    { action: "source.purge", address: cite("a") },
    { action: "source.purge", address: cite("alone") },
    { action: "source.purge", address: cite("once") },
  ]);
  // Their revisions stay, and one more says that they went.
  expect(reader().prepare("select count(*) from revisions where entity = 'source'").pluck().get()).toBe(before + 3);
  expect(reader().pragma("foreign_key_check")).toEqual([]);
  // Cited again, an address is a source anew.
  await saveEvent(editor, eventOf({ title: "A third", citations: cite("alone") }));
  expect(addresses()).toContain(cite("alone"));
});

test("the texts of its proposals go with an event, and no others, nor without a purge", async () => {
  const propose = (event: string, summary: string, seen = 0) =>
    proposeChange(analyst, eventOf({ title, summary }), { at: { id: event, revision: event === id ? 2 : 1 }, seen });
  const other = (await saveEvent(editor, eventOf({ title: "Another" }), { publish: true })).id;
  await propose(id, "Proposed");
  await propose(id, "Proposed anew", 1);
  await propose(other, "Elsewhere");
  const texts = () => reader().prepare("select count(*) from revisions where entity = 'proposal'").pluck().get();
  expect(texts()).toBe(3);
  expect(() => writerForTests().exec("delete from revisions where entity = 'proposal'")).toThrow(/append-only/);
  await trashAndBackUp();
  await purgeEvent(admin, id, title);
  expect(texts()).toBe(1);
  expect(reader().prepare("select count(*) from proposals").pluck().get()).toBe(1);
});

test("the backup that it asks for brings the event back", async () => {
  await trashAndBackUp();
  const [backup] = listBackups();
  await purgeEvent(admin, id, title);
  expect(backup?.manifest.counts.events).toBe(1);
  expect(contentOf(backup?.file)).toBe(backup?.manifest.content);
});

test("revisions of everything else stay append-only, also while an event is purged", async () => {
  const other = await saveEvent(editor, eventOf({ title: "Another" }));
  const tamper = (purging: string) => {
    const raw = writerForTests();
    raw.exec("begin");
    raw.prepare("insert into meta values ('purging', ?)").run(purging);
    try {
      raw.prepare("delete from revisions where entity_id = ?").run(other.id);
    } finally {
      raw.exec("rollback");
    }
  };
  expect(() => tamper(id)).toThrow(/append-only/);
  expect(() => writerForTests().prepare("delete from revisions where entity_id = ?").run(other.id)).toThrow(/append-only/);
});

test("only an administrator purges; who may not leaves a line", async () => {
  await trashAndBackUp();
  expect(await purgeEvent(null, id, title).catch((error) => error)).toMatchObject({ code: "unauthenticated" });
  for (const actor of [readerActor, analyst, editor]) expect(await refusal(title, actor)).toMatchObject({ code: "forbidden" });
  expect(rows("select count(*) from audit where action = 'event.purge.denied' and entity_id = @id")).toBe(3);
});

test("an event that is not in the trash, and one that does not exist, are not purged", async () => {
  await makeBackup(admin);
  expect(await refusal()).toMatchObject({ code: "conflict", message: expect.stringContaining("only what is in the trash") });
  await expect(purgeEvent(admin, "no-such", title)).rejects.toMatchObject({ code: "not_found" });
  await trashAndBackUp();
  await restoreEvent(editor, id, 3);
  expect(await refusal()).toMatchObject({ code: "conflict" });
});

test.each(["", "minister visits rome", "Minister visits Rome.", "Minister"])(
  "typed as “%s” the title is not that of the event",
  async (typed) => {
    await trashAndBackUp();
    expect(await refusal(typed)).toMatchObject({ code: "invalid", fields: { title: [expect.stringContaining("exactly")] } });
  },
);

test("spaces around the title and between its words do not matter", async () => {
  await trashAndBackUp();
  await purgeEvent(admin, id, "  Minister  visits Rome ");
  expect(left()).toBe(0);
});

test("without a verified backup that is fresh, of this record, and later than the event's last change, nothing is purged", async () => {
  const hoursAgo = (n: number) => new Date(Date.now() - n * 3_600_000).toISOString();
  const says = async (words: string) =>
    expect(await refusal()).toMatchObject({ code: "conflict", message: expect.stringMatching(`${words}.*Make one on the status page`) });
  await makeBackup(admin);
  await trash();
  await says("from before the last change of this event");
  const made = await makeBackup(admin);
  rmSync(backupFolder(), { recursive: true });
  await says("no verified backup");
  await makeBackup(admin);
  const fresh = listBackups()[0] as typeof made;
  copyOfBackup(fresh, "old.db", { madeAt: hoursAgo(25) });
  rmSync(fresh.file);
  await says("older than 24 hours");
  rmSync(`${backupFolder()}/old.db`);
  await makeBackup(admin);
  const last = listBackups()[0] as typeof made;
  copyOfBackup(last, "foreign.db", { audit: { seq: 2, hash: "0".repeat(64), first: "x" } });
  rmSync(last.file);
  await says("of another record");
  await makeBackup(admin);
  await purgeEvent(admin, id, title);
  expect(left()).toBe(0);
});

test("an event that others refer to is kept, and they are named, whatever state they are in", async () => {
  const part = await saveEvent(editor, eventOf({ title: "A part of it", partOf: id }), { publish: true });
  const related = await saveEvent(analyst, eventOf({ title: "A related draft", related: `${id}|follows` }));
  const merged = await saveEvent(editor, eventOf({ title: "A twin" }));
  writerForTests().prepare("update events set state = 'merged', merged_into = ? where id = ?").run(id, merged.id);
  await trashAndBackUp();
  const message = async () => (await refusal()).message;
  expect(await message()).toMatch(/refer to this one.*“A part of it” \(published\)/);
  expect(await message()).toContain("“A related draft” (draft)");
  expect(await message()).toContain("“A twin” (merged into it)");

  await saveEvent(editor, eventOf({ title: "No part" }), { at: { id: part.id, revision: 1 } });
  await trashEvent(editor, related.id, 1);
  expect(await message()).not.toContain("part");
  expect(await message()).toContain("“A related draft” (in the trash)");
  writerForTests().prepare("update events set merged_into = null where id = ?").run(merged.id);
  await makeBackup(admin);
  await purgeEvent(admin, related.id, "A related draft");
  await purgeEvent(admin, id, title);
  expect(left()).toBe(0);
  expect(reader().prepare("select count(*) from events").pluck().get()).toBe(2);
});

test("an event whose id only begins like this one's does not keep it", async () => {
  await saveEvent(editor, eventOf({ title: "Near" }));
  writerForTests()
    .prepare("update events set related = ? where title = 'Near'")
    .run(JSON.stringify([{ event: `${id}1`, relation: "follows" }]));
  await trashAndBackUp();
  await purgeEvent(admin, id, title);
  expect(left()).toBe(0);
});

test("the text of an article goes with the last event that cites it, and the capture that is done with", async () => {
  const about = { address: "https://example.org/turin", title: "", publisher: "", published: "14 May 2025" };
  const capture = await startCapture(editor, { ...about, text: articleText }, () => articleFound());
  const source = sourceOf({ address: about.address });
  const made = async (key: string) => {
    const input = eventOf({ title: `Event ${key}`, date: `${key} May 2025`, citations: about.address });
    return (await saveCapture(editor, capture, [{ key, input, distinct: "another", confirmed: "" }], { source })).get(key) as string;
  };
  const [first, second] = [await made("2"), await made("6")];
  const purge = async (id: string, title: string) => {
    await trashEvent(editor, id, 1);
    await makeBackup(admin);
    await purgeEvent(admin, id, title);
  };
  const texts = () => reader().prepare("select count(*) from source_texts").pluck().get();
  const left = () => reader().prepare("select count(*) from captures").pluck().get();
  await purge(first, "Event 2");
  expect([texts(), left()]).toEqual([1, 1]);
  writerForTests().exec(`update captures set drafts = replace(drafts, '"state":"open"', '"state":"discarded"')`);
  await purge(second, "Event 6");
  expect([texts(), left()]).toEqual([0, 0]);
});

test("it goes as well where the event cites it no more, or a change that was never accepted did", async () => {
  const about = { title: "", publisher: "", published: "14 May 2025" };
  const start = (address: string, actor: Actor) =>
    startCapture(actor, { ...about, address, text: `${articleText} ${address}` }, () => articleFound());
  const [once, never] = ["https://example.org/once", "https://example.org/never"];
  const capture = { id: await start(once, editor), key: "2" };
  const visit = { title: "Cited once", date: "2 May 2025" };
  const saved = await saveEvent(editor, eventOf({ ...visit, citations: once }), { publish: true, capture });
  const rest = { ...visit, citations: "https://example.org/kept" };
  await saveEvent(editor, eventOf(rest), { at: { id: saved.id, revision: 1 } });
  await addSources(analyst, saved.id, eventOf({ citations: never }).citations, { capture: { id: await start(never, analyst), key: "2" } });
  expect(reader().prepare("select canonical from source_texts order by 1").pluck().all()).toEqual([
    "example.org/never",
    "example.org/once",
  ]);
  await trashEvent(editor, saved.id, 2);
  await makeBackup(admin);
  await purgeEvent(admin, saved.id, "Cited once");
  expect(reader().prepare("select canonical from source_texts").pluck().all()).toEqual([]);
});
