import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";

const at = (name: string) => path.resolve(/* turbopackIgnore: true */ process.cwd(), name);

let version: string | undefined;
/** The version of Entente that runs. */
export function programVersion(): string {
  version ??= String(JSON.parse(readFileSync(at("package.json"), "utf8")).version);
  return version;
}

export const migrationsFolder = () => at("drizzle");

export type Migration = ReturnType<typeof readMigrationFiles>[number];

/** The migrations this program brings, the oldest first. */
export const migrationsIn = (folder = migrationsFolder()): Migration[] => readMigrationFiles({ migrationsFolder: folder });

/** The schema this program needs: how many migrations, and when the first and the last of them were written. */
export function programSchema(migrations = migrationsIn()) {
  return { version: migrations.length, first: migrations[0]?.folderMillis ?? 0, written: migrations.at(-1)?.folderMillis ?? 0 };
}
