import "server-only";
import { inArray } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { withParts } from "#db/event-rows";
import * as schema from "#db/schema";
import { timelineEntries as entries, events, series, sources } from "#db/schema";
import { type Db, openReader } from "#db/store";
import { eachEntry } from "#db/timeline";
import type { Filter } from "#domain/filter";
import type { ExportRow } from "#domain/formats/index";
import { canonicalAddress, type Source } from "#domain/source";

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
      yield await rowsOf(db, page, names);
      await new Promise((resume) => setImmediate(resume));
    }
  } finally {
    raw.close();
  }
}

async function rowsOf(db: Db, page: Chosen[], names: Map<string, string>): Promise<ExportRow[]> {
  const ids = page.map((one) => one.id);
  const found = await withParts(db, await db.select().from(events).where(inArray(events.id, ids)));
  const whole = new Map(found.map((one) => [one.id, one]));
  const addresses = found.flatMap((one) => one.citations.map((citation) => citation.source));
  const cited = await citedSources(db, addresses);
  return page.flatMap(({ id, sources: sourceCount, grade }) => {
    const event = whole.get(id);
    if (!event) return [];
    return [
      {
        event: { ...event, note: null },
        seriesName: event.series === null ? null : (names.get(event.series) ?? null),
        // A source that is cited twice is one source.
        sources: [...new Set(event.citations.flatMap((citation) => cited.get(citation.source) ?? []))],
        sourceCount,
        grade,
      },
    ];
  });
}

/** Sources by the address that a citation gives. */
async function citedSources(db: Db, addresses: string[]): Promise<Map<string, Source>> {
  const canonical = new Map(addresses.map((address) => [canonicalAddress(address), address]));
  if (canonical.size === 0) return new Map();
  const rows = await db
    .select()
    .from(sources)
    .where(inArray(sources.canonical, [...canonical.keys()]));
  return new Map(
    rows.map(({ canonical: key, revision: _r, createdBy: _b, createdAt: _c, updatedAt: _u, ...one }) => [
      canonical.get(key) ?? key,
      one as Source,
    ]),
  );
}
