import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
// biome-ignore lint/style/noRestrictedImports: these tests look at the file from outside, as somebody who does not trust the program
import Database from "better-sqlite3";
import { makeAccounts, password } from "./global-setup";

const root = path.resolve(import.meta.dirname, "..");

export type Line = { seq: number; actor_id: string; action: string; entity_id: string };

/** A server of one's own on an empty record without an administrator, and its database to look into. */
export type Server = {
  base: string;
  /** The code that it printed for the set-up. */
  code: string;
  /** Every row of every table but the audit, the counts of attempts and those that are named, as one text. */
  content(without?: readonly string[]): string;
  /** What people other than this one have of their own: unsaved texts and second factors. */
  ownOfOthers(userId: string): string;
  /** Lines of the audit after one. */
  linesAfter(seq: number): Line[];
  /** The one cell that a query asks for. */
  cell(query: string, ...params: string[]): unknown;
  stop(): Promise<void>;
};

/** Starts it with an account of each of these roles, which is called like its role. */
export async function startServer(roles: readonly string[]): Promise<Server> {
  const data = mkdtempSync(path.join(tmpdir(), "entente-rights-"));
  const env = {
    ...process.env,
    ENTENTE_DATA: data,
    ENTENTE_SEED: "none",
    ENTENTE_BACKUP: "off",
    ENTENTE_METRICS_TOKEN: "a token that none of the five has",
    ENTENTE_PASSWORD: password,
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  await ended(spawn(process.execPath, makeAccounts(roles), { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] }));
  const child = spawn(process.execPath, ["scripts/server.mjs", "-p", "0", "-H", "127.0.0.1"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = listenTo(child);
  const base = await said(/http:\/\/127\.0\.0\.1:\d+/);
  const code = await said(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/);
  const db = new Database(path.join(data, "entente.db"), { readonly: true });
  return {
    base,
    code,
    content: (without = []) => contentOf(db, without),
    ownOfOthers: (userId) => JSON.stringify(ownTables.map((table) => db.prepare(`select * from ${table} where user_id <> ?`).all(userId))),
    linesAfter: (seq) =>
      db
        .prepare(
          "select seq, actor_id, action, entity_id from audit where seq > ? and not (actor_id = 'system' and action = 'audit.verify') order by seq",
        )
        .all(seq) as Line[],
    cell: (query, ...params) => db.prepare(query).pluck().get(params),
    async stop() {
      db.close();
      child.kill("SIGTERM");
      await ended(child);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

const ended = (child: ChildProcess) =>
  new Promise<void>((done) => (child.exitCode === null && child.signalCode === null ? child.once("exit", () => done()) : done()));

/** What the process has written, once it matches; throws where it ends before. */
function listenTo(child: ChildProcess): (wanted: RegExp) => Promise<string> {
  let text = "";
  const waiting = new Set<() => void>();
  // Each request that is refused for its origin fills the error log; it is shown only where the server does not come up.
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      for (const look of waiting) look();
    });
  return (wanted) =>
    new Promise((found, fail) => {
      const look = () => {
        const match = wanted.exec(text);
        if (!match) return;
        waiting.delete(look);
        found(match[0]);
      };
      waiting.add(look);
      child.once("exit", () => fail(new Error(`The server ended: ${text}`)));
      look();
    });
}

/** Counts of attempts are kept for whoever tries; the jobs, and the lines of files that one of them makes, are the program's own. */
const apart = ["audit", "attempts", "jobs", "event_lines"];
/** What the program notes of its audit and of those lines a minute after its start. */
const ownNotes: unknown[] = ["audit_verified", "event_lines"];
/** What is a person's alone and no part of the record. */
export const ownTables = ["captures", "form_drafts", "second_factors"];

function contentOf(db: Database.Database, without: readonly string[]): string {
  const names = db
    .prepare(
      "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' and name not like 'sqlite_%' order by 1",
    )
    .pluck()
    .all() as string[];
  const rows = names.filter((name) => !apart.includes(name) && !without.includes(name)).map((name) => [name, rowsOf(db, name)]);
  return JSON.stringify(rows);
}

/** When a session was last used is noted as it is used: no change. */
function rowsOf(db: Database.Database, table: string): unknown[] {
  const rows = db.prepare(`select * from "${table}"`).all() as Record<string, unknown>[];
  if (table === "meta") return rows.filter(({ name }) => !ownNotes.includes(name));
  return table === "auth_sessions" ? rows.map(({ updated_at: _used, ...row }) => row) : rows;
}
