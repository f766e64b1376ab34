import type { BackupKind } from "#domain/backup";

/** `at` is a moment in UTC, as `toISOString` writes it. */
export type Rotated = { at: string; kind: BackupKind };

const day = 86_400_000;

/** How many periods are kept, and the name of the period that a moment lies in. Weeks begin on Monday. */
const periods = [
  { keep: 7, of: (at: string) => at.slice(0, 10) },
  { keep: 4, of: (at: string) => Math.floor((Date.parse(at) / day + 3) / 7) },
  { keep: 6, of: (at: string) => at.slice(0, 7) },
];

/** The newest stay even of one day: the last but one may be the one from before a mistake. */
const newest = 3;

/** Of those made before an upgrade the newest stay as well: only they open in the version before. */
const upgrades = 2;

/**
 * The backups to keep, newest first: of the last 7 days, 4 weeks and 6 months that have one the newest each. Periods without
 * any do not count, so that nothing expires by a server standing still.
 */
export function backupsToKeep<T extends Rotated>(backups: readonly T[]): T[] {
  const newestFirst = [...backups].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const kept = new Set([...newestFirst.slice(0, newest), ...newestFirst.filter(({ kind }) => kind === "migration").slice(0, upgrades)]);
  for (const { keep, of } of periods) {
    const seen = new Set<string | number>();
    for (const one of newestFirst) {
      if (seen.has(of(one.at))) continue;
      if (seen.size === keep) break;
      seen.add(of(one.at));
      kept.add(one);
    }
  }
  return newestFirst.filter((one) => kept.has(one));
}
