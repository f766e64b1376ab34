import "server-only";
import { publishedAmong, referredBy } from "#db/event-rows";
import { inserting, reading } from "#db/prepared";
import { eventLines } from "#db/schema";
import type { Raw } from "#db/store";
import { csv } from "#domain/formats/csv";
import type { ExportRow } from "#domain/formats/index";

/** The one format that is kept. */
const { kept } = csv;

/** The shape that lines have now. */
export const { shape } = kept;

/**
 * The line of a published event for its place. It names all that the event refers to, shown or not: whether it may is asked
 * when it is read, so that no other event's way to publication and back makes it untrue.
 */
export function lineOf(row: ExportRow & { position: number }): typeof eventLines.$inferSelect {
  const refs = referredBy(row.event);
  return { position: row.position, shape, refs: refs.length > 0 ? JSON.stringify(refs) : null, line: kept.textOf(row) };
}

/** Puts lines at their places, in the place of those of before. */
export function putLines(raw: Raw, lines: readonly (typeof eventLines.$inferSelect)[]) {
  for (const { position } of lines) forgetLine(raw, position);
  inserting(raw, eventLines)(lines);
}

/** What was kept of the event at a place is true no more. Another line is made later, many at a time: no save waits for it. */
export const forgetLine = (raw: Raw, position: number) => void raw.prepare("delete from event_lines where position = ?").run(position);

const readLines = reading(
  { position: eventLines.position, refs: eventLines.refs, line: eventLines.line },
  "from json_each(?) as wanted cross join event_lines on event_lines.position = wanted.value where event_lines.shape = ?",
);

/** The lines of these places, by place: those that are kept in this shape and name nothing that readers may not see. */
export function linesAt(raw: Raw, positions: readonly number[], shape: number): Map<number, string> {
  const found = readLines(raw, JSON.stringify(positions), shape);
  const refs = new Map(found.flatMap((one) => (one.refs ? [[one.position, JSON.parse(one.refs) as string[]]] : [])));
  const shown = refs.size > 0 ? publishedAmong(raw, [...refs.values()].flat()) : new Set();
  const lines = new Map<number, string>();
  for (const { position, line } of found) if (refs.get(position)?.every((id) => shown.has(id)) ?? true) lines.set(position, line);
  return lines;
}
