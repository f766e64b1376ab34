import "server-only";
import { existsSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { backupFolder, newestVerifiedBackup } from "#db/backup-folder";
import { databaseFile } from "#db/store";
import { StartRefused } from "#domain/errors";

/** Above this a file is read whole only before a migration: at each start it would take a second for some hundred MB. */
const checkedAtStart = 64e6;

/**
 * When the newest migration that the file has was written; 0 for no file. Throws `StartRefused` where it is damaged, not for this
 * version, or held by another program for longer than `patience` milliseconds.
 */
export function checkFile(file: string, newest: number, patience = 5000): number {
  if (!existsSync(file)) return 0;
  const { size } = statSync(file);
  if (size === 0) throw new StartRefused(`The database ${file} is empty (0 bytes). ${advice()}`);
  let raw: Database.Database | undefined;
  try {
    raw = new Database(file, { fileMustExist: true });
    raw.pragma(`busy_timeout = ${patience}`);
    const tables = raw.prepare("select count(*) from sqlite_master").pluck().get();
    const applied = newestMigration(raw);
    const problems = size <= checkedAtStart || (applied ?? 0) < newest ? raw.pragma("quick_check(5)", { simple: true }) : "ok";
    if (problems !== "ok") throw new StartRefused(`The database ${file} is damaged: ${String(problems).slice(0, 200)}. ${advice()}`);
    if (applied === null && tables) throw new StartRefused(`The file ${file} is a database of another program. ${advice()}`);
    if (applied !== null && applied > newest)
      throw new StartRefused(
        `The database ${file} was written by a newer version of Entente. Run that version, or put back a copy from before the upgrade. Nothing was changed.`,
      );
    return applied ?? 0;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY"))
      throw new StartRefused(`Another program is using the database ${file}. Nothing was changed; end that program and start again.`);
    if (error instanceof Database.SqliteError)
      throw new StartRefused(`The database ${file} cannot be read (${error.code}): it is damaged or no database. ${advice()}`);
    throw error;
  } finally {
    raw?.close();
  }
}

function newestMigration(raw: Database.Database): number | null {
  const has = raw.prepare("select count(*) from sqlite_master where name = '__drizzle_migrations'").pluck().get();
  return has ? Number(raw.prepare("select coalesce(max(created_at), 0) from __drizzle_migrations").pluck().get()) : null;
}

/** Whether the database is of just this schema: one that awaits its upgrade, or is of a newer version, has other tables. */
export function isAtSchema(newest: number): boolean {
  if (!existsSync(databaseFile())) return false;
  const raw = new Database(databaseFile(), { readonly: true });
  try {
    return newestMigration(raw) === newest;
  } catch {
    return false;
  } finally {
    raw.close();
  }
}

/** What to do about a file that is no use: the newest backup by name, and the command that puts it back. */
function advice(): string {
  const newest = newestVerifiedBackup();
  if (!newest)
    return `Nothing was changed. No verified backup is in ${backupFolder()}: put back a copy that you saved, or move the file away to start empty.`;
  const { file, manifest } = newest;
  return `Nothing was changed. The newest verified backup was made on ${manifest.madeAt.slice(0, 16).replace("T", " at ")} UTC. To put it back: npm run restore -- ${file}`;
}
