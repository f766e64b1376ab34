import "server-only";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { pastOfFilter } from "#db/as-of";
import { linesAt } from "#db/event-lines";
import { type Chosen, chosen, seriesNames, shownRowsOf } from "#db/export-rows";
import { noteRows } from "#db/note-export";
import { breathe } from "#db/past-rows";
import * as schema from "#db/schema";
import { openReader, type Raw } from "#db/store";
import { eachEntry } from "#db/timeline";
import type { Actor } from "#domain/access";
import { type Filter, filterWords } from "#domain/filter";
import { type ExportContext, type ExportRow, type Format, formats } from "#domain/formats/index";
import type { Kept, KeptRow } from "#domain/formats/kept";

/** Places in the timeline read at a time. */
const chunk = 500;
/** Whole events made of them at a time: a page that is asked for meanwhile takes many turns, and waits for this much at each. */
const slice = 10;
/** Kept lines given on at a time: some 64 kB, as much as is worth sending in one piece. */
const piece = 60;

type From = { raw: Raw; names: Map<string, string>; isPast: boolean };

/** Every event of a filtered timeline, newest first, in chunks. Analysts' notes are left out, and what is not published. */
export const eachEvent = (filter: Filter): AsyncGenerator<ExportRow[]> => eachSlice(filter, madeAnew);

/** The same with the lines that are kept in the place of their events. A look back has none. */
export const eachLine = (filter: Filter, { shape }: Kept): AsyncGenerator<(ExportRow | KeptRow)[]> =>
  eachSlice(filter, (from, page) => (from.isPast ? madeAnew(from, page) : asKept(from, page, shape)));

/**
 * What becomes of the places of a filtered timeline, from one read transaction on a connection of its own: a consistent
 * snapshot however long it takes. Other requests run between slices.
 */
async function* eachSlice<Row>(filter: Filter, slicesOf: (from: From, page: Chosen[]) => Iterable<Row[]>): AsyncGenerator<Row[]> {
  const past = await pastOfFilter(filter);
  const raw = past?.raw ?? openReader();
  // Mapped, the whole file would count as this process's memory by the end; and what was read is not read again.
  raw.pragma("mmap_size = 0");
  if (!past) raw.pragma("cache_size = -4000");
  try {
    if (!past) raw.exec("begin");
    const from = { raw, names: seriesNames(raw), isPast: past !== null };
    for await (const page of eachEntry(drizzle(raw, { schema }), filter, chosen, { first: 50, most: chunk })) {
      for (const rows of slicesOf(from, page)) {
        yield rows;
        await breathe();
      }
    }
  } finally {
    if (!past) raw.close();
  }
}

function* madeAnew({ raw, names }: From, page: Chosen[]) {
  for (let at = 0; at < page.length; at += slice) yield shownRowsOf(raw, page.slice(at, at + slice), names);
}

/** Lines are read a piece at a time, so that what was sent is forgotten before it grows old in memory. */
function* asKept(from: From, page: Chosen[], shape: number): Generator<(ExportRow | KeptRow)[]> {
  for (let at = 0; at < page.length; at += piece) yield* withLines(from, page.slice(at, at + piece), shape);
}

function* withLines({ raw, names }: From, some: Chosen[], shape: number): Generator<(ExportRow | KeptRow)[]> {
  const lines = linesAt(
    raw,
    some.map((one) => one.position),
    shape,
  );
  const isMissing = ({ position }: Chosen) => !lines.has(position);
  for (const few of lines.size === some.length ? [some] : fewAnew(some, isMissing)) {
    const missing = few.filter(isMissing);
    const made = new Map(missing.length > 0 ? shownRowsOf(raw, missing, names).map((row) => [row.event.id, row]) : []);
    yield few.flatMap(({ id, position }) => {
      const line = lines.get(position);
      return line === undefined ? (made.get(id) ?? []) : { id, kept: line };
    });
  }
}

/** Parts in which no more is made anew than may be at a time. */
function* fewAnew(some: Chosen[], isMissing: (one: Chosen) => boolean) {
  for (let from = 0, to = 0; from < some.length; from = to) {
    for (let missing = 0; to < some.length && missing < slice; to++) if (isMissing(some[to] as Chosen)) missing++;
    yield some.slice(from, to);
  }
}

/** The file of a filtered timeline in a format, by its name in `formats`, part by part; with a line in the audit of who took how many rows of what, in which format. */
export function exportEvents(actor: Actor | null, filter: Filter, name: string, context: ExportContext): AsyncGenerator<string> {
  const format = formats[name] as Format;
  const detail = { format: name, filter: filterWords(filter).map(({ words }) => words) };
  const noted = <Row>(rows: AsyncIterable<Row[]>) => noteRows(actor, { action: "event.export", detail }, rows);
  return format.kept ? format.write(noted(eachLine(filter, format.kept)), context) : format.write(noted(eachEvent(filter)), context);
}
