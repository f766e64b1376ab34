import "server-only";
import { and, count, desc, eq, inArray } from "drizzle-orm";
import { type Cited, inputOf, withParts } from "#db/event-rows";
import { textsOfProposal } from "#db/proposal-texts";
import { findPending, type Proposal } from "#db/propose";
import { referenceNames } from "#db/reference-names";
import { findRevision } from "#db/revisions";
import { events, proposals } from "#db/schema";
import { selfReview } from "#db/self-review";
import { sourcesWith } from "#db/sources";
import { type Db, db } from "#db/store";
import { nameOfUser } from "#db/user-names";
import { type Actor, authorize, can } from "#domain/access";
import { formatDate } from "#domain/date";
import { type Change, diffEvents, fieldLines, type Names } from "#domain/diff";
import { AppError } from "#domain/errors";
import type { Event, EventInput } from "#domain/event";
import { maySeeProposal, proposalMovesFor } from "#domain/moves";
import { proposedFields, rebaseProposal } from "#domain/proposal";
import type { ProposalMove, ProposalState } from "#domain/review";
import type { SourceInput } from "#domain/source";

export type ProposedChange = Change & {
  /** What the field said when the proposal was made, line by line, where somebody else changed it since; else null. */
  was: string[] | null;
};
export type CitedSource = Cited & { isNew: boolean };
export type ProposalView = {
  proposal: Proposal;
  event: Event;
  author: string;
  /** Who answered last, or null. */
  decider: string | null;
  changes: ProposedChange[];
  citations: CitedSource[];
  /** What its author said before, the last of it first: each with what the next text made of it. */
  earlier: { revision: number; at: string; reason: string | null; changes: Change[] }[];
  may: ProposalMove[];
};

/** A proposal against what is published now, with all that a reviewer needs to decide. Throws `not_found`. */
export async function getProposalView(actor: Actor | null, id: string): Promise<ProposalView> {
  const [proposal] = await db().select().from(proposals).where(eq(proposals.id, id));
  if (!proposal || !maySeeProposal(actor, proposal)) throw new AppError("not_found", "There is no such proposal.");
  const [event] = await withParts(db(), await db().select().from(events).where(eq(events.id, proposal.eventId)));
  if (!event) throw new AppError("not_found", "There is no such event.");
  const may = proposalMovesFor(actor, proposal, { selfReview: selfReview() });
  return {
    proposal,
    event,
    author: await nameOfUser(proposal.createdBy),
    decider: proposal.decidedBy ? await nameOfUser(proposal.decidedBy) : null,
    changes: await changesOf(proposal, event),
    citations: await citedSources(db(), proposal.value, proposal.sources),
    earlier: await earlierTexts(proposal),
    may: event.state === "published" && !event.unreadable ? may : may.filter((move) => move !== "accept"),
  };
}

async function earlierTexts({ id, sources }: Proposal): Promise<ProposalView["earlier"]> {
  const texts = await textsOfProposal(id);
  const values = texts.map(({ value }) => value);
  const names = { ...(await referenceNames(values)), ...(await sourceNames(values, sources)) };
  return texts
    .slice(0, -1)
    .map(({ revision, at, reason, value }, i) => ({ revision, at, reason, changes: diffEvents(value, values[i + 1] as EventInput, names) }))
    .reverse();
}

async function changesOf({ eventId, baseRevision, value, sources }: Proposal, event: Event): Promise<ProposedChange[]> {
  const current = inputOf(event);
  const base = (await findRevision(eventId, baseRevision))?.value ?? current;
  const { fields, clashing } = proposedFields(base, value, current);
  const after = { ...current, ...Object.fromEntries(fields.map((name) => [name, value[name]])) };
  const values = [base, current, value];
  const names = { ...(await referenceNames(values)), ...(await sourceNames(values, sources)) };
  return diffEvents(current, after, names).map((change) => ({
    ...change,
    was: clashing.includes(change.name) ? fieldLines(change.name, base, names) : null,
  }));
}

/** What cited sources are called, by address: `Example Radio, 16 Apr 2025, C`; one of which nothing is known, by its address. */
async function sourceNames(values: readonly EventInput[], details: readonly SourceInput[]): Promise<Names> {
  const addresses = values.flatMap(({ citations }) => citations.map((one) => one.source));
  const sources = await sourcesWith(db(), addresses, details);
  return Object.fromEntries(
    [...sources].flatMap(([address, { title, publisher, published, reliability }]) => {
      const name = publisher ?? title;
      return name ? [[address, [name, published && formatDate(published, "short"), reliability].filter(Boolean).join(", ")]] : [];
    }),
  );
}

/** The citations of a value with their sources: as they are on record, or as these details give them. */
export async function citedSources(from: Db, { citations }: EventInput, details: readonly SourceInput[]): Promise<CitedSource[]> {
  const sources = await sourcesWith(
    from,
    citations.map((one) => one.source),
    details,
  );
  return citations.flatMap(({ source, ...cited }) => {
    const { isNew, ...found } = sources.get(source) ?? { isNew: false, id: "" };
    return found.id ? [{ ...cited, source: found as Cited["source"], isNew }] : [];
  });
}

export type PendingForm = {
  proposal: Proposal;
  /** As if it had been made of what is published now. */
  value: EventInput;
  sources: SourceInput[];
  /** The fields that somebody else changed since, in another way. */
  clashing: (keyof EventInput)[];
  decider: string | null;
};

/** What the form of an event is opened with where the actor has a proposal pending for it; else null. */
export async function findPendingForm(actor: Actor, event: Event): Promise<PendingForm | null> {
  const proposal = await findPending(actor, event.id);
  if (!proposal) return null;
  const current = inputOf(event);
  const base = (await findRevision(event.id, proposal.baseRevision))?.value ?? current;
  const value = rebaseProposal(base, proposal.value, current);
  const cited = await citedSources(db(), value, proposal.sources);
  return {
    proposal,
    value,
    sources: cited.map(({ source: { id: _id, ...source } }) => source),
    clashing: proposedFields(base, proposal.value, current).clashing,
    decider: proposal.decidedBy ? await nameOfUser(proposal.decidedBy) : null,
  };
}

export type OwnProposal = Pick<Proposal, "id" | "eventId" | "state" | "reason" | "answer" | "updatedAt"> & {
  title: string;
  decider: string | null;
};

/** The proposals of the actor with what became of them: those that are pending first, then the last ones that were answered. */
export async function listOwnProposals(actor: Actor | null): Promise<OwnProposal[]> {
  authorize(actor, "desk.see");
  const some = (states: ProposalState[], limit: number) =>
    db()
      .select({ proposal: proposals, title: events.title })
      .from(proposals)
      .innerJoin(events, eq(events.id, proposals.eventId))
      .where(and(eq(proposals.createdBy, actor.id), inArray(proposals.state, states)))
      .orderBy(desc(proposals.updatedAt), desc(proposals.id))
      .limit(limit);
  const rows = [...(await some(["changes_requested", "open"], 100)), ...(await some(["accepted", "declined"], 20))];
  return Promise.all(
    rows.map(async ({ proposal: { id, eventId, state, reason, answer, updatedAt, decidedBy }, title }) => ({
      ...{ id, eventId, state, reason, answer, updatedAt, title },
      decider: decidedBy ? await nameOfUser(decidedBy) : null,
    })),
  );
}

/** How many proposals wait for review at an event; 0 for whoever does not review. */
export async function countOpenProposals(actor: Actor | null, eventId: string): Promise<{ count: number; first: string | null }> {
  if (!can(actor, "event.review")) return { count: 0, first: null };
  const open = and(eq(proposals.eventId, eventId), eq(proposals.state, "open"));
  const [row] = await db().select({ n: count() }).from(proposals).where(open);
  const [first] = await db().select({ id: proposals.id }).from(proposals).where(open).orderBy(proposals.updatedAt).limit(1);
  return { count: row?.n ?? 0, first: first?.id ?? null };
}
