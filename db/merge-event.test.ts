import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { withParts } from "#db/event-rows";
import { mergeEvents, unmergeEvent } from "#db/merge-event";
import { trashEvent } from "#db/move-event";
import { listRevisions } from "#db/revisions";
import { saveEvent } from "#db/save-event";
import { events } from "#db/schema";
import { db } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, readerActor } from "#db/testing";
import { listWindow } from "#db/timeline";
import { emptyFilter } from "#domain/filter";

beforeEach(freshStore);
afterAll(dropStore);

const read = async (id: string) => (await withParts(db(), await db().select().from(events).where(eq(events.id, id))))[0];
const publish = (text: Record<string, string>) => saveEvent(editor, eventOf(text), { publish: true });
const shown = async () => (await listWindow(emptyFilter(), null, 60)).rows.map((row) => row.eventId);

async function two() {
  const from = await publish({
    title: "Minister in Rome",
    city: "Rome",
    summary: "Only here.",
    participants: "Bo Li|Aide|IT|member; Ana Silva||IN|head",
    citations: "https://example.org/b|Second words|supports|2",
  });
  const into = await publish({ participants: "Ana Silva|Minister|IN|head", citations: "https://example.org/a|First words|supports|1" });
  const part = await publish({ title: "Signing in Rome", type: "agreement", status: "signed", partOf: from.id });
  return { from, into, part };
}

test("a merge keeps every source, person and word of both, and both histories", async () => {
  const { from, into } = await two();
  const saved = await mergeEvents(editor, from, into, "One visit, two reports");
  const kept = await read(into.id);
  expect(kept).toMatchObject({
    title: "Minister visits Rome",
    city: "Rome",
    summary: "Only here.",
    revision: saved.revision,
    state: "published",
  });
  expect(kept?.citations.map((one) => one.quote)).toEqual(["First words", "Second words"]);
  expect(kept?.participants.map((one) => `${one.name} ${one.post}`)).toEqual(["Ana Silva Minister", "Bo Li Aide"]);
  expect((await listRevisions(into.id)).map((one) => one.action)).toEqual(["merge", "create"]);
  expect((await listRevisions(from.id)).map((one) => [one.action, one.reason])).toEqual([
    ["merge_away", "One visit, two reports"],
    ["create", null],
  ]);
  const [gone] = await db().select().from(events).where(eq(events.id, from.id));
  expect(gone).toMatchObject({ state: "merged", mergedInto: into.id, position: null });
});

test("its parts become parts of the one that is kept, and readers see it no more", async () => {
  const { from, into, part } = await two();
  await mergeEvents(editor, from, into);
  expect((await read(part.id))?.partOf).toBe(into.id);
  expect(await shown()).toEqual(expect.arrayContaining([into.id, part.id]));
  expect(await shown()).not.toContain(from.id);
});

test("taken back, both are what they were, and the part goes home", async () => {
  const { from, into, part } = await two();
  const before = [await read(from.id), await read(into.id), await read(part.id)];
  await mergeEvents(editor, from, into);
  await unmergeEvent(editor, { id: from.id, revision: 2 }, "Two visits after all");
  const now = [await read(from.id), await read(into.id), await read(part.id)];
  for (const [i, event] of now.entries()) {
    const { revision: _r, updatedAt: _u, ...rest } = before[i] as NonNullable<(typeof before)[0]>;
    expect(event).toMatchObject(rest);
  }
  expect((await listRevisions(from.id)).map((one) => one.action)).toEqual(["unmerge", "merge_away", "create"]);
  expect(await shown()).toContain(from.id);
});

test("what somebody changed since the merge stays when it is taken back", async () => {
  const { from, into } = await two();
  const saved = await mergeEvents(editor, from, into);
  const merged = await read(into.id);
  await saveEvent(
    editor,
    { ...eventOf(), participants: merged?.participants ?? [], citations: merged?.citations ?? [], city: "Milan", summary: "Only here." },
    { at: saved },
  );
  await unmergeEvent(editor, { id: from.id, revision: 2 });
  expect(await read(into.id)).toMatchObject({ city: "Milan", summary: null });
});

test("an event that was merged can be merged on, and leads where its record went", async () => {
  const { from, into } = await two();
  const saved = await mergeEvents(editor, from, into);
  const last = await publish({ title: "Third report" });
  await mergeEvents(editor, saved, last);
  const rows = await db().select({ id: events.id, to: events.mergedInto }).from(events);
  expect(new Map(rows.map((row) => [row.id, row.to]))).toEqual(
    new Map([...rows.map((row) => [row.id, null] as const), [from.id, into.id], [into.id, last.id]]),
  );
});

test.each([
  ["a visitor", null, "unauthenticated"],
  ["a reader", readerActor, "forbidden"],
  ["an analyst", analyst, "forbidden"],
] as const)("%s may neither merge nor take back", async (_who, actor, code) => {
  const { from, into } = await two();
  await expect(mergeEvents(actor, from, into)).rejects.toMatchObject({ code });
  await mergeEvents(editor, from, into);
  await expect(unmergeEvent(actor, { id: from.id, revision: 2 })).rejects.toMatchObject({ code });
});

test("nothing is merged that changed meanwhile, is in the trash, is itself, or would leave readers without it", async () => {
  const { from, into } = await two();
  await expect(mergeEvents(editor, { ...from, revision: 0 }, into)).rejects.toMatchObject({ code: "conflict" });
  await expect(mergeEvents(editor, from, { ...into, revision: 9 })).rejects.toMatchObject({ code: "conflict" });
  await expect(mergeEvents(editor, from, from)).rejects.toMatchObject({ code: "invalid" });
  const draft = await saveEvent(editor, eventOf({ title: "A draft" }));
  await expect(mergeEvents(editor, from, draft)).rejects.toMatchObject({ code: "conflict" });
  const trashed = await trashEvent(editor, draft.id, draft.revision);
  await expect(mergeEvents(editor, trashed, into)).rejects.toMatchObject({ code: "conflict" });
  await expect(unmergeEvent(editor, into)).rejects.toMatchObject({ code: "conflict" });
  expect((await read(from.id))?.revision).toBe(1);
  expect((await read(into.id))?.revision).toBe(1);
});
