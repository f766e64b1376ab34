import "server-only";
import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { flush } from "#db/backup-folder";
import { dataFolder } from "#db/data-folder";
import { databaseFile } from "#db/store";

const journals = ["-wal", "-shm", "-journal"];

/** Removes a database with its journals. */
export const removeDatabase = (file: string) => ["", ...journals].forEach((end) => void rmSync(file + end, { force: true }));

/**
 * Puts a file in the place of the database and does what is to follow. At every moment one of the two is in place; where `then`
 * throws, the one of before is again. Answers where that one now is, or null where there was none.
 */
export function replaceDatabase(staged: string, then: () => void): string | null {
  const file = databaseFile();
  const kept = existsSync(file) ? setAside(file) : null;
  flush(staged);
  renameSync(staged, file);
  flush(dataFolder());
  try {
    then();
  } catch (error) {
    for (const end of journals) rmSync(file + end, { force: true });
    if (kept) putBack(kept, file);
    else rmSync(file, { force: true });
    throw error;
  }
  return kept;
}

/** Gives the database a second name, where the file system has such, else a copy. Journals that are left go along. */
function setAside(file: string): string {
  const target = nameFor(new Date().toISOString());
  // The journal of another database beside the new one would be played into it.
  for (const end of journals) if (existsSync(file + end)) renameSync(file + end, target + end);
  try {
    linkSync(file, target);
  } catch {
    copyFileSync(file, target, constants.COPYFILE_FICLONE);
    flush(target);
  }
  flush(dataFolder());
  return target;
}

function nameFor(now: string): string {
  const base = path.join(dataFolder(), `set-aside-${now.replace(/[-:]/g, "").replace("T", "-").slice(0, 15)}`);
  let target = `${base}.db`;
  for (let n = 2; existsSync(target); n++) target = `${base}-${n}.db`;
  return target;
}

function putBack(kept: string, file: string) {
  renameSync(kept, file);
  for (const end of journals) if (existsSync(kept + end)) renameSync(kept + end, file + end);
}
