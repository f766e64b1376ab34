import "server-only";
import { and, desc, eq, exists, gte, inArray, isNull, lt, lte, notExists, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { ask } from "#db/prepared";
import { timelineEntries as entries } from "#db/schema";
import { among, findPositions, isHit, searchQuery } from "#db/search";
import { type Db, db } from "#db/store";
import { dayNumber, levelIndex, positionsOf, statusIndex, themeMask, typeIndex, wholeScope } from "#db/timeline-entries";
import { boundsOf } from "#domain/date";
import { type Filter, type FilterName, filterNames } from "#domain/filter";
import { parseGrade, worstGrade } from "#domain/grade";
import { pairOf } from "#domain/pair";

/** The timeline that a filter reads: a pair where it asks for all of two countries, one country, else the whole. */
export function scopeOf({ country, match }: Filter): string {
  const [a, b, c] = country;
  if (!a || c) return wholeScope;
  if (!b) return a;
  return match === "any" ? wholeScope : pairOf(a, b);
}

/** The table or an alias of it: the columns, under whatever name. */
type Table = Pick<
  typeof entries,
  "scope" | "position" | "eventId" | "starts" | "ends" | "type" | "status" | "level" | "themes" | "sources" | "grade" | "parties" | "series"
>;
type Context = { filter: Filter; scope: string };

/** Whether the event of `t` stands in one of these timelines too. */
const standsIn = (t: Table, scopes: readonly string[]) => {
  const other = alias(entries, "other");
  return exists(
    db()
      .select({ one: sql`1` })
      .from(other)
      .where(and(eq(other.eventId, t.eventId), inArray(other.scope, [...scopes]))),
  );
};

/** The SQL of each filter over a row of `timeline_entries`. A filter without an entry here does not compile. */
const conditions: { [K in keyof Filter]: (value: NonNullable<Filter[K]>, t: Table, context: Context) => SQL | undefined } = {
  country: (codes, t, { filter, scope }) => {
    if (codes.length === 0 || scope !== wholeScope) return undefined;
    return filter.match === "any" ? standsIn(t, codes) : and(...codes.map((code) => standsIn(t, [code])));
  },
  match: () => undefined,
  type: (codes, t) => (codes.length > 0 ? inArray(t.type, codes.map(typeIndex)) : undefined),
  status: (codes, t) => (codes.length > 0 ? inArray(t.status, codes.map(statusIndex)) : undefined),
  level: (codes, t) => (codes.length > 0 ? inArray(t.level, codes.map(levelIndex)) : undefined),
  theme: (codes, t) => (codes.length > 0 ? sql`(${t.themes} & ${themeMask(codes)}) != 0` : undefined),
  series: (id, t) => eq(t.series, id),
  from: (date, t) => gte(t.ends, dayNumber(boundsOf(date).starts)),
  to: (date, t) => lte(t.starts, dayNumber(boundsOf(date).ends)),
  q: (typed, t, { scope }) => {
    const query = searchQuery(typed, scope);
    return query ? isHit(query, t.position) : sql`0`;
  },
  sources: (n, t) => gte(t.sources, n),
  grade: (text, t) => {
    const rank = parseGrade(text) ?? worstGrade;
    return sql`(${t.grade} / 6 <= ${Math.floor(rank / 6)} and ${t.grade} % 6 <= ${rank % 6})`;
  },
  bilateral: (_on, t) => eq(t.parties, 2),
  // Not of the rows: it chooses the database they are read from.
  asof: () => undefined,
};

/** What a kept query is kept by: what a word goes on as changes with the words that are on record. */
const keyOf = (filter: Filter, ...rest: unknown[]) =>
  JSON.stringify([filter, filter.q === null ? null : searchQuery(filter.q, scopeOf(filter)), ...rest]);

/** The condition of a filter on `timeline_entries`, its scope included; `only` keeps some of its parts. */
export function whereOf(filter: Filter, t: Table = entries, only?: readonly FilterName[]): SQL {
  const scope = scopeOf(filter);
  const parts = (only ?? filterNames).map((name) => {
    const value = filter[name];
    return value === null ? undefined : conditions[name](value as never, t, { filter, scope });
  });
  return and(eq(t.scope, scope), ...parts) as SQL;
}

export type Entry = { position: number; eventId: string; partOf: string | null };
/** A row of a window: an event, how deep it lies beneath its whole, and whether its whole is not among the matches. */
export type WindowRow = Entry & { depth: number };
export type Cursor = { position: number; skip: number };

/** `20250414…` or `20250414….3`: the group a window goes on with, and how many of its rows were shown. */
export function parseCursor(text: string | undefined): Cursor | null {
  const match = /^(\d{9,16})(?:\.(\d{1,6}))?$/.exec(text ?? "");
  return match ? { position: Number(match[1]), skip: Number(match[2] ?? 0) } : null;
}

const columns = { position: entries.position, eventId: entries.eventId, partOf: entries.partOf };

/** Above every position. */
export const beyond = Number.MAX_SAFE_INTEGER;
const mostInChunk = 5_000;
/** After so many hits of which not one in so many is a match, the timeline leads in place of the hits. */
const fruitless = { hits: 4_000, oneIn: 20 };

/** Above every position of a match: a position begins with the first day. */
export const ceilingOf = ({ to }: Filter): number => (to ? positionsOf(dayNumber(boundsOf(to).ends)).end : beyond);

/** `first` and `most` bound the size of a chunk, which doubles as the walk goes on; `tops` leaves out parts of other matches. */
type Walk = { before?: number; first: number; most?: number; tops?: boolean };

/**
 * Chunks of the matching entries, newest first. Where words are searched, the hits lead and are read no further than the
 * caller goes on asking; else, and where hardly a hit meets the other filters, the timeline's own range does.
 */
export async function* eachEntry<C extends Columns>(
  from: Db,
  filter: Filter,
  chosen: C,
  { before = beyond, first, most = mostInChunk, tops = false }: Walk,
): AsyncGenerator<Chosen<C>[]> {
  const query = filter.q === null ? null : searchQuery(filter.q, scopeOf(filter));
  if (filter.q !== null && query === null) return;
  const others = filterNames.filter((name) => name !== "q");
  let hitsLead = query !== null;
  let looked = 0;
  let found = 0;
  const start = Math.min(before, ceilingOf(filter));
  for (let size = first, last = start; ; size = Math.min(size * 2, most)) {
    const hits = query !== null && hitsLead ? findPositions(from, query, last, size) : null;
    if (hits && hits.length === 0) return;
    const select = (range: SQL, limit: number | Placeholder) =>
      from
        .select({ ...chosen, position: entries.position })
        .from(entries)
        .where(and(whereOf(filter, entries, hits ? others : filterNames), range, tops ? isTop(filter) : undefined))
        .orderBy(desc(entries.position))
        .limit(limit);
    const key = keyOf(filter, Object.keys(chosen), tops);
    const rows = hits
      ? await select(among(entries.position, hits), hits.length)
      : ask(
          from,
          key,
          { ...chosen, position: entries.position },
          () => select(lt(entries.position, sql.placeholder("last")), sql.placeholder("size")),
          { last, size },
        );
    if (rows.length > 0) yield rows as Chosen<C>[];
    if ((hits ?? rows).length < size) return;
    last = hits ? (hits.at(-1) as number) : (rows.at(-1)?.position as number);
    looked += size;
    found += rows.length;
    hitsLead &&= looked < fruitless.hits || found * fruitless.oneIn > looked;
  }
}

type Columns = Record<string, (typeof entries)[keyof (typeof entries)["_"]["columns"]]>;
type Chosen<C extends Columns> = { [K in keyof C]: C[K]["_"]["notNull"] extends true ? C[K]["_"]["data"] : C[K]["_"]["data"] | null } & {
  position: number;
};

/** Rows whose whole is not itself among the matches: those that stand at a place of their own. */
function isTop(filter: Filter): SQL {
  const whole = alias(entries, "whole") as unknown as typeof entries;
  const matching = db()
    .select({ one: sql`1` })
    .from(whole)
    .where(and(eq(whole.eventId, entries.partOf), whereOf(filter, whole)));
  return or(isNull(entries.partOf), notExists(matching)) as SQL;
}

/**
 * A window of a timeline, newest first: at most `limit` rows. Parts stand beneath their whole where the whole matches too;
 * a group that does not fit goes on in the next window.
 */
export async function listWindow(filter: Filter, after: Cursor | null, limit: number): Promise<{ rows: WindowRow[]; next: string | null }> {
  const from = db();
  const before = after ? after.position + (after.skip > 0 ? 1 : 0) : beyond;
  const tops: Entry[] = [];
  for await (const chunk of eachEntry(from, filter, columns, { before, first: limit + 1, tops: true })) {
    tops.push(...chunk.slice(0, limit + 1 - tops.length));
    if (tops.length > limit) break;
  }
  const rows: WindowRow[] = [];
  const parts = await partsOf(
    from,
    filter,
    tops.map((one) => one.eventId),
  );
  for (const top of tops) {
    const group: WindowRow[] = [];
    gather(top, 0, parts, group);
    const shown = after && after.skip > 0 && top.position === after.position ? after.skip : 0;
    const left = group.slice(shown);
    const room = limit - rows.length;
    rows.push(...left.slice(0, room));
    if (left.length > room) return { rows, next: shown + room > 0 ? `${top.position}.${shown + room}` : previous(rows, tops) };
  }
  return { rows, next: null };
}

/** The window was full before a group began: the next one starts after the last group shown. */
const previous = (rows: WindowRow[], tops: Entry[]) => {
  const last = rows.findLast((row) => row.depth === 0) ?? tops[0];
  return last ? String(last.position) : null;
};

function gather(entry: Entry, depth: number, parts: Map<string, Entry[]>, into: WindowRow[]) {
  into.push({ ...entry, depth });
  for (const part of parts.get(entry.eventId) ?? []) gather(part, depth + 1, parts, into);
}

/** Matching parts of these events, and parts of parts, by the id of their whole; in the order of time. */
async function partsOf(from: Db, filter: Filter, wholes: string[]): Promise<Map<string, Entry[]>> {
  const groups = new Map<string, Entry[]>();
  for (let ids = wholes; ids.length > 0; ) {
    const among = sql`${entries.partOf} in (select value from json_each(${sql.placeholder("wholes")}))`;
    const select = () =>
      from
        .select(columns)
        .from(entries)
        .where(and(whereOf(filter), among))
        .orderBy(entries.position);
    const rows = ask(from, keyOf(filter, "parts"), columns, select, { wholes: JSON.stringify(ids) });
    for (const row of rows) {
      const whole = row.partOf as string;
      groups.set(whole, [...(groups.get(whole) ?? []), row]);
    }
    ids = rows.map((row) => row.eventId);
  }
  return groups;
}
