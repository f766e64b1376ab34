import "server-only";
import { existsSync } from "node:fs";
import { type KnownHead, type Verdict, verifyAudit } from "#db/audit-verify";
import { newestVerifiedBackup } from "#db/backup-folder";
import { connect, databaseFile } from "#db/store";
import { AppError } from "#domain/errors";

/** The head of the audit in the manifest of the newest verified backup, or null where there is none. */
export function headOfNewestBackup(): KnownHead | null {
  const newest = newestVerifiedBackup();
  const audit = newest?.manifest.audit;
  return newest && audit && audit.seq > 0 ? { seq: audit.seq, hash: audit.hash, from: `the backup ${newest.name}` } : null;
}

/**
 * Verifies the audit of the database file from its first line, by a connection of its own that writes nothing: also while a
 * server runs. Throws `not_found` where there is no file.
 */
export async function verifyAuditFile(heads: readonly KnownHead[]): Promise<Verdict> {
  const file = databaseFile();
  if (!existsSync(file)) throw new AppError("not_found", `There is no database ${file}. Name its folder in ENTENTE_DATA.`);
  const raw = connect(file, { readonly: true });
  try {
    return await verifyAudit({ raw, heads });
  } finally {
    raw.close();
  }
}
