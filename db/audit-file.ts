import "server-only";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type AuditHead, type KnownHead, parseHead, type Verdict, verifyAudit } from "#db/audit-verify";
import { connect, databaseFile, dataFolder } from "#db/store";
import { AppError } from "#domain/errors";

const backups = () => path.resolve(/* turbopackIgnore: true */ process.env.ENTENTE_BACKUPS ?? path.join(dataFolder(), "backups"));

type Manifest = { madeAt: string; audit: AuditHead };

function readManifest(file: string): Manifest | null {
  try {
    const { madeAt, audit } = JSON.parse(readFileSync(file, "utf8")) as { madeAt?: unknown; audit?: Partial<AuditHead> | null };
    const head = parseHead(`${audit?.seq}:${audit?.hash}`);
    return head && typeof madeAt === "string" ? { madeAt, audit: head } : null;
  } catch {
    return null;
  }
}

/** The head of the audit in the manifest of the newest backup, or null where no manifest holds one. */
export function headOfNewestBackup(): KnownHead | null {
  const folder = backups();
  const found = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => {
      const manifest = readManifest(path.join(folder, name));
      return manifest ? [{ ...manifest, name }] : [];
    })
    .sort((a, b) => b.madeAt.localeCompare(a.madeAt));
  const [newest] = found;
  return newest ? { ...newest.audit, from: `the backup ${newest.name.replace(/\.json$/, "")}` } : null;
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
