import { CsvError, parse } from "csv-parse/sync";
import { unguardCell } from "#domain/formats/cell";

export type CsvRow = { line: number; cells: Map<string, string> };
export type CsvTable = { header: string[]; rows: CsvRow[] };
export type CsvProblem = { line: number; message: string };

/**
 * Reads a CSV text whole: RFC 4180, any line break, an optional byte order mark. Cells go by the header's names; `line` is the
 * line of the file where a row begins. What is wrong is said by line; with any problem there are no rows.
 */
export function readCsv(text: string): { ok: true; table: CsvTable } | { ok: false; problems: CsvProblem[] } {
  const fail = (line: number, message: string) => ({ ok: false as const, problems: [{ line, message }] });
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: number }).lines ?? 0);
    return fail(
      line,
      error.code === "CSV_QUOTE_NOT_CLOSED"
        ? `A quote opened in line ${line} is never closed`
        : `Line ${line} is not CSV: a quote stands where none can`,
    );
  }
  const [first, ...rest] = records;
  if (!first || rest.length === 0) return fail(1, "The file has no rows");
  const header = first.record.map((name) => name.trim());
  const twice = header.find((name, i) => header.indexOf(name) !== i);
  if (twice !== undefined) return fail(1, `Column “${twice}” appears twice`);
  const problems: CsvProblem[] = [];
  const rows = rest.map(({ record, info }) => {
    const line = info.lines - record.join("").split("\n").length + 1;
    if (record.length !== header.length)
      problems.push({ line, message: `This row has ${record.length} cells; the header has ${header.length}` });
    return { line, cells: new Map(header.map((name, i) => [name, unguardCell(record[i] ?? "")])) };
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, table: { header, rows } };
}
