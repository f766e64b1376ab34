import "server-only";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { pastOfFilter } from "#db/as-of";
import { eventsOf, withoutHidden } from "#db/event-rows";
import { noteRows } from "#db/note-export";
import * as schema from "#db/schema";
import { timelineEntries as entries, series } from "#db/schema";
import { openReader, type Raw } from "#db/store";
import { eachEntry } from "#db/timeline";
import type { Actor } from "#domain/access";
import type { Event } from "#domain/event";
import { type Filter, filterWords } from "#domain/filter";
import type { ExportRow } from "#domain/formats/index";

/** Places in the timeline read at a time. */
const chunk = 500;
/** Whole events made of them at a time: a page that is asked for meanwhile takes many turns, and waits for this much at each. */
const slice = 10;

const chosen = { id: entries.eventId, sources: entries.sources, grade: entries.grade };
type Chosen = { id: string; sources: number; grade: number };

/**
 * Every event of a filtered timeline, newest first, in chunks, from one read transaction on a connection of its own: a
 * consistent snapshot however long it takes. Other requests run between chunks. Analysts' notes are left out.
 */
export async function* eachEvent(filter: Filter): AsyncGenerator<ExportRow[]> {
  const past = await pastOfFilter(filter);
  const raw = past?.raw ?? openReader();
  // Mapped, the whole file would count as this process's memory by the end.
  raw.pragma("mmap_size = 0");
  try {
    if (!past) raw.exec("begin");
    const db = drizzle(raw, { schema });
    const names = new Map((await db.select({ id: series.id, name: series.name }).from(series)).map((one) => [one.id, one.name]));
    for await (const page of eachEntry(db, filter, chosen, { first: 50, most: chunk })) {
      for (let at = 0; at < page.length; at += slice) {
        yield rowsOf(raw, page.slice(at, at + slice), names);
        await new Promise((resume) => setImmediate(resume));
      }
    }
  } finally {
    if (!past) raw.close();
  }
}

/** The same, with a line in the audit of who took how many rows of what, in which format. */
export const exportEvents = (actor: Actor | null, filter: Filter, format: string): AsyncGenerator<ExportRow[]> =>
  noteRows(actor, { action: "event.export", detail: { format, filter: filterWords(filter).map(({ words }) => words) } }, eachEvent(filter));

/** Analysts' notes stay inside, and so does what is not published. */
function rowsOf(raw: Raw, page: Chosen[], names: Map<string, string>): ExportRow[] {
  const read = eventsOf(
    raw,
    page.map((one) => one.id),
  );
  const shown = withoutHidden(
    raw,
    read.map((one) => one.event),
  );
  const found = new Map(read.map(({ event, sources }, i) => [event.id, { event: shown[i] as Event, sources }]));
  return page.flatMap(({ id, sources: sourceCount, grade }) => {
    const one = found.get(id);
    if (!one) return [];
    one.event.note = null;
    const seriesName = one.event.series === null ? null : (names.get(one.event.series) ?? null);
    return [{ ...one, seriesName, sourceCount, grade }];
  });
}
