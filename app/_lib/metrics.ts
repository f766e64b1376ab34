import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { type RecordFigures, recordFigures } from "#db/figures";
import { type WriteFigures, writeFigures } from "#db/write-figures";
import { type Ended, runningRequests } from "#lib/requests";
import { routeOf } from "#lib/routes";

type Gauged = {
  name: string;
  help: string;
  label?: string;
  /** Whether it only rises while the process lives. */
  counts?: true;
  read: (record: RecordFigures, writes: WriteFigures) => number | null | Record<string, number | boolean>;
};

/** What is read when the metrics are asked for; a new one is one entry. */
const gauged: Gauged[] = [
  { name: "entente_events", help: "Events by state", label: "state", read: ({ events }) => events },
  {
    name: "entente_database_bytes",
    help: "Size of the database file and of its write-ahead log",
    label: "file",
    read: ({ databaseBytes, walBytes }) => ({ database: databaseBytes, wal: walBytes }),
  },
  { name: "entente_backup_age_seconds", help: "Age of the newest verified backup", read: ({ backupAge }) => backupAge },
  {
    name: "entente_job_failed",
    help: "1 where the last run of a job failed or was interrupted",
    label: "job",
    read: ({ jobsFailed }) => jobsFailed,
  },
  { name: "entente_writes_total", help: "Writes by how they ended", label: "outcome", counts: true, read: (_, { ended }) => ended },
  { name: "entente_write_queue_length", help: "Writes that wait for their turn", read: (_, { queued }) => queued },
  {
    name: "entente_write_wait_seconds_total",
    help: "Time that writes waited for their turn",
    counts: true,
    read: (_, { secondsWaited }) => secondsWaited,
  },
  {
    name: "entente_write_seconds_total",
    help: "Time that writes took after that",
    counts: true,
    read: (_, { secondsWriting }) => secondsWriting,
  },
  {
    name: "entente_storage_full",
    help: "1 where what was last to be saved found no room",
    read: (_, { storageFull }) => Number(storageFull),
  },
  { name: "entente_http_requests_running", help: "Requests being answered", read: () => runningRequests() },
];

type Metrics = { registry: Registry; requests: Counter; durations: Histogram };

// Next loads a module more than once; a registry takes each name once.
const shared = globalThis as { ententeMetrics?: Metrics };

function metrics(): Metrics {
  shared.ententeMetrics ??= make();
  return shared.ententeMetrics;
}

function make(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  for (const { name, help, label, counts } of gauged)
    new (counts ? Counter : Gauge)({ name, help, registers, labelNames: label ? [label] : [] });
  return {
    registry,
    requests: new Counter({
      name: "entente_http_requests_total",
      help: "Requests by method, pattern of the route and status",
      labelNames: ["method", "route", "status"],
      registers,
    }),
    durations: new Histogram({
      name: "entente_http_request_duration_seconds",
      help: "Time from a request to the end of its answer",
      labelNames: ["route"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
  };
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export function countRequest({ method, path, status, seconds }: Ended) {
  const { requests, durations } = metrics();
  const route = routeOf(path);
  requests.inc({ method: methods.has(method) ? method : "other", route, status });
  durations.observe({ route }, seconds);
}

/** Every metric as Prometheus reads it, and the media type of that. */
export async function metricsText(): Promise<{ text: string; type: string }> {
  const { registry } = metrics();
  const record = recordFigures();
  const writes = writeFigures();
  for (const { name, label, read } of gauged) {
    const metric = registry.getSingleMetric(name) as Gauge;
    const value = read(record, writes);
    metric.reset();
    if (value === null) metric.remove();
    else if (typeof value === "number") metric.inc(value);
    else for (const [key, one] of Object.entries(value)) metric.inc({ [label ?? ""]: key }, Number(one));
  }
  return { text: await registry.metrics(), type: registry.contentType };
}
