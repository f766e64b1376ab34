import "server-only";
import { announceAuditHead } from "#db/audit-watch";
import { purgeCaptures } from "#db/discard-capture";
import { purgeFormDrafts } from "#db/form-drafts";
import { takeLock } from "#db/lock";
import { migrate, StartRefused } from "#db/migrate";
import { renewIndex } from "#db/reindex";
import { startSchedule } from "#db/schedule";
import { secondFactorRequired } from "#db/second-factor";
import { secret } from "#db/secret";
import { seedAtStart } from "#db/seed";
import { announceSetup } from "#db/set-up";
import { noteSettings } from "#db/settings";
import { keepsArticleTexts } from "#db/source-texts";
import { logLevel } from "#lib/log";
import { metricsToken } from "#lib/metrics-token";
import { consoleToLog, logRequest } from "#lib/request-log";
import { watchRequests } from "#lib/requests";
import { stopWell } from "#lib/stop";

/**
 * Makes this process the one that serves the data folder, migrates, seeds a new database, and says what whoever runs the server
 * needs to know. Ends the process when it must not run.
 */
export async function start() {
  const developing = process.env.NODE_ENV === "development";
  watchRequests(...(developing ? [] : [logRequest]));
  try {
    logLevel();
    takeLock();
    if (!developing) stopWell();
    migrate();
    secret();
    await purgeFormDrafts();
    await purgeCaptures();
    keepsArticleTexts();
    secondFactorRequired();
    const loaded = await seedAtStart(() => console.log("Loading the sample…"));
    if (loaded > 0) console.log(`Loaded the sample: ${loaded} events.`);
    await noteSettings();
    await announceAuditHead();
    const advice = await renewIndex();
    if (advice) console.log(advice);
    const code = await announceSetup();
    if (code) console.log(`No administrator yet. Open /set-up and enter this code: ${code}`);
    await startSchedule();
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    console.error(error.message);
    process.exit(78);
  }
  if (metricsToken()) watchRequests((await import("#lib/metrics")).countRequest);
  if (!developing) consoleToLog();
}
