import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { timelineEntries as entries } from "#db/schema";
import type { Db } from "#db/store";
import { eventTypes, levels, statuses, themes } from "#domain/codebook";
import { worstGrade } from "#domain/grade";

/** What is counted of entries, each in two numbers: cells that leave SQLite cost more than reading their rows does. */
export type Facts = { days: number[]; kinds: number[] };
/**
 * One of them. `starts` and `ends` are YYYYMMDD; `type`, `status` and `level` places in the lists of the codebook, -1 where there
 * is none; `themes` has a bit each, in the order of the codebook; `grade` is the rank of the best citation, lower is better.
 */
export type Fact = {
  starts: number;
  ends: number;
  themes: number;
  type: number;
  status: number;
  level: number;
  sources: number;
  grade: number;
  bilateral: boolean;
};

/** More sources than that are as many. */
const mostSources = 63;

/** The bits that numbers up to `most` take. */
const bitsOf = (most: number) => Math.ceil(Math.log2(most + 1));
const countOf = (list: object) => Object.keys(list).length;

const widths = {
  type: bitsOf(countOf(eventTypes)),
  status: bitsOf(countOf(statuses)),
  level: bitsOf(countOf(levels)),
  sources: bitsOf(mostSources),
  grade: bitsOf(worstGrade),
  bilateral: 1,
};
type Part = keyof typeof widths;

/** How far up each part stands, below the themes. */
const shifts = {} as Record<Part, number>;
let bits = 0;
for (const part of Object.keys(widths) as Part[]) {
  shifts[part] = bits;
  bits += widths[part];
}
// JavaScript's operators see 31 bits of a number, and its numbers are exact up to 53: with more codes they take a third cell.
if (bits > 31 || bits + countOf(themes) > 53) throw new Error("The codebook has outgrown the numbers that facts are packed in.");

const cells: Record<Part, SQL> = {
  type: sql`${entries.type} + 1`,
  status: sql`${entries.status} + 1`,
  level: sql`${entries.level} + 1`,
  sources: sql`min(${entries.sources}, ${sql.raw(String(mostSources))})`,
  grade: sql`${entries.grade}`,
  bilateral: sql`(${entries.parties} = 2)`,
};
const kind = sql.join(
  [
    sql`(${entries.themes} << ${sql.raw(String(bits))})`,
    ...(Object.keys(cells) as Part[]).map((part) => sql`((${cells[part]}) << ${sql.raw(String(shifts[part]))})`),
  ],
  sql` + `,
);
const day = sql`${entries.starts} * 100000000 + ${entries.ends}`;

/** The facts of the entries that meet a condition, in the order of time. */
export function readFacts(from: Db, where: SQL): Facts {
  const raw = from.$client;
  const column = (cell: SQL) => {
    const query = from
      .select({ cell: cell as SQL<number> })
      .from(entries)
      .where(where)
      .orderBy(entries.position)
      .toSQL();
    return raw
      .prepare(query.sql)
      .pluck()
      .all(...query.params) as number[];
  };
  // Of one moment, so that the two belong together.
  return raw.transaction(() => ({ days: column(day), kinds: column(kind) }))();
}

/** The same of entries that are looked up one by one, which costs more than the cells. */
export function readFactsOf(from: Db, where: SQL): Facts {
  const query = from
    .select({ day: day as SQL<number>, kind: kind as SQL<number> })
    .from(entries)
    .where(where)
    .toSQL();
  const rows = from.$client
    .prepare(query.sql)
    .raw()
    .all(...query.params) as [number, number][];
  return { days: rows.map(([first]) => first), kinds: rows.map(([, second]) => second) };
}

const low = 2 ** bits;
const part = (rest: number, name: Part) => (rest >> shifts[name]) & ((1 << widths[name]) - 1);

export function factAt({ days, kinds }: Facts, i: number): Fact {
  const span = days[i] as number;
  const kind = kinds[i] as number;
  const starts = Math.floor(span / 100_000_000);
  const themes = Math.floor(kind / low);
  const rest = kind - themes * low;
  return {
    starts,
    ends: span - starts * 100_000_000,
    themes,
    type: part(rest, "type") - 1,
    status: part(rest, "status") - 1,
    level: part(rest, "level") - 1,
    sources: part(rest, "sources"),
    grade: part(rest, "grade"),
    bilateral: part(rest, "bilateral") === 1,
  };
}
