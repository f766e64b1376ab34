import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { verifyAudit } from "#db/audit-verify";
import { reader } from "#db/store";
import { dropStore, freshStore, newFolder } from "#db/testing";
import { accountVerbs } from "#db/testing-account-rows";
import { recordVerbs } from "#db/testing-record-rows";
import { type Row, writeVerbs } from "#db/testing-verbs";

/** Every exported name of db/ from which a write is reached. A new verb is a line there, and must leave what the record asks. */
const verbs: Record<string, Row> = { ...recordVerbs, ...accountVerbs };

beforeEach(freshStore);
afterAll(dropStore);

test("no verb that changes something is without its row here", () => {
  expect(writeVerbs()).toEqual(Object.keys(verbs).sort());
});

test("a verb that somebody adds is seen, however it is written and however far from the write", () => {
  const folder = newFolder("verbs-");
  const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  put("store.ts", "export function write() {}\nexport const db = () => 1;");
  put(
    "near.ts",
    'import { write as change } from "#db/store";\nexport const arrow = () => change();\nexport async function plain() { await arrow(); }',
  );
  put(
    "far.ts",
    'import { plain } from "#db/near";\nconst inner = { run: () => plain() };\nexport const outer = inner;\nconst hidden = () => inner;',
  );
  put(
    "reads.ts",
    'import { db } from "#db/store";\nexport const write = () => db();\nexport const named = (one: { plain: number }) => one.plain;',
  );
  put("far.test.ts", 'import { plain } from "#db/near";\nexport const inATest = plain;');
  try {
    expect(writeVerbs(folder)).toEqual(["far#outer", "near#arrow", "near#plain"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Tables whose every change must be explained by a line: all but what is derived, counted or kept for the program's own use. */
const unexplained = new Set([
  "audit",
  "revisions",
  "timeline_entries",
  "event_lines",
  "search_words",
  "save_keys",
  "meta",
  "attempts",
  "form_drafts",
  "captures",
  "jobs",
  "__drizzle_migrations",
]);

type Rows = Record<string, unknown>[];

/** Every row of every table that is to be explained. */
function dump(): Map<string, Rows> {
  const names = reader()
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'search%'")
    .pluck()
    .all() as string[];
  return new Map(
    names.filter((name) => !unexplained.has(name)).map((name) => [name, reader().prepare(`select * from "${name}"`).all() as Rows]),
  );
}

const all = (query: string) => reader().prepare(query).all() as Rows;
const hanging = ["event_countries", "citations"];
const entities = { events: "event", series: "series", sources: "source", proposals: "proposal" } as const;
const revisedTables = ["event", "series", "source", "proposal"];

/** The rows of a table that are new or other than before, as `event 0192…`, with the revision they stand at. */
function changedIn(table: keyof typeof entities, before: Map<string, Rows>, after: Map<string, Rows>) {
  const known = new Set((before.get(table) ?? []).map((row) => JSON.stringify(row)));
  return (after.get(table) ?? [])
    .filter((row) => !known.has(JSON.stringify(row)))
    .map((row) => `${entities[table]} ${row.id} ${row.revision}`);
}

test.each(Object.entries(verbs).flatMap(([name, row]) => ("run" in row ? [[name, row] as const] : [])))(
  "%s leaves a line of who did what to what, and a revision of each record that it changed",
  async (_name, { given, run, removes }) => {
    const made = (await given?.()) ?? "";
    const before = dump();
    const lines = new Set(all("select hash from audit").map((line) => line.hash));
    await run(made);
    const after = dump();
    const added = all("select * from audit order by seq").filter((line) => !lines.has(line.hash));
    expect(added.length).toBeGreaterThan(0);
    for (const line of added) expect(line).toMatchObject({ actor_id: expect.stringMatching(/./), entity: expect.stringMatching(/./) });

    const revised = new Set(all("select * from revisions").map((row) => `${row.entity} ${row.entity_id} ${row.revision}`));
    const told = new Set(added.map((line) => `${line.entity} ${line.entity_id}`));
    const changed = (Object.keys(entities) as (keyof typeof entities)[]).flatMap((table) => changedIn(table, before, after));
    for (const one of changed) {
      if (revisedTables.includes(one.split(" ")[0] as string)) expect(revised).toContain(one);
      expect(told).toContain(one.split(" ").slice(0, 2).join(" "));
    }
    // What hangs on an event does not change without it.
    const same = (table: string) => JSON.stringify(after.get(table)) === JSON.stringify(before.get(table));
    if (!hanging.every(same) && !removes) expect(changed).toContainEqual(expect.stringMatching(/^event /));
    if (!removes)
      for (const table of Object.keys(entities)) expect(after.get(table)?.length).toBeGreaterThanOrEqual(before.get(table)?.length ?? 0);
    expect(await verifyAudit()).toMatchObject({ ok: true });
  },
);
