import "server-only";
import { getTableColumns } from "drizzle-orm";
import { type Cited, gradeOf } from "#db/event-rows";
import type { Standing } from "#db/past-rows";
import { inserting, reading } from "#db/prepared";
import { citations, eventCountries, events, series, sources, timelineEntries } from "#db/schema";
import { indexEvent, searchTextOf, seriesText } from "#db/search";
import type { Db, Raw } from "#db/store";
import { entriesOf } from "#db/timeline-entries";
import { canonicalAddress } from "#domain/source";

type SourceRow = typeof sources.$inferSelect;
type SeriesRow = typeof series.$inferSelect;
const { id: _s, ...sourceColumns } = getTableColumns(sources);
const readSources = reading(
  { id: sources.id, ...sourceColumns },
  "from json_each(?) as wanted cross join sources on sources.canonical = wanted.value",
);
const { id: _i, ...seriesColumns } = getTableColumns(series);
const readSeries = reading(
  { id: series.id, ...seriesColumns },
  "from json_each(?) as wanted cross join series on series.id = wanted.value",
);

/** What the revisions of these records say before a moment: of each the last one. */
function lastValues(from: Raw, entity: "series" | "source", before: string, ids: readonly string[]): Map<string, object> {
  const rows = from
    .prepare(
      `select entity_id, revisions.value, revision from json_each(?) as wanted cross join revisions on entity = ? and entity_id = wanted.value
       where at < ? order by revision`,
    )
    .raw()
    .all(JSON.stringify(ids), entity, before) as [string, string, number][];
  return new Map(rows.map(([id, value, revision]) => [id, { ...JSON.parse(value), revision }]));
}

/**
 * Writes the sources of these addresses as they were on record before a moment, or as they are where no revision says it;
 * answers them by canonical address.
 */
export function writePastSources(from: Raw, to: Db, before: string, addresses: readonly string[]) {
  const named = new Map(addresses.map((address) => [canonicalAddress(address), address]));
  const now = new Map(readSources(from, JSON.stringify([...named.keys()])).map((row) => [row.canonical, row]));
  const then = lastValues(
    from,
    "source",
    before,
    [...now.values()].map(({ id }) => id),
  );
  const rows = [...named].map(([canonical, address]) => {
    const row = now.get(canonical) ?? unknownSource(canonical, address);
    return { ...row, ...then.get(row.id), id: row.id, canonical };
  });
  inserting(to.$client, sources)(rows);
  return new Map(rows.map((row) => [row.canonical, row]));
}

/** A source that is on record no more: its address is all that is known. */
const unknownSource = (canonical: string, address: string): SourceRow => ({
  ...(Object.fromEntries(Object.keys(sourceColumns).map((name) => [name, null])) as unknown as SourceRow),
  id: canonical,
  address,
  reliability: "F",
  revision: 0,
  createdBy: "",
  createdAt: "",
  updatedAt: "",
});

/** Writes these series as they were on record before a moment, or as they are where no revision says it; answers them by id. */
export function writePastSeries(from: Raw, to: Db, before: string, ids: readonly string[]) {
  const now = readSeries(from, JSON.stringify([...new Set(ids)]));
  const then = lastValues(
    from,
    "series",
    before,
    now.map(({ id }) => id),
  );
  const rows = now.map((row) => ({ ...row, ...then.get(row.id), id: row.id }));
  inserting(to.$client, series)(rows);
  return new Map(rows.map((row) => [row.id, row]));
}

type Parts = { sources: Map<string, SourceRow>; series: Map<string, SeriesRow> };

/** Writes events at their places, with their countries, citations, entries in the timelines and words. */
export async function writePastEvents(to: Db, some: (Standing & { position: number })[], { sources, series }: Parts) {
  const made = some.map((one) => {
    const cited = one.value.citations.flatMap(({ source, ...rest }) => {
      const found = sources.get(canonicalAddress(source));
      return found ? [{ ...rest, source: found }] : [];
    });
    return { ...one, cited };
  });
  inserting(to.$client, events)(made.map(rowOf));
  inserting(to.$client, eventCountries)(made.flatMap(({ id, value }) => value.countries.map((one, at) => ({ eventId: id, at, ...one }))));
  const cites = made.flatMap(({ id, cited }) => cited.map(({ source, ...one }, at) => ({ eventId: id, at, sourceId: source.id, ...one })));
  inserting(to.$client, citations)(cites);
  const entries = made.flatMap(({ id, value, bounds, position, cited }) =>
    entriesOf({ ...value, ...bounds, id, position, ...gradeOf(cited as Cited[]) }),
  );
  inserting(to.$client, timelineEntries)(entries);
  for (const { value, position, cited } of made) {
    const of = value.series ? series.get(value.series) : undefined;
    const text = searchTextOf(
      value,
      seriesText(of),
      cited.map(({ source }) => source),
    );
    await indexEvent(to, position, text, value.countries);
  }
}

function rowOf({ id, value, bounds: { starts, ends }, last, created, publishedAt, position }: Standing & { position: number }) {
  const { countries: _c, citations: _s, ...columns } = value;
  const record = { createdBy: created.by, createdAt: created.at, updatedAt: last.at, publishedAt };
  return { ...columns, id, position, revision: last.revision, state: "published" as const, starts, ends, ...record };
}
