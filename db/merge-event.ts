import "server-only";
import { and, eq } from "drizzle-orm";
import { noteDenial } from "#db/audit";
import { conflictOf } from "#db/conflict";
import { inputOf, withParts } from "#db/event-rows";
import { checkLinks } from "#db/links";
import { place } from "#db/place-event";
import { appendRevision, findRevision } from "#db/revisions";
import { refuseUnreadable, type Saved, storeEvent } from "#db/save-event";
import { events, revisions } from "#db/schema";
import { type Db, write } from "#db/store";
import { type Actor, authorize } from "#domain/access";
import { combine } from "#domain/combine";
import { AppError } from "#domain/errors";
import { type Event, type EventInput, event as record } from "#domain/event";
import { mergeValues } from "#domain/merge";
import { readWhy } from "#domain/reason";
import { type EventState, eventStates, isMergeable } from "#domain/review";

/** An event and the revision of it that was seen. */
export type Seen = { id: string; revision: number };

/**
 * Makes two records of one event one: `into` keeps what it says and gains what only `from` says, its sources and people
 * included; `from` is kept with its history, its address leads to `into`, and its parts are parts of that. For editors.
 * Throws `not_found`, `forbidden`, `invalid` where the two do not fit together, or a `ConflictError` where one was changed meanwhile.
 */
export const mergeEvents = (actor: Actor | null, from: Seen, into: Seen, why = ""): Promise<Saved> =>
  noteDenial(actor, { action: "event.merge", entity: "event", entityId: from.id }, async () => {
    authorize(actor, "event.merge");
    const reason = readWhy(why);
    return write(async (tx) => {
      const now = new Date().toISOString();
      const gone = await openSeen(tx, from);
      const kept = await openSeen(tx, into);
      if (gone.id === kept.id) throw new AppError("invalid", "An event cannot be merged into itself.");
      if (gone.state === "published" && kept.state !== "published")
        throw new AppError("conflict", "Nothing was changed: readers would lose a published event. Merge the unpublished one into it.");
      const value = mergedValue(kept, gone);
      const read = record.read(value);
      if (!read.ok)
        throw new AppError("invalid", `The two do not fit together: ${Object.values(read.errors).flat().join("; ")}.`, read.errors);
      await tx
        .update(events)
        .set({ state: "merged", mergedInto: kept.id, revision: gone.revision + 1, updatedAt: now })
        .where(eq(events.id, gone.id));
      await place(tx, gone.id);
      await appendRevision(tx, actor, now, { ...after(gone, "merge_away", "merged"), reason, via: "merge" });
      for (const part of await partsOf(tx, gone.id)) await relink(tx, actor, now, part, kept.id);
      await checkLinks(tx, actor, kept.id, read.value, kept.state, now.slice(0, 10));
      const options = { reason, via: "merge" as const, action: "merge" as const };
      return storeEvent(tx, actor, now, { id: kept.id, value: read.value, state: kept.state, before: kept, options });
    });
  });

/** What the kept event says once the other is merged into it. */
export const mergedValue = (kept: Event, gone: Event): EventInput => ({
  ...combine(inputOf(kept), inputOf(gone)),
  ...withoutEachOther(kept, gone),
});

/** Neither is a part of, or related to, the record that it is now the same as. */
const withoutEachOther = (kept: Event, gone: Event) => ({
  partOf:
    kept.partOf === gone.id
      ? gone.partOf === kept.id
        ? null
        : gone.partOf
      : (kept.partOf ?? (gone.partOf === kept.id ? null : gone.partOf)),
  related: combine(inputOf(kept), inputOf(gone)).related.filter((one) => one.event !== kept.id && one.event !== gone.id),
});

const after = (event: Event, action: "merge_away" | "unmerge" | "relink", state: EventState) => ({
  id: event.id,
  revision: event.revision + 1,
  action,
  state,
  value: inputOf(event),
});

async function openSeen(tx: Db, { id, revision }: Seen): Promise<Event> {
  const [event] = await withParts(tx, await tx.select().from(events).where(eq(events.id, id)));
  if (!event) throw new AppError("not_found", "There is no such event.");
  if (!isMergeable(event.state))
    throw new AppError("conflict", `Nothing was changed: “${event.title}” is ${eventStates[event.state].toLowerCase()}.`);
  refuseUnreadable(event);
  if (event.revision !== revision) throw await conflictOf(tx, event);
  return event;
}

const partsOf = async (tx: Db, id: string) => withParts(tx, await tx.select().from(events).where(eq(events.partOf, id)));

async function relink(tx: Db, actor: Actor, now: string, part: Event, whole: string) {
  const moved = { ...part, partOf: whole === part.id ? null : whole };
  await tx
    .update(events)
    .set({ partOf: moved.partOf, revision: part.revision + 1, updatedAt: now })
    .where(eq(events.id, part.id));
  await place(tx, part.id);
  await appendRevision(tx, actor, now, { ...after(moved, "relink", part.state), via: "merge" });
}

/**
 * Takes a merge back: the merged event is again what it was, with its parts; the other loses what it gained from it, unless
 * somebody changed that since. Answers the event that stands again.
 */
export const unmergeEvent = (actor: Actor | null, from: Seen, why = ""): Promise<Saved> =>
  noteDenial(actor, { action: "event.unmerge", entity: "event", entityId: from.id }, async () => {
    authorize(actor, "event.merge");
    const reason = readWhy(why);
    return write(async (tx) => {
      const now = new Date().toISOString();
      const [row] = await tx.select().from(events).where(eq(events.id, from.id));
      const [gone] = await withParts(tx, row ? [row] : []);
      if (!row || !gone) throw new AppError("not_found", "There is no such event.");
      if (gone.state !== "merged" || !row.mergedInto)
        throw new AppError("conflict", "Nothing was changed: this event is not merged into another.");
      if (gone.revision !== from.revision) throw await conflictOf(tx, gone);
      const merge = await findRevision(gone.id, gone.revision, tx);
      const before = await findRevision(gone.id, gone.revision - 1, tx);
      if (!merge || !before) throw new AppError("conflict", "Nothing was changed: what it was before the merge is not on record.");
      await tx
        .update(events)
        .set({ state: before.state as EventState, mergedInto: null, revision: gone.revision + 1, updatedAt: now })
        .where(eq(events.id, gone.id));
      await place(tx, gone.id);
      await appendRevision(tx, actor, now, { ...after(gone, "unmerge", before.state as EventState), reason, via: "merge" });
      await giveBackParts(tx, actor, now, { id: gone.id, whole: row.mergedInto, mergedAt: merge.at });
      await takeBack(tx, actor, now, row.mergedInto, merge.at, reason);
      return { id: gone.id, revision: gone.revision + 1, state: before.state as EventState };
    });
  });

/** The parts that the merge moved, where nobody moved them on since. */
async function giveBackParts(tx: Db, actor: Actor, now: string, { id, whole, mergedAt }: { id: string; whole: string; mergedAt: string }) {
  const moved = await tx
    .select({ id: revisions.entityId })
    .from(revisions)
    .where(and(eq(revisions.entity, "event"), eq(revisions.at, mergedAt), eq(revisions.action, "relink")));
  for (const part of await partsOf(tx, whole)) if (moved.some((one) => one.id === part.id)) await relink(tx, actor, now, part, id);
}

/** What the other event gained by the merge goes again, field by field, where it still says just that. */
async function takeBack(tx: Db, actor: Actor, now: string, id: string, mergedAt: string, reason: string | null) {
  const [kept] = await withParts(tx, await tx.select().from(events).where(eq(events.id, id)));
  const [merge] = await tx
    .select({ revision: revisions.revision })
    .from(revisions)
    .where(and(eq(revisions.entity, "event"), eq(revisions.entityId, id), eq(revisions.at, mergedAt), eq(revisions.action, "merge")));
  if (!kept || !merge || !isMergeable(kept.state)) return;
  const merged = await findRevision(id, merge.revision, tx);
  const before = await findRevision(id, merge.revision - 1, tx);
  if (!merged || !before) return;
  const { value, mine } = mergeValues(merged.value, before.value, inputOf(kept));
  const read = record.read(value);
  if (mine.length === 0 || !read.ok) return;
  const options = { reason, via: "merge" as const, action: "unmerge" as const };
  await storeEvent(tx, actor, now, { id, value: read.value, state: kept.state, before: kept, options });
}
