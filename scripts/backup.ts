// npm run backup: a verified backup of the database, while the server runs or not.
import { makeBackup, makeBackupNow } from "#db/backup";
import { isAtSchema } from "#db/check-file";
import { programSchema } from "#db/program";
import { closeStore } from "#db/store";
import { system } from "#domain/access";
import { bytesInWords } from "#domain/backup";

try {
  // A database that awaits its upgrade, or is of a newer version, is copied and left as it is.
  const known = isAtSchema(programSchema().written);
  const { file, manifest } = known ? await makeBackup(system, "manual") : makeBackupNow("manual");
  console.log(`${file}\n${bytesInWords(manifest.bytes)}, verified. Events: ${manifest.counts.events ?? 0}. SHA-256: ${manifest.sha256}`);
  if (manifest.audit) console.log(`Last line of the audit: ${manifest.audit.seq}, ${manifest.audit.hash}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  closeStore();
}
