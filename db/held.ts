import "server-only";
import { existsSync } from "node:fs";
import Database from "better-sqlite3";

/**
 * Whether some process has the database open, a server above all. The journal can be changed by a connection only that is the
 * only one; doing so also brings what is in the `-wal` file into the database. A damaged file is nobody's: no server starts on it.
 */
export function isHeld(file: string): boolean {
  if (!existsSync(file)) return false;
  let raw: Database.Database | undefined;
  try {
    raw = new Database(file, { fileMustExist: true });
    raw.pragma("busy_timeout = 1000");
    raw.pragma("journal_mode = DELETE");
    return false;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return true;
    if (error instanceof Database.SqliteError) return false;
    throw error;
  } finally {
    raw?.close();
  }
}
