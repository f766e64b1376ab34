import { applies, type EventInput, event, type FieldName } from "#domain/event";
import type { Field } from "#domain/field";
import { canonicalAddress } from "#domain/source";

/** What makes two rows of a list the same row. */
const keyOf: { [K in FieldName]?: (row: never) => string } = {
  countries: (row: EventInput["countries"][number]) => row.country,
  participants: (row: EventInput["participants"][number]) => row.name.toLocaleLowerCase("en"),
  organisations: (row: EventInput["organisations"][number]) => row.name.toLocaleLowerCase("en"),
  related: (row: EventInput["related"][number]) => `${row.event} ${row.relation}`,
  citations: (row: EventInput["citations"][number]) => `${canonicalAddress(row.source)} ${row.quote ?? ""}`,
};

/** Two records of one event as one: what `kept` says stands, what it leaves open is filled from `other`, lists hold what either holds. */
export function combine(kept: EventInput, other: EventInput): EventInput {
  const filled = event.names
    .filter((name) => applies(name, kept.type))
    .map((name) => [name, isList(name) ? union(name, kept, other) : (kept[name] ?? other[name])]);
  return { ...kept, ...Object.fromEntries(filled), ...together(kept, other) } as EventInput;
}

/** A currency without its value, or an edition without its series, would be somebody else's. */
const together = (kept: EventInput, other: EventInput): Partial<EventInput> => ({
  ...(kept.value !== null && { value: kept.value, currency: kept.currency }),
  ...(kept.series !== null && kept.series !== other.series && { series: kept.series, edition: kept.edition }),
});

const isList = (name: FieldName) => ["rows", "choices"].includes((event.fields[name] as Field).kind);

function union(name: FieldName, kept: EventInput, other: EventInput) {
  const key = (keyOf[name] ?? String) as (row: unknown) => string;
  const rows = [kept[name], other[name]] as unknown[][];
  const seen = new Set<string>();
  return rows.flat().filter((row) => !seen.has(key(row)) && seen.add(key(row)));
}
