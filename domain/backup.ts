import { z } from "#domain/zod";

/** What made a backup. */
export const backupKinds = { daily: "Daily", manual: "By hand", migration: "Before an upgrade" } as const;
export type BackupKind = keyof typeof backupKinds;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

/** The last line of the audit, and the hash of its first, by which two databases are told apart. */
const auditHead = z.object({ seq: count, hash: z.string(), first: z.string() });

const manifest = z.object({
  format: z.literal(1),
  /** The version of the program that made it. */
  program: z.string(),
  /** How many migrations the database has, and when the last of them was written (milliseconds). */
  schema: z.object({ version: count, written: count }),
  /** No later than the moment whose state the file holds. */
  madeAt: z.iso.datetime(),
  kind: z.enum(Object.keys(backupKinds) as [BackupKind, ...BackupKind[]]),
  bytes: count,
  sha256,
  /** Of every value of every table in order, whatever the pages of the file look like. */
  content: sha256,
  /** Rows of each table. */
  counts: z.record(z.string(), count),
  audit: auditHead.nullable(),
  verification: z.literal("ok"),
});

/** What stands beside a backup: what it holds, and that it was opened and checked. */
export type Manifest = z.infer<typeof manifest>;

export const formatManifest = (one: Manifest) => `${JSON.stringify(one, null, 2)}\n`;

/** Null for whatever is no manifest of a verified backup. */
export function parseManifest(text: string): Manifest | null {
  try {
    return manifest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export const hour = 3_600_000;

/** How a record stands with its newest verified backup: `late` beyond two days is an alarm. */
export function backupState(newest: Pick<Manifest, "madeAt"> | null, now: number): "none" | "late" | "fresh" {
  if (!newest) return "none";
  return now - Date.parse(newest.madeAt) > 48 * hour ? "late" : "fresh";
}

/** Whether what a backup holds is older than a number of hours. */
export const isOlder = (one: Pick<Manifest, "madeAt">, hours: number, now: number) => now - Date.parse(one.madeAt) > hours * hour;

/** `1.6 MB`; in powers of 1000, as file managers and disks count. */
export function bytesInWords(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const n = bytes / 1000 ** power;
  return `${n.toFixed(power > 0 && n < 10 ? 1 : 0)} ${units[power]}`;
}

/** Too little room on a disk: less than two more copies of the database, or than half a gigabyte. */
export const isLow = (free: number | null, database: number) => free !== null && free < Math.max(500e6, 2 * database);
