import { writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { makeBackup } from "#db/backup";
import { manifestOf } from "#db/backup-folder";
import { saveEvent } from "#db/save-event";
import { writerForTests } from "#db/store";
import { copyOfBackup, dropStore, editor, eventOf, freshStore } from "#db/testing";
import { system } from "#domain/access";
import { countRequest, metricsText } from "#lib/metrics";
import { GET } from "../metrics/route";

beforeEach(() => void freshStore());
afterEach(() => {
  delete process.env.ENTENTE_METRICS_TOKEN;
});
afterAll(dropStore);

/** The value of one line, by its name with its labels. */
async function metric(line: string): Promise<number | undefined> {
  const { text } = await metricsText();
  const found = text.split("\n").find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length));
}

const ask = (authorization?: string) => GET(new Request("http://local/metrics", { headers: authorization ? { authorization } : {} }));

test("without a token set there are no metrics; with one, only who bears it reads them", async () => {
  expect((await ask("Bearer ")).status).toBe(404);
  process.env.ENTENTE_METRICS_TOKEN = "";
  expect((await ask("Bearer ")).status).toBe(404);
  process.env.ENTENTE_METRICS_TOKEN = "a long token";
  for (const wrong of [undefined, "Bearer", "Bearer ", "Bearer a long toke", "Bearer a long token2", "a long token", "Basic a long token"])
    expect((await ask(wrong)).status, wrong).toBe(401);
  const answer = await ask("Bearer a long token");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.text()).toMatch(/^process_resident_memory_bytes \d+/m);
});

test("requests are counted by route, method and status, and timed; made-up methods are one", async () => {
  const one = { id: "a", method: "GET", path: "/x.css", status: 200, seconds: 0.02, cut: false };
  countRequest(one);
  countRequest({ ...one, method: "BREW", status: 405 });
  expect(await metric('entente_http_requests_total{method="GET",route="file",status="200"}')).toBe(1);
  expect(await metric('entente_http_requests_total{method="other",route="file",status="405"}')).toBe(1);
  expect(await metric('entente_http_request_duration_seconds_bucket{le="0.01",route="file"}')).toBe(0);
  expect(await metric('entente_http_request_duration_seconds_bucket{le="0.025",route="file"}')).toBe(2);
});

test("the metrics say what the record holds and how its writes went", async () => {
  const saved = (await metric('entente_writes_total{outcome="saved"}')) ?? 0;
  await saveEvent(editor, eventOf());
  await saveEvent(editor, eventOf({ title: "Another" }), { publish: true });
  expect(await metric('entente_events{state="draft"}')).toBe(1);
  expect(await metric('entente_events{state="published"}')).toBe(1);
  expect(await metric('entente_events{state="trash"}')).toBe(0);
  expect(await metric('entente_writes_total{outcome="saved"}')).toBe(saved + 2);
  expect(await metric("entente_write_queue_length")).toBe(0);
  expect(await metric("entente_storage_full")).toBe(0);
  expect(await metric('entente_database_bytes{file="database"}')).toBeGreaterThan(10_000);
  await saveEvent(editor, eventOf({ title: "A third" }));
  expect(await metric('entente_events{state="draft"}')).toBe(2);
});

test("the age is of the newest verified backup, and there is none where there is no backup", async () => {
  expect(await metric("entente_backup_age_seconds")).toBeUndefined();
  const made = await makeBackup(system);
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
  copyOfBackup(made, "a.db", { madeAt: ago(3600) });
  copyOfBackup(made, "b.db", { madeAt: ago(7200) });
  writeFileSync(manifestOf(made.file), "half a mani");
  expect(await metric("entente_backup_age_seconds")).toBeCloseTo(3600, -1);
});

test("a job that failed or was interrupted shows until it succeeds", async () => {
  const raw = writerForTests();
  const note = (name: string, ended: string | null, ok: number | null) =>
    raw.prepare("insert or replace into jobs (name, started_at, ended_at, ok) values (?, '2026-01-01', ?, ?)").run(name, ended, ok);
  note("backup", "2026-01-02", 0);
  note("check", "2026-01-02", null);
  note("other", null, null);
  const failed = () => Promise.all(["backup", "check", "other"].map((job) => metric(`entente_job_failed{job="${job}"}`)));
  expect(await failed()).toEqual([1, 1, 0]);
  note("backup", "2026-01-03", 1);
  expect(await failed()).toEqual([0, 1, 0]);
});
