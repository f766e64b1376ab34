import "server-only";
import type { Migration } from "#db/program";
import type { Raw } from "#db/store";

/** What the program can make anew from the rest; a migration may do so. All other tables keep their every row. */
const derived = new Set(["__drizzle_migrations", "timeline_entries", "event_lines", "search_words"]);

/**
 * Brings a database to the last of these migrations, all of them or none: throws, with everything rolled back, where a statement
 * fails, a table has other rows than before, or a row points at nothing. The caller sees to it that foreign keys are off, since a
 * table rebuilt with them on would take the rows that point at it along. Drizzle's own migrator commits before anything can be compared.
 * `note` is called last, within it, with how many migrations there were and are.
 */
export function applyMigrations(raw: Raw, migrations: readonly Migration[], note?: (from: number, to: number) => void) {
  raw.exec("begin immediate");
  try {
    const before = rowCounts(raw);
    // As drizzle's own migrator makes it.
    raw.exec("create table if not exists __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)");
    const last = Number(raw.prepare("select coalesce(max(created_at), 0) from __drizzle_migrations").pluck().get());
    const count = raw.prepare("select count(*) from __drizzle_migrations").pluck();
    const from = Number(count.get());
    const add = raw.prepare("insert into __drizzle_migrations (hash, created_at) values (?, ?)");
    for (const { sql, hash, folderMillis } of migrations.filter((one) => one.folderMillis > last)) {
      for (const statement of sql) raw.exec(statement);
      add.run(hash, folderMillis);
    }
    compare(before, rowCounts(raw));
    const dangling = (raw.pragma("foreign_key_check") as unknown[]).length;
    if (dangling > 0) throw new Error(`${dangling} rows would point at nothing`);
    note?.(from, Number(count.get()));
    raw.exec("commit");
  } catch (error) {
    if (raw.inTransaction) raw.exec("rollback");
    throw error;
  }
}

function rowCounts(raw: Raw): Map<string, number> {
  const names = raw
    .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[];
  return new Map(
    names.map((name) => [
      name,
      raw
        .prepare(`select count(*) from "${name.replaceAll('"', '""')}"`)
        .pluck()
        .get() as number,
    ]),
  );
}

function compare(before: Map<string, number>, after: Map<string, number>) {
  for (const [name, rows] of before) {
    const now = after.get(name);
    if (now !== rows && !derived.has(name))
      throw new Error(`the table ${name} had ${rows} rows and would have ${now ?? "none: it is gone"}`);
  }
}
