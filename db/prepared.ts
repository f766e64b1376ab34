import "server-only";
import type Database from "better-sqlite3";
import { type Column, getTableName } from "drizzle-orm";
import type { Db, Raw } from "#db/store";

type Columns = Record<string, Column>;
type Row<C extends Columns> = { [K in keyof C]: C[K]["_"]["notNull"] extends true ? C[K]["_"]["data"] : C[K]["_"]["data"] | null };

type Statement = Database.Statement<unknown[]>;
const prepared = new WeakMap<Raw, Map<string, Statement>>();

function statement(raw: Raw, text: string): Statement {
  const known = prepared.get(raw) ?? new Map<string, Statement>();
  prepared.set(raw, known);
  const one = known.get(text) ?? raw.prepare<unknown[]>(text).raw();
  known.set(text, one);
  return one;
}

/**
 * A read of these columns for hot paths, prepared once a connection. Drizzle builds its SQL anew each time and looks at every
 * cell's class: five times the cost of the query itself.
 */
export function reading<C extends Columns>(columns: C, rest: string): (raw: Raw, ...params: unknown[]) => Row<C>[] {
  const names = Object.keys(columns);
  const list = Object.values(columns);
  const text = `select ${list.map((column) => `${getTableName(column.table)}.${column.name}`).join(", ")} ${rest}`;
  const decoded = list.flatMap((column, i) => (column.getSQLType() === "text" && column.columnType === "SQLiteCustomColumn" ? [i] : []));
  return (raw, ...params) => {
    const rows = statement(raw, text).all(...params) as unknown[][];
    return rows.map((cells) => {
      for (const i of decoded) cells[i] = list[i]?.mapFromDriverValue(cells[i]);
      const row: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) row[names[i] as string] = cells[i];
      return row as Row<C>;
    });
  };
}

/** `from` a list of ids, given as JSON, joined to a table by a column: one parameter, however many, in their order. */
export const fromIds = (column: Column) =>
  `from json_each(?) as wanted cross join ${getTableName(column.table)} on ${getTableName(column.table)}.${column.name} = wanted.value`;

const queries = new WeakMap<Db, Map<string, unknown>>();
/** Filters that people made up long ago need not stay. */
const mostQueries = 300;

/** What `make` prepared for this key on this connection: a page asks the same of the same filter again and again. */
export function kept<T>(db: Db, key: string, make: () => T): T {
  const known = queries.get(db) ?? new Map<string, unknown>();
  queries.set(db, known);
  if (!known.has(key)) {
    if (known.size >= mostQueries) known.clear();
    known.set(key, make());
  }
  return known.get(key) as T;
}
