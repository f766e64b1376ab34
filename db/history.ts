import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { findEvent } from "#db/events";
import { referenceNames } from "#db/reference-names";
import { findRevision, listRevisions } from "#db/revisions";
import { events, revisions } from "#db/schema";
import { db } from "#db/store";
import { namesOfUsers } from "#db/user-names";
import { type Actor, can } from "#domain/access";
import type { Names } from "#domain/diff";
import { AppError } from "#domain/errors";
import type { Event, EventInput } from "#domain/event";
import { actionWords, completed } from "#domain/history";
import { type EventState, vias } from "#domain/review";

/** A revision as its list shows it; what only the desk may know is null for readers. */
export type HistoryLine = {
  revision: number;
  at: string;
  what: string;
  by: string;
  writtenBy: string | null;
  reason: string | null;
  via: string | null;
  state: EventState | null;
};

export type History = { event: Event; lines: HistoryLine[] };

/** Every revision of an event that the actor may know of, newest first. Readers get what was published, and not by whom. Throws `not_found`. */
export async function getHistory(actor: Actor | null, id: string): Promise<History> {
  const event = await findEvent(actor, id);
  if (!event) throw new AppError("not_found", "There is no such event.");
  const all = await listRevisions(id);
  if (!can(actor, "desk.see")) return { event, lines: publicLines(all) };
  const name = await namesOfUsers(all.flatMap(({ actorId, authorId }) => (authorId ? [actorId, authorId] : [actorId])));
  return {
    event,
    lines: all.map(({ revision, at, action, actorId, authorId, reason, via, state }) => ({
      revision,
      at,
      what: actionWords(action),
      by: name(actorId),
      writtenBy: authorId === null ? null : name(authorId),
      reason,
      via: via && Object.hasOwn(vias, via) ? vias[via] : via,
      state: state as EventState,
    })),
  };
}

type Row = Awaited<ReturnType<typeof listRevisions>>[number];

const publicLines = (all: Row[]): HistoryLine[] =>
  all.flatMap(({ revision, at, state }, i) => {
    if (state !== "published") return [];
    const older = all.slice(i + 1);
    const first = !older.some((one) => one.state === "published");
    const what = first ? "Published" : older[0]?.state === "published" ? "Changed" : "Published again";
    return [{ revision, at, what, by: "an editor", writtenBy: null, reason: null, via: null, state: null }];
  });

/** The value of a revision that the actor may see, or null: for readers a published one, without the analysts' note. */
export async function findRevisionValue(actor: Actor | null, id: string, revision: number): Promise<EventInput | null> {
  const row = await findRevision(id, revision);
  if (!row) return null;
  const value = completed(row.value);
  if (can(actor, "desk.see")) return value;
  return row.state === "published" ? { ...value, note: null } : null;
}

/** What values refer to is called by its name, as far as the actor may know of it. */
export async function namesFor(actor: Actor | null, values: readonly EventInput[]): Promise<Names> {
  const names = await referenceNames(values);
  if (can(actor, "desk.see")) return names;
  const others = [...new Set(values.flatMap((value) => [value.partOf, ...value.related.map((one) => one.event)]))].filter(
    (one) => one !== null,
  );
  const open = await db()
    .select({ id: events.id })
    .from(events)
    .where(and(inArray(events.id, others), eq(events.state, "published")));
  const known = new Set(open.map((one) => one.id));
  const hidden = others.filter((other) => !known.has(other)).map((other) => [other, "an event that is not on record"]);
  return { ...names, ...Object.fromEntries(hidden) };
}

/** How many revisions of an event the actor may look at. */
export async function countRevisions(actor: Actor | null, id: string): Promise<number> {
  const open = can(actor, "desk.see") ? undefined : eq(revisions.state, "published");
  const [row] = await db()
    .select({ n: sql<number>`count(*)` })
    .from(revisions)
    .where(and(eq(revisions.entity, "event"), eq(revisions.entityId, id), open));
  return row?.n ?? 0;
}
