import "server-only";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Mention } from "#db/events";
import { timelineEntries as entries, eventCountries, events } from "#db/schema";
import { db, reader } from "#db/store";
import { wholeScope } from "#db/timeline-entries";
import { timelineVersion } from "#db/version";
import { eventTypes, type Family, familyOf } from "#domain/codebook";

export type ListedMention = Mention & { countries: string[] };
export type PairTotal = { pair: string; countries: [string, string]; total: number };
export type Overview = {
  events: number;
  states: number;
  first: string | null;
  last: string | null;
  pairs: (PairTotal & { years: { year: number; counts: Partial<Record<Family, number>> }[] })[];
  pairCount: number;
  latest: ListedMention[];
  planned: ListedMention[];
};

const typeCodes = Object.keys(eventTypes) as (keyof typeof eventTypes)[];
const cache: { version: string; pairs?: PairTotal[]; overview?: Overview; day?: string } = { version: "" };

function fresh(version: string) {
  if (cache.version !== version) {
    cache.version = version;
    cache.pairs = undefined;
    cache.overview = undefined;
  }
}

/** Every pair on record with its number of events, the most active first. */
export async function listPairs(): Promise<PairTotal[]> {
  fresh(timelineVersion());
  cache.pairs ??= scopeTotals()
    .filter(({ scope }) => scope.includes("-"))
    .map(({ scope, total }) => ({ pair: scope, countries: scope.split("-") as [string, string], total }))
    .sort((a, b) => b.total - a.total || (a.pair < b.pair ? -1 : 1));
  return cache.pairs;
}

const scopeTotals = () =>
  reader().prepare("select scope, count(*) as total from timeline_entries group by scope").all() as { scope: string; total: number }[];

/** What the first page shows; kept until a timeline changes or the day does. */
export async function getOverview(): Promise<Overview> {
  fresh(timelineVersion());
  const today = new Date().toISOString().slice(0, 10);
  if (cache.overview && cache.day === today) return cache.overview;
  const totals = scopeTotals();
  const pairs = await listPairs();
  const whole = totals.find((one) => one.scope === wholeScope)?.total ?? 0;
  const [span] = await db()
    .select({ first: sql<string | null>`min(${events.starts})`, last: sql<string | null>`max(${events.starts})` })
    .from(events)
    .where(eq(events.state, "published"));
  cache.day = today;
  cache.overview = {
    events: whole,
    states: totals.filter(({ scope }) => scope.length === 2).length,
    first: span?.first ?? null,
    last: span?.last ?? null,
    pairs: await Promise.all(pairs.slice(0, 7).map(async (pair) => ({ ...pair, years: await yearsOf(pair.pair) }))),
    pairCount: pairs.length,
    latest: await mentions(sql`${events.starts} <= ${today}`, 4, "newest"),
    planned: await mentions(sql`(${events.status} = 'planned' and ${events.ends} >= ${today})`, 4, "soonest"),
  };
  return cache.overview;
}

async function yearsOf(pair: string) {
  const rows = await db()
    .select({ year: sql<number>`${entries.starts} / 10000`, type: entries.type, n: sql<number>`count(*)` })
    .from(entries)
    .where(eq(entries.scope, pair))
    .groupBy(sql`1`, entries.type)
    .orderBy(sql`1`);
  const years = new Map<number, Partial<Record<Family, number>>>();
  for (const { year, type, n } of rows) {
    const family = familyOf(typeCodes[type] ?? "other");
    const counts = years.get(year) ?? {};
    counts[family] = (counts[family] ?? 0) + n;
    years.set(year, counts);
  }
  return [...years].map(([year, counts]) => ({ year, counts }));
}

async function mentions(condition: ReturnType<typeof sql>, limit: number, order: "newest" | "soonest"): Promise<ListedMention[]> {
  const rows = await db()
    .select({ id: events.id, title: events.title, date: events.date, type: events.type, city: events.city, edition: events.edition })
    .from(events)
    .where(and(eq(events.state, "published"), condition))
    .orderBy(order === "newest" ? desc(events.position) : asc(events.position))
    .limit(limit);
  const countries =
    rows.length > 0
      ? await db()
          .select()
          .from(eventCountries)
          .where(
            inArray(
              eventCountries.eventId,
              rows.map((row) => row.id),
            ),
          )
          .orderBy(asc(eventCountries.at))
      : [];
  return rows.map((row) => ({ ...row, countries: countries.filter((one) => one.eventId === row.id).map((one) => one.country) }));
}
