import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { verifyAudit } from "#db/audit-verify";
import { backupFolder, listBackups } from "#db/backup-folder";
import { exportEvents } from "#db/export";
import { keepLines, linesAreDue } from "#db/keep-lines";
import { migrate, StartRefused } from "#db/migrate";
import { programSchema, programVersion } from "#db/program";
import { closeStore, databaseFile, reader } from "#db/store";
import { contentOf, databaseOf010, exportContext, newFolder } from "#db/testing";
import { emptyFilter } from "#domain/filter";

let folder = "";
let said: string[] = [];
beforeEach(() => {
  closeStore();
  folder = newFolder("upgrade-");
  process.env.ENTENTE_DATA = folder;
  said = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
});
afterEach(() => {
  closeStore();
  vi.restoreAllMocks();
  delete process.env.ENTENTE_BACKUPS;
  rmSync(folder, { recursive: true, force: true });
});

/** Every row of every table as objects, by the tables and columns that it has. */
function contents(file: string) {
  const raw = new Database(file, { readonly: true });
  const names = raw
    .prepare(
      "select name from pragma_table_list where schema = 'main' and type in ('table', 'shadow') and name not like 'sqlite_%' order by 1",
    )
    .pluck()
    .all();
  const asText = (value: unknown) => (Buffer.isBuffer(value) ? value.toString("base64") : value);
  const rows = names.map((name): [string, Record<string, unknown>[]] => [
    String(name),
    (raw.prepare(`select * from "${name}"`).all() as Record<string, unknown>[]).map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asText(value)])),
    ),
  ]);
  raw.close();
  return new Map(rows);
}

/** The program's migrations and one more. */
function migrationsWith(sql: string): string {
  const made = path.join(folder, "drizzle");
  cpSync("drizzle", made, { recursive: true });
  const journal = path.join(made, "meta/_journal.json");
  const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8"));
  const one = { idx: entries.length, version: "6", when: entries.at(-1).when + 1, tag: "9999_next", breakpoints: true };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: [...entries, one] }));
  writeFileSync(path.join(made, "9999_next.sql"), sql);
  return made;
}

/** The refusal of an upgrade, which leaves the database as it was. */
function refusal(migrations: string): string {
  closeStore();
  const before = contentOf();
  let message = "";
  try {
    migrate(migrations);
  } catch (error) {
    expect(error).toBeInstanceOf(StartRefused);
    message = (error as Error).message;
  }
  expect(contentOf()).toBe(before);
  return message;
}

test("a database of version 0.1.0 is upgraded with nothing lost, and backed up before", async () => {
  writeFileSync(databaseFile(), databaseOf010());
  const before = contents(databaseFile());
  const content = contentOf();
  migrate();
  closeStore();
  const after = contents(databaseFile());
  for (const [table, rows] of before) {
    if (table === "__drizzle_migrations") continue;
    const columns = Object.keys(rows[0] ?? {});
    const now = (after.get(table) ?? []).map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])));
    // The audit says that it was upgraded, and from what to what.
    const more = table === "audit" ? now.splice(rows.length) : [];
    expect(now, table).toEqual(rows);
    if (table !== "audit") continue;
    expect(more).toEqual([expect.objectContaining({ actor_id: "system", action: "record.upgrade", entity: "record" })]);
    const to = `schema ${programSchema().version}`;
    expect(JSON.parse(String(more[0]?.detail))).toEqual({ from: "schema 5", to, version: programVersion() });
  }
  expect(await verifyAudit()).toMatchObject({ ok: true });
  expect(before.get("events")).toHaveLength(203);
  const [backup, ...more] = listBackups();
  expect(more).toEqual([]);
  expect(backup?.manifest).toMatchObject({ kind: "migration", content, schema: { version: 5 } });
  expect(said.join()).toContain(backup?.file);
  expect(contents(backup?.file as string)).toEqual(before);
});

test("the CSV file of an older database is whole from the first second, and the same once its lines are kept", async () => {
  writeFileSync(databaseFile(), databaseOf010());
  migrate();
  const fileNow = async () => {
    let text = "";
    for await (const part of exportEvents(null, emptyFilter(), "csv", exportContext)) text += part;
    return text;
  };
  const before = await fileNow();
  const published = Number(reader().prepare("select count(*) from events where position is not null").pluck().get());
  expect(published).toBeGreaterThan(190);
  expect([await linesAreDue(), await keepLines({ pause: 0 }), await linesAreDue()]).toEqual([true, published, false]);
  expect(await fileNow()).toBe(before);
});

test("a new database, and one that is up to date, are not backed up", () => {
  migrate();
  migrate();
  expect(listBackups()).toEqual([]);
});

test("an upgrade that fails half-way is rolled back, names the backup, and the program of before opens the file", () => {
  writeFileSync(databaseFile(), databaseOf010());
  migrate();
  const next = migrationsWith(
    "alter table events add column later text;--> statement-breakpoint\nupdate events set later = title;--> statement-breakpoint\ninsert into no_such_table values (1);",
  );
  const message = refusal(next);
  expect(message).toMatch(/failed and was rolled back: .*no_such_table/);
  expect(message).toContain(listBackups()[0]?.file);
  migrate();
  expect(reader().prepare("select count(*) from events").pluck().get()).toBe(203);
  expect(reader().prepare("select count(*) from pragma_table_info('events') where name = 'later'").pluck().get()).toBe(0);
});

test("a table that is rebuilt keeps the rows that point at it", () => {
  writeFileSync(databaseFile(), databaseOf010());
  migrate();
  const count = (table: string) => reader().prepare(`select count(*) from ${table}`).pluck().get();
  const before = ["events", "event_countries", "citations", "auth_users", "auth_accounts", "auth_sessions"].map((name) => [
    name,
    count(name),
  ]);
  const columns = reader().prepare("select group_concat(name) from pragma_table_info('auth_users')").pluck().get();
  closeStore();
  migrate(
    migrationsWith(
      [
        "pragma foreign_keys = off;",
        "create table __new_users (id text primary key, name text not null, email text not null, email_verified integer not null, image text, created_at integer not null, updated_at integer not null, username text unique, display_username text, role text, banned integer, ban_reason text, ban_expires integer) strict;",
        `insert into __new_users (${columns}) select ${columns} from auth_users;`,
        "drop table auth_users;",
        "alter table __new_users rename to auth_users;",
        "pragma foreign_keys = on;",
      ].join("--> statement-breakpoint\n"),
    ),
  );
  expect(before.map(([name]) => [name, count(String(name))])).toEqual(before);
  expect(count("auth_accounts")).toBe(4);
});

test.each([
  ["delete from event_countries where at = 1;", /event_countries had 410 rows and would have \d+/],
  ["drop table save_keys;", /save_keys had 200 rows and would have none/],
  ["update citations set source_id = 'nothing' where at = 0;", /rows would point at nothing/],
])("an upgrade that would lose something is rolled back: %s", (sql, wanted) => {
  writeFileSync(databaseFile(), databaseOf010());
  migrate();
  expect(refusal(migrationsWith(sql))).toMatch(wanted);
});

test("where no backup can be made the upgrade is not begun", () => {
  writeFileSync(databaseFile(), databaseOf010());
  process.env.ENTENTE_BACKUPS = path.join(folder, "entente.db", "backups");
  expect(refusal("drizzle")).toMatch(/not upgraded, as it is backed up first and that failed.*ENTENTE_BACKUPS/);
});

test("what is damaged is refused with the newest verified backup and the command that puts it back", () => {
  writeFileSync(databaseFile(), databaseOf010());
  migrate();
  closeStore();
  const [backup] = listBackups();
  for (const damage of [Buffer.alloc(0), Buffer.from("no database ".repeat(100)), readFileSync(databaseFile()).subarray(0, 50_000)]) {
    writeFileSync(databaseFile(), damage);
    expect(() => migrate()).toThrow(`npm run restore -- ${backup?.file}`);
    expect(readFileSync(databaseFile())).toEqual(damage);
  }
  rmSync(backupFolder(), { recursive: true });
  mkdirSync(backupFolder());
  expect(() => migrate()).toThrow(`No verified backup is in ${backupFolder()}`);
});
