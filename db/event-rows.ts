import "server-only";
import { asc, eq, getTableColumns, inArray } from "drizzle-orm";
import { fromIds, reading } from "#db/prepared";
import { citations, eventCountries, events, sources } from "#db/schema";
import { sourceColumns } from "#db/sources";
import type { Db, Raw } from "#db/store";
import { boundsOf } from "#domain/date";
import { type Event, type EventInput, event as record } from "#domain/event";
import { gradeRank, worstGrade } from "#domain/grade";
import type { Source } from "#domain/source";

type Row = typeof events.$inferSelect;

function groupById<T extends { eventId: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.eventId);
    if (group) group.push(row);
    else groups.set(row.eventId, [row]);
  }
  return groups;
}

type Stored = Pick<Row, "date" | "validFrom" | "validUntil" | "starts" | "ends" | "summary" | keyof typeof lists>;
const lists = {
  related: "object",
  participants: "object",
  organisations: "object",
  themes: "string",
  services: "string",
  domains: "string",
};

const isStoredDate = (edtf: string | null) => {
  try {
    return edtf === null || boundsOf(edtf) !== null;
  } catch {
    return false;
  }
};

/** A row that cannot be decoded keeps its place in every list: its title, its days, and words that say so. */
function decode<T extends Stored>(row: T): T & { unreadable?: true } {
  const readable =
    [row.date, row.validFrom, row.validUntil].every(isStoredDate) &&
    Object.entries(lists).every(([name, kind]) => {
      const list: unknown = row[name as keyof typeof lists];
      return Array.isArray(list) && list.every((one) => one !== null && typeof one === kind);
    });
  if (readable) return row;
  const days = `${row.starts}/${row.ends}`;
  return {
    ...row,
    ...(Object.fromEntries(Object.keys(lists).map((name) => [name, []])) as unknown as Pick<Row, keyof typeof lists>),
    summary: "What is stored of this event cannot be read. Its earlier revisions are kept.",
    date: isStoredDate(row.date) ? row.date : isStoredDate(days) ? days : "1800/2100",
    validFrom: null,
    validUntil: null,
    unreadable: true,
  };
}

/** Columns that are about the work on an event: no reader and no file gets them. */
const deskNames = ["position", "reason", "submittedAt", "submittedBy", "mergedInto", "trashedFrom", "trashedBy", "trashedAt"] as const;
type DeskColumn = (typeof deskNames)[number];
const deskColumns: ReadonlySet<string> = new Set(deskNames);

/** Whole events of their rows, with countries and citations, in the order of the rows. */
export async function withParts(db: Db, rows: Row[]): Promise<Event[]> {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const countries = groupById(
    await db.select().from(eventCountries).where(inArray(eventCountries.eventId, ids)).orderBy(asc(eventCountries.at)),
  );
  const cited = groupById(
    await db
      .select({
        eventId: citations.eventId,
        source: sources.address,
        quote: citations.quote,
        stance: citations.stance,
        credibility: citations.credibility,
      })
      .from(citations)
      .innerJoin(sources, eq(sources.id, citations.sourceId))
      .where(inArray(citations.eventId, ids))
      .orderBy(asc(citations.at)),
  );
  return rows.map(decode).map((row) => ({
    ...(Object.fromEntries(Object.entries(row).filter(([name]) => !deskColumns.has(name))) as Omit<Row, DeskColumn>),
    countries: (countries.get(row.id) ?? []).map(({ country, role }) => ({ country, role })),
    citations: (cited.get(row.id) ?? []).map(({ eventId: _id, ...one }) => one),
  }));
}

const eventColumns = Object.fromEntries(Object.entries(getTableColumns(events)).filter(([name]) => !deskColumns.has(name))) as Omit<
  ReturnType<typeof getTableColumns<typeof events>>,
  DeskColumn
>;
const { eventId, stance, quote, credibility } = citations;

const readEvents = reading(eventColumns, `${fromIds(events.id)} order by wanted.key`);
const readCountries = reading(
  { eventId: eventCountries.eventId, country: eventCountries.country, role: eventCountries.role },
  `${fromIds(eventCountries.eventId)} order by wanted.key, event_countries.at`,
);
const readCitations = reading(
  { ...sourceColumns, eventId, quote, stance, credibility },
  `${fromIds(eventId)} join sources on sources.id = citations.source_id order by wanted.key, citations.at`,
);

export type CitedEvent = { event: Event; sources: Source[] };

/** Whole events by their ids, in that order, with the sources they cite; ids that are not on record are left out. For long lists. */
export function eventsOf(raw: Raw, ids: readonly string[]): CitedEvent[] {
  const list = JSON.stringify(ids);
  const countries = groupById(readCountries(raw, list));
  const cited = groupById(readCitations(raw, list));
  return readEvents(raw, list)
    .map(decode)
    .map((row) => {
      const citing = cited.get(row.id) ?? [];
      const event: Event = Object.assign(row, {
        countries: (countries.get(row.id) ?? []).map(({ country, role }) => ({ country, role })),
        citations: citing.map((one) => ({ source: one.address, quote: one.quote, stance: one.stance, credibility: one.credibility })),
      });
      // A source that is cited twice is one source.
      const sources = new Map(
        citing.map(({ eventId: _id, quote: _q, stance: _s, credibility: _c, ...source }): [string, Source] => [
          source.id,
          source as Source,
        ]),
      );
      return { event, sources: [...sources.values()] };
    });
}

const readPublished = reading({ id: events.id }, `${fromIds(events.id)} where events.state = 'published'`);

/** The ids of the events that an event refers to. */
export const referredBy = ({ partOf, related }: Pick<Event, "partOf" | "related">): string[] => [
  ...(partOf ? [partOf] : []),
  ...related.map((one) => one.event),
];

/** Those of these ids that readers may see. */
export const publishedAmong = (raw: Raw, ids: Iterable<string>): Set<string> =>
  new Set(readPublished(raw, JSON.stringify([...new Set(ids)])).map(({ id }) => id));

/** The same events without references to what readers may not see: not even the id of a draft is told. */
export function withoutHidden<T extends Pick<Event, "partOf" | "related">>(raw: Raw, list: readonly T[]): T[] {
  const ids = list.flatMap(referredBy);
  if (ids.length === 0) return [...list];
  const published = publishedAmong(raw, ids);
  return list.map((event) => ({
    ...event,
    partOf: event.partOf && published.has(event.partOf) ? event.partOf : null,
    related: event.related.filter((one) => published.has(one.event)),
  }));
}

/** What was put in, without what the record adds. */
export const inputOf = (event: Event): EventInput =>
  Object.fromEntries(record.names.map((name) => [name, event[name as keyof Event]])) as EventInput;

export type Cited = Pick<typeof citations.$inferSelect, "quote" | "stance" | "credibility"> & { source: Source };

/** What an event cites, with the sources whole, in the order of the record. */
export async function citedBy(from: Db, id: string): Promise<Cited[]> {
  const rows = await from
    .select({ quote, stance, credibility, source: sourceColumns })
    .from(citations)
    .innerJoin(sources, eq(sources.id, citations.sourceId))
    .where(eq(eventId, id))
    .orderBy(asc(citations.at));
  return rows as Cited[];
}

/** What an event that was read with its sources cites. */
export const citedOf = ({ event, sources }: CitedEvent): Cited[] =>
  event.citations.map(({ source: address, ...one }) => ({
    ...one,
    source: sources.find((source) => source.address === address) as Source,
  }));

/** The best grade of what speaks for an event, or mentions it, and how many sources that is. */
export const gradeOf = (cited: readonly Cited[]): { grade: number; sources: number } => ({
  grade: Math.min(
    worstGrade,
    ...cited
      .filter(({ stance }) => stance !== "contradicts")
      .map(({ source, credibility }) => gradeRank({ reliability: source.reliability, credibility })),
  ),
  sources: new Set(cited.map(({ source }) => source.id)).size,
});
