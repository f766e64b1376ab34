import "server-only";
import { and, type SQL } from "drizzle-orm";
import { asOfFilter } from "#db/as-of";
import { bandOf } from "#db/band";
import { type Fact, type Facts, factAt, readFacts, readFactsOf } from "#db/facts";
import { timelineEntries as entries } from "#db/schema";
import { among, findPositions, searchQuery } from "#db/search";
import { type Db, db } from "#db/store";
import { beyond, ceilingOf, scopeOf, whereOf } from "#db/timeline";
import { dayNumber, levelIndex, statusIndex, themeMask, typeIndex } from "#db/timeline-entries";
import { timelineVersion } from "#db/version";
import { eventTypes, type Family, families, familyOf, levels, statuses, themes } from "#domain/codebook";
import { boundsOf } from "#domain/date";
import { type Filter, type FilterName, filterNames, formatFilter } from "#domain/filter";
import { meetsGrade, parseGrade } from "#domain/grade";
import { type Band, type Facets, thresholds } from "#domain/timeline";

export type Counts = {
  total: number;
  /** Not every hit of a search was looked at: each number is the least that it may be. */
  capped: boolean;
  facets: Facets;
  band: Band;
  covering: { first: string; last: string } | null;
  years: Record<string, number>;
};

/** A search is counted until there are more matches than this, or this many hits were looked at; the page says so. */
const searchCap = 1_000;
const mostLooked = 4_000;

const typeCodes = Object.keys(eventTypes) as (keyof typeof eventTypes)[];
const statusCodes = Object.keys(statuses);
const levelCodes = Object.keys(levels);
const themeCodes = Object.keys(themes);
const familyCodes = Object.keys(families) as Family[];
const familyOfType = typeCodes.map((code) => familyCodes.indexOf(familyOf(code)));

/** Of each database on its own: the record of a past day is another one. */
const keptOf = new WeakMap<Db, { version: string; counts: Map<string, Counts> }>();

/** Counts of a filtered timeline, each facet counted without its own filter. Kept until a timeline changes. */
export const countTimeline = (filter: Filter): Promise<Counts> => asOfFilter(filter, () => countNow(filter));

async function countNow(filter: Filter): Promise<Counts> {
  const from = db();
  const version = timelineVersion();
  const known = keptOf.get(from);
  const kept = known?.version === version ? known : { version, counts: new Map<string, Counts>() };
  keptOf.set(from, kept);
  const key = formatFilter(filter);
  const counted = kept.counts.get(key);
  if (counted) return counted;
  const { facts, whole } = readScope(from, filter);
  const counts = count(facts, filter, !whole);
  if (kept.counts.size > 500) kept.counts.clear();
  kept.counts.set(key, counts);
  return counts;
}

/** The filters that `failures` knows: all others are SQL's to decide. */
const counted: readonly string[] = [
  "type",
  "status",
  "level",
  "theme",
  "from",
  "to",
  "sources",
  "grade",
  "bilateral",
] satisfies FilterName[];
/** Those of the filters that a row must meet to be read at all; the words of a search lead to the rows by themselves. */
export const leftToSql = <N extends string>(names: readonly N[]): N[] => names.filter((name) => name !== "q" && !counted.includes(name));

type Read = { facts: Facts; whole: boolean };

/** One pass over the scope: what SQL must decide is decided there, the facets' own filters are left to `count`. */
function readScope(from: Db, filter: Filter): Read {
  const where = whereOf(filter, entries, leftToSql(filterNames));
  if (filter.q === null) return { facts: readFacts(from, where), whole: true };
  const query = searchQuery(filter.q, scopeOf(filter));
  if (query === null) return { facts: { days: [], kinds: [] }, whole: true };
  return readHits(from, query, filter, (hits) => readFactsOf(from, and(where, among(entries.position, hits)) as SQL));
}

/** Hits newest first, while they are few enough; where none of the many of after the period tells of it, again from its end. */
function readHits(from: Db, query: string, filter: Filter, read: (hits: number[]) => Facts): Read {
  const failed = failures(filter);
  const facts: Facts = { days: [], kinds: [] };
  let matches = 0;
  let whole = true;
  for (const start of [beyond, ceilingOf(filter)]) {
    let last = start;
    for (let looked = 0, size = searchCap + 1; looked < mostLooked; looked += size) {
      const hits = findPositions(from, query, last, size);
      if (hits.length > 0) {
        const found = read(hits);
        facts.days.push(...found.days);
        facts.kinds.push(...found.kinds);
        for (let i = 0; i < found.days.length; i++) if (failed(factAt(found, i)) === 0) matches++;
      }
      if (hits.length < size) return { facts, whole };
      last = hits.at(-1) as number;
      if (matches > searchCap) return { facts, whole: false };
    }
    whole = false;
    if (last <= ceilingOf(filter)) break;
  }
  return { facts, whole };
}

const facetNames = ["type", "status", "level", "theme", "sources", "grade", "bilateral", "period"] as const;
const bit = Object.fromEntries(facetNames.map((name, i) => [name, 1 << i])) as Record<(typeof facetNames)[number], number>;

/** One bit for each facet whose filter the row fails. */
function failures(filter: Filter) {
  const types = new Set(filter.type.map(typeIndex));
  const wanted = new Set(filter.status.map(statusIndex));
  const ranks = new Set(filter.level.map(levelIndex));
  const mask = themeMask(filter.theme);
  const grade = filter.grade ? parseGrade(filter.grade) : null;
  const from = filter.from ? dayNumber(boundsOf(filter.from).starts) : 0;
  const to = filter.to ? dayNumber(boundsOf(filter.to).ends) : 99_999_999;
  return ({ starts, ends, type, status, level, themes, sources, grade: best, bilateral }: Fact) =>
    (types.size > 0 && !types.has(type) ? bit.type : 0) |
    (wanted.size > 0 && !wanted.has(status) ? bit.status : 0) |
    (ranks.size > 0 && !ranks.has(level) ? bit.level : 0) |
    (mask !== 0 && (themes & mask) === 0 ? bit.theme : 0) |
    (filter.sources !== null && sources < filter.sources ? bit.sources : 0) |
    (grade !== null && !meetsGrade(best, grade) ? bit.grade : 0) |
    (filter.bilateral && !bilateral ? bit.bilateral : 0) |
    (starts > to || ends < from ? bit.period : 0);
}

function count(facts: Facts, filter: Filter, capped: boolean): Counts {
  const failed = failures(filter);
  const type = new Array<number>(typeCodes.length).fill(0);
  const status = new Array<number>(statusCodes.length).fill(0);
  const level = new Array<number>(levelCodes.length).fill(0);
  const theme = new Array<number>(themeCodes.length).fill(0);
  const months = new Map<number, number[]>();
  const years: Record<string, number> = {};
  let total = 0;
  const leastSources = filter.sources ?? thresholds.sources;
  const leastGrade = parseGrade(filter.grade ?? thresholds.grade) as number;
  let enoughSources = 0;
  let graded = 0;
  let bilateral = 0;
  let first = 99_999_999;
  let last = 0;
  const bump = (list: number[], i: number) => {
    list[i] = (list[i] ?? 0) + 1;
  };
  for (let i = 0; i < facts.days.length; i++) {
    const fact = factAt(facts, i);
    const bits = failed(fact);
    // Only a row that fails at most one facet counts anywhere.
    if ((bits & (bits - 1)) !== 0) continue;
    const { starts, ends, sources } = fact;
    if ((bits & ~bit.type) === 0) bump(type, fact.type);
    if ((bits & ~bit.status) === 0) bump(status, fact.status);
    if ((bits & ~bit.level) === 0 && fact.level >= 0) bump(level, fact.level);
    if ((bits & ~bit.theme) === 0) for (let rest = fact.themes; rest !== 0; rest &= rest - 1) bump(theme, 31 - Math.clz32(rest & -rest));
    if ((bits & ~bit.sources) === 0 && sources >= leastSources) enoughSources++;
    if ((bits & ~bit.grade) === 0 && meetsGrade(fact.grade, leastGrade)) graded++;
    if ((bits & ~bit.bilateral) === 0 && fact.bilateral) bilateral++;
    if ((bits & ~bit.period) === 0) {
      const month = Math.floor(starts / 100);
      const cell = months.get(month) ?? familyCodes.map(() => 0);
      bump(cell, familyOfType[fact.type] ?? 0);
      months.set(month, cell);
    }
    if (bits !== 0) continue;
    total++;
    if (starts < first) first = starts;
    if (ends > last) last = ends;
    const year = String(Math.floor(starts / 10_000));
    years[year] = (years[year] ?? 0) + 1;
  }
  const named = (codes: string[], counts: number[]) => Object.fromEntries(codes.map((code, i) => [code, counts[i] ?? 0]));
  return {
    total,
    capped,
    facets: {
      type: named(typeCodes, type),
      status: named(statusCodes, status),
      level: named(levelCodes, level),
      theme: named(themeCodes, theme),
      sources: enoughSources,
      grade: graded,
      bilateral,
    },
    band: bandOf(months),
    covering: total > 0 ? { first: isoOf(first), last: isoOf(last) } : null,
    years,
  };
}

const isoOf = (day: number) =>
  `${Math.floor(day / 10_000)}-${String(Math.floor(day / 100) % 100).padStart(2, "0")}-${String(day % 100).padStart(2, "0")}`;
