import { afterAll, beforeAll, expect, test } from "vitest";
import { listAudit } from "#db/audit-log";
import { reader, writerForTests } from "#db/store";
import { admin, dropStore, freshStore } from "#db/testing";
import { type AuditFilter, emptyAuditFilter } from "#domain/audit-filter";

const many = 300_000;

/** Nearly all lines are of one person, action and record; three that are not lie far back. */
beforeAll(() => {
  freshStore();
  const fill = (sql: string) => writerForTests().exec(sql);
  const columns = "insert into audit (seq, at, actor_id, action, entity, entity_id, detail, previous, hash)";
  fill(`${columns} with recursive n(i) as (select 1 union all select i + 1 from n where i < ${many})
    select i, '2026-01-01T00:00:00.000Z', 'busy', iif(i % 2, 'event.update', 'event.save'), 'event', 'one', '{}', '', '' from n`);
  fill(`${columns} values (-3, '2025-01-01T00:00:00.000Z', 'rare', 'backup.make', 'backup', 'a', '{}', '', ''),
    (-2, '2025-01-02T00:00:00.000Z', 'busy', 'event.save.denied', 'event', 'two', '{}', '', ''),
    (-1, '2025-01-03T00:00:00.000Z', 'rare', 'event.update', 'event', 'three', '{}', '', '')`);
});
afterAll(dropStore);

const filterOf = (said: Partial<AuditFilter>) => ({ ...emptyAuditFilter(), ...said });
const rare: [Partial<AuditFilter>, number[]][] = [
  [{ who: "rare" }, [-1, -3]],
  [{ who: "rare", action: "event" }, [-1]],
  [{ who: "rare", action: "event.update" }, [-1]],
  [{ who: "busy", action: "refused" }, [-2]],
  [{ who: "nobody" }, []],
  [{ action: "backup" }, [-3]],
  [{ action: "refused" }, [-2]],
  [{ action: "event.save", id: "two" }, [-2]],
  [{ entity: "event", id: "three" }, [-1]],
  [{ id: "none" }, []],
];

test.each(rare)("%j is found among very many lines in a few milliseconds", async (said, wanted) => {
  const { lines, older } = await listAudit(admin, filterOf(said));
  let took = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    const began = performance.now();
    await listAudit(admin, filterOf(said));
    took = Math.min(took, performance.now() - began);
  }
  expect([lines.map(({ seq }) => seq), older]).toEqual([wanted, null]);
  // A look at every line takes ten times as long; the quickest of several counts, for a busy machine.
  expect(took).toBeLessThan(30);
});

test("of what nearly every line is, a window is read, and the next one from there", async () => {
  for (const said of [{ who: "busy" }, { action: "event" }, { who: "busy", action: "event" }]) {
    const began = performance.now();
    const first = await listAudit(admin, filterOf(said));
    expect(performance.now() - began).toBeLessThan(60);
    expect(first.lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, i) => many - i));
    const next = await listAudit(admin, filterOf(said), first.older);
    expect(next.lines[0]?.seq).toBe(many - 100);
  }
});

test("each of these goes through an index in the order of the lines: nothing is scanned and nothing sorted", () => {
  const plan = (where: string) =>
    (reader().prepare(`explain query plan select * from audit where ${where} order by seq desc limit 101`).all() as { detail: string }[])
      .map(({ detail }) => detail)
      .join("; ");
  const other = "+actor_id = 'x' and seq < 5";
  expect(plan(`action = 'x' and ${other}`)).toMatch(/^SEARCH audit USING INDEX audit_action \(action=\? AND rowid<\?\)$/);
  expect(plan(`actor_id = 'x' and action = 'y' and ${other}`)).toMatch(/^SEARCH audit USING INDEX audit_actor \(actor_id=\? AND action=\?/);
  expect(plan(`entity_id = 'x' and entity = 'y' and ${other}`)).toMatch(/^SEARCH audit USING INDEX audit_entity_id \(entity_id=\?/);
});
