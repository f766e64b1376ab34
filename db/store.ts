import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import path from "node:path";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { dataFolder } from "#db/data-folder";
import { keepPrepared } from "#db/prepared";
import * as schema from "#db/schema";
import { countWrite } from "#db/write-figures";
import { AppError } from "#domain/errors";

export type Raw = Database.Database;
export type Db = Omit<BetterSQLite3Database<typeof schema>, "transaction"> & { $client: Raw };

type Store = { file: string; db: Db; raw: Raw; tx: Db; writer: Raw; last: Promise<unknown> };

/** A database that is read in place of the store. */
export type Reading = { db: Db; raw: Raw };

// Next loads a module more than once; connections and the queue must be one.
const shared = globalThis as { ententeStore?: Store | undefined; ententeReading?: AsyncLocalStorage<Reading> };
shared.ententeReading ??= new AsyncLocalStorage<Reading>();
const elsewhere = shared.ententeReading;

export const databaseFile = () => path.join(/* turbopackIgnore: true */ dataFolder(), "entente.db");

/** Opens a connection with the pragmas every connection needs. */
export function connect(file: string, options: { readonly?: boolean } = {}): Raw {
  const raw = keepPrepared(new Database(file, { readonly: options.readonly ?? false, fileMustExist: options.readonly ?? false }));
  if (!options.readonly) raw.pragma("journal_mode = WAL");
  raw.pragma("synchronous = FULL");
  raw.pragma("foreign_keys = ON");
  raw.pragma("busy_timeout = 5000");
  raw.pragma("trusted_schema = OFF");
  raw.pragma("temp_store = MEMORY");
  raw.pragma("mmap_size = 1073741824");
  raw.pragma("cache_size = -32000");
  return raw;
}

function store(): Store {
  if (!shared.ententeStore) {
    const file = databaseFile();
    const writer = connect(file);
    const raw = connect(file, { readonly: true });
    shared.ententeStore = { file, writer, raw, tx: drizzle(writer, { schema }), db: drizzle(raw, { schema }), last: Promise.resolve() };
  }
  return shared.ententeStore;
}

/** Reads. The connection is read-only: a stray write fails. */
export const db = (): Db => elsewhere.getStore()?.db ?? store().db;

/** The reading connection itself, for prepared statements on hot paths. */
export const reader = (): Raw => elsewhere.getStore()?.raw ?? store().raw;

/** Does work whose reads, all of them, are answered by another database: the record as it was. */
export const readFrom = <T>(reading: Reading, work: () => T): T => elsewhere.run(reading, work);

/** Whether this work is answered by another database already. */
export const isReadingElsewhere = () => elsewhere.getStore() !== undefined;

/** A read-only connection of one's own, for long reads; the caller closes it. */
export const openReader = (): Raw => connect(store().file, { readonly: true });

/**
 * The only door for changes: one at a time, all or nothing. Inside `work` only `tx` is awaited; anything else stops all writers.
 * Throws `busy` when another process holds the file, `storage_full` when the disk does not take it; nothing is saved then.
 */
export function write<T>(work: (tx: Db, raw: Raw) => Promise<T>): Promise<T> {
  const one = store();
  const count = countWrite();
  const turn = one.last.then(() => {
    count.begun();
    return transact(one, work);
  });
  one.last = turn.then(count.saved, count.failed);
  return turn;
}

async function transact<T>({ tx, writer }: Store, work: (tx: Db, raw: Raw) => Promise<T>): Promise<T> {
  try {
    tx.run(sql`begin immediate`);
    const result = await work(tx, writer);
    tx.run(sql`commit`);
    return result;
  } catch (error) {
    if (writer.inTransaction) tx.run(sql`rollback`);
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  const cause = error instanceof Error && error.cause instanceof Database.SqliteError ? error.cause : error;
  if (!(cause instanceof Database.SqliteError)) return error;
  if (cause.code.startsWith("SQLITE_BUSY")) return new AppError("busy", "The database is busy. Nothing was saved; try again.");
  if (cause.code === "SQLITE_FULL" || cause.code.startsWith("SQLITE_IOERR_WRITE"))
    return new AppError("storage_full", "The storage is full. Nothing was saved; make room and try again.");
  return error;
}

/** Closes the connections; the next use opens them again. */
export function closeStore() {
  const one = shared.ententeStore;
  shared.ententeStore = undefined;
  one?.raw.close();
  one?.writer.close();
}

/** Puts all that was saved into the database file itself and closes the connections; a change under way is taken back. */
export function endStore() {
  const writer = shared.ententeStore?.writer;
  if (!writer) return;
  if (writer.inTransaction) writer.exec("rollback");
  // Nobody is left to wait for.
  writer.pragma("busy_timeout = 0");
  writer.pragma("wal_checkpoint(truncate)");
  closeStore();
}

/** The writing connection, for tests that make it fail. */
export const writerForTests = (): Raw => store().writer;
