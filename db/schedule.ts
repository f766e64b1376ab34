import "server-only";
import { jobName } from "#db/audit-verify";
import { inspectAudit } from "#db/audit-watch";
import { makeBackup } from "#db/backup";
import { newestVerifiedBackup } from "#db/backup-folder";
import { purgeCaptures } from "#db/discard-capture";
import { purgeFormDrafts } from "#db/form-drafts";
import { findJob, markInterrupted } from "#db/jobs";
import { keepLinesInJob, linesAreDue } from "#db/keep-lines";
import { system } from "#domain/access";
import { hour, isOlder } from "#domain/backup";

type Regular = { isDue: (now: number) => boolean | Promise<boolean>; run: (now: number) => Promise<unknown> };

/** The program's regular work by the name of its job. A new piece is one line. */
const regular: Record<string, Regular> = {
  backup: { isDue: backupIsDue, run: () => makeBackup(system, "daily") },
  [jobName]: { isDue: auditIsDue, run: () => inspectAudit() },
  tidy: { isDue: (now) => Math.abs(now - tidied) >= 24 * hour, run: tidy },
  // The last, as a large record keeps it busy for minutes.
  lines: { isDue: linesAreDue, run: keepLinesInJob },
};

let tidied = 0;

/** What somebody threw away goes when it was said to, also where a server runs for months. */
async function tidy(now: number) {
  await purgeFormDrafts();
  await purgeCaptures();
  tidied = now;
}

function backupIsDue(now: number) {
  if (!isScheduled()) return false;
  const newest = newestVerifiedBackup(now);
  return !newest || isOlder(newest.manifest, 24, now);
}

/** Once a day, whatever it found: a chain that is broken is not mended by walking it again. */
async function auditIsDue(now: number) {
  const last = await findJob(jobName);
  return !last || Math.abs(now - Date.parse(last.startedAt)) >= 24 * hour;
}

/** Whether backups are made by themselves: unless `ENTENTE_BACKUP=off`. */
export const isScheduled = () => process.env.ENTENTE_BACKUP !== "off";

/** After a failure the next attempt waits, so that a full disk is not written to every few minutes; what a stop cut short does not. */
const patience = hour;

/** Does what is due, one after the other. What fails stands in the jobs and in the error log, and is tried again later. */
export async function runDue(now: number) {
  for (const [name, { isDue, run }] of Object.entries(regular)) {
    if (!(await isDue(now))) continue;
    const last = await findJob(name);
    const waits = last && (last.ok === false || last.endedAt === null);
    if (waits && now - Date.parse(last.startedAt) < patience && now >= Date.parse(last.startedAt)) continue;
    await run(now).catch(() => {});
  }
}

const firstLook = 60_000;
const interval = 5 * 60_000;
const shared = globalThis as { ententeSchedule?: boolean };

/** Begins the regular work of a server: a first look a minute after the start, when it has answered who waited for it. */
export async function startSchedule() {
  await markInterrupted(new Date().toISOString());
  if (shared.ententeSchedule) return;
  shared.ententeSchedule = true;
  const look = () =>
    void runDue(Date.now()).catch((error: unknown) => console.error(JSON.stringify({ level: "error", schedule: String(error) })));
  setTimeout(look, firstLook).unref();
  setInterval(look, interval).unref();
}
