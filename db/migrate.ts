import "server-only";
import Database from "better-sqlite3";
import { applyMigrations } from "#db/apply-migrations";
import { makeBackupNow } from "#db/backup";
import { checkFile } from "#db/check-file";
import { prepareFolder } from "#db/data-folder";
import { noteUpgrade } from "#db/note-upgrade";
import { type Migration, migrationsFolder, migrationsIn, programSchema } from "#db/program";
import { connect, databaseFile } from "#db/store";
import { StartRefused } from "#domain/errors";

export { StartRefused };

/**
 * Brings the database to this program's version, making it where there is none yet. One that exists is backed up first, and
 * where the upgrade fails it is as it was. Throws `StartRefused` then, and for a folder that cannot be written, a file that is
 * damaged or no database, and one of a newer version.
 */
export function migrate(folder = migrationsFolder()) {
  prepareFolder();
  withMigrateLock(() => migrateLocked(folder));
}

/** Does work that no second process may do at the same time: a start and a restore wait here for each other. */
export function withMigrateLock<T>(work: () => T): T {
  const lock = new Database(`${databaseFile()}.migrate-lock`);
  try {
    lock.pragma("busy_timeout = 60000");
    lock.exec("begin exclusive");
    return work();
  } finally {
    if (lock.inTransaction) lock.exec("commit");
    lock.close();
  }
}

/** The same for whoever holds the lock already. */
export function migrateLocked(folder = migrationsFolder()) {
  const file = databaseFile();
  const migrations = migrationsIn(folder);
  const newest = programSchema(migrations).written;
  const applied = checkFile(file, newest);
  if (applied > 0 && applied < newest) upgrade(file, migrations);
  else if (applied < newest) apply(file, migrations);
}

/** Backs the database up, says where, and upgrades it. */
function upgrade(file: string, migrations: readonly Migration[]) {
  console.log("The database is of an older version: it is backed up, then upgraded.");
  const backup = backupBefore();
  console.log(`A verified backup from before the upgrade: ${backup}`);
  try {
    apply(file, migrations, noteUpgrade);
  } catch (error) {
    throw new StartRefused(
      `The upgrade of ${file} failed and was rolled back: ${(error as Error).message}. The database is as it was, and the version of Entente before this one opens it. A backup from before the upgrade: ${backup}`,
    );
  }
}

function backupBefore(): string {
  try {
    return makeBackupNow("migration").file;
  } catch (error) {
    throw new StartRefused(`The database was not upgraded, as it is backed up first and that failed. ${(error as Error).message}`);
  }
}

function apply(file: string, migrations: readonly Migration[], note?: typeof noteUpgrade) {
  const raw = connect(file);
  try {
    raw.pragma("foreign_keys = OFF");
    applyMigrations(raw, migrations, note && ((from, to) => note(raw, from, to)));
  } finally {
    raw.close();
  }
}
