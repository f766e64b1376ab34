import "server-only";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { type Backup, backupFolder, manifestOf } from "#db/backup-folder";
import { migrate } from "#db/migrate";
import type { SignedIn } from "#db/sessions";
import { closeStore, databaseFile, writerForTests } from "#db/store";
import type { Actor } from "#domain/access";
import { formatManifest, type Manifest } from "#domain/backup";
import type { ExportContext } from "#domain/formats/index";
import { blankSource, type SourceInput } from "#domain/source";
import { heldBy, open, problemsOf } from "./contents.mjs";

export { eventOf } from "#domain/testing";

export const editor: Actor = { id: "editor", name: "Edith", role: "editor" };
export const analyst: Actor = { id: "analyst", name: "Ana", role: "analyst" };
export const otherAnalyst: Actor = { id: "other", name: "Otto", role: "analyst" };
export const readerActor: Actor = { id: "reader", name: "Rea", role: "reader" };
export const admin: Actor = { id: "admin", name: "Ada", role: "admin" };

/** The token of a sign-in that asked for no code. */
export function tokenOf(signedIn: SignedIn): string {
  if ("token" in signedIn) return signedIn.token;
  throw new Error("The sign-in asked for a code.");
}

/** In memory where a machine keeps a folder there and it has room: a disk would be waited for at each store. */
const inMemory = "/dev/shm";
const place = existsSync(inMemory) && roomIn(inMemory) > 1e9 ? inMemory : tmpdir();

function roomIn(at: string) {
  const { bavail, bsize } = statfsSync(at);
  return bavail * bsize;
}

/** A new folder, which the test removes. */
export const newFolder = (name = "") => mkdtempSync(path.join(place, `entente-${name}`));

let folder: string | undefined;
/** What the migrations made; each further store of a test file begins as a copy of it. */
let made: Buffer | undefined;

/** A new, empty, migrated database in a folder of its own, which becomes the store. */
export function freshStore() {
  dropStore();
  folder = newFolder();
  process.env.ENTENTE_DATA = folder;
  if (made) writeFileSync(databaseFile(), made);
  else {
    migrate();
    made = readFileSync(databaseFile());
  }
  // No power cut ends a test; what promises durability sets the pragma itself, or opens the file anew.
  writerForTests().pragma("synchronous = OFF");
  return folder;
}

export function dropStore() {
  closeStore();
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

/** What a form says of one source. */
export const sourceOf = (said: Partial<SourceInput> & Pick<SourceInput, "address">): SourceInput => ({
  ...blankSource,
  ...said,
});

/** What an export is told of the request. */
export const exportContext: ExportContext = { origin: "https://example.org", filter: "", madeAt: "", bom: false };

/** The database that version 0.1.0 left, as it was. */
export const databaseOf010 = () => gunzipSync(readFileSync("db/fixtures/0.1.0.db.gz"));

/** A hash of every value of every table of a file, whatever its pages look like. */
export function contentOf(file = databaseFile()) {
  const raw = open(file);
  try {
    return problemsOf(raw).length > 0 ? undefined : heldBy(raw).content;
  } finally {
    raw.close();
  }
}

/** What is in the folder for backups, in order. */
export const backupNames = () => readdirSync(backupFolder()).sort();

/** A copy of a backup that says something else of itself, such as that it is older. */
export function copyOfBackup({ file, manifest }: Backup, name: string, says: Partial<Manifest>): Backup {
  const copy = path.join(backupFolder(), name);
  copyFileSync(file, copy);
  writeFileSync(manifestOf(copy), formatManifest({ ...manifest, ...says }));
  return { name, file: copy, manifest: { ...manifest, ...says } };
}
