import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, utimesSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeBackup, makeBackupNow } from "#db/backup";
import { backupFolder, listBackups, manifestOf, newestVerifiedBackup } from "#db/backup-folder";
import { findJob } from "#db/jobs";
import { saveEvent } from "#db/save-event";
import { closeStore, databaseFile, reader, writerForTests } from "#db/store";
import { admin, analyst, backupNames, contentOf, copyOfBackup, dropStore, editor, eventOf, freshStore, readerActor } from "#db/testing";
import { system } from "#domain/access";
import { formatManifest, parseManifest } from "#domain/backup";

const node = process.execPath;
// Not beside the store: from a folder in memory nothing may be run.
const shell = path.join(tmpdir(), `entente-node-${process.pid}.sh`);
let folder = "";
beforeEach(() => {
  folder = freshStore();
});
afterEach(() => {
  process.execPath = node;
  rmSync(shell, { force: true });
  vi.restoreAllMocks();
});
afterAll(dropStore);

const sha256 = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
const auditLines = (action: string) => reader().prepare("select actor_id, entity_id, detail from audit where action = ?").all(action);

/** Runs the copying process through a shell that does something to it first. */
function throughShell(first: string) {
  writeFileSync(shell, `#!/bin/sh\n${first}\nexec "${node}" "$@"\n`);
  chmodSync(shell, 0o700);
  process.execPath = shell;
}

/** Enough that copying it takes a moment. */
function fill(megabytes: number) {
  writerForTests().exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${megabytes * 250})
    insert into meta select 'fill-' || i, hex(randomblob(2000)) from n`);
}

test("a backup holds all that was saved, is listed as verified, and says what it is", async () => {
  const { id } = await saveEvent(editor, eventOf(), { publish: true });
  const { seq, hash } = reader().prepare("select seq, hash from audit order by seq desc limit 1").get() as { seq: number; hash: string };
  const made = await makeBackup(admin, "manual");
  expect(made.file).toBe(path.join(folder, "backups", made.name));
  const raw = new Database(made.file, { readonly: true });
  expect(raw.prepare("select id from events").pluck().all()).toEqual([id]);
  expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(made.manifest.counts.citations).toBe(raw.prepare("select count(*) from citations").pluck().get());
  raw.close();
  expect(parseManifest(readFileSync(manifestOf(made.file), "utf8"))).toEqual(made.manifest);
  expect(made.manifest).toMatchObject({ kind: "manual", verification: "ok", sha256: sha256(made.file), audit: { seq, hash } });
  expect(made.manifest.counts.events).toBe(1);
  expect(newestVerifiedBackup()?.name).toBe(made.name);
  expect(backupNames()).toEqual([made.name, `${made.name}.json`]);
  expect(auditLines("backup.make")).toMatchObject([{ actor_id: "admin", entity_id: made.name }]);
  expect(await findJob("backup")).toMatchObject({ ok: true, message: expect.stringContaining(made.name) });
});

test("only administrators and the program itself make one; who may not leaves a line", async () => {
  await expect(makeBackup(null)).rejects.toMatchObject({ code: "unauthenticated" });
  for (const actor of [readerActor, analyst, editor]) await expect(makeBackup(actor)).rejects.toMatchObject({ code: "forbidden" });
  expect(auditLines("backup.make.denied")).toHaveLength(3);
  expect(existsSync(backupFolder())).toBe(false);
  await makeBackup(system, "daily");
  expect(listBackups()).toHaveLength(1);
});

test("taken while people save, it holds one moment: never half a save", async () => {
  await saveEvent(editor, eventOf(), { publish: true });
  fill(4);
  let done = false;
  const backup = makeBackup(admin).finally(() => {
    done = true;
  });
  const saved: string[] = [];
  const work = async (title: string) => {
    for (let n = 0; !done; n++) {
      const { id } = await saveEvent(editor, eventOf({ title: `${title} ${n}` }), { publish: true });
      saved.push((await saveEvent(editor, eventOf({ title: `${title} ${n} again` }), { at: { id, revision: 1 } })).id);
      await new Promise((resume) => setImmediate(resume));
    }
  };
  await Promise.all([work("A"), work("B"), work("C")]);
  const { file, manifest } = await backup;
  const raw = new Database(file, { readonly: true });
  const value = (sql: string) => raw.prepare(sql).pluck().get();
  expect(manifest.counts.events).toBeLessThan(saved.length);
  expect(value("select count(*) from events e where revision <> (select max(revision) from revisions where entity_id = e.id)")).toBe(0);
  expect(value("select count(*) from audit where action in ('event.create', 'event.update')")).toBe(
    value("select count(*) from revisions where entity = 'event'"),
  );
  expect(value("select count(*) from events where id not in (select event_id from timeline_entries)")).toBe(0);
  expect(value("select max(seq) from audit")).toBe(value("select count(*) from audit"));
  expect(manifest.audit?.seq).toBe(value("select count(*) from audit"));
  raw.close();
});

test("two at once: the second is told that one is being made", async () => {
  const first = makeBackup(admin);
  await expect(makeBackup(admin)).rejects.toMatchObject({ code: "conflict" });
  await first;
  expect(listBackups()).toHaveLength(1);
});

test.skipIf(process.platform === "win32")(
  "a target that fills up: no file of it is left, the one of before is kept, and the failure is on record",
  async () => {
    const before = await makeBackup(admin);
    fill(3);
    const names = backupNames();
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    // A megabyte: in blocks of 512 bytes.
    throughShell("ulimit -f 2048");
    await expect(makeBackup(admin)).rejects.toMatchObject({ code: "storage_full", message: expect.stringContaining(backupFolder()) });
    expect(backupNames()).toEqual(names);
    expect(sha256(before.file)).toBe(before.manifest.sha256);
    expect(await findJob("backup")).toMatchObject({ ok: false, message: expect.stringContaining("No backup was made") });
    expect(said.mock.calls.join()).toContain("No backup was made");
    process.execPath = node;
    await makeBackup(admin);
    expect(await findJob("backup")).toMatchObject({ ok: true });
  },
);

test("where the copy would leave no room it is not begun", async () => {
  closeStore();
  // Larger than any disk, and yet no block of it is taken.
  truncateSync(databaseFile(), 8e12);
  expect(() => makeBackupNow("manual")).toThrow(/No backup was made: .* free, and the copy needs 8/);
  expect(backupNames()).toEqual([]);
});

test.skipIf(process.platform === "win32")("a copying process that is killed leaves nothing and is a failure like any other", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  throughShell("kill -9 $$");
  await expect(makeBackup(admin)).rejects.toThrow(/interrupted \(SIGKILL\)/);
  expect(backupNames()).toEqual([]);
  expect(await findJob("backup")).toMatchObject({ ok: false });
});

test.skipIf(process.platform === "win32")(
  "killed as a whole while it copies, the command leaves no file of a backup's name; what it leaves is swept later",
  async () => {
    fill(24);
    closeStore();
    mkdirSync(backupFolder());
    const command = spawn(node, ["--conditions=react-server", "--import", "tsx", "scripts/backup.ts"], { detached: true, stdio: "ignore" });
    const begun = new Promise<string>((resolve) => {
      const watcher = watch(backupFolder(), (_event, name) => {
        watcher.close();
        resolve(name ?? "");
      });
    });
    const left = await begun;
    process.kill(-(command.pid as number), "SIGKILL");
    await new Promise((resolve) => command.once("exit", resolve));
    expect(command.signalCode).toBe("SIGKILL");
    expect(backupNames().filter((name) => !name.startsWith(".partial-"))).toEqual([]);
    expect(newestVerifiedBackup()).toBeNull();

    const partial = path.join(backupFolder(), left.replace(/-journal$/, ""));
    writeFileSync(partial, "what there was");
    await makeBackup(admin);
    expect(existsSync(partial)).toBe(true);
    utimesSync(partial, 0, 0);
    await makeBackup(admin);
    expect(existsSync(partial)).toBe(false);
  },
);

test("a damaged database gives no backup, and the failure says what that means", async () => {
  await saveEvent(editor, eventOf(), { publish: true });
  closeStore();
  const bytes = readFileSync(databaseFile());
  // The page with the event's own row: an index that is damaged alone is made anew in the copy.
  const page = Math.floor(bytes.indexOf(eventOf().title) / 4096) * 4096;
  bytes.fill(0xff, page, page + 4096);
  writeFileSync(databaseFile(), bytes);
  expect(() => makeBackupNow("manual")).toThrow(/malformed|damaged/);
  expect(backupNames()).toEqual([]);
});

test("the rotation takes what has expired, with its manifest, and nothing that it does not know", async () => {
  await saveEvent(editor, eventOf());
  const made = await makeBackup(admin);
  const day = (n: number) => new Date(Date.parse(made.manifest.madeAt) - n * 86_400_000).toISOString();
  for (let n = 1; n < 400; n += 3) copyOfBackup(made, `entente-old-${n}.db`, { madeAt: day(n) });
  copyOfBackup(made, "other.db", { madeAt: day(1000), audit: { seq: 1, hash: "x", first: "y" } });
  writeFileSync(path.join(backupFolder(), "by-hand.db"), "no manifest");
  expect(listBackups()).toHaveLength(1 + 133 + 1);
  const last = await makeBackup(admin);
  const left = listBackups();
  expect(left[0]?.name).toBe(last.name);
  expect(left.length).toBeLessThanOrEqual(7 + 4 + 6 + 3 + 1);
  expect(left.map(({ name }) => name)).toContain("other.db");
  expect(existsSync(path.join(backupFolder(), "by-hand.db"))).toBe(true);
  expect(backupNames().filter((name) => name.endsWith(".json"))).toHaveLength(left.length);
});

test("a file without its manifest, of another size, or with a broken manifest is no verified backup", async () => {
  const made = await makeBackup(admin);
  const second = copyOfBackup(made, "second.db", {});
  rmSync(manifestOf(second.file));
  expect(listBackups().map(({ name }) => name)).toEqual([made.name]);
  writeFileSync(made.file, readFileSync(made.file).subarray(0, 5000));
  expect(newestVerifiedBackup()).toBeNull();
  for (const text of ["", "{", "[]", formatManifest({ ...made.manifest, verification: "none" as "ok" })]) {
    writeFileSync(manifestOf(second.file), text);
    expect(newestVerifiedBackup()).toBeNull();
  }
});

test("a backup from a clock that was set wrong is not the newest", async () => {
  const made = await makeBackup(admin);
  copyOfBackup(made, "later.db", { madeAt: new Date(Date.now() + 86_400_000).toISOString() });
  expect(newestVerifiedBackup()?.name).toBe(made.name);
});

test("backups go where ENTENTE_BACKUPS says, and hold the same there", async () => {
  process.env.ENTENTE_BACKUPS = path.join(folder, "elsewhere");
  try {
    const before = contentOf();
    const { file, manifest } = makeBackupNow("manual");
    expect(path.dirname(file)).toBe(path.join(folder, "elsewhere"));
    expect(manifest.content).toBe(before);
    expect(contentOf(file)).toBe(before);
  } finally {
    delete process.env.ENTENTE_BACKUPS;
  }
});
