import { afterAll, beforeEach, expect, test } from "vitest";
import { chainHash } from "#db/audit";
import { findEvent } from "#db/events";
import { publishEvent, restoreEvent, trashEvent } from "#db/move-event";
import { listRevisions } from "#db/revisions";
import { saveEvent } from "#db/save-event";
import { audit, events, timelineEntries } from "#db/schema";
import { createSeries } from "#db/series";
import { db, reader, writerForTests } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst, readerActor, sourceOf } from "#db/testing";
import { getTimelinePage } from "#db/timeline-page";
import { system } from "#domain/access";
import { ConflictError } from "#domain/errors";
import { emptyFilter } from "#domain/filter";

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

test("a form that was saved before with another text is a conflict that shows what is on record; saving again changes that record", async () => {
  const { id } = await saveEvent(analyst, eventOf(), { key: "k1" });
  const longer = eventOf({ title: "Minister visits Rome and Milan" });
  const late = saveEvent(analyst, longer, { key: "k1" });
  await expect(late).rejects.toMatchObject({
    code: "conflict",
    current: { id, revision: 1, repeated: true, text: { title: "Minister visits Rome" } },
  });
  await expect(saveEvent(analyst, longer, { key: "k1", at: { id, revision: 0 } })).rejects.toMatchObject({ code: "conflict" });
  for (const _ of ["once", "twice"])
    expect(await saveEvent(analyst, longer, { key: "k1", at: { id, revision: 1 } })).toMatchObject({ id, revision: 2 });
  expect(await db().select({ title: events.title }).from(events)).toEqual([{ title: "Minister visits Rome and Milan" }]);
});

test("a key of before its text was kept with it still answers with its record, and a longer key is another one", async () => {
  const { id } = await saveEvent(analyst, eventOf(), { key: "k1" });
  writerForTests().exec("update save_keys set key = 'k1'");
  expect(await saveEvent(analyst, eventOf({ title: "Other" }), { key: "k1" })).toMatchObject({ id, revision: 1 });
  const other = await saveEvent(analyst, eventOf(), { key: "k1:2" });
  expect(other.id).not.toBe(id);
  writerForTests().exec("delete from save_keys where key = 'k1'");
  expect((await saveEvent(analyst, eventOf(), { key: "k1" })).id).not.toBe(other.id);
});

test("a form that makes a series is the same form when the series is there", async () => {
  const save = () => saveEvent(analyst, { ...eventOf(), series: "new" }, { key: "k1", newSeries: "Talks of Rome" });
  expect(await save()).toEqual(await save());
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

test.each<[string, Record<string, string>, string]>([
  [
    "a delivery in the future",
    { type: "arms_transfer", status: "delivered", date: "2090", countries: "IN|recipient; IT|supplier" },
    "status",
  ],
  ["a signature in the future", { type: "agreement", status: "signed", date: "2090-01-01" }, "status"],
  ["an edition that is on record", { series: "talks", edition: "3" }, "edition"],
  ["a part after its whole", { partOf: "whole", date: "2025-04-17" }, "partOf"],
  ["a part that is longer than its whole", { partOf: "whole", date: "2025-04-14/2025-04-18" }, "partOf"],
  ["a part in another month", { partOf: "whole", date: "2025-06" }, "partOf"],
])("%s is a warning, saved once just that is confirmed", async (_name, text, field) => {
  await createSeries(editor, "Talks");
  await saveEvent(system, eventOf(), { id: "whole" });
  await saveEvent(editor, eventOf({ title: "Third talks", series: "talks", edition: "3" }));
  const save = (confirmed?: string) => saveEvent(analyst, eventOf(text), confirmed === undefined ? {} : { confirmed });
  const warning = await save("").catch((error) => error);
  expect(warning).toMatchObject({ code: "invalid", fields: { [field]: [expect.any(String)] }, confirm: expect.stringMatching(/./) });
  await expect(save("Something else")).rejects.toMatchObject({ confirm: warning.confirm });
  const { id } = await save(warning.confirm);
  expect(await findEvent(analyst, id)).toMatchObject({ revision: 1 });
});

test.each<[string, Record<string, string>]>([
  ["a cancelled event of the future", { status: "cancelled", date: "2090" }],
  ["a part a day after its whole", { partOf: "whole", date: "2025-04-16" }],
  ["a part in the month of its whole", { partOf: "whole", date: "2025-04" }],
  ["the edition after", { series: "talks", edition: "4" }],
])("%s is no warning", async (_name, text) => {
  await createSeries(editor, "Talks");
  await saveEvent(system, eventOf(), { id: "whole" });
  await saveEvent(editor, eventOf({ title: "Third talks", series: "talks", edition: "3" }));
  const { id } = await saveEvent(analyst, eventOf(text), { confirmed: "" });
  // Nor is what is saved once more its own double.
  await saveEvent(analyst, eventOf(text), { at: { id, revision: 1 }, confirmed: "" });
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
  const details = (title: string) => [sourceOf({ address: "https://www.example.org/a/?utm_source=x", title, reliability: "B" })];
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

const a = "https://example.org/a";
const stored = () => reader().prepare("select title, publisher, reliability from sources where address = ?").get(a);

test("a detail that an editor cleared is cleared; one that the form never showed, or that changed meanwhile, stays", async () => {
  const known = sourceOf({ address: a, title: "A report", publisher: "Ministry", reliability: "A" });
  const { id } = await saveEvent(editor, eventOf(), { sources: [known] });
  await saveEvent(editor, eventOf({ title: "Another event" }), { sources: [sourceOf({ address: a })] });
  expect(stored()).toEqual({ title: "A report", publisher: "Ministry", reliability: "A" });
  const cleared = { ...known, publisher: null };
  await saveEvent(editor, eventOf(), { at: { id, revision: 1 }, sources: [cleared], shown: [{ ...known, publisher: "Of before" }] });
  expect(stored()).toMatchObject({ publisher: "Ministry" });
  await saveEvent(editor, eventOf(), { at: { id, revision: 2 }, sources: [cleared], shown: [known] });
  expect(stored()).toEqual({ title: "A report", publisher: null, reliability: "A" });
  await saveEvent(editor, eventOf(), { at: { id, revision: 3 }, sources: [], shown: [cleared] });
  expect(stored()).toEqual({ title: null, publisher: null, reliability: "F" });
});

test("an analyst who clears a detail is refused by name", async () => {
  const known = sourceOf({ address: a, title: "A report" });
  const { id } = await saveEvent(analyst, eventOf(), { sources: [known] });
  await expect(saveEvent(analyst, eventOf(), { at: { id, revision: 1 }, shown: [known] })).rejects.toMatchObject({
    fields: { sources: [expect.stringContaining("A report")] },
  });
});

test("a change of a source is in the audit and in what the other events that cite it are found by", async () => {
  const { id } = await saveEvent(editor, eventOf(), { publish: true });
  const found = async (q: string) => (await getTimelinePage({ ...emptyFilter(), q })).rows.map(({ event }) => event.id);
  expect(await found("gazette")).toEqual([]);
  const second = await saveEvent(editor, eventOf({ title: "Other", citations: `${a}; https://example.org/b; https://example.org/c` }), {
    sources: [sourceOf({ address: a, publisher: "The Gazette" })],
  });
  expect(await found("gazette")).toEqual([id]);
  const ids = reader().prepare("select id from sources order by rowid").pluck().all() as string[];
  const lines = await db().select().from(audit).orderBy(audit.seq);
  expect(lines.map(({ action, entityId }) => [action, entityId])).toEqual([
    ["source.create", ids[0]],
    ["event.create", id],
    ["source.create", ids[1]],
    ["source.create", ids[2]],
    ["source.update", ids[0]],
    ["event.create", second.id],
  ]);
});
