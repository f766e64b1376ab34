// npm run restore -- FILE [--without-manifest]: puts a backup in the place of the database. The server must not run.
import { parseArgs } from "node:util";
import { StartRefused } from "#db/migrate";
import { restoreBackup } from "#db/restore";
import { closeStore, databaseFile } from "#db/store";
import { system } from "#domain/access";
import { AppError } from "#domain/errors";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { "without-manifest": { type: "boolean", default: false } } });
const [file, ...more] = positionals;

async function run(file: string) {
  const { contents, setAside, upgraded, ...from } = await restoreBackup(system, file, { withoutManifest: values["without-manifest"] });
  console.log(`Restored ${from.file} as ${databaseFile()}. Events: ${contents.held?.counts.events ?? 0}.`);
  if (upgraded) console.log("It was of an older version and was upgraded.");
  if (setAside) console.log(`The database of before is kept as ${setAside}.`);
}

try {
  if (file && more.length === 0) await run(file);
  else {
    console.error("npm run restore -- FILE [--without-manifest]");
    process.exitCode = 2;
  }
} catch (error) {
  if (!(error instanceof AppError || error instanceof StartRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  closeStore();
}
