import "server-only";
import { asc, eq, inArray } from "drizzle-orm";
import { citations, eventCountries, type events, sources } from "#db/schema";
import type { Db } from "#db/store";
import { boundsOf } from "#domain/date";
import { type Event, type EventInput, event as record } from "#domain/event";
import { gradeRank, worstGrade } from "#domain/grade";

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
function decode(row: Row): Row & { unreadable?: true } {
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
  return rows.map(decode).map(({ position: _p, trashedFrom: _f, trashedBy: _b, trashedAt: _a, ...row }) => ({
    ...row,
    countries: (countries.get(row.id) ?? []).map(({ country, role }) => ({ country, role })),
    citations: (cited.get(row.id) ?? []).map(({ eventId: _id, ...one }) => one),
  }));
}

/** What was put in, without what the record adds. */
export const inputOf = (event: Event): EventInput =>
  Object.fromEntries(record.names.map((name) => [name, event[name as keyof Event]])) as EventInput;

/** The best grade of an event's citations and how many sources it has. */
export async function gradeOf(tx: Db, eventId: string): Promise<{ grade: number; sources: number }> {
  const rows = await tx
    .select({ sourceId: citations.sourceId, reliability: sources.reliability, credibility: citations.credibility })
    .from(citations)
    .innerJoin(sources, eq(sources.id, citations.sourceId))
    .where(eq(citations.eventId, eventId));
  const ranks = rows.map((row) => gradeRank(row as Parameters<typeof gradeRank>[0]));
  return { grade: Math.min(worstGrade, ...ranks), sources: new Set(rows.map((row) => row.sourceId)).size };
}
