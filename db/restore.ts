import "server-only";
import { constants, copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { appendAudit, noteDenial } from "#db/audit";
import { backupFolder, newestVerifiedBackup, readManifest } from "#db/backup-folder";
import { dataFolder } from "#db/data-folder";
import { isHeld } from "#db/held";
import { takeLock } from "#db/lock";
import { migrateLocked, StartRefused, withMigrateLock } from "#db/migrate";
import { programSchema } from "#db/program";
import { removeDatabase, replaceDatabase } from "#db/replace-database";
import { type Contents, inspectFileNow } from "#db/snapshot";
import { closeStore, databaseFile, write } from "#db/store";
import { type Actor, authorize } from "#domain/access";
import type { Manifest } from "#domain/backup";
import { AppError } from "#domain/errors";

export type Restored = {
  /** The file that was restored, and what it held. */
  file: string;
  contents: Contents;
  /** Where the database of before now is; null where there was none. */
  setAside: string | null;
  /** Whether it was of an older version, and was upgraded. */
  upgraded: boolean;
};

/**
 * Puts a backup in the place of the database, while no server runs. A copy of it is checked first: its bytes against the manifest,
 * its integrity, whose it is, and its version. The database of before is set aside, never overwritten; an older one is upgraded.
 * Throws with nothing changed where any of that fails.
 */
export const restoreBackup = (actor: Actor | null, given: string, options: { withoutManifest?: boolean } = {}): Promise<Restored> =>
  noteDenial(actor, { action: "backup.restore", entity: "backup", entityId: path.basename(given) }, async () => {
    authorize(actor, "backup.manage");
    const file = findFile(given);
    const manifest = readManifest(file);
    if (!manifest && !options.withoutManifest) throw withoutManifest(file);
    closeStore();
    mkdirSync(dataFolder(), { recursive: true });
    const restored = withMigrateLock(() => swap(file, manifest));
    await record(actor, restored);
    return restored;
  });

function swap(file: string, manifest: Manifest | null): Restored {
  const staged = path.join(dataFolder(), ".restore.db");
  try {
    stage(file, staged, manifest === null);
    const contents = check(file, staged, manifest);
    const upgraded = (contents.held?.schema?.written ?? 0) < programSchema().written;
    refuseWhileHeld();
    const release = holdFolder();
    try {
      return { file, contents, upgraded, setAside: replaceDatabase(staged, () => migrateLocked()) };
    } finally {
      release();
    }
  } finally {
    removeDatabase(staged);
  }
}

/** No server may start on the folder meanwhile. Throws `conflict` where one runs. */
function holdFolder(): () => void {
  try {
    return takeLock();
  } catch (error) {
    if (error instanceof StartRefused) throw new AppError("conflict", `${error.message} Nothing was changed.`);
    throw error;
  }
}

function refuseWhileHeld() {
  if (isHeld(databaseFile()))
    throw new AppError("conflict", `The database ${databaseFile()} is in use. Stop the server, then run this again. Nothing was changed.`);
}

/** A path, or the name of one in the folder for backups. */
function findFile(given: string): string {
  const found = [path.resolve(given), path.join(backupFolder(), given)].find((file) => existsSync(file));
  if (found) return found;
  const newest = newestVerifiedBackup();
  const advice = newest ? ` The newest verified backup is ${newest.file}.` : "";
  throw new AppError("not_found", `There is no file ${path.resolve(given)}.${advice} Nothing was changed.`);
}

function withoutManifest(file: string) {
  const journal = existsSync(`${file}-wal`)
    ? `Beside it is ${path.basename(file)}-wal with its last changes, which will be read with it.`
    : "If it was copied while a server ran, without the file that ends in -wal, its last changes are missing.";
  return new AppError(
    "invalid",
    `${file} has no manifest (${path.basename(file)}.json), so nothing says that it is whole. ${journal} To restore it all the same, add --without-manifest. Nothing was changed.`,
  );
}

/** What is checked is a copy of our own, so that it is also what is put in place. */
function stage(file: string, staged: string, withJournal: boolean) {
  removeDatabase(staged);
  try {
    copyFileSync(file, staged, constants.COPYFILE_FICLONE);
    if (withJournal && existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${staged}-wal`);
  } catch (error) {
    throw new AppError("storage_full", `${file} cannot be copied into ${dataFolder()}: ${(error as Error).message}. Nothing was changed.`);
  }
}

function check(file: string, staged: string, manifest: Manifest | null): Contents {
  const contents = read(staged, manifest === null);
  const problem = typeof contents === "string" ? contents : problemOf(contents, manifest);
  if (typeof contents === "string" || problem) throw new AppError("invalid", `${file} was not restored: ${problem}. Nothing was changed.`);
  return contents;
}

/** What a file holds, or why it cannot be said. */
function read(file: string, withJournal: boolean): Contents | string {
  try {
    if (withJournal) foldJournal(file);
    return inspectFileNow(file);
  } catch (error) {
    return `it is damaged or no database (${(error as Error).message})`;
  }
}

/** Brings what a copied `-wal` file holds into the database. */
function foldJournal(file: string) {
  const raw = new Database(file, { fileMustExist: true });
  try {
    raw.pragma("journal_mode = DELETE");
  } finally {
    raw.close();
  }
}

function problemOf({ sha256, problems, held }: Contents, manifest: Manifest | null): string | null {
  const ours = programSchema();
  if (manifest && sha256 !== manifest.sha256) return "it is damaged, its bytes are not those of its manifest";
  if (problems.length > 0) return `it is damaged (${problems.join("; ").slice(0, 300)})`;
  if (held?.schema?.first !== ours.first) return "it is a database of another program";
  if (held.schema.written > ours.written) return "it is of a newer version of Entente, which must be run to restore it";
  return null;
}

/** The restored database says that it was restored, and from what. */
const record = (actor: Actor, { file, contents, setAside }: Restored) =>
  write((tx) =>
    appendAudit(tx, actor, new Date().toISOString(), {
      action: "backup.restore",
      entity: "backup",
      entityId: path.basename(file),
      detail: {
        sha256: contents.sha256,
        audit: contents.held?.audit?.seq ?? 0,
        ...(setAside && { setAside: path.basename(setAside) }),
      },
    }),
  );
