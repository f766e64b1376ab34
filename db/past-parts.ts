import "server-only";
import { getTableColumns } from "drizzle-orm";
import { reading } from "#db/prepared";
import { series, sources } from "#db/schema";
import type { Raw } from "#db/store";
import { canonicalAddress } from "#domain/source";

type SourceRow = typeof sources.$inferSelect;
type SeriesRow = typeof series.$inferSelect;
/** The rows of sources, and the id of each by its canonical address. */
export type PastSources = { rows: SourceRow[]; idOf: Map<string, string> };

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

/** The sources of these addresses as they were on record before a moment; as they are where no revision says it. */
export function findPastSources(from: Raw, before: string, addresses: readonly string[]): PastSources {
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
  return { rows, idOf: new Map(rows.map(({ id, canonical }) => [canonical, id])) };
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

/** These series as they were on record before a moment; as they are where no revision says it. */
export function findPastSeries(from: Raw, before: string, ids: readonly string[]): SeriesRow[] {
  const now = readSeries(from, JSON.stringify([...new Set(ids)]));
  const then = lastValues(
    from,
    "series",
    before,
    now.map(({ id }) => id),
  );
  return now.map((row) => ({ ...row, ...then.get(row.id), id: row.id }));
}
