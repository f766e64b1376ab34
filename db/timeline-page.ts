import "server-only";
import { inArray } from "drizzle-orm";
import { asOfFilter } from "#db/as-of";
import { eventsOf } from "#db/event-rows";
import { countTimeline } from "#db/facets";
import { fromIds, reading } from "#db/prepared";
import { timelineEntries as entries, events, series } from "#db/schema";
import { db, reader } from "#db/store";
import { listWindow, parseCursor, type WindowRow } from "#db/timeline";
import { wholeScope } from "#db/timeline-entries";
import type { Filter } from "#domain/filter";
import type { RowView, TimelinePage } from "#domain/timeline";

/** At most this many rows are on a page; more come with "Show more". */
export const windowSize = 60;

/** One window of a timeline with the counts of the whole of it. Where not all was counted, what is shown counts too. */
export const getTimelinePage = (filter: Filter, { after }: { after?: string | undefined } = {}): Promise<TimelinePage> =>
  asOfFilter(filter, () => readPage(filter, after));

async function readPage(filter: Filter, after: string | undefined): Promise<TimelinePage> {
  const { capped: partial, ...counts } = await countTimeline(filter);
  const empty = counts.total === 0 && !partial;
  const { rows, next } = empty ? { rows: [], next: null } : await listWindow(filter, parseCursor(after), windowSize);
  const isWhole = after === undefined && next === null;
  const total = partial ? Math.max(counts.total, rows.length) : counts.total;
  return { ...counts, total, partial, capped: partial && !isWhole, rows: await viewRows(rows), next };
}

const readGrades = reading(
  { id: entries.eventId, sources: entries.sources, grade: entries.grade },
  `${fromIds(entries.eventId)} where timeline_entries.scope = '${wholeScope}'`,
);

async function viewRows(rows: WindowRow[]): Promise<RowView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.eventId);
  const whole = new Map(eventsOf(reader(), ids).map(({ event }) => [event.id, event]));
  const graded = new Map(readGrades(reader(), JSON.stringify(ids)).map((one) => [one.id, one]));
  const names = await namesOf([...whole.values()].flatMap((one) => one.series ?? []));
  const outside = rows.filter((row) => row.depth === 0 && row.partOf).map((row) => row.partOf as string);
  const during = new Map(
    outside.length > 0
      ? (await db().select({ id: events.id, title: events.title, state: events.state }).from(events).where(inArray(events.id, outside)))
          .filter((one) => one.state === "published")
          .map((one) => [one.id, { id: one.id, title: one.title }])
      : [],
  );
  return rows.flatMap((row) => {
    const event = whole.get(row.eventId);
    if (!event) return [];
    const { sources, grade } = graded.get(row.eventId) ?? { sources: 0, grade: 35 };
    const of = row.depth === 0 && row.partOf ? (during.get(row.partOf) ?? null) : null;
    return [
      {
        event: { ...event, note: null },
        depth: row.depth,
        during: of,
        sources,
        grade,
        seriesName: event.series ? (names.get(event.series) ?? null) : null,
      },
    ];
  });
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ id: series.id, name: series.name })
    .from(series)
    .where(inArray(series.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}
