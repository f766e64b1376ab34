import "server-only";
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { dataFolder } from "#db/data-folder";
import { hour, type Manifest, parseManifest } from "#domain/backup";

export type Backup = { name: string; file: string; manifest: Manifest };

/** Where backups are kept: `ENTENTE_BACKUPS`, else `backups` in the data folder. */
export const backupFolder = () =>
  path.resolve(/* turbopackIgnore: true */ process.env.ENTENTE_BACKUPS ?? path.join(dataFolder(), "backups"));

export const manifestOf = (file: string) => `${file}.json`;

const partial = ".partial-";
/** A name in the folder for a file that is still being written. */
export const partialFile = (name: string) => path.join(/* turbopackIgnore: true */ backupFolder(), `${partial}${name}`);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? -1;

/** The manifest beside a file, or null. */
export function readManifest(file: string): Manifest | null {
  try {
    return parseManifest(readFileSync(manifestOf(file), "utf8"));
  } catch {
    return null;
  }
}

/** Verified backups, newest first, by the manifests in the folder: what the database remembers goes back with a restore. */
export function listBackups(): Backup[] {
  const folder = backupFolder();
  return namesIn(folder)
    .filter((name) => name.endsWith(".db") && !name.startsWith("."))
    .flatMap((name) => {
      const file = path.join(folder, name);
      const manifest = readManifest(file);
      return manifest && sizeOf(file) === manifest.bytes ? [{ name, file, manifest }] : [];
    })
    .sort((a, b) => b.manifest.madeAt.localeCompare(a.manifest.madeAt) || b.name.localeCompare(a.name));
}

/** A clock that was once set wrong must not make a backup the newest for ever. */
const ahead = hour / 6;

/** The newest verified backup up to now, or null. */
export const newestVerifiedBackup = (now = Date.now()): Backup | null =>
  listBackups().find(({ manifest }) => Date.parse(manifest.madeAt) <= now + ahead) ?? null;

/** What a backup that was killed left behind is removed once nothing can still be writing it. */
export function sweepPartials(now: number) {
  const folder = backupFolder();
  for (const name of namesIn(folder)) {
    const file = path.join(folder, name);
    const left = name.startsWith(partial) || (name.endsWith(".db.json") && !existsSync(file.slice(0, -".json".length)));
    if (left && now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now) > hour) rmSync(file, { force: true });
  }
}

/** Makes a file's own bytes, or a folder's names, last through a loss of power. Windows knows no such thing of a folder. */
export function flush(name: string) {
  const folder = statSync(name).isDirectory();
  if (folder && process.platform === "win32") return;
  const opened = openSync(name, folder ? "r" : "r+");
  fsyncSync(opened);
  closeSync(opened);
}
