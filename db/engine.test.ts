import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

/** Opens 200 connections, closes every other one, and leaves the rest to the garbage collector. */
const loop = `
  const Database = require("better-sqlite3");
  for (let i = 0; i < 200; i++) {
    const raw = new Database(process.argv[1] + "/" + (i % 7) + ".db");
    raw.pragma("journal_mode = WAL");
    raw.exec("create table if not exists t (a any) strict");
    raw.function("twice", (a) => a * 2);
    raw.prepare("insert into t values (twice(?))").run(i);
    const rows = raw.prepare("select a from t").iterate();
    rows.next();
    rows.return();
    if (i % 2) raw.close();
    if (i % 10 === 0) gc();
  }
  console.log(process.version);`;

test("opening, querying, closing and garbage-collecting 200 connections does not crash the process", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "entente-engine-"));
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", "-e", loop, folder], { encoding: "utf8" });
  rmSync(folder, { recursive: true, force: true });
  expect(stderr).toBe("");
  expect([status, signal, stdout.trim()]).toEqual([0, null, process.version]);
});
