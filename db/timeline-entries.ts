import "server-only";
import { eq } from "drizzle-orm";
import { inserting, reading } from "#db/prepared";
import { events, timelineEntries } from "#db/schema";
import type { Db } from "#db/store";
import { eventTypes, levels, statuses, themes } from "#domain/codebook";
import type { Country } from "#domain/country";
import type { EventInput } from "#domain/event";
import { pairsOf } from "#domain/pair";

const typeCodes = Object.keys(eventTypes);
const statusCodes = Object.keys(statuses);
const levelCodes = Object.keys(levels);
const themeCodes = Object.keys(themes);

/** Places in the codebook's lists, as entries store them. */
export const typeIndex = (code: string) => typeCodes.indexOf(code);
export const statusIndex = (code: string) => statusCodes.indexOf(code);
export const levelIndex = (code: string | null) => (code === null ? -1 : levelCodes.indexOf(code));
export const themeMask = (codes: readonly string[]) => codes.reduce((mask, code) => mask | (1 << themeCodes.indexOf(code)), 0);

/** `2025-04-14` → 20250414. */
export const dayNumber = (iso: string) => Number(iso.replaceAll("-", ""));

export const wholeScope = "*";

/** The timelines an event of these countries stands in. */
export const scopesOf = (countries: readonly Country[]): string[] => [wholeScope, ...new Set(countries), ...pairsOf(countries)];

const perDay = 10_000_000;

/** The first place on a day. */
export const firstPosition = (starts: string) => positionsOf(dayNumber(starts)).first;

/** The positions of a day, given as YYYYMMDD: from `first` to before `end`. */
export const positionsOf = (day: number) => ({ first: day * perDay + 1, end: (day + 1) * perDay });

const readLast = reading({ position: events.position }, "from events where position >= ? and position < ? order by position desc limit 1");

/** The next free place on a day: after all that the day already holds. */
export async function nextPosition(tx: Db, starts: string): Promise<number> {
  const { first, end } = positionsOf(dayNumber(starts));
  const [last] = readLast(tx.$client, first, end);
  return last?.position ? last.position + 1 : first;
}

export type Placed = { id: string; position: number; starts: string; ends: string; sources: number; grade: number } & Pick<
  EventInput,
  "type" | "status" | "level" | "themes" | "countries" | "series" | "partOf"
>;

/** The entries of one published event, one a scope. */
export function entriesOf(event: Placed): (typeof timelineEntries.$inferInsert)[] {
  const countries = event.countries.map((one) => one.country);
  const common = {
    position: event.position,
    eventId: event.id,
    starts: dayNumber(event.starts),
    ends: dayNumber(event.ends),
    type: typeIndex(event.type),
    status: statusIndex(event.status),
    level: levelIndex(event.level),
    themes: themeMask(event.themes),
    sources: event.sources,
    grade: event.grade,
    parties: new Set(countries).size,
    series: event.series,
    partOf: event.partOf,
  };
  return scopesOf(countries).map((scope) => ({ scope, ...common }));
}

export async function placeEntries(tx: Db, event: Placed) {
  inserting(tx.$client, timelineEntries)(entriesOf(event));
}

export async function removeEntries(tx: Db, id: string) {
  await tx.delete(timelineEntries).where(eq(timelineEntries.eventId, id));
}
