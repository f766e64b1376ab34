import "server-only";
import { announceAuditHead } from "#db/audit-watch";
import { purgeFormDrafts } from "#db/form-drafts";
import { migrate, StartRefused } from "#db/migrate";
import { startSchedule } from "#db/schedule";
import { secondFactorRequired } from "#db/second-factor";
import { secret } from "#db/secret";
import { seedAtStart } from "#db/seed";
import { announceSetup } from "#db/set-up";
import { noteSettings } from "#db/settings";

/** Migrates, seeds a new database, and says what whoever runs the server needs to know. Ends the process when it must not run. */
export async function start() {
  try {
    migrate();
    secret();
    secondFactorRequired();
    await purgeFormDrafts();
    const loaded = await seedAtStart();
    if (loaded > 0) console.log(`Loaded the sample: ${loaded} events.`);
    await noteSettings();
    await announceAuditHead();
    const code = await announceSetup();
    if (code) console.log(`No administrator yet. Open /set-up and enter this code: ${code}`);
    await startSchedule();
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    console.error(error.message);
    process.exit(78);
  }
}
