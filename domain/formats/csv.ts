import { boundsOf } from "#domain/date";
import { event as record } from "#domain/event";
import { guardCell, quoteCell } from "#domain/formats/cell";
import type { ExportRow, KeptFormat } from "#domain/formats/index";
import { shapeOf } from "#domain/formats/kept";
import { formatGrade } from "#domain/grade";
import { sourceRows } from "#domain/source";

const names = record.names.filter((name) => !record.fields[name].internal);

/** What a row has beside the fields of the record, its id and its address: by column, from the event. */
const extra: Record<string, (row: ExportRow) => string> = {
  revision: ({ event }) => String(event.revision),
  starts: ({ event }) => event.starts,
  ends: ({ event }) => event.ends,
  date_precision: ({ event }) => boundsOf(event.date).precision,
  series_name: ({ seriesName }) => seriesName ?? "",
  source_count: ({ sourceCount }) => String(sourceCount),
  grade: ({ grade }) => formatGrade(grade),
  sources: ({ sources }) => sourceRows.toText({ sources: sources.map(({ id: _id, ...one }) => one) }).sources,
};

const formatters = Object.fromEntries(names.map((name) => [name, record.fields[name].format])) as Record<
  (typeof names)[number],
  (value: never) => string
>;

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The header of the file: `id` and `url`, the fields of the record, then what is derived. */
export const csvColumns = ["id", "url", ...names.map(snake), ...Object.keys(extra)];

const derive = Object.values(extra);
const cell = (text: string) => text && quoteCell(guardCell(text));
const line = (cells: string[]) => `${cells.map(cell).join(",")}\r\n`;

/** The first two cells of an event, which its origin is part of, and the rest of its line. */
const headOf = (id: string, origin: string) => `${cell(id)},${cell(`${origin}/events/${id}`)},`;
const restOf = (row: ExportRow) =>
  line([...names.map((name) => formatters[name](row.event[name] as never)), ...derive.map((make) => make(row))]);

/** To be raised where a cell reads otherwise than before; columns that come, go or move need nothing. */
const version = 1;

export const csv: KeptFormat = {
  label: "CSV",
  mime: "text/csv; charset=utf-8",
  kept: { shape: shapeOf([String(version), ...csvColumns]), textOf: restOf },
  async *write(rows, { origin, bom }) {
    yield (bom ? "\uFEFF" : "") + line(csvColumns);
    for await (const chunk of rows) {
      let text = "";
      for (const row of chunk) text += "kept" in row ? headOf(row.id, origin) + row.kept : headOf(row.event.id, origin) + restOf(row);
      yield text;
    }
  },
};
