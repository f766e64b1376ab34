import "server-only";
import { existsSync } from "node:fs";
import Database from "better-sqlite3";

/**
 * Whether some process has the database open, a server above all. The journal can be changed only by a connection that is alone;
 * doing so also brings what is in the `-wal` file into the database. A file that cannot be read is nobody's, and is left as it is.
 */
export const isHeld = (file: string): boolean => existsSync(file) && isReadable(file) && !changesJournal(file);

function isReadable(file: string): boolean {
  const raw = new Database(file, { readonly: true });
  try {
    raw.prepare("select count(*) from sqlite_master").get();
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError) return error.code.startsWith("SQLITE_BUSY");
    throw error;
  } finally {
    raw.close();
  }
}

function changesJournal(file: string): boolean {
  const raw = new Database(file, { fileMustExist: true });
  try {
    raw.pragma("busy_timeout = 1000");
    raw.pragma("journal_mode = DELETE");
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return false;
    if (error instanceof Database.SqliteError) return true;
    throw error;
  } finally {
    raw.close();
  }
}
