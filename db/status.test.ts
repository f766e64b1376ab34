import { statSync } from "node:fs";
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeBackup } from "#db/backup";
import { runJob } from "#db/jobs";
import { saveEvent } from "#db/save-event";
import { readStatus } from "#db/status";
import { databaseFile, reader } from "#db/store";
import { admin, analyst, copyOfBackup, dropStore, editor, eventOf, freshStore, readerActor } from "#db/testing";

beforeEach(() => void freshStore());
afterAll(dropStore);

test("only administrators see it", async () => {
  await expect(readStatus(null)).rejects.toMatchObject({ code: "unauthenticated" });
  for (const actor of [readerActor, analyst, editor]) await expect(readStatus(actor)).rejects.toMatchObject({ code: "forbidden" });
});

test("without a backup that is an alarm; a fresh one ends it", async () => {
  expect((await readStatus(admin)).backups).toMatchObject({ state: "none", newest: null, all: [] });
  const made = await makeBackup(admin);
  const { backups, jobs } = await readStatus(admin);
  expect(backups).toMatchObject({ state: "fresh", newest: { name: made.name }, all: [{ name: made.name }] });
  expect(jobs).toMatchObject([{ name: "backup", ok: true }]);
});

test("a backup older than two days is an alarm", async () => {
  const made = await makeBackup(admin);
  copyOfBackup(made, made.name, { madeAt: new Date(Date.now() - 49 * 3_600_000).toISOString() });
  expect((await readStatus(admin)).backups.state).toBe("late");
});

test("a job that failed is among the jobs, with why", async () => {
  await runJob("sweep", () => Promise.reject(new Error("no broom"))).catch(() => {});
  expect((await readStatus(admin)).jobs).toMatchObject([{ name: "sweep", ok: false, message: "no broom" }]);
});

test("sizes, versions and the head of the audit are those of this database and program", async () => {
  await saveEvent(editor, eventOf());
  const { storage, versions, audit } = await readStatus(admin);
  expect(storage.database).toBe(statSync(databaseFile()).size);
  expect(storage.data.free).toBeGreaterThan(0);
  // There is no folder for backups before the first, yet a place for it.
  expect(storage.backups.free).toBeGreaterThan(0);
  expect(versions.node).toBe(process.versions.node);
  expect(versions.schema).toBe(reader().prepare("select count(*) from __drizzle_migrations").pluck().get());
  expect(audit).toEqual(reader().prepare("select seq, hash, at from audit order by seq desc limit 1").get());
});
