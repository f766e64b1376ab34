import fc from "fast-check";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { discardFormDraft, findFormDraft, keepFormDraft, listFormDrafts, purgeFormDrafts, undiscardFormDraft } from "#db/form-drafts";
import { publishEvent, trashEvent } from "#db/move-event";
import { saveEvent } from "#db/save-event";
import { audit, formDrafts, revisions } from "#db/schema";
import { db, writerForTests } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst, readerActor } from "#db/testing";
import { event } from "#domain/event";

beforeEach(freshStore);
afterAll(dropStore);

const seen = (known: number, ...sent: number[]) => ({ known, sent });
const typed = (title: string, seq: number, form = "new:k1", revision = 0) => ({ form, seq, revision, values: { title } });
const titleOf = async (form = "new:k1", actor = analyst) => (await findFormDraft(actor, form))?.values.title;

test("what is typed is kept and found again, by its author alone", async () => {
  expect(await keepFormDraft(analyst, typed("Half a title", 5), seen(0))).toMatchObject({ kept: true, stored: { seq: 5, over: false } });
  expect(await findFormDraft(analyst, "new:k1")).toMatchObject({ values: { title: "Half a title" }, seq: 5, revision: 0 });
  for (const actor of [otherAnalyst, editor]) {
    expect(await findFormDraft(actor, "new:k1")).toBeNull();
    expect(await listFormDrafts(actor)).toEqual([]);
    await discardFormDraft(actor, "new:k1", 99);
  }
  expect(await titleOf()).toBe("Half a title");
});

test("in whatever order texts of one form arrive, the last one typed stays", () =>
  fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), async (order) => {
      writerForTests().exec("delete from form_drafts");
      for (const seq of order) await keepFormDraft(analyst, typed(`Text ${seq}`, seq), seen(7));
      expect(await titleOf()).toBe(`Text ${Math.max(...order)}`);
    }),
    { numRuns: 40 },
  ));

test("the same text sent twice changes nothing", async () => {
  await keepFormDraft(analyst, typed("Once", 5), seen(0));
  expect(await keepFormDraft(analyst, typed("Twice", 5), seen(5))).toMatchObject({ kept: false, stored: { values: { title: "Once" } } });
});

test("a text from another device that the sender has not seen is answered, not replaced; once seen, the newer one stands", async () => {
  await keepFormDraft(analyst, typed("On the phone", 5), seen(0));
  const answer = await keepFormDraft(analyst, typed("At the desk", 9), seen(0));
  expect(answer).toMatchObject({ kept: false, stored: { seq: 5, values: { title: "On the phone" } } });
  expect(await titleOf()).toBe("On the phone");
  expect(await keepFormDraft(analyst, typed("At the desk", 9), seen(answer.stored.seq))).toMatchObject({ kept: true });
  expect(await titleOf()).toBe("At the desk");
});

test("what was sent and never answered is the sender's own, and no other device's", async () => {
  await keepFormDraft(analyst, typed("Hal", 5), seen(0));
  expect(await keepFormDraft(analyst, typed("Half", 9), seen(0, 3, 5))).toMatchObject({ kept: true });
  expect(await keepFormDraft(analyst, typed("Late", 7), seen(0, 3, 5))).toMatchObject({ kept: false, stored: { seq: 9 } });
  expect(await titleOf()).toBe("Half");
});

test("a save ends the text it was made of, and one that was still on its way does not bring it back", async () => {
  await keepFormDraft(analyst, typed("Kept", 5), seen(0));
  await saveEvent(analyst, eventOf(), { draft: { form: "new:k1", seq: 7 } });
  expect(await listFormDrafts(analyst)).toEqual([]);
  expect(await keepFormDraft(analyst, typed("Late", 6), seen(6))).toMatchObject({ kept: false, stored: { over: true, values: {} } });
  expect(await listFormDrafts(analyst)).toEqual([]);
  expect(await findFormDraft(analyst, "new:k1")).toMatchObject({ over: true, seq: 7 });
});

test("a save that fails ends nothing; one on this device leaves what another typed since", async () => {
  const { id } = await saveEvent(analyst, eventOf());
  await keepFormDraft(analyst, typed("Kept", 5, id, 1), seen(0));
  await expect(
    saveEvent(analyst, { ...eventOf(), partOf: "nowhere" }, { at: { id, revision: 1 }, draft: { form: id, seq: 5 } }),
  ).rejects.toMatchObject({ code: "invalid" });
  expect(await titleOf(id)).toBe("Kept");
  await keepFormDraft(analyst, typed("Typed on the phone", 9, id, 1), seen(5));
  await saveEvent(analyst, eventOf({ city: "Rome" }), { at: { id, revision: 1 }, draft: { form: id, seq: 6 } });
  expect(await titleOf(id)).toBe("Typed on the phone");
});

test("discarding can be taken back for a day; then only the number was left, and that goes as well", async () => {
  await keepFormDraft(analyst, typed("Regretted", 5), seen(0));
  await discardFormDraft(analyst, "new:k1");
  expect(await listFormDrafts(analyst)).toEqual([]);
  expect(await findFormDraft(analyst, "new:k1")).toMatchObject({ over: true, values: {} });
  await expect(undiscardFormDraft(otherAnalyst, "new:k1")).rejects.toMatchObject({ code: "not_found" });
  await undiscardFormDraft(analyst, "new:k1");
  expect(await titleOf()).toBe("Regretted");
  await discardFormDraft(analyst, "new:k1");
  await discardFormDraft(analyst, "new:k1");
  await undiscardFormDraft(analyst, "new:k1");
  expect(await titleOf()).toBe("Regretted");

  await discardFormDraft(analyst, "new:k1");
  vi.useFakeTimers({ now: Date.now() + 2 * 24 * 60 * 60 * 1000, toFake: ["Date"] });
  try {
    await keepFormDraft(analyst, typed("The next", 1, "new:k2"), seen(0));
    await expect(undiscardFormDraft(analyst, "new:k1")).rejects.toMatchObject({ code: "not_found" });
  } finally {
    vi.useRealTimers();
  }
});

test("only who may make events keeps texts; nothing of them is in the audit or the revisions", async () => {
  await expect(keepFormDraft(null, typed("x", 1), seen(0))).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(keepFormDraft(readerActor, typed("x", 1), seen(0))).rejects.toMatchObject({ code: "forbidden" });
  await expect(discardFormDraft(readerActor, "new:k1")).rejects.toMatchObject({ code: "forbidden" });
  await expect(listFormDrafts(readerActor)).rejects.toMatchObject({ code: "forbidden" });
  await expect(findFormDraft(readerActor, "new:k1")).rejects.toMatchObject({ code: "forbidden" });
  const lines = (await db().select().from(audit)).length;
  await keepFormDraft(analyst, typed("Secret until saved", 5), seen(0));
  await discardFormDraft(analyst, "new:k1");
  await undiscardFormDraft(analyst, "new:k1");
  expect(await db().select().from(audit)).toHaveLength(lines);
  expect(await db().select().from(revisions)).toHaveLength(0);
});

test.each<[string, Parameters<typeof keepFormDraft>[1]]>([
  ["a form that is none", typed("x", 1, "../etc")],
  ["a number below 1", typed("x", 0)],
  ["a number that is none", typed("x", Number.NaN)],
  ["a revision that is none", typed("x", 1, "new:k1", -1)],
  ["a name that no field can have", { ...typed("x", 1), values: { "a b": "x" } }],
  ["the mark of what was discarded", { ...typed("x", 1), values: { discarded: "{}" } }],
  ["a value that is no text", { ...typed("x", 1), values: { title: 1 as unknown as string } }],
  [
    "more fields than any form has",
    { ...typed("x", 1), values: Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`f${i}`, "x"])) },
  ],
  ["more text than a form may send", { ...typed("x", 1), values: { summary: "x".repeat(4_000_001) } }],
])("%s is refused and nothing is kept", async (_name, draft) => {
  await expect(keepFormDraft(analyst, draft, seen(0))).rejects.toMatchObject({ code: "invalid" });
  expect(await db().select().from(formDrafts)).toEqual([]);
});

test("text too long for its field, and whatever else was typed, is kept as it is", async () => {
  const values = { title: "x".repeat(5_000), summary: "\u202Egnp.exe \u0000 \ud800 😀", mood: "of another version", date: "31 April" };
  await keepFormDraft(analyst, { ...typed("", 1), values }, seen(0));
  expect((await findFormDraft(analyst, "new:k1"))?.values).toEqual(values);
});

test("there is an end to how many texts one person may have, and no end for anyone else", async () => {
  for (let n = 1; n <= 100; n++) await keepFormDraft(analyst, typed("x", 1, `new:k${n}`), seen(0));
  await expect(keepFormDraft(analyst, typed("x", 1, "new:more"), seen(0))).rejects.toMatchObject({ code: "too_many" });
  expect(await keepFormDraft(analyst, typed("y", 2), seen(1))).toMatchObject({ kept: true });
  await discardFormDraft(analyst, "new:k1");
  expect(await keepFormDraft(analyst, typed("x", 1, "new:more"), seen(0))).toMatchObject({ kept: true });
  expect(await keepFormDraft(otherAnalyst, typed("x", 1), seen(0))).toMatchObject({ kept: true });
});

test("the list says which event, and whether it may still be changed", async () => {
  const { id } = await saveEvent(analyst, eventOf({ title: "Of a draft" }));
  await keepFormDraft(analyst, typed("  ", 1), seen(0));
  await keepFormDraft(analyst, typed("Changed", 1, id, 1), seen(0));
  await keepFormDraft(analyst, typed("Gone", 1, "no-such-event", 1), seen(0));
  const list = async () => Object.fromEntries((await listFormDrafts(analyst)).map((one) => [one.form, one]));
  expect(await list()).toMatchObject({
    "new:k1": { title: "", event: null },
    [id]: { title: "Changed", revision: 1, event: { id, title: "Of a draft", mayChange: true } },
    "no-such-event": { title: "Gone", event: null },
  });
  await publishEvent(editor, id, 1);
  expect((await list())[id]).toMatchObject({ event: { state: "published", mayChange: false } });
  await trashEvent(editor, id, 2);
  expect((await list())[id]).toMatchObject({ event: { state: "trash", mayChange: false } });
});

test("a year without change ends a text, and that is on record without its words", async () => {
  await keepFormDraft(analyst, typed("Old and private", 1), seen(0));
  await keepFormDraft(analyst, typed("x", 1, "new:k2"), seen(0));
  await discardFormDraft(analyst, "new:k2");
  const aged = (days: number) =>
    writerForTests()
      .prepare("update form_drafts set at = ?")
      .run(new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString());
  aged(364);
  expect(await purgeFormDrafts()).toBe(0);
  expect(await titleOf()).toBe("Old and private");
  aged(366);
  expect(await purgeFormDrafts()).toBe(1);
  expect(await db().select().from(formDrafts)).toEqual([]);
  const [line] = (await db().select().from(audit)).slice(-1);
  expect(line).toMatchObject({ action: "draft.purge", actorId: "system", detail: '{"count":1}' });
});

test("every field of a full form comes back byte for byte", async () => {
  const values = event.toText(
    eventOf({ summary: "Line one\n\n  line two", citations: "https://example.org/a|“They met”\\; said\\|so|supports|2" }),
  );
  await keepFormDraft(analyst, { ...typed("", 1), values }, seen(0));
  expect((await findFormDraft(analyst, "new:k1"))?.values).toEqual(values);
});
