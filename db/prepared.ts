import "server-only";
import type Database from "better-sqlite3";
import { type Column, fillPlaceholders, getTableColumns, getTableName, type Table } from "drizzle-orm";
import type { Db, Raw } from "#db/store";

type Columns = Record<string, Column>;
type Row<C extends Columns> = { [K in keyof C]: C[K]["_"]["notNull"] extends true ? C[K]["_"]["data"] : C[K]["_"]["data"] | null };

type Statement = Database.Statement<unknown[]>;

/**
 * A read of these columns for hot paths. Drizzle builds its SQL anew each time and looks at every
 * cell's class: five times the cost of the query itself.
 */
export function reading<C extends Columns>(columns: C, rest: string): (raw: Raw, ...params: unknown[]) => Row<C>[] {
  const list = Object.values(columns).map((column) => `${getTableName(column.table)}.${column.name}`);
  const text = `select ${list.join(", ")} ${rest}`;
  const decode = decoder(columns);
  return (raw, ...params) =>
    decode(
      raw
        .prepare(text)
        .raw()
        .all(...params) as unknown[][],
    );
}

/** Rows of these columns of what a statement answers. */
function decoder<C extends Columns>(columns: C): (rows: unknown[][]) => Row<C>[] {
  const names = Object.keys(columns);
  const list = Object.values(columns);
  const decoded = list.flatMap((column, i) => (column.getSQLType() === "text" && column.columnType === "SQLiteCustomColumn" ? [i] : []));
  return (rows) =>
    rows.map((cells) => {
      for (const i of decoded) cells[i] = list[i]?.mapFromDriverValue(cells[i]);
      const row: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) row[names[i] as string] = cells[i];
      return row as Row<C>;
    });
}

/** `from` a list of ids, given as JSON, joined to a table by a column: one parameter, however many, in their order. */
export const fromIds = (column: Column) =>
  `from json_each(?) as wanted cross join ${getTableName(column.table)} on ${getTableName(column.table)}.${column.name} = wanted.value`;

type Built = { toSQL(): { sql: string; params: unknown[] } };
type Run = (values: Record<string, unknown>) => unknown[];
const queries = new WeakMap<Db, Map<string, Run>>();
/** Filters that people made up long ago need not stay. */
const mostQueries = 300;

/**
 * Runs what `build` selects, with a value for each of its placeholders. It is built and prepared once for a key and a
 * connection: a page asks the same of the same filter again and again.
 */
export function ask<C extends Columns>(db: Db, key: string, columns: C, build: () => Built, values: Record<string, unknown>): Row<C>[] {
  const known = queries.get(db) ?? new Map<string, Run>();
  queries.set(db, known);
  const run = known.get(key) ?? prepare(db, columns, build());
  if (known.size >= mostQueries) known.clear();
  known.set(key, run);
  return run(values) as Row<C>[];
}

function prepare<C extends Columns>(db: Db, columns: C, built: Built): Run {
  const { sql: text, params } = built.toSQL();
  const prepared = db.$client.prepare<unknown[]>(text).raw();
  const decode = decoder(columns);
  return (values) => decode(prepared.all(...fillPlaceholders(params, values)) as unknown[][]);
}

type Insert = { text: string; columns: [string, Column][] };
const inserts = new WeakMap<Table, Insert>();

function insertInto(table: Table): Insert {
  const columns = Object.entries(getTableColumns(table));
  const list = columns.map(([, column]) => column.name).join(", ");
  const made = { text: `insert into ${getTableName(table)} (${list}) values (${columns.map(() => "?").join(", ")})`, columns };
  inserts.set(table, made);
  return made;
}

/** Writes rows of a table with one prepared statement: for thousands at a time, and for what every save writes. */
export function inserting<T extends Table>(raw: Raw, table: T): (rows: readonly T["$inferInsert"][]) => void {
  const { text, columns } = inserts.get(table) ?? insertInto(table);
  const insert = raw.prepare(text);
  return (rows) => {
    for (const row of rows) {
      const cells = columns.map(([name, column]) => {
        const held = (row as Record<string, unknown>)[name] ?? null;
        return held === null ? null : column.mapToDriverValue(held);
      });
      insert.run(...cells);
    }
  };
}

function twinOf(make: () => Statement) {
  let twin: Statement | undefined;
  return (() => {
    if (!twin || twin.busy) twin = make();
    return twin;
  }) as Statement["raw"];
}

/** A save has some thirty statements; forms of many lengths need not all stay. */
const mostKept = 200;

/**
 * Makes a connection keep what it prepared, by its text: of a save, preparing takes longer than running. Whoever asks for rows
 * as arrays, or for the first cell of each, gets a twin, so that the shape of the answers of one never changes those of another.
 */
export function keepPrepared(raw: Raw): Raw {
  const prepare = raw.prepare.bind(raw) as (text: string) => Statement;
  const kept = new Map<string, Statement>();
  raw.prepare = ((text: string) => {
    const known = kept.get(text);
    if (known && !known.busy) return known;
    const made = prepare(text);
    made.raw = twinOf(() => prepare(text).raw());
    made.pluck = twinOf(() => prepare(text).pluck());
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, made);
    return made;
  }) as Raw["prepare"];
  return raw;
}
