import { chmodSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { auditHead, formatHead } from "#db/audit-verify";
import { listBackups, manifestOf } from "#db/backup-folder";
import { findJob, listJobs, markInterrupted, runJob } from "#db/jobs";
import { saveEvent } from "#db/save-event";
import { runDue, startSchedule } from "#db/schedule";
import { reader, writerForTests } from "#db/store";
import { dropStore, editor, eventOf, freshStore } from "#db/testing";
import { formatManifest, hour } from "#domain/backup";

const node = process.execPath;
let folder = "";
beforeEach(() => {
  folder = freshStore();
});
afterEach(() => {
  process.execPath = node;
  vi.restoreAllMocks();
  vi.useRealTimers();
  delete process.env.ENTENTE_BACKUP;
});
afterAll(dropStore);

/** Makes the newest backup as old as so many hours. */
function age(hours: number) {
  const [one] = listBackups();
  if (!one) throw new Error("There is no backup.");
  writeFileSync(manifestOf(one.file), formatManifest({ ...one.manifest, madeAt: new Date(Date.now() - hours * hour).toISOString() }));
}

test("a backup is made where there is none, and again once the newest is older than a day", async () => {
  await runDue(Date.now());
  expect(listBackups().map(({ manifest }) => manifest.kind)).toEqual(["daily"]);
  await runDue(Date.now());
  expect(listBackups()).toHaveLength(1);
  age(23.9);
  await runDue(Date.now());
  expect(listBackups()).toHaveLength(1);
  age(24.1);
  await runDue(Date.now());
  expect(listBackups()).toHaveLength(2);
  expect(reader().prepare("select actor_id from audit where action = 'backup.make'").pluck().all()).toEqual(["system", "system"]);
});

test.skipIf(process.platform === "win32")(
  "one that failed is tried again an hour later, not at once; the failure stands in the jobs until then",
  async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = path.join(folder, "broken.sh");
    writeFileSync(broken, "#!/bin/sh\nexit 3\n");
    chmodSync(broken, 0o700);
    process.execPath = broken;
    await runDue(Date.now());
    const failed = await findJob("backup");
    expect(failed).toMatchObject({ ok: false, message: expect.stringContaining("code 3") });
    process.execPath = node;
    await runDue(Date.now() + hour / 2);
    expect(await findJob("backup")).toEqual(failed);
    await runDue(Date.now() + 1.1 * hour);
    expect(await findJob("backup")).toMatchObject({ ok: true });
    expect(listBackups()).toHaveLength(1);
  },
);

test("what was running when the program ended is marked at the next start; what had ended is not", async () => {
  await runJob("whole", async () => ({ result: 1, message: "Done." }));
  writerForTests().exec("insert into jobs values ('cut', '2026-01-01T00:00:00.000Z', null, null, null)");
  await markInterrupted("2026-01-02T00:00:00.000Z");
  expect(await listJobs()).toEqual([
    {
      name: "cut",
      startedAt: "2026-01-01T00:00:00.000Z",
      endedAt: "2026-01-02T00:00:00.000Z",
      ok: null,
      message: expect.stringContaining("Interrupted"),
    },
    { name: "whole", startedAt: expect.any(String), endedAt: expect.any(String), ok: true, message: "Done." },
  ]);
});

test("what a stop cut short is done at the next look", async () => {
  writerForTests().exec(
    `insert into jobs values ('lines', '${new Date().toISOString()}', null, null, null); update meta set value = '' where name = 'event_lines'`,
  );
  await runDue(Date.now());
  expect(await findJob("lines")).toMatchObject({ endedAt: null });
  await markInterrupted(new Date().toISOString());
  await runDue(Date.now());
  expect(await findJob("lines")).toMatchObject({ ok: true });
});

test("the audit is walked once a day, its head is announced, and a broken chain is a failed job that is not tried again before", async () => {
  const told = vi.spyOn(console, "log").mockImplementation(() => {});
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  process.env.ENTENTE_BACKUP = "off";
  const { id } = await saveEvent(editor, eventOf());
  await runDue(Date.now());
  expect(await findJob("audit")).toMatchObject({ ok: true, message: "Lines 1 to 2 are as they were written." });
  expect(JSON.parse(String(told.mock.calls[0]?.[0]))).toMatchObject({ message: "Head of the audit", head: formatHead(await auditHead()) });
  writerForTests().exec("drop trigger audit_is_append_only_update");
  writerForTests().prepare("update audit set actor_id = 'other' where entity_id = ?").run(id);
  await runDue(Date.now() + 23 * hour);
  expect(await findJob("audit")).toMatchObject({ ok: true });
  await runDue(Date.now() + 25 * hour);
  expect(await findJob("audit")).toMatchObject({ ok: false, message: "Line 2 was changed." });
  expect(said.mock.calls.join()).toContain("Line 2 was changed.");
  const lines = () => reader().prepare("select count(*) from audit").pluck().get();
  const before = lines();
  await runDue(Date.now() + 2 * hour);
  expect(lines()).toBe(before);
});

test("the lines of exports are made once something was saved, and at no other time", async () => {
  process.env.ENTENTE_BACKUP = "off";
  await saveEvent(editor, eventOf(), { publish: true });
  const lines = () => reader().prepare("select count(*) from event_lines").pluck().get();
  expect(lines()).toBe(0);
  await runDue(Date.now());
  expect([lines(), await findJob("lines")]).toMatchObject([1, { ok: true, message: "1 made." }]);
  const { startedAt } = (await findJob("lines")) ?? {};
  await runDue(Date.now());
  expect((await findJob("lines"))?.startedAt).toBe(startedAt);
  await saveEvent(editor, eventOf({ title: "Another", date: "2020" }), { publish: true });
  await runDue(Date.now() + hour);
  expect(lines()).toBe(2);
});

test("a job whose line cannot be written runs all the same, and the error log says so", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  writerForTests().exec("drop table jobs");
  expect(await runJob("odd", async () => ({ result: 7, message: "" }))).toBe(7);
  expect(said.mock.calls.join()).toContain("not recorded");
});

test("the server's schedule makes the first backup by itself, and none where ENTENTE_BACKUP is off", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval"] });
  process.env.ENTENTE_BACKUP = "off";
  await runDue(Date.now());
  expect([await findJob("backup"), listBackups()]).toEqual([null, []]);
  delete process.env.ENTENTE_BACKUP;
  await startSchedule();
  await startSchedule();
  expect(vi.getTimerCount()).toBe(2);
  vi.advanceTimersByTime(61_000);
  vi.useRealTimers();
  await vi.waitFor(async () => expect(await findJob("backup")).toMatchObject({ ok: true }), { timeout: 30_000 });
  expect(listBackups()).toHaveLength(1);
  rmSync(listBackups()[0]?.file ?? "");
});
