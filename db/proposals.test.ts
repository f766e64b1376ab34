import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { acceptProposal, moveProposal } from "#db/decide-proposal";
import { findEvent } from "#db/events";
import { moveEvent, trashEvent } from "#db/move-event";
import { findPendingForm, getProposalView, listOwnProposals } from "#db/proposals";
import { findPending, type ProposeOptions, proposeChange, sendForReview } from "#db/propose";
import { findRevision, listRevisions } from "#db/revisions";
import { saveEvent } from "#db/save-event";
import { audit, citations, events, proposals, revisions, sources, timelineEntries } from "#db/schema";
import { db, reader, writerForTests } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst, readerActor, sourceOf } from "#db/testing";
import { type Actor, system } from "#domain/access";
import { ConflictError } from "#domain/errors";
import { isPending } from "#domain/review";
import type { SourceInput } from "#domain/source";

beforeEach(freshStore);
afterEach(() => void delete process.env.ENTENTE_SELF_REVIEW);
afterAll(dropStore);

const admin: Actor = { id: "admin", name: "Ada", role: "admin" };
const published = async (text: Record<string, string> = {}) => (await saveEvent(editor, eventOf(text), { publish: true })).id;
const propose = (id: string, text: Record<string, string>, more: Partial<ProposeOptions> = {}, actor: Actor | null = analyst) =>
  proposeChange(actor, eventOf(text), { at: { id, revision: 1 }, ...more });
const proposalOf = async (id: string) => (await db().select().from(proposals).where(eq(proposals.id, id)))[0];
const eventRow = async (id: string) => (await db().select().from(events).where(eq(events.id, id)))[0];
const source = (address: string, more: Partial<SourceInput> = {}): SourceInput => sourceOf({ address, ...more });

/** Everything but the proposals themselves, what is kept of them, and the audit. */
const recordNow = async () => ({
  events: await db().select().from(events),
  revisions: await db().select().from(revisions).where(eq(revisions.entity, "event")),
  entries: await db().select().from(timelineEntries),
  sources: await db().select().from(sources),
  citations: await db().select().from(citations),
  search: reader().prepare("select * from search_words").all(),
  version: reader().prepare("select value from meta where name = 'timeline_version'").pluck().get(),
});

test("a proposal changes nothing that anyone reads: rows, search, timeline and sources are as they were", async () => {
  const id = await published();
  const before = await recordNow();
  await propose(
    id,
    { title: "Zyxwv visits Rome", citations: "https://example.org/a; https://example.org/new" },
    { why: "Another name", sources: [source("https://example.org/new", { title: "New" })] },
  );
  expect(await recordNow()).toEqual(before);
  expect((await findEvent(null, id))?.title).toBe("Minister visits Rome");
});

test("accepted whole, it is the next revision: by the editor, of the author, for the author's reason, through review", async () => {
  const id = await published();
  const { id: proposal } = await propose(
    id,
    { city: "Rome", citations: "https://example.org/a; https://example.org/radio|“the 14th”|supports|3" },
    {
      why: " Example Radio  gives the city. ",
      sources: [source("https://example.org/radio", { publisher: "Example Radio", reliability: "C" })],
    },
  );
  const saved = await acceptProposal(editor, proposal, { seen: { event: 1, proposal: 1 } });
  expect(saved).toEqual({ id, revision: 2, state: "published" });
  expect(await findEvent(null, id)).toMatchObject({ city: "Rome", citations: [{}, { quote: "“the 14th”" }] });
  expect((await listRevisions(id))[0]).toMatchObject({
    revision: 2,
    via: "review",
    actorId: "editor",
    authorId: "analyst",
    reason: "Example Radio gives the city.",
  });
  expect(reader().prepare("select publisher, reliability from sources order by rowid").raw().all()[1]).toEqual(["Example Radio", "C"]);
  expect(await proposalOf(proposal)).toMatchObject({ state: "accepted", decidedBy: "editor", answer: null });
  expect(reader().prepare("select count(*) from timeline_entries where sources = 2").pluck().get()).toBe(4);
});

test("accepted in part, only the chosen fields are published, and its author is told which", async () => {
  const id = await published();
  const { id: proposal } = await propose(
    id,
    { city: "Rome", summary: "They met.", citations: "https://example.org/a; https://example.org/new" },
    { sources: [source("https://example.org/a", { title: "A title" }), source("https://example.org/new")] },
  );
  await acceptProposal(editor, proposal, { fields: ["city", "summary"], seen: { event: 1, proposal: 1 } });
  expect(await findEvent(null, id)).toMatchObject({ city: "Rome", summary: "They met.", citations: [{ source: "https://example.org/a" }] });
  // What is known of sources belongs to the evidence: none of it came.
  expect(await db().select({ title: sources.title }).from(sources)).toEqual([{ title: null }]);
  expect((await listOwnProposals(analyst))[0]).toMatchObject({
    state: "accepted",
    answer: "Accepted: Summary, City. Not accepted: Evidence.",
  });
});

test("no field, and a field that it does not change, are refused", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { city: "Rome" });
  for (const fields of [[], ["title"], ["city", "title"], ["city", "constructor"]])
    await expect(acceptProposal(editor, proposal, { fields, seen: { event: 1, proposal: 1 } })).rejects.toMatchObject({ code: "invalid" });
  expect((await eventRow(id))?.revision).toBe(1);
  expect(await proposalOf(proposal)).toMatchObject({ state: "open" });
});

test("nobody accepts their own unless the setting says so", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { city: "Rome" }, {}, editor);
  const own = () => acceptProposal(editor, proposal, { seen: { event: 1, proposal: 1 } });
  await expect(own()).rejects.toMatchObject({ code: "forbidden", message: "Somebody else must accept what you sent for review." });
  expect((await getProposalView(editor, proposal)).may).toEqual(["take_back"]);
  expect((await getProposalView(admin, proposal)).may).toEqual(["accept", "request_changes", "decline"]);
  process.env.ENTENTE_SELF_REVIEW = "on";
  expect((await getProposalView(editor, proposal)).may).toEqual(["accept", "take_back"]);
  expect(await own()).toMatchObject({ revision: 2 });
  const denied = await db().select().from(audit).where(eq(audit.action, "proposal.accept.denied"));
  expect(denied).toMatchObject([{ actorId: "editor", entityId: proposal }]);
});

test("an event that was changed after the reviewer saw it is a conflict, and nothing is saved", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { city: "Rome" });
  await saveEvent(editor, eventOf({ place: "Palazzo Chigi" }), { at: { id, revision: 1 } });
  const late = acceptProposal(admin, proposal, { seen: { event: 1, proposal: 1 } });
  await expect(late).rejects.toBeInstanceOf(ConflictError);
  expect(await listRevisions(id)).toHaveLength(2);
  expect(await proposalOf(proposal)).toMatchObject({ state: "open" });
  // Seen as it stands now, both changes are kept.
  await acceptProposal(admin, proposal, { seen: { event: 2, proposal: 1 } });
  expect(await findEvent(null, id)).toMatchObject({ city: "Rome", place: "Palazzo Chigi", revision: 3 });
});

test("a proposal that its author revised while it was reviewed is a conflict", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { city: "Rome" });
  await propose(id, { city: "Milan" }, { seen: 1 });
  await expect(acceptProposal(editor, proposal, { seen: { event: 1, proposal: 1 } })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("revised"),
  });
  for (const move of ["decline", "request_changes"] as const)
    await expect(moveProposal(editor, proposal, move, { seen: 1, reason: "No" })).rejects.toMatchObject({ code: "conflict" });
  expect((await eventRow(id))?.city).toBeNull();
  await acceptProposal(editor, proposal, { seen: { event: 1, proposal: 2 } });
  expect((await eventRow(id))?.city).toBe("Milan");
});

test("a field that both changed is shown with what it was, and published only where it is chosen by name", async () => {
  const id = await published({ title: "Minister visits Rome" });
  const { id: proposal } = await propose(id, { title: "Minister in Rome", city: "Rome" });
  await saveEvent(editor, eventOf({ title: "Defence minister visits Rome" }), { at: { id, revision: 1 } });
  const view = await getProposalView(admin, proposal);
  expect(view.changes.map(({ name, was }) => [name, was])).toEqual([
    ["title", ["Minister visits Rome"]],
    ["city", null],
  ]);
  const seen = { event: 2, proposal: 1 };
  await expect(acceptProposal(admin, proposal, { seen })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Title"),
  });
  await acceptProposal(admin, proposal, { seen, fields: ["city"] });
  expect(await findEvent(null, id)).toMatchObject({ title: "Defence minister visits Rome", city: "Rome" });
});

test("what the record made its own meanwhile is no change any more", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { city: "Rome" });
  await saveEvent(editor, eventOf({ city: "Rome" }), { at: { id, revision: 1 } });
  expect((await getProposalView(editor, proposal)).changes).toEqual([]);
  await expect(acceptProposal(editor, proposal, { seen: { event: 2, proposal: 1 } })).rejects.toMatchObject({ code: "invalid" });
});

test.each([
  ["trash", "Because", "in the trash"],
  ["withdraw", "Because", "withdrawn"],
] as const)(
  "after %s, an open proposal stays, is not accepted, and says why; once the event is back it is",
  async (move, reason, words) => {
    const id = await published();
    const { id: proposal } = await propose(id, { city: "Rome" });
    await moveEvent(editor, id, 1, move, reason);
    const accept = (event: number) => acceptProposal(editor, proposal, { seen: { event, proposal: 1 } });
    await expect(accept(2)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(words) });
    expect((await getProposalView(editor, proposal)).may).not.toContain("accept");
    expect(await proposalOf(proposal)).toMatchObject({ state: "open" });
    await moveEvent(editor, id, 2, move === "trash" ? "restore" : "publish");
    expect(await accept(3)).toMatchObject({ revision: 4, state: "published" });
  },
);

test("a merged event's proposal is not accepted either", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { city: "Rome" });
  writerForTests().exec(`update events set state = 'merged' where id = '${id}'`);
  await expect(acceptProposal(editor, proposal, { seen: { event: 1, proposal: 1 } })).rejects.toMatchObject({ code: "conflict" });
});

test("two analysts propose on one event: each sees their own, both can be accepted one after the other", async () => {
  const id = await published();
  const one = await propose(id, { city: "Rome" });
  const two = await propose(id, { place: "Palazzo Chigi" }, {}, otherAnalyst);
  expect(two.id).not.toBe(one.id);
  await expect(getProposalView(otherAnalyst, one.id)).rejects.toMatchObject({ code: "not_found" });
  await acceptProposal(editor, one.id, { seen: { event: 1, proposal: 1 } });
  await expect(acceptProposal(editor, two.id, { seen: { event: 1, proposal: 1 } })).rejects.toBeInstanceOf(ConflictError);
  await acceptProposal(editor, two.id, { seen: { event: 2, proposal: 1 } });
  expect(await findEvent(null, id)).toMatchObject({ city: "Rome", place: "Palazzo Chigi" });
});

test("an author has one pending proposal for an event; revising replaces it, and another tab does not overwrite it", async () => {
  const id = await published();
  const first = await propose(id, { city: "Rome" }, { why: "One" });
  const second = await propose(id, { city: "Milan" }, { seen: 1, why: "Two" });
  expect(second).toMatchObject({ id: first.id, revision: 2, reason: "Two" });
  for (const seen of [0, 1])
    await expect(propose(id, { city: "Turin" }, { seen })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("another tab"),
    });
  expect(await db().select().from(proposals)).toMatchObject([{ revision: 2, reason: "Two", value: { city: "Milan" } }]);
  await moveProposal(analyst, first.id, "take_back", { seen: 2 });
  expect(await propose(id, { city: "Turin" })).toMatchObject({ revision: 1, state: "open" });
});

test("the same form sent twice proposes once", async () => {
  const id = await published();
  const answers = await Promise.all([propose(id, { city: "Rome" }, { key: "k" }), propose(id, { city: "Rome" }, { key: "k" })]);
  expect(answers[0]?.id).toBe(answers[1]?.id);
  await acceptProposal(editor, answers[0]!.id, { seen: { event: 1, proposal: 1 } });
  expect((await propose(id, { city: "Rome" }, { key: "k" })).id).toBe(answers[0]?.id);
  expect(await db().select().from(proposals)).toHaveLength(1);
});

test("sent back with a reason, revised on what is published by then, and accepted", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { title: "Minister in Rome", city: "Rome" });
  await expect(moveProposal(editor, proposal, "request_changes", { seen: 1 })).rejects.toMatchObject({
    code: "invalid",
    fields: { reason: ["Give a reason for returning"] },
  });
  await moveProposal(editor, proposal, "request_changes", { seen: 1, reason: "Which minister?" });
  await expect(acceptProposal(editor, proposal, { seen: { event: 1, proposal: 1 } })).rejects.toMatchObject({ code: "conflict" });
  await saveEvent(editor, eventOf({ title: "Minister visits Roma", place: "Palazzo Chigi" }), { at: { id, revision: 1 } });
  const form = await findPendingForm(analyst, (await findEvent(analyst, id))!);
  expect(form).toMatchObject({
    proposal: { state: "changes_requested", answer: "Which minister?" },
    value: { title: "Minister in Rome", city: "Rome", place: "Palazzo Chigi" },
    clashing: ["title"],
  });
  await proposeChange(analyst, { ...form!.value, title: "Defence minister in Rome" }, { at: { id, revision: 2 }, seen: 1 });
  expect((await getProposalView(editor, proposal)).changes.map(({ name, was }) => [name, was])).toEqual([
    ["title", null],
    ["city", null],
  ]);
  await acceptProposal(editor, proposal, { seen: { event: 2, proposal: 2 } });
  expect(await findEvent(null, id)).toMatchObject({ title: "Defence minister in Rome", place: "Palazzo Chigi" });
});

test("declining needs a reason, says it to the author, and is final; doing it twice changes nothing", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { city: "Rome" });
  await expect(moveProposal(editor, proposal, "decline", { seen: 1, reason: "\u200b" })).rejects.toMatchObject({
    fields: { reason: ["Give a reason for declining"] },
  });
  await moveProposal(editor, proposal, "decline", { seen: 1, reason: "The source says Milan." });
  await moveProposal(editor, proposal, "decline", { seen: 1, reason: "Again" });
  expect(await listOwnProposals(analyst)).toMatchObject([{ state: "declined", answer: "The source says Milan." }]);
  await expect(moveProposal(analyst, proposal, "take_back", { seen: 1 })).rejects.toMatchObject({ code: "conflict" });
  await expect(acceptProposal(editor, proposal, { seen: { event: 1, proposal: 1 } })).rejects.toMatchObject({ code: "conflict" });
  expect(await findPending(analyst, id)).toBeNull();
});

test("accepting twice, and at the same time, publishes once", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { city: "Rome" });
  const accept = (actor: Actor) => acceptProposal(actor, proposal, { seen: { event: 1, proposal: 1 } });
  const answers = await Promise.all([accept(editor), accept(admin), accept(editor)]);
  expect(answers.map((one) => one.revision)).toEqual([2, 2, 2]);
  expect(await listRevisions(id)).toHaveLength(2);
});

test("what would not be in order is refused by field: a part of a proposal, a proposal without sources, nothing at all", async () => {
  const id = await published();
  const agreement = { type: "agreement", status: "signed", instrument: "memorandum" };
  const { id: proposal } = await propose(id, agreement);
  await expect(acceptProposal(editor, proposal, { fields: ["instrument"], seen: { event: 1, proposal: 1 } })).rejects.toMatchObject({
    code: "invalid",
    fields: { instrument: [expect.stringContaining("does not apply")] },
  });
  expect((await eventRow(id))?.revision).toBe(1);
  await expect(propose(id, { citations: "", city: "Rome" }, {}, otherAnalyst)).rejects.toMatchObject({
    fields: { citations: [expect.stringContaining("source")] },
  });
  await expect(propose(id, {}, {}, otherAnalyst)).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("nothing in the form differs"),
  });
  await expect(propose(id, { city: "Rome" }, { why: "x".repeat(301) }, otherAnalyst)).rejects.toMatchObject({
    fields: { reason: [expect.stringContaining("at most 300")] },
  });
  expect(await db().select().from(proposals)).toHaveLength(1);
});

test("an analyst's proposal never overwrites what is known of a source, neither when it is sent nor when it is accepted", async () => {
  const id = await published();
  const details = (title: string) => ({ sources: [source("https://example.org/a", { title })] });
  await propose(id, { city: "Rome" }, details("As the analyst has it"));
  await saveEvent(editor, eventOf(), { at: { id, revision: 1 }, ...details("As the editor has it") });
  const [proposal] = await db().select().from(proposals);
  expect((await getProposalView(editor, proposal!.id)).citations).toMatchObject([
    { source: { title: "As the editor has it" }, isNew: false },
  ]);
  await acceptProposal(editor, proposal!.id, { seen: { event: 2, proposal: 1 } });
  expect(await db().select({ title: sources.title }).from(sources)).toEqual([{ title: "As the editor has it" }]);
  await expect(
    proposeChange(otherAnalyst, eventOf({ city: "Milan" }), { at: { id, revision: 3 }, ...details("Mine") }),
  ).rejects.toMatchObject({ fields: { sources: [expect.stringContaining("Only an editor changes them")] } });
});

test("what is not published is not proposed to; a form sends it for review as what it is by then", async () => {
  const draft = await saveEvent(analyst, eventOf());
  await expect(propose(draft.id, { city: "Rome" })).rejects.toMatchObject({ code: "conflict" });
  const at = { id: draft.id, revision: 1 };
  expect(await sendForReview(analyst, eventOf({ city: "Rome" }), { at })).toEqual({ id: draft.id, proposed: false });
  await moveEvent(editor, draft.id, 2, "publish");
  // The form was open since before it was published: nothing of it is lost.
  expect(
    await sendForReview(analyst, eventOf({ city: "Rome", place: "Palazzo Chigi" }), { at: { id: draft.id, revision: 2 }, why: "Place" }),
  ).toEqual({ id: draft.id, proposed: true });
  expect(await db().select().from(proposals)).toMatchObject([{ baseRevision: 2, reason: "Place" }]);
  expect(await sendForReview(analyst, eventOf(), {})).toMatchObject({ proposed: false });
});

test("visitors and readers learn nothing of proposals; analysts decide nothing; every refusal is on record", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { city: "Rome" });
  const seen = { event: 1, proposal: 1 };
  const verbs: [string, (actor: Actor | null) => Promise<unknown>, string][] = [
    ["propose", (a) => propose(id, { city: "Milan" }, {}, a), "unauthenticated forbidden ok"],
    ["see", (a) => getProposalView(a, proposal), "not_found not_found not_found"],
    ["list", (a) => listOwnProposals(a), "unauthenticated forbidden ok"],
    ["accept", (a) => acceptProposal(a, proposal, { seen }), "unauthenticated not_found not_found"],
    ["decline", (a) => moveProposal(a, proposal, "decline", { seen: 1, reason: "x" }), "unauthenticated not_found not_found"],
    ["take back", (a) => moveProposal(a, proposal, "take_back", { seen: 1 }), "unauthenticated not_found not_found"],
  ];
  for (const [name, verb, wanted] of verbs)
    for (const [i, actor] of [null, readerActor, otherAnalyst].entries()) {
      const code = await verb(actor).then(
        () => "ok",
        (error) => error.code,
      );
      expect([name, actor?.id, code]).toEqual([name, actor?.id, wanted.split(" ")[i]]);
    }
  // The author sees it, and decides nothing.
  await expect(acceptProposal(analyst, proposal, { seen })).rejects.toMatchObject({ code: "forbidden" });
  await expect(moveProposal(analyst, proposal, "decline", { seen: 1, reason: "x" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(moveProposal(editor, proposal, "take_back", { seen: 1 })).rejects.toMatchObject({ code: "forbidden" });
  expect(isPending((await proposalOf(proposal))?.state ?? "")).toBe(true);
  const denied = (await db().select().from(audit)).filter(({ action }) => action.endsWith(".denied"));
  expect(denied.map(({ action, actorId }) => [action, actorId])).toEqual([
    ["proposal.save.denied", "reader"],
    ["proposal.accept.denied", "analyst"],
    ["proposal.decline.denied", "analyst"],
    ["proposal.take_back.denied", "editor"],
  ]);
});

test("every step leaves an audit line that names the event", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { city: "Rome" }, { why: "Why" });
  await moveProposal(editor, proposal, "request_changes", { seen: 1, reason: "More" });
  await propose(id, { city: "Milan" }, { seen: 1 });
  await acceptProposal(editor, proposal, { seen: { event: 1, proposal: 2 } });
  const lines = (await db().select().from(audit)).filter(({ entity }) => entity === "proposal");
  expect(lines.map(({ action, actorId, entityId, detail }) => [action, actorId, entityId, JSON.parse(detail)])).toEqual([
    ["proposal.create", "analyst", proposal, { event: id, revision: 1, base: 1, reason: "Why" }],
    ["proposal.request_changes", "editor", proposal, { event: id, revision: 1, reason: "More" }],
    ["proposal.update", "analyst", proposal, { event: id, revision: 2, base: 1 }],
    ["proposal.accept", "editor", proposal, { event: id, published: 2, fields: ["city"], revision: 2 }],
  ]);
});

test("an event whose base revision cannot be found is not silently taken as unchanged", async () => {
  const id = await published();
  await expect(proposeChange(analyst, eventOf({ city: "Rome" }), { at: { id, revision: 9 } })).rejects.toMatchObject({ code: "conflict" });
  expect(await findRevision(id, 9)).toBeNull();
});

test("a proposal on an event that went to the trash is not sent, with words that say so", async () => {
  const id = await published();
  await trashEvent(editor, id, 1);
  await expect(propose(id, { city: "Rome" })).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("in the trash") });
  expect(await saveEvent(system, eventOf())).toBeDefined();
});

test("each text that its author sent is kept, and whoever reviews sees what the next one made of it", async () => {
  const id = await published();
  const { id: proposal } = await propose(id, { city: "Rome", summary: "First words" }, { why: "A city" });
  expect((await getProposalView(editor, proposal)).earlier).toEqual([]);
  await propose(id, { city: "Milan", summary: "First words" }, { seen: 1 });
  await propose(id, { city: "Milan", summary: "Other words" }, { seen: 2, why: "Better said" });
  const { earlier } = await getProposalView(editor, proposal);
  expect(earlier.map(({ revision, reason, changes }) => [revision, reason, changes.map(({ label }) => label)])).toEqual([
    [2, null, ["Summary"]],
    [1, "A city", ["City"]],
  ]);
  expect((await getProposalView(analyst, proposal)).earlier).toHaveLength(2);
  await expect(getProposalView(otherAnalyst, proposal)).rejects.toMatchObject({ code: "not_found" });
  // One that was sent before texts were kept has its first from then on.
  writerForTests().exec("drop trigger revisions_are_append_only_delete; delete from revisions where entity = 'proposal' and revision = 3");
  await propose(id, { city: "Turin", summary: "Other words" }, { seen: 3 });
  expect((await getProposalView(editor, proposal)).earlier.map(({ revision }) => revision)).toEqual([3, 2, 1]);
});
