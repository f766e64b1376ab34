import "server-only";
import { and, asc, desc, eq, inArray, ne, or, sql } from "drizzle-orm";
import { asOfEvent } from "#db/as-of";
import { type Cited, citedBy, gradeOf, withoutHidden, withParts } from "#db/event-rows";
import { events } from "#db/schema";
import { findSeries } from "#db/series";
import { db, reader } from "#db/store";
import { nameOfUser } from "#db/user-names";
import { type Actor, authorize, can, maySee } from "#domain/access";
import type { EventType } from "#domain/codebook";
import { AppError } from "#domain/errors";
import type { Event } from "#domain/event";
import { unpublished } from "#domain/review";
import { cleanLine } from "#domain/text";

export type Mention = { id: string; title: string; date: string; type: EventType; city: string | null; edition: number | null };
export type EventView = {
  event: Event;
  trashed: { by: string; at: string } | null;
  citations: Cited[];
  seriesName: string | null;
  whole: Mention | null;
  parts: Mention[];
  siblings: Mention[];
  previous: Mention | null;
  next: Mention | null;
  /** The edition before, this one and the one after; `mention` is null where the record has none. */
  editions: { edition: number; mention: Mention | null }[];
  related: (Mention & { relation: string })[];
  sources: number;
  grade: number;
};

const mention = { id: events.id, title: events.title, date: events.date, type: events.type, city: events.city, edition: events.edition };

/** An event that the actor may see, or null. Readers get it without the analysts' note and without links to what they may not see. */
export async function findEvent(actor: Actor | null, id: string): Promise<Event | null> {
  const [event] = await withParts(db(), await db().select().from(events).where(eq(events.id, id)));
  if (!event || !maySee(actor, event)) return null;
  if (can(actor, "desk.see")) return event;
  const [shown] = withoutHidden(reader(), [{ ...event, note: null }]);
  return shown ?? null;
}

/**
 * The whole record of an event with all that is linked to it; with a day, as everyone could read it at the end of that day.
 * Throws `not_found`.
 */
export const getEventView = (actor: Actor | null, id: string, asof?: string | null): Promise<EventView> =>
  asOfEvent(id, asof, () => readView(actor, id));

async function readView(actor: Actor | null, id: string): Promise<EventView> {
  const event = await findEvent(actor, id);
  if (!event) throw new AppError("not_found", "There is no such event.");
  const visible = can(actor, "desk.see") ? ne(events.state, "trash") : eq(events.state, "published");
  const some = (condition: ReturnType<typeof eq>) =>
    db().select(mention).from(events).where(and(visible, condition)).orderBy(asc(events.starts), asc(events.id)).limit(50);
  const one = async (other: string | null) => (other ? ((await some(eq(events.id, other)))[0] ?? null) : null);
  const cited = await citedBy(db(), id);
  const editions = await editionsAround(event, visible);
  const related = new Map(
    (event.related.length > 0
      ? await some(
          inArray(
            events.id,
            event.related.map((link) => link.event),
          ) as ReturnType<typeof eq>,
        )
      : []
    ).map((other) => [other.id, other]),
  );
  const [row] = await db().select({ by: events.trashedBy, at: events.trashedAt }).from(events).where(eq(events.id, id));
  return {
    event,
    trashed: row?.by && row.at ? { by: await nameOfUser(row.by), at: row.at } : null,
    citations: cited,
    seriesName: event.series ? ((await findSeries(event.series))?.name ?? null) : null,
    whole: await one(event.partOf),
    parts: await some(eq(events.partOf, id)),
    siblings: event.partOf ? (await some(eq(events.partOf, event.partOf))).filter((other) => other.id !== id) : [],
    ...editions,
    related: event.related.flatMap((link) => {
      const other = related.get(link.event);
      return other ? [{ ...other, relation: link.relation }] : [];
    }),
    ...gradeOf(cited),
  };
}

async function editionsAround(event: Event, visible: ReturnType<typeof eq>): Promise<Pick<EventView, "previous" | "next" | "editions">> {
  if (!event.series) return { previous: null, next: null, editions: [] };
  const inSeries = await db()
    .select({ ...mention, starts: events.starts })
    .from(events)
    .where(and(visible, eq(events.series, event.series)))
    .orderBy(asc(events.starts), asc(events.id));
  const at = inSeries.findIndex((other) => other.id === event.id);
  const around = { previous: inSeries[at - 1] ?? null, next: at < 0 ? null : (inSeries[at + 1] ?? null) };
  if (event.edition === null) return { ...around, editions: [] };
  const numbered = new Map(inSeries.filter((other) => other.edition !== null).map((other) => [other.edition, other]));
  const last = Math.max(...[...numbered.keys()].map(Number));
  const numbers = [event.edition - 2, event.edition - 1, event.edition, event.edition + 1].filter((n) => n >= 1 && n <= last);
  return {
    ...around,
    editions: numbers.map((edition) => ({ edition, mention: edition === event.edition ? event : (numbered.get(edition) ?? null) })),
  };
}

/** Events whose title holds the text, or whose id it is, for picking one; at most 20, newest first. */
export async function searchEvents(actor: Actor | null, text: string): Promise<Mention[]> {
  authorize(actor, "desk.see");
  const part = `%${cleanLine(text.slice(0, 300)).replace(/[\\%_]/g, "\\$&")}%`;
  return db()
    .select(mention)
    .from(events)
    .where(and(ne(events.state, "trash"), or(eq(events.id, text.trim()), sql`${events.title} like ${part} escape '\\'`)))
    .orderBy(desc(events.starts), desc(events.id))
    .limit(20);
}

/** What is not published yet, whoever has to act next; the last changed first. */
export async function listDrafts(actor: Actor | null): Promise<Event[]> {
  authorize(actor, "desk.see");
  return withParts(
    db(),
    await db().select().from(events).where(inArray(events.state, unpublished)).orderBy(desc(events.updatedAt)).limit(200),
  );
}

export async function listTrash(actor: Actor | null): Promise<(Event & { trashedBy: string; trashedAt: string })[]> {
  authorize(actor, "desk.see");
  const rows = await db().select().from(events).where(eq(events.state, "trash")).orderBy(desc(events.trashedAt)).limit(200);
  const whole = await withParts(db(), rows);
  return Promise.all(
    whole.map(async (event, i) => ({
      ...event,
      trashedBy: await nameOfUser(rows[i]?.trashedBy ?? ""),
      trashedAt: rows[i]?.trashedAt ?? "",
    })),
  );
}
