import "server-only";
import { existsSync, mkdirSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { appendAudit, noteDenial } from "#db/audit";
import { type Backup, backupFolder, flush, listBackups, manifestOf, partialFile, sweepPartials } from "#db/backup-folder";
import { runJob } from "#db/jobs";
import { programVersion } from "#db/program";
import { type Contents, copyDatabase, copyDatabaseNow } from "#db/snapshot";
import { databaseFile, write } from "#db/store";
import { type Actor, authorize } from "#domain/access";
import { type BackupKind, bytesInWords, formatManifest, type Manifest } from "#domain/backup";
import { AppError } from "#domain/errors";
import { backupsToKeep } from "#domain/rotation";

// Next loads a module more than once; one backup at a time is enough.
const shared = globalThis as { ententeBackup?: boolean };

/**
 * Makes a backup while the program goes on: a copy as of one moment, opened and checked, under its name only once it is whole.
 * Throws `storage_full` or what else kept it from being made; backups of before are then as they were, and the failure stands in
 * the jobs and in the error log. Throws `conflict` while another is being made.
 */
export const makeBackup = (actor: Actor | null, kind: BackupKind = "manual"): Promise<Backup> =>
  noteDenial(actor, { action: "backup.make", entity: "backup", entityId: kind }, async () => {
    authorize(actor, "backup.manage");
    if (shared.ententeBackup) throw new AppError("conflict", "A backup is being made already.");
    shared.ententeBackup = true;
    try {
      return await runJob("backup", async () => {
        const made = await make(kind);
        await recordBackup(actor, made);
        return { result: made, message: `Made ${made.name}, ${bytesInWords(made.manifest.bytes)}.${rotate(made)}` };
      });
    } finally {
      shared.ententeBackup = false;
    }
  });

async function make(kind: BackupKind): Promise<Backup> {
  const plan = begin(kind);
  try {
    return keep(plan, await copyDatabase(databaseFile(), plan.partial));
  } catch (error) {
    throw failed(plan, error);
  }
}

/** The same at once, for a database of any version: without rights, job and line in the audit, and nothing older is removed. */
export function makeBackupNow(kind: BackupKind): Backup {
  const plan = begin(kind);
  try {
    return keep(plan, copyDatabaseNow(databaseFile(), plan.partial));
  } catch (error) {
    throw failed(plan, error);
  }
}

const recordBackup = (actor: Actor, { name, manifest: { kind, sha256, bytes, audit } }: Backup) =>
  write((tx) =>
    appendAudit(tx, actor, new Date().toISOString(), {
      action: "backup.make",
      entity: "backup",
      entityId: name,
      detail: { kind, sha256, bytes, audit: audit?.seq ?? 0 },
    }),
  );

type Plan = { kind: BackupKind; madeAt: string; partial: string };

function begin(kind: BackupKind): Plan {
  const now = new Date();
  if (!existsSync(databaseFile())) throw new AppError("not_found", `There is no database ${databaseFile()}.`);
  try {
    mkdirSync(backupFolder(), { recursive: true });
  } catch (error) {
    throw new Error(`The folder for backups cannot be made: ${(error as Error).message}. Name another in ENTENTE_BACKUPS.`);
  }
  sweepPartials(now.getTime());
  refuseWithoutRoom();
  return { kind, madeAt: now.toISOString(), partial: partialFile(`${process.pid}-${now.getTime()}.db`) };
}

/** Left free beside the copy, so that a backup on the same disk never is what keeps people from saving. */
const reserve = 32e6;

function refuseWithoutRoom() {
  const size = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const needed = size(databaseFile()) + size(`${databaseFile()}-wal`) + reserve;
  const { bavail, bsize, blocks } = statfsSync(backupFolder());
  // Some network file systems say nothing of their size.
  if (blocks > 0 && bavail * bsize < needed)
    throw new AppError(
      "storage_full",
      `No backup was made: ${backupFolder()} has ${bytesInWords(bavail * bsize)} free, and the copy needs ${bytesInWords(needed)}. Make room, or name another folder in ENTENTE_BACKUPS.`,
    );
}

/** Gives a copy that is whole its name, its manifest first: whatever has a name has one. */
function keep({ kind, madeAt, partial }: Plan, { problems, held, ...file }: Contents): Backup {
  if (!held?.schema)
    throw new Error(`the copy is damaged, so the database may be: ${problems.join("; ") || "it has no tables of Entente"}`);
  const { schema, ...rest } = held;
  const manifest: Manifest = {
    format: 1,
    program: programVersion(),
    schema: { version: schema.version, written: schema.written },
    madeAt,
    kind,
    ...file,
    ...rest,
    verification: "ok",
  };
  const name = `entente-${madeAt.replace(/[-:]/g, "").replace("T", "-").slice(0, 15)}-${kind}-${file.sha256.slice(0, 8)}.db`;
  const made: Backup = { name, file: path.join(backupFolder(), name), manifest };
  writeFileSync(manifestOf(partial), formatManifest(manifest));
  flush(manifestOf(partial));
  renameSync(manifestOf(partial), manifestOf(made.file));
  renameSync(partial, made.file);
  flush(backupFolder());
  return made;
}

function failed({ partial }: Plan, error: unknown): unknown {
  for (const end of ["", "-journal", "-wal", "-shm", ".json"]) rmSync(`${partial}${end}`, { force: true });
  const why = error instanceof Error ? error.message : String(error);
  const message = `No backup was made in ${backupFolder()}: ${why}. Those of before are as they were.`;
  return error instanceof AppError ? new AppError(error.code, message) : new Error(message, { cause: error });
}

/**
 * Removes what the rotation no longer keeps, after a new one was made; of this record alone, as two may share a folder. Answers
 * with what is to be said where that failed: the new backup is none the worse for it.
 */
function rotate(made: Backup): string {
  const ours = listBackups()
    .filter(({ manifest }) => manifest.audit?.first === made.manifest.audit?.first)
    .map((one) => ({ ...one, at: one.manifest.madeAt, kind: one.manifest.kind }));
  const kept = new Set(backupsToKeep(ours).map(({ name }) => name));
  try {
    for (const { name, file } of ours) {
      if (name === made.name || kept.has(name)) continue;
      rmSync(file, { force: true });
      rmSync(manifestOf(file), { force: true });
    }
    return "";
  } catch (error) {
    return ` Older ones could not be removed: ${(error as Error).message}.`;
  }
}
