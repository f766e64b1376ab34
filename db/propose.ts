import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { appendAudit, noteDenial } from "#db/audit";
import { conflictOf } from "#db/conflict";
import { inputOf, withParts } from "#db/event-rows";
import { forgetFormDraft } from "#db/form-drafts";
import { linkCapture } from "#db/link-capture";
import { checkLinks } from "#db/links";
import { keepText } from "#db/proposal-texts";
import { findRevision } from "#db/revisions";
import { inSeries, refuseUnreadable, type SaveOptions, saveEvent } from "#db/save-event";
import { rememberKey, saveKeyOf } from "#db/save-keys";
import { events, proposals, saveKeys } from "#db/schema";
import { checkDetails } from "#db/sources";
import { type Db, db, write } from "#db/store";
import { warn } from "#db/warnings";
import { type Actor, authorize, maySee } from "#domain/access";
import { AppError } from "#domain/errors";
import { type Event, type EventInput, event as record } from "#domain/event";
import { proposedFields } from "#domain/proposal";
import { readWhy } from "#domain/reason";
import { eventStates } from "#domain/review";
import { canonicalAddress, type SourceInput } from "#domain/source";

export type ProposeOptions = Pick<SaveOptions, "sources" | "shown" | "key" | "newSeries" | "draft" | "confirmed" | "capture"> & {
  /** The event, and the revision of it that was edited. */
  at: { id: string; revision: number };
  /** Why, on one line. */
  why?: string;
  /** The revision of one's pending proposal that the form was opened with; 0 where there was none. */
  seen?: number;
};
export type Proposal = typeof proposals.$inferSelect;

/**
 * Proposes a change to a published event, or revises the proposal of it that the actor has pending; readers see nothing of it.
 * Throws `invalid` with messages by field, a `WarningError` for what can be confirmed, `forbidden`, `not_found`, or `conflict` where the event or the proposal is another by now.
 */
export const proposeChange = (actor: Actor | null, input: EventInput, options: ProposeOptions): Promise<Proposal> =>
  noteDenial(actor, { action: "proposal.save", entity: "event", entityId: options.at.id }, async () => {
    authorize(actor, "event.create");
    const read = record.read(input);
    const reason = readWhy(options.why ?? "");
    if (!read.ok) throw new AppError("invalid", "Some fields need attention.", read.errors);
    return write(async (tx) => {
      const now = new Date().toISOString();
      const value = await inSeries(tx, actor, now, read.value, options.newSeries);
      const key = options.key && saveKeyOf(`${options.key}+proposal`, value, { ...options, reason });
      const repeated = key ? await findSent(tx, actor, key) : null;
      if (repeated) return repeated;
      const event = await openForProposal(tx, actor, options.at.id);
      const before = await findPending(actor, event.id, tx);
      if ((before?.revision ?? 0) !== (options.seen ?? 0)) throw new AppError("conflict", elsewhere);
      const base = await findRevision(event.id, options.at.revision, tx);
      if (!base) throw new AppError("conflict", `Nothing was sent: there is no revision ${options.at.revision} of this event.`);
      if (proposedFields(base.value, value, inputOf(event)).fields.length === 0) throw new AppError("invalid", nothingNew);
      await checkLinks(tx, actor, event.id, value, "published", now.slice(0, 10));
      if (options.confirmed !== undefined) await warn(tx, event.id, value, now.slice(0, 10), options.confirmed);
      const cited = new Set(value.citations.map(({ source }) => canonicalAddress(source)));
      const ofCited = (list: readonly SourceInput[] = []) => list.filter(({ address }) => cited.has(canonicalAddress(address)));
      const sources = ofCited(options.sources);
      await checkDetails(tx, actor, { said: sources, shown: ofCited(options.shown) });
      const saved = await store(tx, actor, now, before, { value, sources, reason, baseRevision: base.revision, eventId: event.id });
      if (options.draft) await forgetFormDraft(tx, actor, options.draft, now);
      if (options.capture)
        await linkCapture(tx, actor, now, options.capture, { id: event.id, citations: value.citations, before: event.citations });
      await rememberKey(tx, actor, now, key, event.id);
      return saved;
    });
  });

const elsewhere =
  "You changed this proposal in another tab. Nothing was sent. Reload this page: what you typed here is kept, and can be sent from there.";
const nothingNew = "Nothing was sent: nothing in the form differs from what is published.";

type Content = Pick<Proposal, "value" | "sources" | "reason" | "baseRevision" | "eventId">;

async function store(tx: Db, actor: Actor, now: string, before: Proposal | null, content: Content): Promise<Proposal> {
  const id = before?.id ?? uuidv7();
  const revision = (before?.revision ?? 0) + 1;
  const row = { ...content, revision, state: "open" as const, updatedAt: now };
  const [saved] = before
    ? await tx.update(proposals).set(row).where(eq(proposals.id, id)).returning()
    : await tx
        .insert(proposals)
        .values({ ...row, id, createdBy: actor.id, createdAt: now })
        .returning();
  await keepText(tx, saved as Proposal, before);
  const action = before ? "update" : "create";
  const { reason } = content;
  const detail = { event: content.eventId, revision, base: content.baseRevision, ...(reason && { reason }) };
  await appendAudit(tx, actor, now, { action: `proposal.${action}`, entity: "proposal", entityId: id, detail });
  return saved as Proposal;
}

async function openForProposal(tx: Db, actor: Actor, id: string): Promise<Event> {
  const [event] = await withParts(tx, await tx.select().from(events).where(eq(events.id, id)));
  if (!event || !maySee(actor, event)) throw new AppError("not_found", "There is no such event.");
  if (event.state === "trash") throw await conflictOf(tx, event, "This event is in the trash. Nothing was sent; your text is kept.");
  if (event.state !== "published")
    throw new AppError(
      "conflict",
      `Nothing was sent: this event is ${eventStates[event.state].toLowerCase()}. A change is proposed to what is published.`,
    );
  refuseUnreadable(event);
  return event;
}

/** What was made of a form that was sent before, by what `saveKeyOf` gives. */
async function findSent(tx: Db, actor: Actor, key: string): Promise<Proposal | null> {
  const [row] = await tx
    .select({ proposal: proposals })
    .from(saveKeys)
    .innerJoin(proposals, and(eq(proposals.eventId, saveKeys.eventId), eq(proposals.createdBy, saveKeys.actorId)))
    .where(and(eq(saveKeys.key, key), eq(saveKeys.actorId, actor.id)))
    .orderBy(desc(proposals.updatedAt))
    .limit(1);
  return row?.proposal ?? null;
}

/** The proposal that this actor has pending for an event: sent, or sent back for changes. */
export async function findPending(actor: Actor, eventId: string, from: Db = db()): Promise<Proposal | null> {
  const [row] = await from
    .select()
    .from(proposals)
    .where(and(eq(proposals.eventId, eventId), eq(proposals.createdBy, actor.id), inArray(proposals.state, ["open", "changes_requested"])));
  return row ?? null;
}

/** What became of a form that was sent for review: whether it is a proposal, and of which event. */
export type Sent = { id: string; proposed: boolean };

/** Sends what a form holds for review: a published event's as a proposed change, any other as the event itself. */
export async function sendForReview(
  actor: Actor | null,
  input: EventInput,
  { why, seen, ...options }: SaveOptions & Pick<ProposeOptions, "why" | "seen">,
): Promise<Sent> {
  const { at } = options;
  const [row] = at ? await db().select({ state: events.state }).from(events).where(eq(events.id, at.id)) : [];
  if (at && row?.state === "published") {
    await proposeChange(actor, input, { ...options, at, ...(why && { why }), ...(seen && { seen }) });
    return { id: at.id, proposed: true };
  }
  const { id } = await saveEvent(actor, input, { ...options, submit: true });
  return { id, proposed: false };
}
