import "server-only";
import { accessSync, constants, mkdirSync, statfsSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { StartRefused } from "#domain/errors";

/** The folder that holds the database: `ENTENTE_DATA`, else `./data`. */
export const dataFolder = () => path.resolve(/* turbopackIgnore: true */ process.env.ENTENTE_DATA ?? "data");

/** Makes the data folder where it is missing; throws `StartRefused` where it cannot be written. */
export function prepareFolder(data = dataFolder()) {
  try {
    mkdirSync(data, { recursive: true });
    accessSync(data, constants.W_OK | constants.R_OK);
    statfsSync(data);
    // Root passes every permission check; only a write tells whether the file system takes one.
    new Database(path.join(data, "entente.db.migrate-lock")).close();
  } catch (error) {
    throw new StartRefused(
      `The data folder ${data} cannot be written (${(error as NodeJS.ErrnoException).code ?? "error"}). Make it writable for this user, or name another in ENTENTE_DATA.`,
    );
  }
}
