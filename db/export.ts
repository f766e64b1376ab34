import "server-only";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { eventsOf } from "#db/event-rows";
import * as schema from "#db/schema";
import { timelineEntries as entries, series } from "#db/schema";
import { openReader, type Raw } from "#db/store";
import { eachEntry } from "#db/timeline";
import type { Filter } from "#domain/filter";
import type { ExportRow } from "#domain/formats/index";

/** Rows read at a time: enough to be fast, few enough that other requests wait some milliseconds only. */
const chunk = 500;

const chosen = { id: entries.eventId, sources: entries.sources, grade: entries.grade };
type Chosen = { id: string; sources: number; grade: number };

/**
 * Every event of a filtered timeline, newest first, in chunks, from one read transaction on a connection of its own: a
 * consistent snapshot however long it takes. Other requests run between chunks. Analysts' notes are left out.
 */
export async function* eachEvent(filter: Filter): AsyncGenerator<ExportRow[]> {
  const raw = openReader();
  try {
    raw.exec("begin");
    const db = drizzle(raw, { schema });
    const names = new Map((await db.select({ id: series.id, name: series.name }).from(series)).map((one) => [one.id, one.name]));
    for await (const page of eachEntry(db, filter, chosen, { first: chunk, most: chunk })) {
      yield rowsOf(raw, page, names);
      await new Promise((resume) => setImmediate(resume));
    }
  } finally {
    raw.close();
  }
}

/** Analysts' notes stay inside. */
function rowsOf(raw: Raw, page: Chosen[], names: Map<string, string>): ExportRow[] {
  const found = new Map(
    eventsOf(
      raw,
      page.map((one) => one.id),
    ).map((one) => [one.event.id, one]),
  );
  return page.flatMap(({ id, sources: sourceCount, grade }) => {
    const one = found.get(id);
    if (!one) return [];
    one.event.note = null;
    const seriesName = one.event.series === null ? null : (names.get(one.event.series) ?? null);
    return [{ ...one, seriesName, sourceCount, grade }];
  });
}
