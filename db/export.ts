import "server-only";
import { and, desc, inArray, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { withParts } from "#db/event-rows";
import * as schema from "#db/schema";
import { timelineEntries as entries, events, series, sources } from "#db/schema";
import { openReader } from "#db/store";
import { whereOf } from "#db/timeline";
import type { Filter } from "#domain/filter";
import type { ExportRow } from "#domain/formats/index";
import { canonicalAddress, type Source } from "#domain/source";

const chunk = 1_000;

/**
 * Every event of a filtered timeline, newest first, in chunks, from one read transaction on a connection of its own: a
 * consistent snapshot however long it takes. Other requests run between chunks. Analysts' notes are left out.
 */
export async function* eachEvent(filter: Filter): AsyncGenerator<ExportRow[]> {
  const raw = openReader();
  const db = drizzle(raw, { schema });
  try {
    raw.exec("begin");
    const seriesNames = new Map((await db.select({ id: series.id, name: series.name }).from(series)).map((one) => [one.id, one.name]));
    for (let after: number | undefined; ; ) {
      const page = await db
        .select({ position: entries.position, id: entries.eventId, sources: entries.sources, grade: entries.grade })
        .from(entries)
        .where(and(whereOf(filter), after === undefined ? undefined : lt(entries.position, after)))
        .orderBy(desc(entries.position))
        .limit(chunk);
      if (page.length > 0) {
        const rows = await db
          .select()
          .from(events)
          .where(
            inArray(
              events.id,
              page.map((one) => one.id),
            ),
          );
        const whole = new Map((await withParts(db, rows)).map((one) => [one.id, one]));
        const cited = await citedSources(
          db,
          [...whole.values()].flatMap((one) => one.citations.map((citation) => citation.source)),
        );
        yield page.flatMap(({ id, sources: n, grade }) => {
          const event = whole.get(id);
          if (!event) return [];
          return [
            {
              event: { ...event, note: null },
              seriesName: event.series ? (seriesNames.get(event.series) ?? null) : null,
              sources: event.citations.flatMap((citation) => cited.get(canonicalAddress(citation.source)) ?? []),
              sourceCount: n,
              grade,
            },
          ];
        });
      }
      if (page.length < chunk) return;
      after = page.at(-1)?.position;
      await new Promise((resume) => setImmediate(resume));
    }
  } finally {
    raw.close();
  }
}

async function citedSources(db: ReturnType<typeof drizzle<typeof schema>>, addresses: string[]): Promise<Map<string, Source>> {
  const canonical = [...new Set(addresses.map(canonicalAddress))];
  if (canonical.length === 0) return new Map();
  const rows = await db.select().from(sources).where(inArray(sources.canonical, canonical));
  return new Map(rows.map(({ canonical: key, revision: _r, createdBy: _b, createdAt: _c, updatedAt: _u, ...one }) => [key, one as Source]));
}
