import "server-only";
import { createHash } from "node:crypto";
import { and, eq, gte, inArray, lt } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { noteDenial } from "#db/audit";
import { citedBy, gradeOf, inputOf, withParts } from "#db/event-rows";
import { appendRevision, type NewRevision } from "#db/revisions";
import { citations, eventCountries, events, revisions, saveKeys } from "#db/schema";
import { indexEvent, searchTextOf, unindexEvent } from "#db/search";
import { findSeries, recordSeries } from "#db/series";
import { recordSources } from "#db/sources";
import { type Db, write } from "#db/store";
import { nextPosition, placeEntries, removeEntries } from "#db/timeline-entries";
import { bumpTimeline } from "#db/version";
import { warn } from "#db/warnings";
import { type Actor, authorize, mayChange, maySee } from "#domain/access";
import { boundsOf } from "#domain/date";
import { AppError, ConflictError } from "#domain/errors";
import { type Event, type EventInput, event as record } from "#domain/event";
import type { EventState } from "#domain/review";
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
  /** Sent twice with the same key, a form gives one record; with another text under that key it is a conflict. */
  key?: string;
  /** The text of the warnings that were confirmed, empty for none; absent where nobody is there to be warned. */
  confirmed?: string;
  /** A new series of this name is made and used. */
  newSeries?: string;
  /** The id of a new event, for the program's own imports. */
  id?: string;
} & Pick<NewRevision, "reason" | "via" | "authorId">;
export type Saved = { id: string; revision: number; state: EventState };

/**
 * Creates or changes an event: rights, rules, revision, and all that hangs on it, in one transaction.
 * Throws `invalid` with messages by field, a `WarningError` for what can be confirmed, `forbidden`, `not_found`, or a `ConflictError` when the revision is
 * stale or the form was saved before with another text.
 */
export const saveEvent = (actor: Actor | null, input: EventInput, options: SaveOptions = {}): Promise<Saved> =>
  noteDenial(actor, { action: "event.save", entity: "event", entityId: options.at?.id ?? "new" }, () => save(actor, input, options));

async function save(actor: Actor | null, input: EventInput, options: SaveOptions): Promise<Saved> {
  authorize(actor, "event.create");
  if (options.publish) authorize(actor, "event.publish");
  const read = record.read(input);
  if (!read.ok) throw new AppError("invalid", "Some fields need attention.", read.errors);
  return write(async (tx) => {
    const now = new Date().toISOString();
    const before = options.at ? await openForChange(tx, actor, options.at.id) : null;
    const value = options.newSeries
      ? { ...read.value, series: (await recordSeries(tx, actor, now, options.newSeries, read.value.type)).id }
      : read.value;
    const repeated = options.key ? await findByKey(tx, actor, value, { ...options, key: options.key }) : null;
    if (repeated) return repeated;
    if (before && options.at && before.revision !== options.at.revision) throw await conflictOf(tx, before);

    const id = before?.id ?? (actor.role === "system" ? options.id : undefined) ?? uuidv7();
    const state: EventState = options.publish ? "published" : (before?.state ?? "draft");
    await checkLinks(tx, actor, id, value, state, now.slice(0, 10));
    if (options.confirmed !== undefined) await warn(tx, id, value, now.slice(0, 10), options.confirmed);
    return store(tx, actor, now, { id, value, state, before, options });
  });
}

type Plan = { id: string; value: EventInput; state: EventState; before: Event | null; options: SaveOptions };

async function store(tx: Db, actor: Actor, now: string, { id, value, state, before, options }: Plan): Promise<Saved> {
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
  };
  if (before) await tx.update(events).set(row).where(eq(events.id, id));
  else await tx.insert(events).values({ ...row, id, createdBy: actor.id, createdAt: now });

  if (before) await tx.delete(eventCountries).where(eq(eventCountries.eventId, id));
  await tx.insert(eventCountries).values(countries.map((one, at) => ({ eventId: id, at, ...one })));

  const recorded = await recordSources(
    tx,
    actor,
    now,
    cited.map((one) => one.source),
    { said: options.sources ?? [], shown: options.shown ?? [] },
  );
  if (before) await tx.delete(citations).where(eq(citations.eventId, id));
  const sourceOf = (address: string) => recorded.all.get(canonicalAddress(address))?.id ?? "";
  if (cited.length > 0)
    await tx.insert(citations).values(cited.map(({ source, ...one }, at) => ({ eventId: id, at, sourceId: sourceOf(source), ...one })));
  await place(tx, id);
  for (const other of await citing(tx, recorded.changed, id)) await place(tx, other);

  const action = before ? "update" : "create";
  await appendRevision(tx, actor, now, {
    id,
    revision,
    action,
    state,
    value,
    reason: options.reason,
    via: options.via,
    authorId: options.authorId,
  });
  if (options.key) {
    const key = keyOf(value, { ...options, key: options.key });
    await tx.insert(saveKeys).values({ key, actorId: actor.id, eventId: id, at: now });
  }
  return { id, revision, state };
}

/** Puts an event into the timelines and the search index as it now stands, or takes it out where it is not published. */
export async function place(tx: Db, id: string) {
  const [row] = await tx.select().from(events).where(eq(events.id, id));
  if (!row) return;
  if (row.position !== null) {
    await removeEntries(tx, id);
    await unindexEvent(tx, row.position);
  }
  await bumpTimeline(tx);
  if (row.state !== "published") {
    if (row.position !== null) await tx.update(events).set({ position: null }).where(eq(events.id, id));
    return;
  }
  const day = Number(row.starts.replaceAll("-", ""));
  const keeps = row.position !== null && Math.floor(row.position / 10_000_000) === day;
  const position = keeps ? (row.position as number) : await nextPosition(tx, row.starts);
  if (!keeps) await tx.update(events).set({ position }).where(eq(events.id, id));
  const [event] = await withParts(tx, [row]);
  if (!event) return;
  const cited = await citedBy(tx, id);
  await placeEntries(tx, { ...event, position, ...gradeOf(cited) });
  const series = event.series ? await findSeries(event.series, tx) : null;
  const seriesName = series ? `${series.name} ${series.shortName ?? ""}` : "";
  await indexEvent(
    tx,
    position,
    searchTextOf(
      event,
      seriesName,
      cited.map(({ source }) => source),
    ),
    event.countries,
  );
}

/** The events in a timeline that cite these sources: their grades and what they are found by. */
async function citing(tx: Db, sourceIds: string[], except: string): Promise<string[]> {
  if (sourceIds.length === 0) return [];
  const rows = await tx
    .selectDistinct({ id: citations.eventId })
    .from(citations)
    .innerJoin(events, eq(events.id, citations.eventId))
    .where(and(inArray(citations.sourceId, sourceIds), eq(events.state, "published")));
  return rows.map((row) => row.id).filter((id) => id !== except);
}

async function openForChange(tx: Db, actor: Actor, id: string): Promise<Event> {
  const [event] = await withParts(tx, await tx.select().from(events).where(eq(events.id, id)));
  if (!event || !maySee(actor, event)) throw new AppError("not_found", "There is no such event.");
  if (!mayChange(actor, event))
    throw new AppError(
      "forbidden",
      event.state === "published" ? "A published event is changed by an editor." : "This draft belongs to someone else.",
    );
  if (event.state === "trash") throw new AppError("conflict", "This event is in the trash. Restore it first; nothing was saved.");
  refuseUnreadable(event);
  return event;
}

/** What is shown of such an event is a placeholder; to save that would lose what an older copy or a repair brings back. */
export function refuseUnreadable(event: Event) {
  if (event.unreadable) throw new AppError("conflict", "What is stored of this event cannot be read, so it cannot be changed.");
}

type Keyed = SaveOptions & { key: string };

/** What a form is remembered by: its key, and a hash of what it said. */
const keyOf = (value: EventInput, { key, at, sources = [], publish = false }: Keyed) =>
  `${key}:${createHash("sha256")
    .update(JSON.stringify([value, at ?? null, sources, publish]))
    .digest("hex")
    .slice(0, 16)}`;

/** What this form made when it was sent before. Throws a `ConflictError` where it made a new event of another text. */
async function findByKey(tx: Db, actor: Actor, value: EventInput, options: Keyed): Promise<Saved | null> {
  const { key, at } = options;
  const rows = await tx
    .select({ key: saveKeys.key, id: events.id, revision: events.revision, state: events.state })
    .from(saveKeys)
    .innerJoin(events, eq(events.id, saveKeys.eventId))
    .where(and(gte(saveKeys.key, key), lt(saveKeys.key, `${key};`), eq(saveKeys.actorId, actor.id)));
  const wanted = keyOf(value, options);
  // Rows of before the hash was kept are the key alone.
  const same = rows.find((row) => row.key === wanted || row.key === key);
  if (same) return { id: same.id, revision: same.revision, state: same.state };
  const other = rows.find((row) => row.key.length === wanted.length);
  if (!other || at) return null;
  const [event] = await withParts(tx, await tx.select().from(events).where(eq(events.id, other.id)));
  if (event) throw await conflictOf(tx, event, true);
  return null;
}

export async function conflictOf(tx: Db, current: Event, repeated = false) {
  const [last] = await tx
    .select({ by: revisions.actorId, at: revisions.at })
    .from(revisions)
    .where(and(eq(revisions.entity, "event"), eq(revisions.entityId, current.id), eq(revisions.revision, current.revision)));
  const text = record.toText(inputOf(current));
  const what = repeated ? "This form was saved before, with another text." : "This event was changed while you edited it.";
  return new ConflictError(`${what} Nothing was saved; both texts are shown.`, {
    id: current.id,
    ...(repeated && { repeated }),
    revision: current.revision,
    by: last?.by ?? "",
    at: last?.at ?? current.updatedAt,
    text,
  });
}

/** Rules that need the rest of the record, or the day. */
export async function checkLinks(tx: Db, actor: Actor, id: string, value: EventInput, state: EventState, today: string) {
  const errors: Record<string, string[]> = {};
  if (value.series && !(await findSeries(value.series, tx))) errors.series = ["There is no such series; pick one or make a new one"];
  if (value.partOf) {
    const wrong = await wrongWhole(tx, actor, id, value.partOf);
    if (wrong) errors.partOf = [wrong];
  }
  for (const [i, one] of value.related.entries()) {
    const [other] = await tx.select({ state: events.state, createdBy: events.createdBy }).from(events).where(eq(events.id, one.event));
    if (one.event === id || !other || !maySee(actor, other)) errors.related = [`Row ${i + 1}: there is no other event ${one.event}`];
  }
  if (value.status === "held" && boundsOf(value.date).starts > today)
    errors.status = ["An event in the future cannot have been held; choose planned"];
  if (state === "published" && value.citations.length === 0) errors.citations = ["Give at least one source before publishing"];
  if (Object.keys(errors).length > 0) throw new AppError("invalid", "Some fields need attention.", errors);
}

async function wrongWhole(tx: Db, actor: Actor, id: string, whole: string): Promise<string | null> {
  for (let next: string | null = whole, steps = 0; next; steps++) {
    if (next === id || steps > 20) return "An event cannot be part of itself, directly or through its parts";
    const [row]: { partOf: string | null; state: EventState; createdBy: string }[] = await tx
      .select({ partOf: events.partOf, state: events.state, createdBy: events.createdBy })
      .from(events)
      .where(eq(events.id, next));
    if (!row || (steps === 0 && !maySee(actor, row))) return "There is no such event; pick it from the list";
    next = row.partOf;
  }
  return null;
}
