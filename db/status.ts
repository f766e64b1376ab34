import "server-only";
import { existsSync, statfsSync, statSync } from "node:fs";
import path from "node:path";
import { desc } from "drizzle-orm";
import { type Backup, backupFolder, listBackups, newestVerifiedBackup } from "#db/backup-folder";
import { dataFolder } from "#db/data-folder";
import { type Job, listJobs } from "#db/jobs";
import { programSchema, programVersion } from "#db/program";
import { isScheduled } from "#db/schedule";
import { audit } from "#db/schema";
import { databaseFile, db, reader } from "#db/store";
import { type Actor, authorize } from "#domain/access";
import { backupState } from "#domain/backup";

export type Status = {
  now: string;
  backups: { state: ReturnType<typeof backupState>; newest: Backup | null; all: Backup[]; folder: string; scheduled: boolean };
  jobs: Job[];
  /** In bytes; `free` is null where the file system does not say. */
  storage: {
    database: number;
    journal: number;
    data: { folder: string; free: number | null };
    backups: { folder: string; free: number | null };
  };
  versions: { program: string; schema: number; node: string; sqlite: string };
  audit: { seq: number; hash: string; at: string } | null;
};

/** How the program is doing: what an administrator looks at, and whatever is an alarm. */
export async function readStatus(actor: Actor | null): Promise<Status> {
  authorize(actor, "status.see");
  const now = Date.now();
  const newest = newestVerifiedBackup(now);
  const file = databaseFile();
  const [head] = await db().select({ seq: audit.seq, hash: audit.hash, at: audit.at }).from(audit).orderBy(desc(audit.seq)).limit(1);
  return {
    now: new Date(now).toISOString(),
    backups: {
      state: backupState(newest?.manifest ?? null, now),
      newest,
      all: listBackups(),
      folder: backupFolder(),
      scheduled: isScheduled(),
    },
    jobs: await listJobs(),
    storage: {
      database: sizeOf(file),
      journal: sizeOf(`${file}-wal`),
      data: { folder: dataFolder(), free: freeIn(dataFolder()) },
      backups: { folder: backupFolder(), free: freeIn(backupFolder()) },
    },
    versions: {
      program: programVersion(),
      schema: programSchema().version,
      node: process.versions.node,
      sqlite: String(reader().prepare("select sqlite_version()").pluck().get()),
    },
    audit: head ?? null,
  };
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Of a folder that is still to be made it is that of where it will be. */
function freeIn(wanted: string): number | null {
  let folder = wanted;
  while (!existsSync(folder) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  try {
    const { bavail, bsize, blocks } = statfsSync(folder);
    return blocks > 0 ? bavail * bsize : null;
  } catch {
    return null;
  }
}
