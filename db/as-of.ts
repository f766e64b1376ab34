import "server-only";
import { makePast, mostInPast, type Past, type PastScope } from "#db/past";
import { findRevisionBefore, firstPublished } from "#db/revisions";
import { type Db, db, isReadingElsewhere, readFrom } from "#db/store";
import { timelineVersion } from "#db/version";
import type { Filter } from "#domain/filter";

/** Looks back that are kept, and how many events of theirs. */
const mostKept = 40;
const mostEvents = 2 * mostInPast;

type Kept = Map<string, { made: Promise<Past>; events: number }>;
const keptOf = new WeakMap<Db, { version: string; kept: Kept }>();
let last: Promise<unknown> = Promise.resolve();

/** The day as which the record is read, or null where that is the record as it stands: today, and days to come. */
const pastDay = (asof: string | null | undefined) => (asof && asof < new Date().toISOString().slice(0, 10) ? asof : null);

/** The record of a scope at the end of a day: made once while the record does not change, one at a time. */
function pastOf(day: string, scope: PastScope): Promise<Past> {
  const version = timelineVersion();
  const known = keptOf.get(db());
  const kept: Kept = known?.version === version ? known.kept : new Map();
  keptOf.set(db(), { version, kept });
  const key = JSON.stringify([day, scope]);
  const made = kept.get(key);
  kept.delete(key);
  const one = made ?? { made: last.then(() => makePast(day, scope)), events: 0 };
  kept.set(key, one);
  if (made) return made.made;
  last = one.made.then(
    ({ events }) => {
      one.events = events;
      dropOldest(kept);
    },
    () => void kept.delete(key),
  );
  return one.made;
}

/** A dropped one goes once nobody reads it any more. */
function dropOldest(kept: Kept) {
  const count = () => [...kept.values()].reduce((sum, { events }) => sum + events, 0);
  for (const key of kept.keys()) {
    if (kept.size <= mostKept && count() <= mostEvents) break;
    kept.delete(key);
  }
}

const countryText = (country: string) => `"country":${JSON.stringify(country)}`;

/** The events a filter may show: those of its countries, else all. */
function scopeOfFilter({ country, match }: Filter): PastScope {
  const texts = country.map(countryText);
  return { ids: [], holding: match === "any" && texts.length > 0 ? texts.map((text) => [text]) : [texts] };
}

/** An event with all that its page shows of others: its whole and parts, those beside it, its series, and what it is related to. */
async function scopeOfEvent(id: string, day: string): Promise<PastScope> {
  const value = (await findRevisionBefore(id, day))?.value;
  const others = value ? [value.partOf, ...(value.related ?? []).map((one) => one.event)] : [];
  const text = (name: string, other: string) => [`"${name}":${JSON.stringify(other)}`];
  return {
    ids: [id, ...others.filter((other) => other !== null && other !== undefined)],
    holding: [
      text("partOf", id),
      ...(value?.partOf ? [text("partOf", value.partOf)] : []),
      ...(value?.series ? [text("series", value.series)] : []),
    ],
  };
}

/** Does work that reads a filtered timeline, on the record of the day that the filter names. */
export async function asOfFilter<T>(filter: Filter, work: () => T): Promise<Awaited<T>> {
  const day = isReadingElsewhere() ? null : pastDay(filter.asof);
  return await (day ? readFrom(await pastOf(day, scopeOfFilter(filter)), work) : work());
}

/** Does work that reads an event, on the record of a day. */
export async function asOfEvent<T>(id: string, asof: string | null | undefined, work: () => T): Promise<Awaited<T>> {
  const day = pastDay(asof);
  return await (day ? readFrom(await pastOf(day, await scopeOfEvent(id, day)), work) : work());
}

/** The connection a file of a filtered timeline is read from where it is of a past day, else null. */
export async function pastOfFilter(filter: Filter): Promise<Past | null> {
  const day = pastDay(filter.asof);
  return day ? pastOf(day, scopeOfFilter(filter)) : null;
}

/** How a filter looks back: `future` is a day to come, `before` one of before the record, `many` more events than a look back takes. */
export type LookBack = { day: string; kind: "past" | "today" | "future" | "before" | "many"; first: string | null };

/** What there is to say of the day that a filter names; null where it names none. */
export async function lookBackOf(filter: Filter): Promise<LookBack | null> {
  const { asof } = filter;
  if (!asof) return null;
  const today = new Date().toISOString().slice(0, 10);
  if (asof >= today) return { day: asof, kind: asof === today ? "today" : "future", first: null };
  const first = (await firstPublished())?.slice(0, 10) ?? null;
  if (!first || asof < first) return { day: asof, kind: "before", first };
  return { day: asof, kind: (await pastOfFilter(filter))?.tooMany ? "many" : "past", first };
}
