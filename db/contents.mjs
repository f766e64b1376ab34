// What a database file holds, in plain JavaScript: `snapshot.mjs` runs without any help.
import { createHash } from "node:crypto";
import Database from "better-sqlite3";

/** @param {string} file */
export function open(file) {
  const raw = new Database(file, { readonly: true, fileMustExist: true });
  raw.pragma("busy_timeout = 5000");
  raw.pragma("trusted_schema = OFF");
  raw.pragma("cache_size = -64000");
  return raw;
}

/** @param {string} name */
const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/** Every value of every table with its type, in the order of the key: equal for two files that hold the same. @param {import("better-sqlite3").Database} raw */
function readTables(raw) {
  const tables = raw
    .prepare(
      "select name, type from pragma_table_list where schema = 'main' and type in ('table', 'shadow') and name not like 'sqlite_%' order by name",
    )
    .all();
  const hash = createHash("sha256");
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { name, type } of tables) {
    const columns = raw.prepare("select name, pk from pragma_table_info(?) order by cid").all(name);
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    const order = key.length > 0 ? key.map((one) => quoted(one.name)).join(", ") : "rowid";
    hash.update(`\n${JSON.stringify([name, columns.map((one) => one.name)])}\n`);
    let rows = 0;
    for (const row of raw
      .prepare(`select * from ${quoted(name)} order by ${order}`)
      .raw()
      .iterate()) {
      hash.update(JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? { blob: value.toString("base64") } : value))));
      rows++;
    }
    if (type === "table") counts[name] = rows;
  }
  return { counts, content: hash.digest("hex") };
}

/** @param {import("better-sqlite3").Database} raw @param {string} name */
const has = (raw, name) => raw.prepare("select count(*) from sqlite_master where name = ?").pluck().get(name) === 1;

/** @param {import("better-sqlite3").Database} raw */
function schemaOf(raw) {
  if (!has(raw, "__drizzle_migrations")) return null;
  const row = raw
    .prepare("select count(*) as version, min(created_at) as first, max(created_at) as written from __drizzle_migrations")
    .get();
  return row.version > 0 ? { version: row.version, first: Number(row.first), written: Number(row.written) } : null;
}

/** @param {import("better-sqlite3").Database} raw */
function auditOf(raw) {
  if (!has(raw, "audit")) return null;
  const line = raw.prepare("select seq, hash from audit order by seq desc limit 1").get();
  return line ? { ...line, first: raw.prepare("select hash from audit order by seq limit 1").pluck().get() } : null;
}

/** How a database is damaged: nothing where it is whole. @param {import("better-sqlite3").Database} raw */
export function problemsOf(raw) {
  const problems = raw.pragma("integrity_check(5)").map((row) => String(row.integrity_check));
  const dangling = raw.pragma("foreign_key_check").length;
  if (dangling > 0) problems.push(`${dangling} rows point at nothing`);
  return problems.filter((line) => line !== "ok");
}

/** @param {import("better-sqlite3").Database} raw */
export const heldBy = (raw) => ({ ...readTables(raw), schema: schemaOf(raw), audit: auditOf(raw) });
