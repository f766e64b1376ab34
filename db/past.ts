import "server-only";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { breathe, fillPast } from "#db/past-rows";
import * as schema from "#db/schema";
import { openReader, type Raw, type Reading } from "#db/store";
import { addDays } from "#domain/date";

/**
 * Which events a look back is about: those of these ids, and those of which some published revision holds every text of one
 * of the groups. A group without texts is every event.
 */
export type PastScope = { ids: readonly string[]; holding: readonly (readonly string[])[] };

/** `events` is how many stand in it; 0 and `tooMany` where there were more than a look back takes. */
export type Past = Reading & { events: number; tooMany: boolean };

/** A look back is made in the memory of the server, half a millisecond an event: this many at most. */
export const mostInPast = 10_000;

/** What a timeline, a search and the page of an event are read from. */
const copied = ["events", "event_countries", "timeline_entries", "series", "sources", "citations", "meta", "search_words", "event_search"];

/** The part of the record that a scope names as it was published at the end of a day: the same tables, in memory. */
export async function makePast(day: string, scope: PastScope, most = mostInPast): Promise<Past> {
  const before = addDays(day, 1);
  const from = openReader();
  const raw = new Database(":memory:");
  try {
    from.exec("begin");
    copySchema(from, raw);
    const db = drizzle(raw, { schema });
    const ids = await findConcerned(from, before, scope, most);
    const events = ids === null ? 0 : await fillPast(from, db, before, ids);
    raw.pragma("query_only = on");
    return { db, raw, events, tooMany: ids === null };
  } finally {
    from.close();
  }
}

function copySchema(from: Raw, to: Raw) {
  to.pragma("foreign_keys = off");
  const made = from
    .prepare(
      `select sql from sqlite_master where sql is not null and type in ('table', 'index')
       and tbl_name in (select value from json_each(?)) order by type = 'index'`,
    )
    .pluck()
    .all(JSON.stringify(copied)) as string[];
  for (const sql of made) to.exec(sql);
}

/** Revisions looked through at a time. */
const chunk = 4_000;

/** The events of a scope that had been published before a moment; null where there are too many. */
async function findConcerned(from: Raw, before: string, { ids, holding }: PastScope, most: number): Promise<string[] | null> {
  const found = new Set(ids);
  if (holding.length === 0) return [...found];
  const texts = holding.flat();
  const holds = holding.map((group) => `(${["1", ...group.map(() => "instr(value, ?) > 0")].join(" and ")})`).join(" or ");
  const read = from
    .prepare(
      `select at, rowid, entity_id, state = 'published' and (${holds}) from revisions
       where entity = 'event' and at >= ? and at < ? and (at > ? or rowid > ?) order by at, rowid limit ${chunk}`,
    )
    .raw();
  for (let at = "", row = 0; ; await breathe()) {
    const rows = read.all(...texts, at, before, at, row) as [string, number, string, number][];
    for (const [, , id, hit] of rows) if (hit) found.add(id);
    if (found.size > most) return null;
    const last = rows.at(-1);
    if (!last || rows.length < chunk) return [...found];
    [at, row] = last;
  }
}
