import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { mergeEvents, unmergeEvent } from "#db/merge-event";
import { findMergedInto, listMergedFrom } from "#db/merged";
import { moveEvent } from "#db/move-event";
import { saveEvent } from "#db/save-event";
import { events } from "#db/schema";
import { write } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, readerActor } from "#db/testing";

beforeEach(freshStore);
afterAll(dropStore);

const publish = (title: string) => saveEvent(editor, eventOf({ title }), { publish: true });

test("an address leads along every merge to what is on record now, and nowhere once the merge is taken back", async () => {
  const [first, second, third] = [await publish("One"), await publish("Two"), await publish("Three")];
  expect(await findMergedInto(null, first.id)).toBeNull();
  const kept = await mergeEvents(editor, first, second);
  await mergeEvents(editor, kept, third);
  for (const actor of [null, readerActor, analyst]) expect(await findMergedInto(actor, first.id)).toBe(third.id);
  expect(await findMergedInto(null, third.id)).toBeNull();
  expect(await findMergedInto(null, "no-such-event")).toBeNull();
  await unmergeEvent(editor, { id: second.id, revision: 3 });
  expect(await findMergedInto(null, first.id)).toBe(second.id);
});

test("readers are led to nothing that is not published; the desk is", async () => {
  const [from, into] = [await publish("One"), await publish("Two")];
  const kept = await mergeEvents(editor, from, into);
  await moveEvent(editor, kept.id, kept.revision, "withdraw", "The source took it back");
  expect(await findMergedInto(readerActor, from.id)).toBeNull();
  expect(await findMergedInto(analyst, from.id)).toBe(into.id);
});

test("a circle, which no merge makes, ends", async () => {
  const [from, into] = [await publish("One"), await publish("Two")];
  await mergeEvents(editor, from, into);
  await write((tx) => tx.update(events).set({ state: "merged", mergedInto: from.id }).where(eq(events.id, into.id)));
  expect(await findMergedInto(analyst, from.id)).toBeNull();
});

test("the kept event names what was merged into it, by whom and why, until it is taken back; to the desk alone", async () => {
  const [from, into] = [await publish("One"), await publish("Two")];
  await mergeEvents(editor, from, into, "The same visit");
  expect(await listMergedFrom(analyst, into.id)).toEqual([
    { id: from.id, title: "One", revision: 2, at: expect.any(String), by: expect.any(String), reason: "The same visit" },
  ]);
  await expect(listMergedFrom(readerActor, into.id)).rejects.toMatchObject({ code: "forbidden" });
  await unmergeEvent(editor, { id: from.id, revision: 2 });
  expect(await listMergedFrom(analyst, into.id)).toEqual([]);
});
