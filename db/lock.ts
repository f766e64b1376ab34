import "server-only";
import { existsSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { uptime } from "node:process";
import Database from "better-sqlite3";
import { dataFolder, prepareFolder } from "#db/data-folder";
import { StartRefused } from "#domain/errors";

/** Who serves a data folder; `since` is an ISO time. */
export type LockHolder = { pid: number; host: string; since: string };

type Held = { folder: string; raw: Database.Database };

// Next loads a module more than once, and in development runs the start again; the lock is one.
const shared = globalThis as { ententeLock?: Held | undefined };

const fileOf = (folder: string) => path.join(/* turbopackIgnore: true */ folder, "entente.lock");

/** This process, as it is named to others. */
const self = (): LockHolder => ({
  pid: process.pid,
  host: hostname(),
  since: new Date(Date.now() - uptime() * 1000).toISOString(),
});

/**
 * Makes this process the only one that serves the data folder, until it ends, however it ends. Scripts that read and write
 * beside it do not ask for this. Throws `StartRefused` with the holder's name where there is another.
 */
export function takeLock(folder = dataFolder(), holder = self()): () => void {
  if (shared.ententeLock?.folder === folder) return releaseLock;
  prepareFolder(folder);
  const raw = open(folder);
  try {
    claim(raw, folder, holder);
  } catch (error) {
    raw.close();
    throw error;
  }
  shared.ententeLock = { folder, raw };
  return releaseLock;
}

/** Lets another process serve the folder. */
export function releaseLock() {
  shared.ententeLock?.raw.close();
  shared.ententeLock = undefined;
}

/** Who serves the folder now, or null. What a process left that was killed is nobody. */
export function lockHolder(folder = dataFolder()): LockHolder | null {
  if (!existsSync(fileOf(folder))) return null;
  const raw = open(folder);
  try {
    // Another one that only looks holds it for a moment.
    raw.pragma("busy_timeout = 100");
    return reserve(raw) ? null : named(raw);
  } finally {
    raw.close();
  }
}

function open(folder: string) {
  const raw = new Database(fileOf(folder));
  raw.pragma("busy_timeout = 1000");
  return raw;
}

/**
 * The write lock of the file is the lock, since the system drops it with the process; the row only says whose it is. To
 * write the row the lock must be let go once, and whoever wrote last in that moment has it.
 */
function claim(raw: Database.Database, folder: string, holder: LockHolder) {
  try {
    if (!reserve(raw)) throw inUse(folder, named(raw));
    raw.exec("create table if not exists holder (one integer primary key check (one = 1), pid integer, host text, since text) strict");
    raw
      .prepare("insert into holder values (1, @pid, @host, @since) on conflict do update set pid = @pid, host = @host, since = @since")
      .run(holder);
    raw.exec("commit");
    // Busy while the row is still ours is another one about to write theirs.
    for (let turn = 0; turn < 10; turn++) {
      const reserved = reserve(raw);
      const last = named(raw);
      if (!isSame(last, holder)) throw inUse(folder, last);
      if (reserved) return;
    }
    throw inUse(folder, unknown);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw new StartRefused(
      `The data folder ${folder} cannot be locked (${error.code}). It must be on a disk of this machine with room on it; if ${fileOf(folder)} is damaged, remove it.`,
    );
  }
}

const inUse = (folder: string, { pid, host, since }: LockHolder) =>
  new StartRefused(
    `The data folder ${folder} is in use by pid ${pid} on host ${host}, since ${since}. Stop that server first, or name another folder in ENTENTE_DATA.`,
  );

/** Takes the write lock of the file, which stays with the connection; false where another has it. */
function reserve(raw: Database.Database): boolean {
  try {
    raw.exec("begin immediate");
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return false;
    throw error;
  }
}

const unknown: LockHolder = { pid: 0, host: "unknown", since: "" };

function named(raw: Database.Database): LockHolder {
  const known = raw.prepare("select count(*) from sqlite_master where name = 'holder'").pluck().get();
  const row = known ? raw.prepare("select pid, host, since from holder").get() : undefined;
  return (row as LockHolder | undefined) ?? unknown;
}

const isSame = (a: LockHolder, b: LockHolder) => a.pid === b.pid && a.host === b.host && a.since === b.since;
