import "server-only";
import { and, between, desc, eq, gte, inArray, lte, or } from "drizzle-orm";
import { citations, eventCountries, events, sources, timelineEntries } from "#db/schema";
import { type Db, db } from "#db/store";
import { dayNumber } from "#db/timeline-entries";
import { type Actor, authorize } from "#domain/access";
import { boundsOf } from "#domain/date";
import { type Comparable, comparable, type Duplicate, isStrong, likenessOf } from "#domain/duplicates";
import { DuplicateError } from "#domain/errors";
import type { EventInput } from "#domain/event";
import { pairsOf } from "#domain/pair";
import type { EventState } from "#domain/review";
import { isBlank } from "#domain/text";

/** Days before and after within which an event of nearly the same title is looked for. */
const nearby = 45;
const mostLooked = 400;
const mostShown = 5;
const looked: EventState[] = ["draft", "in_review", "changes_requested", "published"];

/** Events on record that may be the one described, the likeliest first, at most five; `except` are those it is known not to be. */
export async function findDuplicates(
  actor: Actor | null,
  described: Comparable,
  except: readonly string[] = [],
  from: Db = db(),
): Promise<Duplicate[]> {
  authorize(actor, "desk.see");
  const ids = (await candidates(from, described)).filter((id) => !except.includes(id));
  if (ids.length === 0) return [];
  const rows = await from
    .select()
    .from(events)
    .where(and(inArray(events.id, ids), inArray(events.state, looked)));
  const countries = groups(await from.select().from(eventCountries).where(inArray(eventCountries.eventId, ids)), (row) => row.country);
  const cited = groups(
    await from
      .select({ eventId: citations.eventId, canonical: sources.canonical })
      .from(citations)
      .innerJoin(sources, eq(sources.id, citations.sourceId))
      .where(inArray(citations.eventId, ids)),
    (row) => row.canonical,
  );
  return rows
    .map((row) => ({
      ...{ id: row.id, title: row.title, date: row.date, type: row.type, city: row.city, state: row.state, createdBy: row.createdBy },
      why: likenessOf(described, { ...row, countries: countries.get(row.id) ?? [], sources: cited.get(row.id) ?? [] }),
    }))
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => b.why.length - a.why.length || (a.id < b.id ? -1 : 1))
    .slice(0, mostShown);
}

/**
 * Throws a `DuplicateError` where what a person wants to be a new event is much like one on record. `distinct` says why it is
 * another one; undefined where nobody is there to be asked. `apart` are events that it is known not to be.
 */
export async function refuseDuplicates(tx: Db, actor: Actor, value: EventInput, distinct: string | undefined, apart?: readonly string[]) {
  if (distinct === undefined || !isBlank(distinct)) return;
  const alike = (await findDuplicates(actor, comparable(value), apart, tx)).filter(({ why }) => isStrong(why));
  if (alike.length > 0) throw new DuplicateError(alike);
}

/** Ids of what stands near: the same edition, the pairs' timelines around those days, unpublished work around them. */
async function candidates(from: Db, { date, countries, series, edition }: Comparable): Promise<string[]> {
  const bounds = boundsOf(date);
  const [first, last] = [shift(bounds.starts, -nearby), shift(bounds.ends, nearby)];
  const found = new Set<string>();
  const add = (rows: { id: string }[]) => {
    for (const { id } of rows) found.add(id);
  };
  if (series && edition !== null)
    add(
      await from
        .select({ id: events.id })
        .from(events)
        .where(and(eq(events.series, series), eq(events.edition, edition)))
        .limit(mostShown),
    );
  const scopes = pairsOf(countries as Parameters<typeof pairsOf>[0]);
  if (scopes.length > 0)
    add(
      await from
        .selectDistinct({ id: timelineEntries.eventId })
        .from(timelineEntries)
        .where(and(inArray(timelineEntries.scope, scopes), between(timelineEntries.position, at(first), at(last) + perDay)))
        .limit(mostLooked),
    );
  add(
    await from
      .select({ id: events.id })
      .from(events)
      .where(
        and(
          or(eq(events.state, "draft"), eq(events.state, "in_review"), eq(events.state, "changes_requested")),
          gte(events.ends, first),
          lte(events.starts, last),
        ),
      )
      .orderBy(desc(events.updatedAt))
      .limit(mostLooked),
  );
  return [...found];
}

const perDay = 10_000_000;
const at = (day: string) => dayNumber(day) * perDay;

function shift(iso: string, days: number) {
  const moved = new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000);
  return moved.toISOString().slice(0, 10);
}

function groups<T extends { eventId: string }>(rows: T[], value: (row: T) => string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const row of rows) found.set(row.eventId, [...(found.get(row.eventId) ?? []), value(row)]);
  return found;
}
