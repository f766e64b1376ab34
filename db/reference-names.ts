import "server-only";
import { inArray } from "drizzle-orm";
import { events, series } from "#db/schema";
import { type Db, db } from "#db/store";
import type { Names } from "#domain/diff";
import type { EventInput } from "#domain/event";

/** What the series and events are called that these values of events refer to, by id; for the desk alone. */
export async function referenceNames(values: readonly EventInput[], from: Db = db()): Promise<Names> {
  const ids = (pick: (value: EventInput) => (string | null)[]) => [...new Set(values.flatMap(pick))].filter((id) => id !== null);
  const bodies = ids((value) => [value.series]);
  const others = ids((value) => [value.partOf, ...value.related.map((one) => one.event)]);
  const rows = [
    ...(await from.select({ id: series.id, name: series.name }).from(series).where(inArray(series.id, bodies))),
    ...(await from.select({ id: events.id, name: events.title }).from(events).where(inArray(events.id, others))),
  ];
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
