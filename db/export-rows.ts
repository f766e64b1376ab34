import "server-only";
import { eventsOf, withoutHidden } from "#db/event-rows";
import { reading } from "#db/prepared";
import { timelineEntries as entries, series } from "#db/schema";
import type { Raw } from "#db/store";
import { wholeScope } from "#db/timeline-entries";
import type { Event } from "#domain/event";
import type { ExportRow } from "#domain/formats/index";

/** What the entry of an event says of it beside its id. */
export const chosen = { id: entries.eventId, sources: entries.sources, grade: entries.grade };
export type Chosen = { id: string; position: number; sources: number; grade: number };

const readNames = reading({ id: series.id, name: series.name }, "from series");
/** The names of series by id. */
export const seriesNames = (raw: Raw): Map<string, string> => new Map(readNames(raw).map(({ id, name }) => [id, name]));

const { sources, grade, eventId, position } = entries;
const readPlaces = reading(
  { id: eventId, position, sources, grade },
  `from json_each(?) as wanted cross join timeline_entries on scope = '${wholeScope}' and position = wanted.value`,
);
/** The events at these places. */
export const placesAt = (raw: Raw, positions: readonly number[]): Chosen[] => readPlaces(raw, JSON.stringify(positions));

/** Whole events of an export, in the order of their entries. Analysts' notes stay inside. */
export function rowsOf(raw: Raw, page: readonly Chosen[], names: Map<string, string>): (ExportRow & { position: number })[] {
  const read = eventsOf(
    raw,
    page.map((one) => one.id),
  );
  const found = new Map(read.map((one) => [one.event.id, one]));
  return page.flatMap(({ id, position, sources: sourceCount, grade }) => {
    const one = found.get(id);
    if (!one) return [];
    const seriesName = one.event.series === null ? null : (names.get(one.event.series) ?? null);
    return [{ event: { ...one.event, note: null }, sources: one.sources, position, seriesName, sourceCount, grade }];
  });
}

/** The same as readers may see them. */
export function shownRowsOf(...[raw, page, names]: Parameters<typeof rowsOf>): ExportRow[] {
  const rows = rowsOf(raw, page, names);
  const shown = withoutHidden(
    raw,
    rows.map((one) => one.event),
  );
  return rows.map(({ position: _p, ...row }, i) => ({ ...row, event: shown[i] as Event }));
}
