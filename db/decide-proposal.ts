import "server-only";
import { eq } from "drizzle-orm";
import { appendAudit, noteDenial } from "#db/audit";
import { conflictOf } from "#db/conflict";
import { inputOf, withParts } from "#db/event-rows";
import { checkLinks } from "#db/links";
import type { Proposal } from "#db/propose";
import { findRevision } from "#db/revisions";
import { refuseUnreadable, type Saved, storeEvent } from "#db/save-event";
import { events, proposals } from "#db/schema";
import { ownReview, selfReview } from "#db/self-review";
import { missingDetails } from "#db/sources";
import { type Db, write } from "#db/store";
import type { Actor } from "#domain/access";
import { AppError } from "#domain/errors";
import { type Event, type EventInput, event as record } from "#domain/event";
import { mayMoveProposal, maySeeProposal } from "#domain/moves";
import { applyProposal, proposedFields } from "#domain/proposal";
import { readReason } from "#domain/reason";
import { eventStates, type ProposalMove, type ProposalRule, proposalMoves, proposalStates } from "#domain/review";
import type { Seen } from "#domain/review-item";

export type Acceptance = {
  /** The fields to take; all of them where it is absent, which a proposal with clashing fields does not allow. */
  fields?: readonly string[];
  /** The revisions of the event and of the proposal that the reviewer saw. */
  seen: Seen;
};

/**
 * Publishes what a proposal changes, or some fields of it, as the next revision of its event. Throws `not_found`, `forbidden`
 * (also for one's own), `invalid` with messages by field, or `conflict` where event or proposal are not what was seen.
 */
export const acceptProposal = (actor: Actor | null, id: string, acceptance: Acceptance): Promise<Saved> =>
  noteDenial(actor, { action: "proposal.accept", entity: "proposal", entityId: id }, () =>
    write(async (tx) => acceptWithin(tx, actor, id, acceptance)),
  );

async function acceptWithin(tx: Db, actor: Actor | null, id: string, { fields, seen }: Acceptance): Promise<Saved> {
  const { by, proposal } = await openFor(tx, actor, id, "accept");
  if (proposal.createdBy === by.id && !selfReview()) throw new AppError("forbidden", ownReview);
  const event = await eventOf(tx, proposal);
  if (proposal.state === "accepted") return { id: event.id, revision: event.revision, state: event.state };
  refuseState("accept", proposal);
  if (event.state !== "published")
    throw new AppError("conflict", `Nothing was published: this event is ${eventStates[event.state].toLowerCase()}.`);
  refuseUnreadable(event);
  refuseRevised(proposal, seen.proposal);
  if (event.revision !== seen.event) throw await conflictOf(tx, event);

  const base = await findRevision(event.id, proposal.baseRevision, tx);
  const current = inputOf(event);
  const proposed = proposedFields(base?.value ?? current, proposal.value, current);
  if (!fields && proposed.clashing.length > 0) throw new AppError("conflict", `Nothing was published: ${clashWords(proposed.clashing)}.`);
  const chosen = proposed.fields.filter((name) => !fields || fields.includes(name));
  if (chosen.length === 0 || chosen.length < new Set(fields).size)
    throw new AppError("invalid", chosen.length === 0 ? "Choose at least one change, or decline the proposal." : unknown);
  const read = record.read(applyProposal(base?.value ?? current, proposal.value, current, chosen));
  if (!read.ok) throw new AppError("invalid", "Nothing was published: the event would not be in order.", read.errors);

  const now = new Date().toISOString();
  await checkLinks(tx, by, event.id, read.value, "published", now.slice(0, 10));
  const sources = chosen.includes("citations") ? await missingDetails(tx, proposal.sources) : [];
  const options = { sources, via: "review" as const, authorId: proposal.createdBy, reason: proposal.reason };
  const saved = await storeEvent(tx, by, now, { id: event.id, value: read.value, state: "published", before: event, options });
  const left = proposed.fields.filter((name) => !chosen.includes(name));
  const answer = left.length > 0 ? `Accepted: ${labels(chosen)}. Not accepted: ${labels(left)}.` : null;
  await decide(tx, by, now, proposal, "accept", answer, { event: event.id, published: saved.revision, fields: chosen });
  return saved;
}

const unknown = "Nothing was published: what was chosen is no part of this proposal.";
const labels = (names: readonly (keyof EventInput)[]) => names.map((name) => record.fields[name].label).join(", ");
const clashWords = (names: readonly (keyof EventInput)[]) =>
  `${labels(names)} ${names.length === 1 ? "was" : "were"} changed by someone else since the proposal was made. Open it and choose`;

/**
 * Sends a proposal back, declines it, or takes one's own back; `seen` is the revision of the proposal that was seen. Where it
 * is so already, nothing is changed. Throws `not_found`, `forbidden`, `invalid` without a reason, or `conflict`.
 */
export const moveProposal = (
  actor: Actor | null,
  id: string,
  move: Exclude<ProposalMove, "accept">,
  { seen, reason = "" }: { seen: number; reason?: string },
): Promise<void> =>
  noteDenial(actor, { action: `proposal.${move}`, entity: "proposal", entityId: id }, () =>
    write(async (tx) => {
      const { by, proposal } = await openFor(tx, actor, id, move);
      const rule: ProposalRule = proposalMoves[move];
      if (proposal.state === rule.to) return;
      const given = readReason(reason, rule.reason);
      refuseState(move, proposal);
      refuseRevised(proposal, seen);
      await decide(tx, by, new Date().toISOString(), proposal, move, given, { event: proposal.eventId });
    }),
  );

async function openFor(tx: Db, actor: Actor | null, id: string, move: ProposalMove): Promise<{ by: Actor; proposal: Proposal }> {
  if (!actor) throw new AppError("unauthenticated", "Sign in to do this.");
  const [proposal] = await tx.select().from(proposals).where(eq(proposals.id, id));
  if (!proposal || !maySeeProposal(actor, proposal)) throw new AppError("not_found", "There is no such proposal.");
  if (!mayMoveProposal(actor, move, proposal)) throw new AppError("forbidden", "Your role does not allow this with this proposal.");
  return { by: actor, proposal };
}

function refuseState(move: ProposalMove, { state }: Proposal) {
  const { from, past }: ProposalRule = proposalMoves[move];
  if (!from.includes(state))
    throw new AppError(
      "conflict",
      `Nothing was changed: this proposal is ${proposalStates[state].toLowerCase()}, so it cannot be ${past}.`,
    );
}

function refuseRevised({ revision }: Proposal, seen: number) {
  if (revision !== seen)
    throw new AppError("conflict", "The author revised this proposal meanwhile. Nothing was decided; this is how it stands now.");
}

async function eventOf(tx: Db, { eventId }: Proposal): Promise<Event> {
  const [event] = await withParts(tx, await tx.select().from(events).where(eq(events.id, eventId)));
  if (!event) throw new AppError("not_found", "There is no such event.");
  return event;
}

async function decide(
  tx: Db,
  by: Actor,
  now: string,
  { id, revision }: Proposal,
  move: ProposalMove,
  answer: string | null,
  detail: Record<string, unknown>,
) {
  const { to, by: whose }: ProposalRule = proposalMoves[move];
  const decided = whose === "author" ? {} : { answer, decidedBy: by.id, decidedAt: now };
  await tx
    .update(proposals)
    .set({ state: to, updatedAt: now, ...decided })
    .where(eq(proposals.id, id));
  await appendAudit(tx, by, now, {
    action: `proposal.${move}`,
    entity: "proposal",
    entityId: id,
    detail: { ...detail, revision, ...(answer && { reason: answer }) },
  });
}
