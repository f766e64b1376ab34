import "server-only";
import { statSync } from "node:fs";
import { newestVerifiedBackup } from "#db/backup-folder";
import { databaseFile, reader } from "#db/store";
import { type EventState, eventStates } from "#domain/review";

/** Counts of the record for whoever watches the server; sizes in bytes. */
export type RecordFigures = {
  events: Record<EventState, number>;
  databaseBytes: number;
  walBytes: number;
  /** Seconds since the newest verified backup; null where there is none. */
  backupAge: number | null;
  /** By name, whether the last run of a job failed or was interrupted. */
  jobsFailed: Record<string, boolean>;
};

let counted: { version: number; events: Record<EventState, number> } | undefined;

/** Counting a million events takes tens of milliseconds, so it is done anew only where something was saved. */
function eventsByState(): Record<EventState, number> {
  const raw = reader();
  const version = raw.pragma("data_version", { simple: true }) as number;
  if (counted?.version === version) return counted.events;
  const rows = raw.prepare("select state, count(*) from events group by state").raw().all() as [EventState, number][];
  const none = Object.fromEntries(Object.keys(eventStates).map((state) => [state, 0])) as Record<EventState, number>;
  counted = { version, events: { ...none, ...Object.fromEntries(rows) } };
  return counted.events;
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

export function recordFigures(): RecordFigures {
  const jobs = reader().prepare("select name, ended_at is not null and ok is not 1 from jobs").raw().all() as [string, number][];
  const newest = newestVerifiedBackup();
  return {
    events: eventsByState(),
    databaseBytes: sizeOf(databaseFile()),
    walBytes: sizeOf(`${databaseFile()}-wal`),
    backupAge: newest && (Date.now() - Date.parse(newest.manifest.madeAt)) / 1000,
    jobsFailed: Object.fromEntries(jobs.map(([name, failed]) => [name, failed === 1])),
  };
}
