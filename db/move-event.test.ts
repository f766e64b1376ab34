import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { findEvent } from "#db/events";
import { moveEvent, publishEvent } from "#db/move-event";
import { listRevisions } from "#db/revisions";
import { saveEvent } from "#db/save-event";
import { audit, events, timelineEntries } from "#db/schema";
import { db, writerForTests } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst, readerActor } from "#db/testing";
import type { Actor } from "#domain/access";
import { ConflictError } from "#domain/errors";
import { eventStates, type Move, moves } from "#domain/review";

const admin: Actor = { id: "admin", name: "Ada", role: "admin" };
const states = ["draft", "in_review", "changes_requested", "published", "withdrawn", "merged", "trash"] as const;

beforeAll(() => void freshStore());
beforeEach(() => {
  for (const table of ["timeline_entries", "citations", "event_countries", "events"]) writerForTests().exec(`delete from ${table}`);
});
afterEach(() => void delete process.env.ENTENTE_SELF_REVIEW);
afterAll(dropStore);

/** An event of the analyst's in a state, as if it had come there; one in the trash was a draft. */
async function inState(state: string, text: Record<string, string> = {}) {
  const { id } = await saveEvent(analyst, eventOf(text));
  const set = state === "trash" ? "trashed_from = 'draft', state = 'trash'" : `state = '${state}'`;
  writerForTests().exec(`update events set ${set}${state === "in_review" ? ", submitted_by = 'analyst'" : ""} where id = '${id}'`);
  return id;
}

const ok = (state: string) => `→ ${state}`;
const no = "forbidden";
const none = "not_found";
const bad = "conflict";
const same = "as it was";

/** What each way does from each state, in the order of `states`: for its author, for an editor (an admin may the same). */
const outcomes: Record<Move, [author: string[], editor: string[]]> = {
  submit: [
    [ok("in_review"), same, ok("in_review"), no, no, no, bad],
    [ok("in_review"), same, ok("in_review"), bad, bad, bad, bad],
  ],
  recall: [
    [same, ok("draft"), bad, no, no, no, bad],
    [same, ok("draft"), bad, bad, bad, bad, bad],
  ],
  publish: [
    [no, no, no, no, no, no, no],
    [ok("published"), ok("published"), ok("published"), same, ok("published"), bad, bad],
  ],
  request_changes: [
    [no, no, no, no, no, no, no],
    [bad, ok("changes_requested"), same, bad, bad, bad, bad],
  ],
  decline: [
    [no, no, no, no, no, no, no],
    [bad, ok("withdrawn"), bad, bad, same, bad, bad],
  ],
  withdraw: [
    [no, no, no, no, no, no, no],
    [bad, bad, bad, ok("withdrawn"), same, bad, bad],
  ],
  trash: [
    [ok("trash"), ok("trash"), ok("trash"), no, no, no, same],
    [ok("trash"), ok("trash"), ok("trash"), ok("trash"), ok("trash"), bad, same],
  ],
  restore: [
    [no, no, no, no, no, no, no],
    [same, bad, bad, bad, bad, bad, ok("draft")],
  ],
};

/** What came of a move: where it led, that nothing changed, or the code of the refusal. */
async function outcome(actor: Actor | null, move: Move, from: (typeof states)[number]) {
  const id = await inState(from);
  const answer = await moveEvent(actor, id, 1, move, "Because").then(
    ({ revision, state }) => (revision === 1 ? same : ok(state)),
    (error) => error.code ?? String(error),
  );
  const [row] = await db().select().from(events).where(eq(events.id, id));
  const kept = await listRevisions(id);
  // Whoever is refused, or comes too late, leaves the event as it was.
  if (!answer.startsWith("→")) expect([row?.state, row?.revision, kept.length]).toEqual([from, 1, 1]);
  else expect(kept[0]).toMatchObject({ revision: 2, action: move, state: row?.state, actorId: actor?.id, reason: "Because" });
  return answer;
}

test("the table of moves is about every state there is", () => {
  expect([...states]).toEqual(Object.keys(eventStates));
});

test.each(Object.keys(moves) as Move[])("%s: from which states, and by whom", async (move) => {
  const [byAuthor, byEditor] = outcomes[move];
  for (const [i, from] of states.entries()) {
    const seen = from === "published" ? no : none;
    expect([from, await outcome(null, move, from)]).toEqual([from, "unauthenticated"]);
    expect([from, await outcome(readerActor, move, from)]).toEqual([from, seen]);
    expect([from, await outcome(otherAnalyst, move, from)]).toEqual([from, no]);
    expect([from, await outcome(analyst, move, from)]).toEqual([from, byAuthor[i]]);
    expect([from, await outcome(editor, move, from)]).toEqual([from, byEditor[i]]);
    expect([from, await outcome(admin, move, from)]).toEqual([from, byEditor[i]]);
  }
});

test.each([
  ["request_changes", "in_review", "Give a reason for returning"],
  ["decline", "in_review", "Give a reason for declining"],
  ["withdraw", "published", "Give a reason for withdrawing"],
] as const)("%s without a reason is refused beside the field, with nothing changed", async (move, from, words) => {
  const id = await inState(from);
  for (const reason of [undefined, "", " \n\u200b "]) {
    const tried = moveEvent(editor, id, 1, move, reason);
    await expect(tried).rejects.toMatchObject({ code: "invalid", message: words, fields: { reason: [words] } });
  }
  expect(await listRevisions(id)).toHaveLength(1);
});

test("what cites nothing is not published, by whatever way", async () => {
  const id = await inState("in_review", { citations: "" });
  const wanted = { code: "invalid", fields: { citations: [expect.stringContaining("source")] } };
  await expect(publishEvent(editor, id, 1)).rejects.toMatchObject(wanted);
  await expect(saveEvent(editor, eventOf({ citations: "" }), { at: { id, revision: 1 }, publish: true })).rejects.toMatchObject(wanted);
  expect(await findEvent(null, id)).toBeNull();
});

test("publishing twice, and at the same time, publishes once", async () => {
  const id = await inState("in_review");
  const answers = await Promise.all([publishEvent(editor, id, 1), publishEvent(admin, id, 1), publishEvent(editor, id, 1)]);
  expect(answers).toEqual(Array(3).fill({ id, revision: 2, state: "published" }));
  expect(await listRevisions(id)).toHaveLength(2);
  expect(await db().select().from(timelineEntries)).toHaveLength(4);
});

test("a move of what was changed meanwhile is a conflict that shows what is on record", async () => {
  const id = await inState("in_review");
  await saveEvent(analyst, eventOf({ title: "Another title" }), { at: { id, revision: 1 } });
  const late = publishEvent(editor, id, 1);
  await expect(late).rejects.toBeInstanceOf(ConflictError);
  await expect(late).rejects.toMatchObject({ current: { revision: 2 } });
  expect(await findEvent(null, id)).toBeNull();
});

test("saving and sending for review is one step; what was sent, by whom and when is known until it is decided", async () => {
  const sent = await saveEvent(analyst, eventOf(), { submit: true });
  expect(sent).toMatchObject({ revision: 1, state: "in_review" });
  const row = async () => (await db().select().from(events).where(eq(events.id, sent.id)))[0];
  expect(await row()).toMatchObject({ submittedBy: "analyst", submittedAt: expect.any(String) });
  const back = await moveEvent(editor, sent.id, 1, "request_changes", "Which ship?");
  expect(await row()).toMatchObject({ state: "changes_requested", reason: "Which ship?" });
  const again = await saveEvent(analyst, eventOf({ title: "INS Trikand calls at Taranto" }), {
    at: { id: sent.id, revision: back.revision },
    submit: true,
  });
  expect(again.state).toBe("in_review");
  expect(await row()).toMatchObject({ reason: null, submittedBy: "analyst" });
  // What is in review stays so while its author works on it.
  const third = await saveEvent(analyst, eventOf(), { at: { id: sent.id, revision: again.revision } });
  expect(third.state).toBe("in_review");
  await publishEvent(editor, sent.id, third.revision);
  expect(await row()).toMatchObject({ state: "published", reason: null, submittedBy: null, submittedAt: null });
  expect((await listRevisions(sent.id))[0]).toMatchObject({ action: "publish", via: "review", actorId: "editor", authorId: "analyst" });
});

test("what is published or withdrawn is not sent for review by saving it", async () => {
  for (const state of ["published", "withdrawn"]) {
    const id = await inState(state);
    await expect(saveEvent(editor, eventOf(), { at: { id, revision: 1 }, submit: true })).rejects.toMatchObject({ code: "conflict" });
  }
});

test("nobody accepts what they sent for review, by the button or the form, unless the setting says so", async () => {
  const { id } = await saveEvent(editor, eventOf(), { submit: true });
  const byButton = () => publishEvent(editor, id, 1);
  const byForm = () => saveEvent(editor, eventOf(), { at: { id, revision: 1 }, publish: true });
  for (const tried of [byButton, byForm])
    await expect(tried()).rejects.toMatchObject({ code: "forbidden", message: "Somebody else must accept what you sent for review." });
  expect(await findEvent(null, id)).toBeNull();
  process.env.ENTENTE_SELF_REVIEW = "on";
  expect(await byButton()).toMatchObject({ state: "published" });
  delete process.env.ENTENTE_SELF_REVIEW;
  const other = await saveEvent(editor, eventOf(), { submit: true });
  expect(await publishEvent(admin, other.id, 1)).toMatchObject({ state: "published" });
});

test("an editor publishes directly what they write, as author and publisher", async () => {
  const { id } = await saveEvent(editor, eventOf(), { publish: true });
  expect(await listRevisions(id)).toMatchObject([{ action: "create", state: "published", actorId: "editor", authorId: null }]);
});

test("every move and every refusal is on record, with its reason", async () => {
  const id = await inState("in_review");
  await expect(publishEvent(analyst, id, 1)).rejects.toMatchObject({ code: "forbidden" });
  await moveEvent(editor, id, 1, "decline", "Not defence");
  const lines = (await db().select().from(audit).where(eq(audit.entityId, id))).map((one) => [one.action, one.actorId, one.detail]);
  expect(lines.slice(1)).toEqual([
    ["event.publish.denied", "analyst", "{}"],
    ["event.decline", "editor", JSON.stringify({ revision: 2, state: "withdrawn", via: "review", reason: "Not defence" })],
  ]);
});
