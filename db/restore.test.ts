import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeBackup } from "#db/backup";
import { type Backup, listBackups, manifestOf } from "#db/backup-folder";
import { restoreBackup } from "#db/restore";
import { saveEvent } from "#db/save-event";
import { closeStore, databaseFile, reader } from "#db/store";
import { admin, analyst, contentOf, databaseOf010, dropStore, editor, eventOf, freshStore, newFolder, readerActor } from "#db/testing";
import { system } from "#domain/access";

let folder = "";
const extra: string[] = [];
beforeEach(() => {
  folder = freshStore();
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => {
  closeStore();
  vi.restoreAllMocks();
  for (const one of extra.splice(0)) rmSync(one, { recursive: true, force: true });
});
afterAll(dropStore);

const titles = () => reader().prepare("select title from events order by title").pluck().all();
const save = (title: string) => saveEvent(editor, eventOf({ title }), { publish: true });
const other = () => {
  const made = newFolder("other-");
  extra.push(made);
  return made;
};
const moveTo = (data: string) => {
  closeStore();
  process.env.ENTENTE_DATA = data;
};

/** The refusal, and that the database and the folder are as they were. */
async function refusal(file: string, options = {}): Promise<string> {
  closeStore();
  const content = contentOf();
  const names = () => readdirSync(folder).filter((name) => !/-(wal|shm)$|migrate-lock$/.test(name));
  const before = names();
  const error = await restoreBackup(system, file, options).then(
    () => new Error("restored"),
    (thrown: Error) => thrown,
  );
  expect(error.message).toContain("Nothing was changed");
  expect(contentOf()).toBe(content);
  expect(names()).toEqual(before);
  return error.message;
}

test("restored into a new folder, it holds just what was backed up, and can be worked with", async () => {
  const { id } = await save("First");
  await saveEvent(editor, eventOf({ title: "Second" }), { at: { id, revision: 1 } });
  const { file, manifest } = await makeBackup(admin);
  moveTo(path.join(other(), "new/data"));
  const { setAside, upgraded, contents } = await restoreBackup(system, file);
  expect([setAside, upgraded, contents.held?.content]).toEqual([null, false, manifest.content]);
  const raw = new Database(file, { readonly: true });
  for (const table of Object.keys(manifest.counts)) {
    const rows = (from: Database.Database) => from.prepare(`select * from "${table}" order by 1`).raw().all();
    // The restore itself is the one line more.
    const now = table === "audit" ? rows(reader()).slice(0, -1) : rows(reader());
    expect(now, table).toEqual(rows(raw));
  }
  raw.close();
  expect(reader().prepare("select action, actor_id, entity_id from audit order by seq desc limit 1").get()).toEqual({
    action: "backup.restore",
    actor_id: "system",
    entity_id: path.basename(file),
  });
  await save("Third");
  expect(titles()).toEqual(["Second", "Third"]);
});

test("a backup taken while people save restores to the hash that its manifest names", async () => {
  let done = false;
  const backup = makeBackup(admin).finally(() => {
    done = true;
  });
  for (let n = 0; !done; n++) {
    await save(`Event ${n}`);
    await new Promise((resume) => setImmediate(resume));
  }
  const { file, manifest } = await backup;
  moveTo(other());
  const { contents } = await restoreBackup(system, file);
  expect(contents.held).toMatchObject({ content: manifest.content, counts: manifest.counts });
  expect(titles()).toHaveLength(manifest.counts.events as number);
});

test("the database of before is set aside with its last changes, and the program goes on with the other", async () => {
  await save("Before");
  const { name } = await makeBackup(admin);
  await save("After");
  const { setAside } = await restoreBackup(system, name);
  expect(titles()).toEqual(["Before"]);
  expect(path.dirname(setAside as string)).toBe(folder);
  const raw = new Database(setAside as string, { readonly: true });
  expect(raw.prepare("select title from events order by title").pluck().all()).toEqual(["After", "Before"]);
  raw.close();
  await save("Later");
  const second = await restoreBackup(system, name);
  expect(second.setAside).not.toBe(setAside);
  expect(existsSync(setAside as string)).toBe(true);
});

test("a database that cannot be read is set aside as it is, its journal with it, and replaced", async () => {
  await save("Kept");
  const { file } = await makeBackup(admin);
  closeStore();
  writeFileSync(databaseFile(), "no database at all, but of some length".repeat(40));
  writeFileSync(`${databaseFile()}-wal`, "its journal");
  const { setAside } = await restoreBackup(system, file);
  expect(titles()).toEqual(["Kept"]);
  expect(readFileSync(setAside as string, "utf8")).toContain("no database at all");
  expect(readFileSync(`${setAside}-wal`, "utf8")).toBe("its journal");
});

test("while another process has the database open, nothing is restored", async () => {
  const { file } = await makeBackup(admin);
  closeStore();
  const server = new Database(databaseFile());
  server.prepare("select count(*) from events").get();
  expect(await refusal(file)).toMatch(/is in use. Stop the server/);
  server.close();
  await restoreBackup(system, file);
});

test("a damaged backup is refused, however little of it is wrong", async () => {
  await save("Kept");
  const { file } = await makeBackup(admin);
  const whole = readFileSync(file);
  for (const at of [0, 100, Math.floor(whole.length / 2), whole.length - 1]) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] as number) ^ 1;
    writeFileSync(file, bytes);
    expect(await refusal(file)).toMatch(/was not restored: it is damaged/);
  }
  writeFileSync(file, whole.subarray(0, whole.length / 2));
  expect(await refusal(file)).toMatch(/damaged/);
  writeFileSync(file, "");
  expect(await refusal(file)).toMatch(/damaged/);
});

test("without a manifest it is refused until that is asked for; then what is damaged is still found", async () => {
  await save("Kept");
  const { file } = await makeBackup(admin);
  rmSync(manifestOf(file));
  expect(await refusal(file)).toMatch(/has no manifest .* its last changes are missing.*--without-manifest/);
  await restoreBackup(system, file, { withoutManifest: true });
  expect(titles()).toEqual(["Kept"]);
  const bytes = readFileSync(file);
  bytes.fill(0xff, bytes.length - 8192, bytes.length - 10);
  writeFileSync(file, bytes);
  expect(await refusal(file, { withoutManifest: true })).toMatch(/damaged/);
});

test("of a folder copied by hand, the journal beside the database is read with it; a database alone lacks what is in it", async () => {
  await save("Old");
  closeStore();
  await save("In the journal");
  const copied = other();
  for (const end of ["", "-wal"]) copyFileSync(databaseFile() + end, path.join(copied, `entente.db${end}`));
  const alone = path.join(copied, "alone.db");
  copyFileSync(databaseFile(), alone);
  expect(await refusal(path.join(copied, "entente.db"))).toMatch(/Beside it is entente.db-wal/);
  await restoreBackup(system, path.join(copied, "entente.db"), { withoutManifest: true });
  expect(titles()).toEqual(["In the journal", "Old"]);
  expect(existsSync(path.join(copied, "entente.db-wal"))).toBe(true);
  await restoreBackup(system, alone, { withoutManifest: true });
  expect(titles()).toEqual(["Old"]);
});

test("text, another program's database and a file that is not there are refused by name", async () => {
  const file = path.join(other(), "foreign.db");
  expect(await refusal(file)).toContain(`There is no file ${file}`);
  writeFileSync(file, "this is not a database, however long it may be ".repeat(50));
  expect(await refusal(file, { withoutManifest: true })).toMatch(/no database/);
  rmSync(file);
  new Database(file).exec("create table other (a); insert into other values (1)").close();
  expect(await refusal(file, { withoutManifest: true })).toMatch(/another program/);
  new Database(file)
    .exec("create table __drizzle_migrations (id, hash, created_at); insert into __drizzle_migrations values (1, 'x', 5)")
    .close();
  expect(await refusal(file, { withoutManifest: true })).toMatch(/another program/);
});

test("a backup of a newer version is refused, and what would restore it is said", async () => {
  const { file } = await makeBackup(admin);
  rmSync(manifestOf(file));
  const raw = new Database(file);
  raw.prepare("insert into __drizzle_migrations (hash, created_at) values ('later', ?)").run(Date.now() + 1e12);
  raw.close();
  expect(await refusal(file, { withoutManifest: true })).toMatch(/newer version of Entente, which must be run/);
});

test("a backup of an older version is upgraded, backed up before that, and loses nothing", async () => {
  await save("Of this version");
  const file = path.join(other(), "old.db");
  writeFileSync(file, databaseOf010());
  const { upgraded, contents, setAside } = await restoreBackup(system, file, { withoutManifest: true });
  expect([upgraded, contents.held?.schema?.version]).toEqual([true, 5]);
  expect(reader().prepare("select count(*) from events").pluck().get()).toBe(contents.held?.counts.events);
  expect(existsSync(setAside as string)).toBe(true);
  const [before] = listBackups() as [Backup];
  expect(before.manifest).toMatchObject({ kind: "migration", content: contents.held?.content });
});

test("where the older one cannot be upgraded, the database of before is in its place again", async () => {
  await save("Of this version");
  const file = path.join(other(), "old.db");
  writeFileSync(file, databaseOf010());
  new Database(file).exec("create table proposals (mine text)").close();
  closeStore();
  const content = contentOf();
  await expect(restoreBackup(system, file, { withoutManifest: true })).rejects.toThrow(/failed and was rolled back: .*proposals/);
  expect(contentOf()).toBe(content);
  expect(readdirSync(folder).filter((name) => name.startsWith("set-aside") || name.startsWith(".restore"))).toEqual([]);
  expect(titles()).toEqual(["Of this version"]);
});

test("only administrators and the program restore", async () => {
  const { name } = await makeBackup(admin);
  for (const actor of [readerActor, analyst, editor]) await expect(restoreBackup(actor, name)).rejects.toMatchObject({ code: "forbidden" });
  expect(reader().prepare("select count(*) from audit where action = 'backup.restore.denied'").pluck().get()).toBe(3);
});
