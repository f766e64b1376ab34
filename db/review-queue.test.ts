import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { acceptMarked, mostMarked } from "#db/accept-marked";
import { findEvent } from "#db/events";
import { moveEvent } from "#db/move-event";
import { proposeChange } from "#db/propose";
import { listQueue, type QueueFilter } from "#db/review-queue";
import { saveEvent } from "#db/save-event";
import { findStanding } from "#db/standing";
import { writerForTests } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst, readerActor } from "#db/testing";
import type { Actor } from "#domain/access";
import { formatMark } from "#domain/review-item";

beforeEach(freshStore);
afterEach(() => void delete process.env.ENTENTE_SELF_REVIEW);
afterAll(dropStore);

const sent = async (text: Record<string, string> = {}, actor: Actor = analyst) =>
  (await saveEvent(actor, eventOf(text), { submit: true })).id;
const proposed = async (text: Record<string, string>, actor: Actor = analyst) => {
  const { id } = await saveEvent(editor, eventOf({ title: `Before ${text.title ?? ""}` }), { publish: true });
  return { eventId: id, id: (await proposeChange(actor, eventOf(text), { at: { id, revision: 1 } })).id };
};
const titles = async (actor: Actor | null, filter: Partial<QueueFilter> = {}) =>
  (await listQueue(actor, { view: "all", ...filter })).items.map(({ title }) => title);

test("the queue holds what was sent for review, the latest first, and nothing else", async () => {
  await saveEvent(analyst, eventOf({ title: "A draft" }));
  await saveEvent(editor, eventOf({ title: "Published" }), { publish: true });
  await sent({ title: "One" });
  await proposed({ title: "two" });
  await sent({ title: "Three", type: "port_call" }, otherAnalyst);
  const back = await sent({ title: "Sent back" });
  await moveEvent(editor, back, 1, "request_changes", "Why?");
  expect(await titles(editor)).toEqual(["Three", "Before two", "One"]);
  expect(await titles(editor, { view: "new" })).toEqual(["Three", "One"]);
  expect(await titles(editor, { view: "change" })).toEqual(["Before two"]);
  expect(await titles(editor, { view: "mine" })).toEqual([]);
  expect(await titles(editor, { type: "port_call" })).toEqual(["Three"]);
  const queue = await listQueue(editor, { view: "all", type: "port_call" });
  expect(queue.total).toBe(1);
  expect(queue.types.sort((a, b) => a.count - b.count)).toEqual([
    { type: "port_call", count: 1 },
    { type: "visit", count: 2 },
  ]);
});

test("the queue of a country, a pair or an author holds theirs, and each list counts what the others let through", async () => {
  await sent({ title: "India and Italy" });
  await sent({ title: "India and Japan", countries: "IN; JP" }, otherAnalyst);
  await sent({ title: "All three", countries: "IN; IT; JP", type: "port_call" }, otherAnalyst);
  await proposed({ title: "of Ana" });
  expect(await titles(editor, { parties: "JP" })).toEqual(["All three", "India and Japan"]);
  expect(await titles(editor, { parties: "IN-IT" })).toEqual(["Before of Ana", "All three", "India and Italy"]);
  expect(await titles(editor, { by: "analyst" })).toEqual(["Before of Ana", "India and Italy"]);
  expect(await titles(editor, { by: "other", parties: "IN-IT" })).toEqual(["All three"]);
  expect(await titles(editor, { by: "other", parties: "IN-IT", type: "visit" })).toEqual([]);
  expect(await titles(editor, { parties: "AD" })).toEqual([]);
  const { total, types, parties, authors } = await listQueue(editor, { view: "all", by: "other" });
  expect(total).toBe(2);
  expect(types.map(({ type, count }) => [type, count])).toEqual([
    ["port_call", 1],
    ["visit", 1],
  ]);
  expect(parties.slice(0, 3).map(({ parties, count }) => [parties, count])).toEqual([
    ["IN", 2],
    ["IN-JP", 2],
    ["JP", 2],
  ]);
  expect(authors.map(({ id, count }) => [id, count])).toEqual([
    ["analyst", 2],
    ["other", 2],
  ]);
  // Nobody learns from the lists who else waits.
  expect((await listQueue(analyst, { view: "all" })).authors.map(({ id }) => id)).toEqual(["analyst"]);
});

test("a new event that is much like one on record is flagged before it is opened", async () => {
  await saveEvent(editor, eventOf({ title: "On record" }), { publish: true });
  await sent({ title: "The same days, type and countries" });
  await sent({ title: "Another day", date: "3 March 2019" });
  await proposed({ title: "a change, which is no new event", date: "5 May 1999" });
  const flags = (await listQueue(editor, { view: "all" })).items.map(({ title, flags }) => [title, flags]);
  expect(flags).toEqual([
    ["Before a change, which is no new event", []],
    ["Another day", []],
    ["The same days, type and countries", ["possible duplicate"]],
  ]);
});

test("an analyst's queue is what they sent themselves; readers have none", async () => {
  await sent({ title: "Ana's" });
  await sent({ title: "Otto's" }, otherAnalyst);
  await proposed({ title: "by Otto" }, otherAnalyst);
  for (const view of ["all", "mine"] as const) expect(await titles(analyst, { view })).toEqual(["Ana's"]);
  expect(await titles(otherAnalyst)).toEqual(["Before by Otto", "Otto's"]);
  expect((await listQueue(otherAnalyst, { view: "all" })).items.some(({ mayAccept }) => mayAccept)).toBe(false);
  await expect(listQueue(readerActor, { view: "all" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(listQueue(null, { view: "all" })).rejects.toMatchObject({ code: "unauthenticated" });
});

test("what needs a source, and what stands on an event that is no longer published, says so", async () => {
  await sent({ title: "Bare", citations: "", date: "3 March 2019" });
  const { eventId } = await proposed({ title: "gone" });
  await moveEvent(editor, eventId, 1, "trash");
  const items = (await listQueue(editor, { view: "all" })).items;
  expect(items.map(({ title, flags, mayAccept }) => [title, flags, mayAccept])).toEqual([
    ["Before gone", ["event in the trash"], false],
    ["Bare", ["needs a source"], true],
  ]);
});

test("one's own is not there to accept, unless the setting says so", async () => {
  await sent({}, editor);
  const may = async () => (await listQueue(editor, { view: "mine" })).items.map(({ mayAccept }) => mayAccept);
  expect(await may()).toEqual([false]);
  process.env.ENTENTE_SELF_REVIEW = "on";
  expect(await may()).toEqual([true]);
});

test("a long queue comes in windows that neither repeat nor leave out, also where all was sent at one moment", async () => {
  for (let i = 0; i < 130; i++) await sent({ title: `Number ${i}` });
  writerForTests().exec("update events set submitted_at = '2025-01-01T00:00:00.000Z'");
  const seen: string[] = [];
  let after: string | undefined;
  for (let window = 0; window < 5; window++) {
    const { items, next, total } = await listQueue(editor, { view: "all", after });
    expect(total).toBe(130);
    seen.push(...items.map(({ title }) => title));
    if (!next) break;
    after = next;
  }
  expect(new Set(seen).size).toBe(130);
  expect(seen).toHaveLength(130);
  expect((await listQueue(editor, { view: "all", after: "nonsense" })).items).toHaveLength(60);
});

test("of 20 that are marked, 3 were changed meanwhile: 17 are published, 3 are named with why", async () => {
  const ids = await Promise.all(Array.from({ length: 17 }, (_, i) => sent({ title: `Event ${i}` })));
  const changes = [await proposed({ title: "p" }), await proposed({ title: "q" }), await proposed({ title: "r" })];
  const marks = (await listQueue(editor, { view: "all" })).items.map((item) => formatMark(item, item.seen));
  expect(marks).toHaveLength(20);
  await saveEvent(analyst, eventOf({ title: "Event 3, changed" }), { at: { id: ids[3]!, revision: 1 } });
  await proposeChange(analyst, eventOf({ title: "p, revised" }), { at: { id: changes[0]!.eventId, revision: 1 }, seen: 1 });
  await saveEvent(editor, eventOf({ title: "Before q", city: "Rome" }), { at: { id: changes[1]!.eventId, revision: 1 } });
  const answer = await acceptMarked(editor, marks);
  expect(answer.published).toBe(17);
  expect(answer.skipped.sort((a, b) => a.title.localeCompare(b.title))).toEqual([
    { title: "Before p", why: expect.stringContaining("The author revised this proposal") },
    { title: "Before q", why: "It was changed meanwhile." },
    { title: "Event 3, changed", why: "It was changed meanwhile." },
  ]);
  expect((await listQueue(editor, { view: "all" })).total).toBe(3);
  expect((await findEvent(null, changes[2]!.eventId))?.title).toBe("r");
  expect(await findEvent(null, ids[3]!)).toBeNull();
});

test("of what is marked, one's own, what lacks a source, what clashes, what is unknown and what was taken back is named", async () => {
  const good = await sent({ title: "Good" });
  await sent({ title: "Mine" }, editor);
  await sent({ title: "Bare", citations: "" });
  const back = await sent({ title: "Taken back" });
  const { eventId } = await proposed({ title: "clash" });
  const queued = (await listQueue(editor, { view: "all" })).items;
  await moveEvent(analyst, back, 1, "recall");
  await saveEvent(editor, eventOf({ title: "Other words" }), { at: { id: eventId, revision: 1 } });
  const marks = queued.map((item) => formatMark(item, { ...item.seen, event: item.kind === "change" ? 2 : item.seen.event }));
  const answer = await acceptMarked(editor, [...marks, "new-nowhere@1.0", "no mark", marks[0]!]);
  expect(answer.published).toBe(1);
  expect(Object.fromEntries(answer.skipped.map(({ title, why }) => [`${title} ${why.slice(0, 12)}`, why]))).toEqual({
    "Other words Nothing was ": expect.stringContaining("Title was changed by someone else"),
    "Taken back It was chang": expect.any(String),
    "Bare Give at leas": "Give at least one source before publishing",
    "Mine Somebody els": "Somebody else must accept what you sent for review.",
    "Unknown item There is no ": "There is no such event.",
    "Unknown item It is not in": "It is not in the queue.",
  });
  expect(await findEvent(null, good)).not.toBeNull();
});

test("marks are published by editors alone, some of them, and not thousands", async () => {
  const id = await sent();
  const mark = formatMark({ kind: "new", id }, { event: 1, proposal: 0 });
  for (const [actor, code] of [
    [null, "unauthenticated"],
    [readerActor, "forbidden"],
    [analyst, "forbidden"],
  ] as const)
    await expect(acceptMarked(actor, [mark])).rejects.toMatchObject({ code });
  await expect(acceptMarked(editor, [])).rejects.toMatchObject({ code: "invalid" });
  await expect(
    acceptMarked(
      editor,
      Array.from({ length: mostMarked + 1 }, (_, i) => `new-${i}@1.0`),
    ),
  ).rejects.toMatchObject({ code: "invalid" });
  expect(await findEvent(null, id)).toBeNull();
});

test("where an event stands: who sent it, who answered and why, and what each may do about it; readers learn nothing", async () => {
  const id = await sent();
  expect(await findStanding(analyst, id)).toMatchObject({ moves: ["recall", "trash"], sent: { byId: "analyst" }, answered: null });
  expect((await findStanding(editor, id)).moves).toEqual(["recall", "publish", "request_changes", "decline", "trash"]);
  await moveEvent(editor, id, 1, "request_changes", "Which ship?");
  expect(await findStanding(analyst, id)).toMatchObject({
    moves: ["submit", "trash"],
    answered: { action: "request_changes", reason: "Which ship?" },
  });
  await moveEvent(editor, id, 2, "publish");
  for (const actor of [null, readerActor]) expect(await findStanding(actor, id)).toEqual({ moves: [], sent: null, answered: null });
  const own = await sent({}, editor);
  expect((await findStanding(editor, own)).moves).not.toContain("publish");
});
