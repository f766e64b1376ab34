import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { appendAudit, chainHash } from "#db/audit";
import { auditHead, auditStanding, checkAudit, formatHead, parseHead, verifyAudit } from "#db/audit-verify";
import { publishEvent, trashEvent } from "#db/move-event";
import { saveEvent } from "#db/save-event";
import { audit } from "#db/schema";
import { db, write, writerForTests } from "#db/store";
import { dropStore, editor, eventOf, freshStore, readerActor } from "#db/testing";
import type { Actor } from "#domain/access";

const admin: Actor = { id: "admin", name: "Ada", role: "admin" };
const lines = () => db().select().from(audit).orderBy(audit.seq);

/** Somebody with the file at hand is not kept by a trigger. */
function withoutTriggers() {
  for (const name of ["update", "delete"]) writerForTests().exec(`drop trigger audit_is_append_only_${name}`);
}

beforeEach(async () => {
  freshStore();
  const { id } = await saveEvent(editor, eventOf({ title: "Minister visits Roma" }));
  await publishEvent(editor, id, 1);
  await trashEvent(editor, id, 2);
  await saveEvent(readerActor, eventOf()).catch(() => null);
  await saveEvent(editor, eventOf({ citations: "https://example.org/b" }));
});
afterAll(dropStore);

test("an audit that nobody touched verifies up to its head", async () => {
  const head = await auditHead();
  expect(head.seq).toBe(7);
  expect(await verifyAudit({ heads: [{ ...head, from: "a manifest" }] })).toEqual({ ok: true, head });
});

test("an audit without a line verifies", async () => {
  freshStore();
  expect(await verifyAudit()).toEqual({ ok: true, head: { seq: 0, hash: "" } });
});

test("a byte flipped in any column of any line names that line", async () => {
  withoutTriggers();
  const before = await lines();
  const names = {
    at: "at",
    actorId: "actor_id",
    action: "action",
    entity: "entity",
    entityId: "entity_id",
    detail: "detail",
    previous: "previous",
    hash: "hash",
  };
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...before),
      fc.constantFrom(...(Object.keys(names) as (keyof typeof names)[])),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (row, name, at, mask) => {
        const bytes = Buffer.from(row[name]);
        fc.pre(bytes.length > 0);
        const place = at % bytes.length;
        bytes[place] = (bytes[place] as number) ^ mask;
        const put = writerForTests().prepare(`update audit set ${names[name]} = cast(? as text) where seq = ?`);
        put.run(bytes, row.seq);
        try {
          expect(await verifyAudit()).toEqual({ ok: false, seq: row.seq, problem: "was changed" });
        } finally {
          put.run(Buffer.from(row[name]), row.seq);
        }
        seen.add(name);
      },
    ),
    { numRuns: 300 },
  );
  expect([...seen].sort()).toEqual(Object.keys(names).sort());
  expect(await lines()).toEqual(before);
});

test("a number that was changed names the line that is no longer there, or the one that has no place", async () => {
  withoutTriggers();
  const head = await auditHead();
  const put = writerForTests().prepare("update audit set seq = ? where seq = ?");
  for (const row of await lines()) {
    for (const other of [row.seq + 64, 2 ** 40 + row.seq]) {
      put.run(other, row.seq);
      expect(await verifyAudit({ heads: [{ ...head, from: "a manifest" }] })).toMatchObject({ ok: false, seq: row.seq });
      put.run(row.seq, other);
    }
    put.run(-row.seq, row.seq);
    expect(await verifyAudit()).toEqual({ ok: false, seq: -row.seq, problem: "stands before the first line" });
    put.run(row.seq, -row.seq);
  }
  expect(await verifyAudit()).toMatchObject({ ok: true });
});

test("a line that was taken out is named, also where those after it were numbered anew", async () => {
  withoutTriggers();
  writerForTests().exec("delete from audit where seq = 3");
  expect(await verifyAudit()).toEqual({ ok: false, seq: 3, problem: "is missing" });
  writerForTests().exec("update audit set seq = seq - 1 where seq > 3");
  expect(await verifyAudit()).toEqual({ ok: false, seq: 3, problem: "was changed" });
});

test("the first line taken out is named", async () => {
  withoutTriggers();
  writerForTests().exec("delete from audit where seq = 1");
  expect(await verifyAudit()).toEqual({ ok: false, seq: 1, problem: "is missing" });
});

test("two lines that changed places are named, also where their own hashes were made right", async () => {
  withoutTriggers();
  writerForTests().exec(
    "update audit set seq = -1 where seq = 4; update audit set seq = 4 where seq = 5; update audit set seq = 5 where seq = -1",
  );
  expect(await verifyAudit()).toEqual({ ok: false, seq: 4, problem: "was changed" });
  for (const { hash: _hash, ...row } of await lines())
    writerForTests().prepare("update audit set hash = ? where seq = ?").run(chainHash(row), row.seq);
  expect(await verifyAudit()).toEqual({ ok: false, seq: 4, problem: "does not follow from the line before it" });
});

test("lines cut off at the end show against a head that was kept elsewhere, and only against one", async () => {
  withoutTriggers();
  const head = { ...(await auditHead()), from: "a manifest" };
  writerForTests().exec("delete from audit where seq > 5");
  expect(await verifyAudit()).toMatchObject({ ok: true, head: { seq: 5 } });
  expect(await verifyAudit({ heads: [head] })).toEqual({
    ok: false,
    seq: 6,
    problem: "is missing, and all after it: a manifest has line 7",
  });
});

test("a forged line with a right hash, and a chain made anew, show only against a head that was kept elsewhere", async () => {
  const head = { ...(await auditHead()), from: "a manifest" };
  await write((tx) =>
    appendAudit(tx, { id: "somebody else" }, "2026-01-01T00:00:00.000Z", { action: "event.publish", entity: "event", entityId: "x" }),
  );
  // The forged line comes after the head: what was there before still is.
  expect(await verifyAudit({ heads: [head] })).toMatchObject({ ok: true, head: { seq: 8 } });

  withoutTriggers();
  const rows = await lines();
  writerForTests().exec("delete from audit where seq >= 6");
  for (const row of rows.filter(({ seq }) => seq >= 6))
    await write((tx) => appendAudit(tx, { id: "nobody" }, row.at, { action: "event.publish", entity: "event", entityId: row.entityId }));
  expect(await verifyAudit()).toMatchObject({ ok: true, head: { seq: 8 } });
  expect(await verifyAudit({ heads: [head] })).toEqual({ ok: false, seq: 7, problem: "is not the line that was kept in a manifest" });
});

test("a head is text and back; anything else is none", async () => {
  const head = await auditHead();
  expect(parseHead(formatHead(head))).toEqual(head);
  for (const text of ["", "7", "7:abc", `x:${head.hash}`, `${head.seq}:${head.hash}0`]) expect(parseHead(text)).toBeNull();
});

test("only an administrator verifies; it is on record, with what it found", async () => {
  await expect(checkAudit(null)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(checkAudit(editor)).rejects.toMatchObject({ code: "forbidden" });
  await expect(auditStanding(editor)).rejects.toMatchObject({ code: "forbidden" });
  const before = (await lines()).length;
  expect(await checkAudit(admin)).toMatchObject({ ok: true, head: { seq: before } });
  expect((await lines()).at(-1)).toMatchObject({
    action: "audit.verify",
    actorId: "admin",
    detail: JSON.stringify({ lines: before, ok: true }),
  });
});

test("the page looks at what was written since the last walk; a change before it is found by the next whole walk", async () => {
  expect(await auditStanding(admin)).toMatchObject({ last: null, since: { ok: true }, pending: 7 });
  await checkAudit(admin);
  await saveEvent(editor, eventOf());
  expect(await auditStanding(admin)).toMatchObject({
    last: { verdict: { ok: true, head: { seq: 7 } } },
    since: { ok: true, head: { seq: 9 } },
    pending: 2,
  });

  withoutTriggers();
  writerForTests().exec("update audit set detail = '{}' where seq = 9");
  expect((await auditStanding(admin)).since).toEqual({ ok: false, seq: 9, problem: "was changed" });
  writerForTests().exec("delete from audit where seq >= 7");
  expect((await auditStanding(admin)).since).toMatchObject({ ok: false, seq: 7 });
  writerForTests().exec("update audit set detail = '{}' where seq = 2");
  expect(await checkAudit(admin)).toEqual({ ok: false, seq: 2, problem: "was changed" });
  expect(await auditStanding(admin)).toMatchObject({ last: { verdict: { ok: false, seq: 2 } }, since: null });
});

test("an id from outside cannot carry what separates the columns of a line, or fill the file", async () => {
  await saveEvent(readerActor, eventOf(), { at: { id: `x\u001f{}\u001f${"y".repeat(5_000)}`, revision: 1 } }).catch(() => null);
  const last = (await lines()).at(-1);
  expect(last).toMatchObject({ action: "event.save.denied", entityId: `x{}${"y".repeat(197)}` });
  expect(await verifyAudit()).toMatchObject({ ok: true });
});
