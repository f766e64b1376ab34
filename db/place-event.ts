import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { forgetLine } from "#db/event-lines";
import { citedOf, eventsOf, gradeOf } from "#db/event-rows";
import { reading } from "#db/prepared";
import { citations, events } from "#db/schema";
import { indexEvent, searchTextOf, seriesText, unindexEvent } from "#db/search";
import { findSeries } from "#db/series";
import type { Db } from "#db/store";
import { nextPosition, placeEntries, removeEntries } from "#db/timeline-entries";
import { bumpTimeline } from "#db/version";

const readStanding = reading({ state: events.state, position: events.position, starts: events.starts }, "from events where id = ?");

/**
 * Puts an event into the timelines and the search index as it now stands, or takes it out where it is not published. Its line
 * for exports is made later.
 */
export async function place(tx: Db, id: string) {
  const [row] = readStanding(tx.$client, id);
  if (!row) return;
  if (row.position !== null) {
    await removeEntries(tx, id);
    await unindexEvent(tx, row.position);
    forgetLine(tx.$client, row.position);
  }
  await bumpTimeline(tx);
  if (row.state !== "published") {
    if (row.position !== null) await tx.update(events).set({ position: null }).where(eq(events.id, id));
    return;
  }
  const day = Number(row.starts.replaceAll("-", ""));
  const keeps = row.position !== null && Math.floor(row.position / 10_000_000) === day;
  const position = keeps ? (row.position as number) : await nextPosition(tx, row.starts);
  if (!keeps) await tx.update(events).set({ position }).where(eq(events.id, id));
  const [read] = eventsOf(tx.$client, [id]);
  if (!read) return;
  const { event, sources } = read;
  const series = event.series ? await findSeries(event.series, tx) : null;
  await placeEntries(tx, { ...event, position, ...gradeOf(citedOf(read)) });
  await indexEvent(tx, position, searchTextOf(event, seriesText(series), sources), event.countries);
}

/** The events in a timeline that cite these sources: their grades and what they are found by. */
export async function citing(tx: Db, sourceIds: string[], except: string): Promise<string[]> {
  if (sourceIds.length === 0) return [];
  const rows = await tx
    .selectDistinct({ id: citations.eventId })
    .from(citations)
    .innerJoin(events, eq(events.id, citations.eventId))
    .where(and(inArray(citations.sourceId, sourceIds), eq(events.state, "published")));
  return rows.map((row) => row.id).filter((id) => id !== except);
}
