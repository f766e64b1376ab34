import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkFile } from "#db/check-file";
import { migrate, StartRefused } from "#db/migrate";
import { secret } from "#db/secret";
import { closeStore, reader, writerForTests } from "#db/store";
import { newFolder } from "#db/testing";

let folder: string;
const file = () => path.join(folder, "entente.db");

beforeEach(() => {
  closeStore();
  folder = newFolder("start-");
  process.env.ENTENTE_DATA = folder;
});
afterEach(() => {
  closeStore();
  delete process.env.ENTENTE_SECRET;
  rmSync(folder, { recursive: true, force: true });
});

/** The refusal, and that the file is as it was. */
function refusal(): string {
  const before = existsSync(file()) ? readFileSync(file()) : null;
  let message = "";
  try {
    migrate();
  } catch (error) {
    expect(error).toBeInstanceOf(StartRefused);
    message = (error as Error).message;
  }
  expect(before?.equals(readFileSync(file())) ?? !existsSync(file())).toBe(true);
  return message;
}

test("a new folder gets a database whose tables are all STRICT, with the pragmas that keep saves", () => {
  migrate();
  const loose = reader()
    .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'")
    .pluck()
    .all();
  // Drizzle's own list of migrations, and what FTS5 keeps for itself.
  expect(loose.filter((name) => name !== "__drizzle_migrations" && !String(name).startsWith("event_search"))).toEqual([]);
  const pragma = (name: string) => writerForTests().pragma(name, { simple: true });
  expect([pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys"), pragma("busy_timeout"), pragma("trusted_schema")]).toEqual(
    ["wal", 2, 1, 5000, 0],
  );
  expect(() => reader().exec("delete from events")).toThrow(/readonly/);
});

test("a database that another program holds is said to be in use, not damaged", () => {
  migrate();
  closeStore();
  const other = new Database(file());
  other.pragma("locking_mode = exclusive");
  other.exec("begin exclusive");
  try {
    expect(() => checkFile(file(), 0, 10)).toThrow(/Another program is using the database/);
  } finally {
    other.close();
  }
});

test("a second start changes nothing", () => {
  migrate();
  const schema = () => reader().prepare("select group_concat(sql) from sqlite_master").pluck().get();
  const first = schema();
  closeStore();
  migrate();
  expect(schema()).toBe(first);
});

test("an empty file, text, and another program's database are refused and left alone", () => {
  writeFileSync(file(), "");
  expect(refusal()).toContain("is empty (0 bytes)");
  writeFileSync(file(), "this is not a database, however long it may be ".repeat(50));
  expect(refusal()).toContain("damaged or no database");
  rmSync(file());
  new Database(file()).exec("create table other (a)").close();
  expect(refusal()).toContain("another program");
});

test("a damaged database is refused and left alone", () => {
  migrate();
  closeStore();
  const whole = readFileSync(file());
  const bytes = Buffer.from(whole);
  bytes.fill(0xff, 4096, 4096 * 6);
  writeFileSync(file(), bytes);
  expect(refusal()).toMatch(/damaged/);
  writeFileSync(file(), whole.subarray(0, Math.floor(whole.length / 2)));
  expect(refusal()).toMatch(/damaged/);
});

test("a database of a newer version is refused and left alone", () => {
  migrate();
  closeStore();
  const raw = new Database(file());
  raw.prepare("insert into __drizzle_migrations (hash, created_at) values ('later', ?)").run(Date.now() + 1e12);
  raw.pragma("wal_checkpoint(truncate)");
  raw.close();
  expect(refusal()).toContain("newer version of Entente");
});

// Root may write anywhere, so for root the folder is a path that cannot be one.
test("a folder that cannot be written is refused by name", () => {
  if (process.getuid?.() === 0) {
    const blocked = path.join(folder, "file");
    writeFileSync(blocked, "");
    process.env.ENTENTE_DATA = path.join(blocked, "data");
  } else chmodSync(folder, 0o500);
  expect(() => migrate()).toThrow(/The data folder .* cannot be written .* ENTENTE_DATA/);
  chmodSync(folder, 0o700);
});

test("the session key is made once, readable by its owner only; a short one in ENTENTE_SECRET is refused by name", () => {
  migrate();
  const made = secret();
  expect(made.length).toBeGreaterThanOrEqual(32);
  expect(secret()).toBe(made);
  if (process.platform !== "win32") expect(statSync(path.join(folder, "session-key")).mode & 0o077).toBe(0);
  process.env.ENTENTE_SECRET = "short";
  expect(() => secret()).toThrow(/ENTENTE_SECRET/);
  process.env.ENTENTE_SECRET = "a".repeat(40);
  expect(() => secret()).toThrow(/ENTENTE_SECRET/);
});

test("a copy of a checkpointed database opens as it was", () => {
  migrate();
  writerForTests().prepare("insert into meta values ('mark', 'kept')").run();
  closeStore();
  const copy = path.join(folder, "copy");
  copyFileSync(file(), copy);
  rmSync(file());
  copyFileSync(copy, file());
  migrate();
  expect(reader().prepare("select value from meta where name = 'mark'").pluck().get()).toBe("kept");
});
