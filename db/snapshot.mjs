// node db/snapshot.mjs copy DATABASE TARGET | inspect FILE
// Copies a database as it stands at one moment, whoever writes to it meanwhile, and says as JSON what the copy holds. A process
// of its own, in plain JavaScript: it takes as long as the file is large, and a server has one thread. `VACUUM INTO` reads within
// one transaction, so the copy is never half a change; the page-wise backup would begin anew with each save of another connection.
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readSync, statSync } from "node:fs";
import { setPriority } from "node:os";
import Database from "better-sqlite3";

/** @param {string} file */
function open(file) {
  const raw = new Database(file, { readonly: true, fileMustExist: true });
  raw.pragma("busy_timeout = 5000");
  raw.pragma("trusted_schema = OFF");
  raw.pragma("cache_size = -64000");
  return raw;
}

/** @param {string} file @param {string} target */
function copy(file, target) {
  const raw = open(file);
  raw.prepare("vacuum into ?").run(target);
  raw.close();
  const copied = openSync(target, "r+");
  fsyncSync(copied);
  closeSync(copied);
}

/** @param {string} file */
function sha256Of(file) {
  const hash = createHash("sha256");
  const chunk = Buffer.alloc(1 << 20);
  const opened = openSync(file, "r");
  for (let read = readSync(opened, chunk); read > 0; read = readSync(opened, chunk)) hash.update(chunk.subarray(0, read));
  closeSync(opened);
  return hash.digest("hex");
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

/** @param {string} file */
function inspect(file) {
  const known = { bytes: statSync(file).size, sha256: sha256Of(file) };
  const raw = open(file);
  try {
    const problems = raw.pragma("integrity_check(5)").map((row) => String(row.integrity_check));
    const dangling = raw.pragma("foreign_key_check").length;
    if (dangling > 0) problems.push(`${dangling} rows point at nothing`);
    const wrong = problems.filter((line) => line !== "ok");
    const held = wrong.length > 0 ? null : { ...readTables(raw), schema: schemaOf(raw), audit: auditOf(raw) };
    return { ...known, problems: wrong, held };
  } finally {
    raw.close();
  }
}

try {
  setPriority(10);
} catch {
  // Where that is not allowed, it runs like any other.
}

const [command, file = "", target = ""] = process.argv.slice(2);
try {
  if (command === "copy") copy(file, target);
  else if (command !== "inspect") throw new Error("node db/snapshot.mjs copy DATABASE TARGET | inspect FILE");
  process.stdout.write(JSON.stringify(inspect(target || file)));
} catch (error) {
  process.stdout.write(JSON.stringify({ code: error.code ?? "", message: error.message }));
  process.exitCode = 1;
}
