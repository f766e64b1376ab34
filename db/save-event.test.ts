import { afterAll, beforeEach, expect, test } from "vitest";
import { chainHash } from "#db/audit";
import { findEvent } from "#db/events";
import { publishEvent, restoreEvent, trashEvent } from "#db/move-event";
import { listRevisions } from "#db/revisions";
import { saveEvent } from "#db/save-event";
import { audit, events, timelineEntries } from "#db/schema";
import { db, reader } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst, readerActor } from "#db/testing";
import { ConflictError } from "#domain/errors";

beforeEach(freshStore);
afterAll(dropStore);

test("an analyst's event is a draft that readers do not see and editors publish", async () => {
  const draft = await saveEvent(analyst, eventOf());
  expect(draft).toMatchObject({ revision: 1, state: "draft" });
  expect(await findEvent(null, draft.id)).toBeNull();
  expect(await findEvent(analyst, draft.id)).toMatchObject({ title: "Minister visits Rome" });
  const published = await publishEvent(editor, draft.id, 1);
  expect(published).toMatchObject({ revision: 2, state: "published" });
  expect(await findEvent(null, draft.id)).toMatchObject({ starts: "2025-04-14", ends: "2025-04-15", date: "2025-04-14/2025-04-15" });
  expect(await db().select({ scope: timelineEntries.scope }).from(timelineEntries)).toEqual(
    expect.arrayContaining([{ scope: "*" }, { scope: "IN" }, { scope: "IT" }, { scope: "IN-IT" }]),
  );
});

test("refuses whoever may not", async () => {
  await expect(saveEvent(null, eventOf())).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(saveEvent(readerActor, eventOf())).rejects.toMatchObject({ code: "forbidden" });
  await expect(saveEvent(analyst, eventOf(), { publish: true })).rejects.toMatchObject({ code: "forbidden" });
  const { id } = await saveEvent(analyst, eventOf());
  await expect(saveEvent(otherAnalyst, eventOf({ title: "Mine now" }), { at: { id, revision: 1 } })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(publishEvent(analyst, id, 1)).rejects.toMatchObject({ code: "forbidden" });
  await publishEvent(editor, id, 1);
  await expect(saveEvent(analyst, eventOf({ title: "Changed" }), { at: { id, revision: 2 } })).rejects.toMatchObject({ code: "forbidden" });
  await expect(trashEvent(readerActor, id, 2)).rejects.toMatchObject({ code: "forbidden" });
});

test("a stale revision is a conflict that shows what is on record and changes nothing", async () => {
  const { id } = await saveEvent(editor, eventOf());
  await saveEvent(editor, eventOf({ title: "First" }), { at: { id, revision: 1 } });
  const late = saveEvent(editor, eventOf({ title: "Second" }), { at: { id, revision: 1 } });
  await expect(late).rejects.toBeInstanceOf(ConflictError);
  await expect(late).rejects.toMatchObject({ current: { revision: 2, text: { title: "First" } } });
  expect((await findEvent(editor, id))?.title).toBe("First");
  expect(await listRevisions(id)).toHaveLength(2);
});

test("the same form sent twice gives one record", async () => {
  const [one, two] = await Promise.all([saveEvent(analyst, eventOf(), { key: "k1" }), saveEvent(analyst, eventOf(), { key: "k1" })]);
  expect(one?.id).toBe(two?.id);
  expect(await db().select().from(events)).toHaveLength(1);
});

test("trash takes an event out of every timeline; restoring brings it back as it was", async () => {
  const { id } = await saveEvent(editor, eventOf(), { publish: true });
  await trashEvent(editor, id, 1);
  expect(await db().select().from(timelineEntries)).toHaveLength(0);
  expect(await findEvent(null, id)).toBeNull();
  await expect(restoreEvent(analyst, id, 2)).rejects.toMatchObject({ code: "forbidden" });
  expect(await restoreEvent(editor, id, 2)).toMatchObject({ state: "published" });
  expect(await findEvent(null, id)).not.toBeNull();
});

test("rules that need the rest of the record name their field", async () => {
  await expect(saveEvent(editor, eventOf({ citations: "" }), { publish: true })).rejects.toMatchObject({
    fields: { citations: [expect.stringContaining("source")] },
  });
  await expect(saveEvent(editor, eventOf({ partOf: "nowhere" }))).rejects.toMatchObject({ fields: { partOf: [expect.any(String)] } });
  await expect(saveEvent(editor, eventOf({ series: "nowhere" }))).rejects.toMatchObject({ fields: { series: [expect.any(String)] } });
  await expect(saveEvent(editor, eventOf({ date: "2090" }))).rejects.toMatchObject({
    fields: { status: [expect.stringContaining("future")] },
  });
  const whole = await saveEvent(editor, eventOf());
  const part = await saveEvent(editor, eventOf({ partOf: whole.id }));
  await expect(saveEvent(editor, eventOf({ partOf: part.id }), { at: { id: whole.id, revision: 1 } })).rejects.toMatchObject({
    fields: { partOf: [expect.stringContaining("itself")] },
  });
});

test("every change leaves a revision and an audit line whose hash follows from the one before", async () => {
  const { id } = await saveEvent(analyst, eventOf());
  await publishEvent(editor, id, 1);
  await trashEvent(editor, id, 2);
  expect((await listRevisions(id)).map((one) => one.action)).toEqual(["trash", "publish", "create"]);
  const lines = await db().select().from(audit).orderBy(audit.seq);
  expect(lines.map((line) => line.action)).toEqual(["source.create", "event.create", "event.publish", "event.trash"]);
  lines.forEach(({ hash, ...line }, i) => {
    expect(line.previous).toBe(lines[i - 1]?.hash ?? "");
    expect(hash).toBe(chainHash(line));
  });
});

test("a full disk saves nothing and says so", async () => {
  await saveEvent(editor, eventOf());
  const { writerForTests } = await import("#db/store");
  const pages = writerForTests().pragma("page_count", { simple: true });
  writerForTests().pragma(`max_page_count = ${pages}`);
  const big = eventOf({ summary: "word ".repeat(1900), title: "Too big" });
  const tries = await Promise.allSettled(Array.from({ length: 60 }, () => saveEvent(editor, big)));
  const refused = tries.filter((one) => one.status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  for (const one of refused) expect(one.reason).toMatchObject({ code: "storage_full" });
  writerForTests().pragma("max_page_count = 1073741823");
  expect(reader().pragma("quick_check", { simple: true })).toBe("ok");
  const before = (await db().select().from(events)).length;
  await saveEvent(editor, eventOf());
  expect(before).toBe(1 + tries.length - refused.length);
  expect(await db().select().from(events)).toHaveLength(before + 1);
});

test("a source cited twice is one source; only an editor changes what is on record of it", async () => {
  const details = (title: string) => [
    {
      address: "https://www.example.org/a/?utm_source=x",
      title,
      publisher: null,
      published: null,
      kind: null,
      reliability: "B" as const,
      author: null,
      country: null,
      language: null,
      accessed: null,
      archive: null,
    },
  ];
  await saveEvent(analyst, eventOf(), { sources: details("A report") });
  await saveEvent(analyst, eventOf({ citations: "http://example.org/a" }));
  expect(reader().prepare("select count(*) from sources").pluck().get()).toBe(1);
  await expect(saveEvent(analyst, eventOf(), { sources: details("Another title") })).rejects.toMatchObject({
    code: "invalid",
    fields: { sources: [expect.stringContaining("A report")] },
  });
  await saveEvent(editor, eventOf(), { sources: details("Another title") });
  expect(reader().prepare("select title from sources").pluck().get()).toBe("Another title");
  const kept = reader().prepare("select revision, action, actor_id from revisions where entity = 'source' order by 1").raw().all();
  expect(kept).toEqual([
    [1, "create", "analyst"],
    [2, "update", "editor"],
  ]);
});
