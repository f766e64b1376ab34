import "server-only";
import { and, asc, eq, gte, lte } from "drizzle-orm";
import { inputOf } from "#db/event-rows";
import { findRevision } from "#db/revisions";
import { revisions } from "#db/schema";
import { type Db, db } from "#db/store";
import { type Actor, authorize } from "#domain/access";
import { sameField } from "#domain/diff";
import { AppError, type Collision, ConflictError, type FieldErrors } from "#domain/errors";
import { type Event, type EventInput, type FieldName, event as record } from "#domain/event";
import { collisions, mergeValues, wholeValue } from "#domain/merge";

/** Whose changes a save was brought together with, by id, and to which fields; `base` is the revision it was written from. */
export type MergedWith = { base: number; by: string[]; fields: FieldName[] };

const changedMeanwhile = "This event was changed while you edited it. Nothing was saved; both texts are shown.";

/** The error for an edit or a move of what is not the event's last revision; `repeated` for a form that made the event before. */
export async function conflictOf(tx: Db, current: Event, message = changedMeanwhile, collision?: Collision, repeated = false) {
  const last = await findRevision(current.id, current.revision, tx);
  const { id, revision, state } = current;
  const text = record.toText(inputOf(current));
  const made = { by: last?.actorId ?? "", at: last?.at ?? current.updatedAt };
  return new ConflictError(message, { id, revision, state, text, ...made, ...(repeated && { repeated }) }, collision);
}

type Edit = { at: number; publish: boolean; newSeries: string | undefined };
type Together = { value: EventInput; merged: MergedWith; refuse: (errors: FieldErrors) => Promise<AppError> };

/**
 * Brings an edit of an older revision together with what was saved since. `refuse` makes the error for rules that the merged
 * value breaks. Throws a `ConflictError` where the two collide, and where saving would show readers what was a draft to its author.
 */
export async function bringTogether(tx: Db, current: Event, mine: EventInput, { at, publish, newSeries }: Edit): Promise<Together> {
  const theirs = inputOf(current);
  const base = await findRevision(current.id, at, tx);
  const by = await authorsBetween(tx, current.id, at, current.revision);
  const collide = (value: EventInput, fields: FieldName[], errors: FieldErrors = {}, message?: string) => {
    const text = { ...record.toText(value), ...(newSeries && value.series === mine.series && { series: newSeries }) };
    const merged = Object.fromEntries(Object.entries(text).filter(([name]) => !(fields as string[]).includes(name)));
    const began = base && { revision: at, state: base.state, text: record.toText(wholeValue(base.value)) };
    return conflictOf(tx, current, message, { base: began, by, fields, errors, merged });
  };
  if (!base)
    throw await collide(
      theirs,
      record.names.filter((name) => !sameField(name, mine, theirs)),
    );

  const merged = mergeValues(wholeValue(base.value), mine, theirs);
  const refuse = async (errors: FieldErrors) => {
    const fields = collisions(merged, errors);
    return fields.length > 0 ? collide(merged.value, fields, errors) : new AppError("invalid", "Some fields need attention.", errors);
  };
  if (merged.both.length > 0) throw await refuse({});
  if (current.state === "published" && base.state !== "published" && !publish)
    throw await collide(merged.value, [], {}, "This event was published while you edited it. Nothing was saved; your text is kept.");
  const read = record.read(merged.value);
  if (!read.ok) throw await refuse(read.errors);
  return { value: read.value, merged: { base: at, by, fields: merged.theirs }, refuse };
}

/** Who changed what an event says after one revision and up to another, in that order; a move alone changes nothing of it. */
async function authorsBetween(from: Db, id: string, after: number, upTo: number): Promise<string[]> {
  const rows = await from
    .select({ by: revisions.actorId, author: revisions.authorId, value: revisions.value })
    .from(revisions)
    .where(and(eq(revisions.entity, "event"), eq(revisions.entityId, id), gte(revisions.revision, after), lte(revisions.revision, upTo)))
    .orderBy(asc(revisions.revision));
  const changed = rows.filter(({ value }, i) => {
    const before = rows[i - 1]?.value as EventInput | undefined;
    return before && record.names.some((name) => !sameField(name, before, value as EventInput));
  });
  return [...new Set(changed.map(({ by, author }) => author ?? by))];
}

/** What a revision that was written from `base` was brought together with, as the revisions tell; null where there is no such. */
export async function mergedInto(actor: Actor | null, id: string, base: number, revision: number): Promise<MergedWith | null> {
  authorize(actor, "desk.see");
  const [began, theirs, made] = await Promise.all([base, revision - 1, revision].map((one) => findRevision(id, one)));
  if (!began || !theirs || !made || base >= revision - 1) return null;
  const fields = record.names.filter((name) => !sameField(name, began.value, theirs.value) && sameField(name, theirs.value, made.value));
  return { base, by: await authorsBetween(db(), id, base, revision - 1), fields };
}
