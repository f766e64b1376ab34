import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { dataFolder } from "#db/store";

/** When the newest verified backup was made, in milliseconds, or null: only a verified one has a manifest beside it. */
export function newestBackupAt(): number | null {
  const folder = path.resolve(/* turbopackIgnore: true */ process.env.ENTENTE_BACKUPS ?? path.join(dataFolder(), "backups"));
  const times = manifests(folder).map((name) => {
    try {
      return Date.parse(JSON.parse(readFileSync(path.join(folder, name), "utf8")).madeAt);
    } catch {
      return Number.NaN;
    }
  });
  const newest = Math.max(...times.filter((time) => time <= Date.now()));
  return Number.isFinite(newest) ? newest : null;
}

function manifests(folder: string) {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
}
