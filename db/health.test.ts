import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeEach, expect, test } from "vitest";
import { checkHealth } from "#db/health";
import { saveEvent } from "#db/save-event";
import { closeStore, databaseFile, endStore, reader, writerForTests } from "#db/store";
import { dropStore, editor, eventOf, freshStore } from "#db/testing";
import { writeFigures } from "#db/write-figures";
import { AppError } from "#domain/errors";

beforeEach(freshStore);
afterAll(dropStore);

const save = (title = "Minister visits Rome") => saveEvent(editor, eventOf({ title, summary: "word ".repeat(1900) }));
const titles = () => reader().prepare("select title from events order by 1").pluck().all();

test("a full disk turns health red and room on it turns it green again, without a restart or another save", async () => {
  await save();
  expect(await checkHealth()).toBeNull();
  const writer = writerForTests();
  writer.pragma(`max_page_count = ${writer.pragma("page_count", { simple: true })}`);
  await expect(save("Too much")).rejects.toMatchObject({ code: "storage_full" });
  expect(await checkHealth()).toBe("storage_full");
  expect(await checkHealth()).toBe("storage_full");
  expect(titles()).toEqual(["Minister visits Rome"]);
  writer.pragma("max_page_count = 1073741823");
  expect(await checkHealth()).toBeNull();
  await save("Now it fits");
  expect(titles()).toEqual(["Minister visits Rome", "Now it fits"]);
});

test("a database that cannot be read is no health", async () => {
  await save();
  reader().close();
  expect(await checkHealth()).toBe("database");
  closeStore();
  expect(await checkHealth()).toBeNull();
});

test("writes are counted by how they ended, and nobody is left in the queue", async () => {
  const before = structuredClone(writeFigures());
  const saves = [save("A"), save("B"), save("C")];
  expect(writeFigures().queued).toBeGreaterThan(1);
  await Promise.all(saves);
  writerForTests().pragma("busy_timeout = 0");
  const other = new Database(databaseFile());
  other.exec("begin immediate");
  await expect(save("D")).rejects.toBeInstanceOf(AppError);
  other.exec("rollback");
  other.close();
  const { ended, queued, secondsWaited, secondsWriting } = writeFigures();
  expect(queued).toBe(0);
  expect(ended.saved - before.ended.saved).toBe(3);
  expect(ended.busy - before.ended.busy).toBe(1);
  expect(secondsWaited).toBeGreaterThan(before.secondsWaited);
  expect(secondsWriting).toBeGreaterThan(before.secondsWriting);
});

test("with the end of the log torn off the database opens at the last whole save", async () => {
  await save("First");
  const wal = `${databaseFile()}-wal`;
  const whole = readFileSync(wal).length;
  await save("Second");
  const later = readFileSync(wal).length;
  expect(later).toBeGreaterThan(whole);
  const folder = mkdtempSync(path.join(tmpdir(), "entente-torn-"));
  // Within the second save, within its last page, and just where the first ended.
  for (const [at, kept] of [
    [whole, 1],
    [whole + 30, 1],
    [Math.floor((whole + later) / 2), 1],
    [later - 1, 1],
    [later, 2],
  ] as const) {
    const copy = path.join(folder, `${at}.db`);
    copyFileSync(databaseFile(), copy);
    copyFileSync(wal, `${copy}-wal`);
    truncateSync(`${copy}-wal`, at);
    const opened = new Database(copy);
    expect(opened.pragma("quick_check", { simple: true })).toBe("ok");
    for (const table of ["events", "revisions", "audit"])
      expect(
        opened
          .prepare(`select count(*) from ${table} where ${table === "events" ? "1" : "entity = 'event'"}`)
          .pluck()
          .get(),
      ).toBe(kept);
    opened.close();
  }
  rmSync(folder, { recursive: true });
});

test("at the end everything is in the database file itself, and a change under way is taken back", async () => {
  await save("Kept");
  const file = databaseFile();
  const writer = writerForTests();
  writer.exec("begin immediate");
  writer.exec("delete from citations");
  endStore();
  const folder = mkdtempSync(path.join(tmpdir(), "entente-ended-"));
  copyFileSync(file, path.join(folder, "alone.db"));
  const alone = new Database(path.join(folder, "alone.db"));
  expect(alone.prepare("select title from events").pluck().all()).toEqual(["Kept"]);
  expect(alone.prepare("select count(*) from citations").pluck().get()).toBe(1);
  alone.close();
  rmSync(folder, { recursive: true });
});
