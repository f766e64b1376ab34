import "server-only";
import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { noteDenial } from "#db/audit";
import { bringTogether, conflictOf, type MergedWith } from "#db/conflict";
import { refuseDuplicates } from "#db/duplicates";
import { withParts } from "#db/event-rows";
import { forgetFormDraft } from "#db/form-drafts";
import { linkCapture } from "#db/link-capture";
import { checkLinks } from "#db/links";
import { citing, place } from "#db/place-event";
import { inserting } from "#db/prepared";
import { appendRevision, findRevision, type NewRevision } from "#db/revisions";
import { rememberKey, savedBefore, saveKeyOf } from "#db/save-keys";
import { citations, eventCountries, events } from "#db/schema";
import { refuseSelfReview } from "#db/self-review";
import { recordSeries } from "#db/series";
import { recordSources } from "#db/sources";
import { type Db, write } from "#db/store";
import { warn } from "#db/warnings";
import { type Actor, authorize, mayChange, maySee } from "#domain/access";
import { boundsOf } from "#domain/date";
import { AppError } from "#domain/errors";
import { type Event, type EventInput, event as record } from "#domain/event";
import { readWhy } from "#domain/reason";
import { type EventState, eventStates } from "#domain/review";
import { canonicalAddress, type SourceInput } from "#domain/source";

export type SaveOptions = {
  /** The event and the revision that was edited; absent for a new event. */
  at?: { id: string; revision: number };
  /** What is known of the cited sources. */
  sources?: SourceInput[];
  /** What the form showed of them when it was opened: what is blank now was cleared. */
  shown?: SourceInput[];
  /** Publish with this save; needs the right to. */
  publish?: boolean;
  /** Send for review with this save. */
  submit?: boolean;
  /** Sent twice with the same key, a form gives one record; with another text under that key it is a conflict. */
  key?: string;
  /** The text of the warnings that were confirmed, empty for none; absent where nobody is there to be warned. */
  confirmed?: string;
  /** What was typed and not saved until now, up to this number; it is over with this save. */
  draft?: { form: string; seq: number };
  /** A new series of this name is made and used. */
  newSeries?: string;
  /** Why a new event that is much like one on record is another; blank asks, and absent never does, as for the program's own. */
  distinct?: string;
  /** Events that it is known not to be: others that the same article reports. */
  apart?: readonly string[];
  /** The draft of a captured article that becomes this event. */
  capture?: { id: string; key: string };
  /** The id of a new event, for the program's own imports. */
  id?: string;
  /** What the history calls it, where it is more than a change. */
  action?: "restore_revision" | "merge" | "unmerge";
} & Pick<NewRevision, "reason" | "via" | "authorId">;
export type Saved = {
  id: string;
  revision: number;
  state: EventState;
  /** Where it was written from an older revision: whose changes it was brought together with. */
  merged?: MergedWith;
};

/**
 * Creates or changes an event: rights, rules, revision, and all that hangs on it, in one transaction. An edit of an older
 * revision is merged field by field with what was saved since. Throws `invalid` with messages by field, a `WarningError` for
 * what can be confirmed, `forbidden`, `not_found`, or a `ConflictError` where two edits collide or the form was saved before
 * with another text.
 */
export const saveEvent = (actor: Actor | null, input: EventInput, options: SaveOptions = {}): Promise<Saved> =>
  noteDenial(actor, { action: "event.save", entity: "event", entityId: options.at?.id ?? "new" }, async () => {
    const value = readInput(actor, input, options);
    return write((tx) => saveWithin(tx, actor as Actor, value, options));
  });

/** The value of an input, once the actor may save such at all. Throws before anything waits for the writer. */
export function readInput(actor: Actor | null, input: EventInput, options: SaveOptions): EventInput {
  authorize(actor, "event.create");
  if (options.publish) authorize(actor, "event.publish");
  const read = record.read(input);
  if (!read.ok) throw new AppError("invalid", "Some fields need attention.", read.errors);
  return read.value;
}

/** The same inside a change that is made already; `read` is what `readInput` gave. */
export async function saveWithin(tx: Db, actor: Actor, read: EventInput, options: SaveOptions): Promise<Saved> {
  const now = new Date().toISOString();
  const { at, publish = false, newSeries, key } = options;
  const mine = await inSeries(tx, actor, now, read, newSeries);
  const repeated = await savedBefore(tx, actor, mine, options);
  if (repeated) return repeated;
  const before = at ? await openForChange(tx, actor, at) : null;
  if (!before) await refuseDuplicates(tx, actor, mine, options.distinct, options.apart);
  const stale =
    before && at && before.revision !== at.revision ? await bringTogether(tx, before, mine, { at: at.revision, publish, newSeries }) : null;
  const id = before?.id ?? (actor.role === "system" ? options.id : undefined) ?? uuidv7();
  const state = stateAfter(before?.state ?? "draft", options);
  if (publish) await refuseSelfReview(tx, actor, id);
  const check = (value: EventInput) => checkLinks(tx, actor, id, value, state, now.slice(0, 10));
  await check(stale?.value ?? mine).catch(async (error: unknown) => {
    if (!stale || !(error instanceof AppError)) throw error;
    // What is wrong with the edit alone is no collision.
    await check(mine);
    throw await stale.refuse(error.fields);
  });
  const value = stale?.value ?? mine;
  // What is unusual of two edits together is confirmed as anything else, and not a collision.
  if (options.confirmed !== undefined) await warn(tx, id, value, now.slice(0, 10), options.confirmed);
  const reason = options.reason ?? (before ? null : readWhy(options.distinct ?? "", "distinct"));
  const kept = { ...options, reason, ...(key && { key: saveKeyOf(key, mine, options) }) };
  const saved = await storeEvent(tx, actor, now, { id, value, state, before, options: kept, merged: stale?.merged });
  return stale && stale.merged.fields.length > 0 ? { ...saved, merged: stale.merged } : saved;
}

/** The value in the series of that name, which is made where there is none. */
export const inSeries = async (tx: Db, actor: Actor, now: string, value: EventInput, name: string | undefined): Promise<EventInput> =>
  name ? { ...value, series: (await recordSeries(tx, actor, now, name, value.type)).id } : value;

function stateAfter(before: EventState, { publish, submit }: SaveOptions): EventState {
  if (publish) return "published";
  if (!submit || before === "in_review") return before;
  if (before !== "draft" && before !== "changes_requested")
    throw new AppError(
      "conflict",
      `Nothing was saved: this event is ${eventStates[before].toLowerCase()}, so it cannot be sent for review.`,
    );
  return "in_review";
}

/** What is noted of the way to publication: it begins anew where an event is sent for review, and is over where it is published. */
const reviewNotes = (actor: Actor, now: string, before: EventState | undefined, state: EventState) =>
  state === before
    ? {}
    : { submittedAt: state === "in_review" ? now : null, submittedBy: state === "in_review" ? actor.id : null, reason: null };

type Plan = {
  id: string;
  value: EventInput;
  state: EventState;
  before: Event | null;
  /** `key` is what `saveKeyOf` gives. */
  options: SaveOptions;
  merged?: MergedWith | undefined;
};

/** Writes an event whose value and links were found in order, with all that hangs on it. */
export async function storeEvent(tx: Db, actor: Actor, now: string, { id, value, state, before, options, merged }: Plan): Promise<Saved> {
  const revision = (before?.revision ?? 0) + 1;
  const { countries, citations: cited, ...columns } = value;
  const bounds = boundsOf(value.date);
  const row = {
    ...columns,
    starts: bounds.starts,
    ends: bounds.ends,
    revision,
    state,
    updatedAt: now,
    publishedAt: state === "published" ? (before?.publishedAt ?? now) : (before?.publishedAt ?? null),
    ...reviewNotes(actor, now, before?.state, state),
  };
  if (before) await tx.update(events).set(row).where(eq(events.id, id));
  else inserting(tx.$client, events)([{ ...row, id, createdBy: actor.id, createdAt: now }]);

  if (before) await tx.delete(eventCountries).where(eq(eventCountries.eventId, id));
  inserting(tx.$client, eventCountries)(countries.map((one, at) => ({ eventId: id, at, ...one })));

  const recorded = await recordSources(
    tx,
    actor,
    now,
    cited.map((one) => one.source),
    { said: options.sources ?? [], shown: options.shown ?? [] },
  );
  if (before) await tx.delete(citations).where(eq(citations.eventId, id));
  const sourceOf = (address: string) => recorded.all.get(canonicalAddress(address))?.id ?? "";
  // Spelt as it is on record, so that the revision says what the event does.
  const spelt = cited.map((one) => ({ ...one, source: recorded.all.get(canonicalAddress(one.source))?.address ?? one.source }));
  inserting(tx.$client, citations)(cited.map(({ source, ...one }, at) => ({ eventId: id, at, sourceId: sourceOf(source), ...one })));
  await place(tx, id);
  for (const other of await citing(tx, recorded.changed, id)) await place(tx, other);

  const action = options.action ?? (before ? "update" : "create");
  await appendRevision(tx, actor, now, {
    id,
    revision,
    action,
    state,
    value: { ...value, citations: spelt },
    reason: options.reason,
    via: options.via,
    authorId: options.authorId,
    ...(merged && before && { merged: { base: merged.base, with: before.revision } }),
  });
  if (options.draft) await forgetFormDraft(tx, actor, options.draft, now);
  if (options.capture) await linkCapture(tx, actor, now, options.capture, { id, citations: spelt, before: before?.citations ?? [] });
  await rememberKey(tx, actor, now, options.key, id);
  return { id, revision, state };
}

async function openForChange(tx: Db, actor: Actor, at: { id: string; revision: number }): Promise<Event> {
  const [row] = await tx.select().from(events).where(eq(events.id, at.id));
  const [event] = await withParts(tx, row ? [row] : []);
  if (!row || !event || !maySee(actor, event)) throw new AppError("not_found", "There is no such event.");
  if (!mayChange(actor, { state: row.trashedFrom ?? row.state, createdBy: row.createdBy }))
    throw await refusalOf(tx, actor, event, at.revision);
  if (event.state === "trash")
    throw await conflictOf(tx, event, "This event was moved to the trash. Nothing was saved; your text is kept.");
  if (event.state === "merged")
    throw new AppError("conflict", "This event was merged into another. Nothing was saved; change that one, or undo the merge first.");
  refuseUnreadable(event);
  return event;
}

/** Why somebody may not change an event; whose own draft it was when they opened it is told what became of it. */
async function refusalOf(tx: Db, actor: Actor, event: Event, opened: number): Promise<AppError> {
  if (event.state !== "published") return new AppError("forbidden", "This draft belongs to someone else.");
  const base = await findRevision(event.id, opened, tx);
  if (base && mayChange(actor, { state: base.state, createdBy: event.createdBy }))
    return conflictOf(
      tx,
      event,
      "This event was published while you edited it, and a published event is changed by an editor. Nothing was saved; your text is kept.",
    );
  return new AppError("forbidden", "A published event is changed by an editor.");
}

/** What is shown of such an event is a placeholder; to save that would lose what an older copy or a repair brings back. */
export function refuseUnreadable(event: Event) {
  if (event.unreadable) throw new AppError("conflict", "What is stored of this event cannot be read, so it cannot be changed.");
}
