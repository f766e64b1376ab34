import { boundsOf } from "#domain/date";
import { event as record } from "#domain/event";
import { guardCell, quoteCell } from "#domain/formats/cell";
import type { ExportRow, Format } from "#domain/formats/index";
import { formatGrade } from "#domain/grade";
import { sourceRows } from "#domain/source";

const names = record.names.filter((name) => !record.fields[name].internal);

/** What a row has beside the fields of the record: by column, from the event. */
const extra: Record<string, (row: ExportRow, origin: string) => string> = {
  id: ({ event }) => event.id,
  url: ({ event }, origin) => `${origin}/events/${event.id}`,
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
export const csvColumns = ["id", "url", ...names.map(snake), ...Object.keys(extra).slice(2)];

const line = (cells: string[]) => `${cells.map((cell) => cell && quoteCell(guardCell(cell))).join(",")}\r\n`;

export const csv: Format = {
  label: "CSV",
  mime: "text/csv; charset=utf-8",
  async *write(rows, { origin, bom }) {
    yield (bom ? "\uFEFF" : "") + line(csvColumns);
    for await (const chunk of rows) {
      let text = "";
      for (const row of chunk) {
        const derived = Object.values(extra).map((cell) => cell(row, origin));
        text += line([...derived.slice(0, 2), ...names.map((name) => formatters[name](row.event[name] as never)), ...derived.slice(2)]);
      }
      yield text;
    }
  },
};
