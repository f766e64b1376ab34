import "server-only";
import { sql } from "drizzle-orm";
import { meta } from "#db/schema";
import { type Db, type Raw, reader } from "#db/store";

/** Marks that a timeline changed, in the transaction that changed it. */
export async function bumpTimeline(tx: Db) {
  await tx
    .insert(meta)
    .values({ name: "timeline_version", value: "1" })
    .onConflictDoUpdate({ target: meta.name, set: { value: sql`cast(${meta.value} as integer) + 1` } });
}

/** A text that changes whenever a timeline does; caches are kept by it. */
export const timelineVersion = (from: Raw = reader()): string =>
  String(from.prepare("select value from meta where name = 'timeline_version'").pluck().get() ?? "0");
