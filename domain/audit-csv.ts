import { actionWords } from "#domain/audit-actions";
import { guardCell, quoteCell } from "#domain/formats/cell";

/** A line of the audit with the name of whoever acted. `detail` is JSON; `hash` follows from the line and `previous`. */
export type AuditRow = {
  seq: number;
  at: string;
  actorId: string;
  by: string;
  action: string;
  entity: string;
  entityId: string;
  detail: string;
  previous: string;
  hash: string;
};

const columns: Record<string, (row: AuditRow) => string> = {
  line: (row) => String(row.seq),
  at: (row) => row.at,
  who: (row) => row.by,
  who_id: (row) => row.actorId,
  action: (row) => row.action,
  what: (row) => actionWords(row.action),
  on: (row) => row.entity,
  on_id: (row) => row.entityId,
  detail: (row) => row.detail,
  previous: (row) => row.previous,
  hash: (row) => row.hash,
};

const line = (cells: string[]) => `${cells.map((cell) => quoteCell(guardCell(cell))).join(",")}\r\n`;

/** The audit as CSV, with the cell rules of every export. */
export async function* auditCsv(chunks: AsyncIterable<AuditRow[]>): AsyncGenerator<string> {
  yield `\uFEFF${line(Object.keys(columns))}`;
  for await (const rows of chunks) yield rows.map((row) => line(Object.values(columns).map((cell) => cell(row)))).join("");
}
