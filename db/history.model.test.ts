import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { acceptProposal, moveProposal } from "#db/decide-proposal";
import { keepLines } from "#db/keep-lines";
import { mergeEvents, unmergeEvent } from "#db/merge-event";
import { moveEvent } from "#db/move-event";
import { findPending, proposeChange } from "#db/propose";
import { restoreRevision } from "#db/restore-revision";
import { restoreEventWith } from "#db/restore-with";
import { saveCapture } from "#db/save-capture";
import { saveEvent } from "#db/save-event";
import { audit, captures, events, proposals } from "#db/schema";
import { startCapture } from "#db/start-capture";
import { db } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst, readerActor, sourceOf } from "#db/testing";
import { dumpRecord, expectWhole } from "#db/testing-history";
import type { Actor } from "#domain/access";
import { AppError } from "#domain/errors";
import type { EventInput } from "#domain/event";
import { type EventState, eventStates, type Move, moves, type ProposalMove, proposalMoves } from "#domain/review";
import type { Seen } from "#domain/review-item";
import { articleFound, articleText } from "#domain/testing-article";

afterAll(dropStore);

const otherEditor: Actor = { id: "editor2", name: "Emil", role: "editor" };
const actors = { visitor: null, reader: readerActor, analyst, other: otherAnalyst, editor, otherEditor };

/** Who does it to which event, from which revision, with which words. */
type Pick = {
  actor: Actor | null;
  id: string;
  /** Another event, where there is one. */
  other: string;
  /** The revision that was seen: the present one, or one of before. */
  at: number;
  value: EventInput;
  reason: string;
};

type Command = {
  /** Events in these states are picked more often than others. */
  wants?: readonly EventState[];
  run(pick: Pick): Promise<unknown>;
};

/** Everything that may be done to events, by anybody, in any order. What else changes events is a line here. */
const commands: Record<string, Command> = {
  create: { run: ({ actor, value }) => saveEvent(actor, value) },
  "create and publish": { run: ({ actor, value }) => saveEvent(actor, value, { publish: true }) },
  edit: { run: ({ actor, value, id, at }) => saveEvent(actor, value, { at: { id, revision: at } }) },
  "edit and publish": {
    wants: ["draft", "in_review", "withdrawn"],
    run: ({ actor, value, id, at }) => saveEvent(actor, value, { at: { id, revision: at }, publish: true }),
  },
  "edit as part of another": {
    run: ({ actor, value, id, at, other }) => saveEvent(actor, { ...value, partOf: other }, { at: { id, revision: at } }),
  },
  "edit as related to another": {
    run: ({ actor, value, id, at, other }) =>
      saveEvent(actor, { ...value, related: [{ event: other, relation: "follows" }] }, { at: { id, revision: at } }),
  },
  "edit with a new series": {
    run: ({ actor, value, id, at, reason }) =>
      saveEvent(actor, { ...value, series: "new", edition: 2 }, { at: { id, revision: at }, newSeries: `Series ${reason}` }),
  },
  "edit with what is known of its source": {
    run: ({ actor, value, id, at }) =>
      saveEvent(actor, value, { at: { id, revision: at }, sources: value.citations.map((one) => knownOf(one.source, value.title)) }),
  },
  "save from an article": {
    run: async ({ actor, value }) => {
      const [mine] = await db()
        .select()
        .from(captures)
        .where(eq(captures.userId, actor?.id ?? ""));
      const said = { input: value, distinct: "Another", confirmed: "" };
      // A part and its whole, in whichever order they come.
      const keys = value.title.length % 2 ? ["1", "2"] : ["3", "4", "5"];
      return saveCapture(
        actor,
        mine?.id ?? "",
        keys.map((key) => ({ ...said, key })),
        { source: sourceOf({ address: "https://example.org/a" }) },
      );
    },
  },
  "send for review": {
    wants: ["draft", "changes_requested"],
    run: ({ actor, value, id, at }) => saveEvent(actor, value, { at: { id, revision: at }, submit: true }),
  },
  "restore with an edit": {
    wants: ["trash"],
    run: ({ actor, value, id, at }) => restoreEventWith(actor, value, { at: { id, revision: at } }),
  },
  "restore a revision": {
    run: ({ actor, id, at, reason }) => restoreRevision(actor, id, { revision: Math.max(1, at - 1), seen: at, reason }),
  },
  merge: {
    wants: ["draft", "published", "withdrawn"],
    run: async ({ actor, id, at, other, reason }) => mergeEvents(actor, { id, revision: at }, await seenOf(other), reason),
  },
  unmerge: { wants: ["merged"], run: ({ actor, id, at, reason }) => unmergeEvent(actor, { id, revision: at }, reason) },
  propose: {
    wants: ["published"],
    run: async ({ actor, value, id, at }) =>
      proposeChange(actor, value, { at: { id, revision: at }, seen: (actor && (await findPending(actor, id))?.revision) ?? 0 }),
  },
  accept: { run: (pick) => withProposal(pick, (proposal, seen) => acceptProposal(pick.actor, proposal, { seen })) },
  "accept the title alone": {
    run: (pick) => withProposal(pick, (proposal, seen) => acceptProposal(pick.actor, proposal, { seen, fields: ["title"] })),
  },
  ...Object.fromEntries(
    (Object.keys(proposalMoves) as ProposalMove[]).flatMap((move): [string, Command][] => {
      if (move === "accept") return [];
      const run = (pick: Pick) =>
        withProposal(pick, (id, seen) => moveProposal(pick.actor, id, move, { seen: seen.proposal, reason: pick.reason }));
      return [[`proposal: ${move}`, { run }]];
    }),
  ),
  ...Object.fromEntries(
    (Object.keys(moves) as Move[]).map((move): [string, Command] => [
      move,
      { wants: moves[move].from, run: ({ actor, id, at, reason }) => moveEvent(actor, id, at, move, reason) },
    ]),
  ),
};

/** An event as it stands. */
async function seenOf(id: string) {
  const [row] = await db().select({ revision: events.revision }).from(events).where(eq(events.id, id));
  return { id, revision: row?.revision ?? 1 };
}

/** Runs with one of the proposals, as it was seen with its event: one that is still open, where there is one. */
async function withProposal({ at, id, reason }: Pick, run: (id: string, seen: Seen) => Promise<unknown>) {
  const rows = await db()
    .select({ id: proposals.id, proposal: proposals.revision, state: proposals.state, eventId: events.id, event: events.revision })
    .from(proposals)
    .innerJoin(events, eq(events.id, proposals.eventId));
  const open = rows.filter(({ state }) => state === "open" || state === "changes_requested");
  const from = open.length > 0 ? open : rows;
  const one = from.find(({ eventId }) => eventId === id) ?? from[reason.length % Math.max(1, from.length)];
  if (!one) throw new AppError("not_found", "There is no proposal.");
  await run(one.id, { proposal: one.proposal, event: one.eventId === id ? at : one.event });
}

/** Details of a source, graded by the words at hand: a grade that moves moves in every timeline that cites it. */
function knownOf(address: string, title: string) {
  const blank = {
    publisher: null,
    published: null,
    kind: null,
    author: null,
    country: null,
    language: null,
    accessed: null,
    archive: null,
  };
  return { ...blank, address, title: title.slice(0, 8), reliability: (["A", "B", "C"] as const)[title.length % 3] ?? "A" };
}

/** One event in each state that there is a way to, by an analyst. */
async function oneOfEach() {
  const about = { address: "https://example.org/a", title: "", publisher: "", published: "14 May 2025" };
  for (const actor of [analyst, editor]) await startCapture(actor, { ...about, text: articleText }, () => articleFound());
  const ways: Partial<Record<EventState, Move[]>> = {
    draft: [],
    in_review: ["submit"],
    changes_requested: ["submit", "request_changes"],
    published: ["submit", "publish"],
    withdrawn: ["submit", "decline"],
    trash: ["trash"],
    merged: [],
  };
  let last = "";
  for (const [state, way] of Object.entries(ways)) {
    const { id } = await saveEvent(analyst, eventOf({ title: `First ${state.replace("_", " ")}` }));
    for (const [i, move] of way.entries()) await moveEvent(move === "submit" ? analyst : editor, id, i + 1, move, "Because");
    if (state === "draft") await saveEvent(analyst, inputFrom(1), { at: { id, revision: 1 } });
    if (state === "merged") await mergeEvents(editor, { id, revision: 1 }, await seenOf(last));
    if (state === "published") last = id;
    if (state === "published") await proposeChange(analyst, inputFrom(1), { at: { id, revision: way.length + 1 } });
  }
}

type Step = { command: string; actor: keyof typeof actors; event: number; other: number; aim: boolean; stale: boolean; word: number };

const step: fc.Arbitrary<Step> = fc.record({
  command: fc.constantFrom(...Object.keys(commands)),
  actor: fc.constantFrom<keyof typeof actors>("analyst", "other", "editor", "otherEditor", "editor", "analyst", "reader", "visitor"),
  event: fc.nat(50),
  other: fc.nat(50),
  aim: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  stale: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  word: fc.nat(9_999),
});

/** A few texts that differ where it matters: day, countries, sources that are shared and sources that are not. */
const inputFrom = (word: number): EventInput =>
  eventOf({
    title: `Title w${word}`,
    date: ["14–15 April 2025", "April 2025", "2019", "about 2003"][word % 4] as string,
    countries: ["IN|visitor; IT|host", "IN; IT; FR", "PL; KR"][word % 3] as string,
    citations: [
      "https://example.org/a",
      "https://example.org/a; https://example.org/b",
      "",
      `https://example.org/${word}`,
      // The same source as the first, spelt otherwise.
      "http://www.example.org/a/?utm_source=x",
    ][word % 5] as string,
  });

async function pickOf({ command, actor, event, other, aim, stale, word }: Step): Promise<Pick> {
  const rows = await db().select({ id: events.id, revision: events.revision, state: events.state }).from(events).orderBy(events.id);
  const wanted = rows.filter((row) => commands[command]?.wants?.includes(row.state));
  const from = aim && wanted.length > 0 ? wanted : rows;
  const one = from[event % from.length];
  return {
    actor: actors[actor],
    id: one?.id ?? "",
    other: rows[other % rows.length]?.id ?? "",
    at: Math.max(1, (one?.revision ?? 1) - (stale ? 1 : 0)),
    value: inputFrom(word),
    reason: word % 5 === 0 ? "" : `word ${word}`,
  };
}

/** Takes one step; whether it was done. What is refused is refused in words, and changes nothing. */
async function take(one: Step): Promise<boolean> {
  const pick = await pickOf(one);
  const before = dumpRecord();
  const lines = (await db().select().from(audit)).length;
  try {
    await commands[one.command]?.run(pick);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(dumpRecord()).toEqual(before);
    const added = (await db().select().from(audit).orderBy(audit.seq)).slice(lines);
    expect(added.filter(({ action }) => !action.endsWith(".denied"))).toEqual([]);
    return false;
  }
}

const numRuns = Number(process.env.MODEL_RUNS ?? 30);

test("whatever is done to events, by whomever, in whatever order: the record replays from its revisions", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20, size: "max" }), async (steps) => {
      freshStore();
      await oneOfEach();
      await expectWhole();
      for (const one of steps) {
        // So that what a step makes untrue is there to be found.
        await keepLines({ pause: 0 });
        const known = (await db().select({ id: events.id }).from(events)).map(({ id }) => id);
        await take(one);
        await expectWhole();
        expect((await db().select({ id: events.id }).from(events)).map(({ id }) => id)).toEqual(expect.arrayContaining(known));
      }
    }),
    { numRuns },
  );
}, 600_000);

test.each(Object.keys(commands))("%s can be done, so that the walks above do something", async (command) => {
  freshStore();
  await oneOfEach();
  const tries = (["analyst", "editor"] as const).flatMap((actor) => [0, 1, 2, 3, 4, 5, 6].map((event) => ({ actor, event })));
  let done = false;
  await keepLines({ pause: 0 });
  for (const one of tries) done ||= await take({ ...one, command, other: 1, aim: true, stale: false, word: 6 });
  expect(done).toBe(true);
  await expectWhole();
});

test("every state has an event to begin with", async () => {
  freshStore();
  await oneOfEach();
  const states = (await db().select().from(events)).map(({ state }) => state);
  expect(states.sort()).toEqual(Object.keys(eventStates).sort());
});
