import "server-only";
import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate as runMigrations } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { connect, databaseFile, dataFolder } from "#db/store";

/** Why the program does not start, in words for whoever runs it. Nothing was changed. */
export class StartRefused extends Error {}

const folder = () => path.resolve(/* turbopackIgnore: true */ process.cwd(), "drizzle");

/**
 * Brings the database to this program's version, making it where there is none yet.
 * Throws `StartRefused` for a folder that cannot be written, a file that is damaged or no database, and one of a newer version.
 */
export function migrate() {
  prepareFolder();
  const file = databaseFile();
  const lock = new Database(`${file}.migrate-lock`);
  try {
    lock.pragma("busy_timeout = 60000");
    lock.exec("begin exclusive");
    const newest = readMigrationFiles({ migrationsFolder: folder() }).at(-1)?.folderMillis ?? 0;
    if (checkFile(file, newest) < newest) apply(file);
  } finally {
    if (lock.inTransaction) lock.exec("commit");
    lock.close();
  }
}

/** Makes the data folder where there is none. Throws `StartRefused` where it cannot be written. */
export function prepareFolder(data = dataFolder()) {
  try {
    mkdirSync(data, { recursive: true });
    accessSync(data, constants.W_OK | constants.R_OK);
    statfsSync(data);
    // Root passes every permission check; only a write tells whether the file system takes one.
    new Database(path.join(data, "entente.db.migrate-lock")).close();
  } catch (error) {
    throw new StartRefused(
      `The data folder ${data} cannot be written (${(error as NodeJS.ErrnoException).code ?? "error"}). Make it writable for this user, or name another in ENTENTE_DATA.`,
    );
  }
}

/** Above this a file is read whole only before a migration: at each start it would take a second for some hundred MB. */
const checkedAtStart = 64e6;

/** When the newest migration that the file has was made; 0 for no file. Throws where it is damaged or not for this version. */
function checkFile(file: string, newest: number): number {
  if (!existsSync(file)) return 0;
  const advice = "Nothing was changed. Put back a copy that you saved, or move the file away to start empty.";
  const { size } = statSync(file);
  if (size === 0) throw new StartRefused(`The database ${file} is empty (0 bytes). ${advice}`);
  let raw: Database.Database | undefined;
  try {
    raw = new Database(file, { fileMustExist: true });
    raw.pragma("busy_timeout = 5000");
    const has = raw.prepare("select count(*) from sqlite_master where name = '__drizzle_migrations'").pluck().get();
    const tables = raw.prepare("select count(*) from sqlite_master").pluck().get();
    const applied = has ? Number(raw.prepare("select coalesce(max(created_at), 0) from __drizzle_migrations").pluck().get()) : 0;
    const problems = size <= checkedAtStart || applied < newest ? raw.pragma("quick_check(5)", { simple: true }) : "ok";
    if (problems !== "ok") throw new StartRefused(`The database ${file} is damaged: ${String(problems).slice(0, 200)}. ${advice}`);
    if (!has && tables) throw new StartRefused(`The file ${file} is a database of another program. ${advice}`);
    if (applied > newest)
      throw new StartRefused(
        `The database ${file} was written by a newer version of Entente. Run that version, or put back a copy from before the upgrade. Nothing was changed.`,
      );
    return applied;
  } catch (error) {
    if (error instanceof Database.SqliteError)
      throw new StartRefused(`The database ${file} cannot be read (${error.code}): it is damaged or no database. ${advice}`);
    throw error;
  } finally {
    raw?.close();
  }
}

function apply(file: string) {
  const raw = connect(file);
  try {
    // A table rebuilt with foreign keys on would delete the rows that point at it.
    raw.pragma("foreign_keys = OFF");
    runMigrations(drizzle(raw), { migrationsFolder: folder() });
    const broken = raw.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0)
      throw new StartRefused(
        `After the upgrade ${broken.length} rows of ${file} point at nothing. Put back a copy from before the upgrade.`,
      );
  } finally {
    raw.close();
  }
}
