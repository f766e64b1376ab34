import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { exportAudit, listAudit, listAuditPeople } from "#db/audit-log";
import { exportEvents } from "#db/export";
import { publishEvent, trashEvent } from "#db/move-event";
import { saveEvent } from "#db/save-event";
import { audit, meta } from "#db/schema";
import { signIn, signOut } from "#db/sessions";
import { noteSettings } from "#db/settings";
import { databaseFile, db, writerForTests } from "#db/store";
import { analyst, dropStore, editor, eventOf, exportContext, freshStore, readerActor, tokenOf } from "#db/testing";
import { createUser } from "#db/users";
import { type Actor, system } from "#domain/access";
import { auditCsv } from "#domain/audit-csv";
import { type AuditFilter, emptyAuditFilter } from "#domain/audit-filter";
import { readCsv } from "#domain/csv";
import { parseFilter } from "#domain/filter";

const admin: Actor = { id: "admin", name: "Ada", role: "admin" };
let id = "";

beforeAll(async () => {
  freshStore();
  await createUser(system, { username: "ana", name: "Ana Lyst", role: "analyst" }, "correct horse battery");
  id = (await saveEvent(editor, eventOf())).id;
  await publishEvent(editor, id, 1);
  await trashEvent(analyst, id, 2).catch(() => null);
  await saveEvent(readerActor, eventOf()).catch(() => null);
});
afterAll(dropStore);

const only = (filter: Partial<AuditFilter>) => ({ ...emptyAuditFilter(), ...filter });
const actions = async (filter: Partial<AuditFilter>) => (await listAudit(admin, only(filter))).lines.map((line) => line.action);

/** The file of a filter, read back. */
async function fileOf(filter: Partial<AuditFilter> = {}) {
  let text = "";
  for await (const part of auditCsv(await exportAudit(admin, only(filter)))) text += part;
  const read = readCsv(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.table.rows.map(({ cells }) => Object.fromEntries(cells) as Record<string, string>);
}

test("only an administrator reads the audit; a file that was refused is on record", async () => {
  for (const actor of [null, readerActor, analyst, editor]) {
    const code = actor ? "forbidden" : "unauthenticated";
    await expect(listAudit(actor, emptyAuditFilter())).rejects.toMatchObject({ code });
    await expect(listAuditPeople(actor)).rejects.toMatchObject({ code });
    await expect(exportAudit(actor, emptyAuditFilter())).rejects.toMatchObject({ code });
  }
  expect((await listAudit(admin, only({ action: "audit" }))).lines.map(({ action, actorId }) => [action, actorId])).toEqual([
    ["audit.export.denied", "editor"],
    ["audit.export.denied", "analyst"],
    ["audit.export.denied", "reader"],
  ]);
});

test("newest first, with who did it and what it was done to; an account that is gone is a former member", async () => {
  const { lines } = await listAudit(admin, only({ entity: "event", id }));
  expect(lines.map(({ action, by, title }) => [action, by, title])).toEqual([
    ["event.trash.denied", "a former member", "Minister visits Rome"],
    ["event.publish", "a former member", "Minister visits Rome"],
    ["event.create", "a former member", "Minister visits Rome"],
  ]);
  const [made] = (await listAudit(admin, only({ entity: "user" }))).lines;
  expect(made).toMatchObject({ action: "user.create", by: "Entente", title: "Ana Lyst" });
});

test("by who, by action, by family, by what was refused, by entity", async () => {
  expect(await actions({ who: "reader", action: "event" })).toEqual(["event.save.denied"]);
  expect(await actions({ action: "event.publish" })).toEqual(["event.publish"]);
  expect(await actions({ action: "event.trash" })).toEqual(["event.trash.denied"]);
  expect(await actions({ action: "event" })).toEqual(["event.save.denied", "event.trash.denied", "event.publish", "event.create"]);
  expect(await actions({ action: "refused", entity: "event" })).toEqual(["event.save.denied", "event.trash.denied"]);
  expect(await actions({ entity: "source" })).toEqual(["source.create"]);
  expect(await actions({ who: "reader", entity: "source" })).toEqual([]);
});

test("days count whole, both ends in; a month is its days", async () => {
  const today = new Date().toISOString().slice(0, 10);
  const all = (await db().select().from(audit)).length;
  expect(await actions({ from: today, to: today })).toHaveLength(all);
  expect(await actions({ from: today.slice(0, 7) })).toHaveLength(all);
  expect(await actions({ to: "2001" })).toEqual([]);
  expect(await actions({ from: "2099-05" })).toEqual([]);
});

test("windows of a hundred follow each other without a gap or a repeat, whatever is written meanwhile", async () => {
  for (let i = 0; i < 120; i++) await trashEvent(analyst, id, 2).catch(() => null);
  const filter = only({ action: "event.trash", who: "analyst" });
  const first = await listAudit(admin, filter);
  await trashEvent(analyst, id, 2).catch(() => null);
  const second = await listAudit(admin, filter, first.older);
  expect([first.lines.length, second.lines.length, second.older]).toEqual([100, 21, null]);
  const numbers = [...first.lines, ...second.lines].map((line) => line.seq);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => b - a));
});

test("the file holds every line of the filter and no other, and that it was taken is a line itself", async () => {
  const rows = await fileOf({ who: "editor" });
  expect(rows.map((row) => row.action)).toEqual(["audit.export.denied", "event.publish", "event.create", "source.create"]);
  expect(rows[1]).toMatchObject({ what: "Publish event", who: "a former member", who_id: "editor", on: "event", on_id: id });
  expect(JSON.parse(rows[1]?.detail ?? "")).toMatchObject({ revision: 2, state: "published" });
  const all = await fileOf();
  expect(all[0]).toMatchObject({ action: "audit.export", who_id: "admin" });
  expect(JSON.parse(all[0]?.detail ?? "")).toEqual({ format: "csv", filter: ["by a former member"], rows: 4 });
  expect(all.length).toBe((await db().select().from(audit)).length - 1);
});

test("a cell of the file is no formula", async () => {
  await saveEvent(readerActor, eventOf(), { at: { id: "=cmd|' /C calc'!A0", revision: 1 } }).catch(() => null);
  let text = "";
  for await (const part of auditCsv(await exportAudit(admin, only({ who: "reader", action: "event" })))) text += part;
  expect(text).toContain(",'=cmd|' /C calc'!A0,");
});

test("an export is on record with its format, filter and rows, by whoever took it", async () => {
  const { filter } = parseFilter(new URLSearchParams("country=IN&country=IT&type=visit"));
  for await (const _rows of exportEvents(editor, filter, "json", exportContext));
  for await (const _rows of exportEvents(null, parseFilter({}).filter, "csv", exportContext));
  const [second, first] = (await listAudit(admin, only({ action: "event.export" }))).lines;
  expect([first?.actorId, JSON.parse(first?.detail ?? "")]).toEqual([
    "editor",
    { format: "json", filter: ["India, Italy", "Visit"], rows: 1 },
  ]);
  expect([second?.by, JSON.parse(second?.detail ?? "")]).toEqual(["A visitor", { format: "csv", filter: [], rows: 1 }]);
});

test("a file that was broken off says so", async () => {
  const parts = exportEvents(editor, parseFilter({}).filter, "csv", exportContext);
  // The header, then the first rows.
  await parts.next();
  await parts.next();
  await parts.return(undefined);
  const [line] = (await listAudit(admin, only({ action: "event.export" }))).lines;
  expect(JSON.parse(line?.detail ?? "")).toMatchObject({ rows: 1, broken_off: true });
});

test("while nothing can be written a file is still given whole, and the server's output has its line", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  writerForTests().pragma("busy_timeout = 20");
  const other = new Database(databaseFile());
  other.exec("begin immediate");
  try {
    let file = "";
    for await (const part of exportEvents(editor, parseFilter({}).filter, "csv", exportContext)) file += part;
    expect(file.trim().split("\r\n")).toHaveLength(2);
    expect(JSON.parse(String(said.mock.calls[0]?.[0]))).toMatchObject({
      reason: "busy",
      by: "editor",
      action: "event.export",
      detail: { rows: 1 },
    });
  } finally {
    other.exec("commit");
    other.close();
    writerForTests().pragma("busy_timeout = 5000");
    said.mockRestore();
  }
});

test("signing in, being refused and signing out are on record", async () => {
  const session = tokenOf(await signIn({ username: "ana", password: "correct horse battery", address: null }));
  await signIn({ username: "ana", password: "wrong", address: null }).catch(() => null);
  await signIn({ username: "no-such-name", password: "wrong", address: null }).catch(() => null);
  await signOut(session);
  const lines = [
    ...(await listAudit(admin, only({ action: "sign_out" }))).lines,
    ...(await listAudit(admin, only({ action: "sign_in" }))).lines,
  ];
  expect(lines.map(({ action, by }) => [action, by])).toEqual([
    ["sign_out", "Ana Lyst"],
    ["sign_in.refused", "An unknown name"],
    ["sign_in.refused", "Ana Lyst"],
    ["sign_in", "Ana Lyst"],
  ]);
  expect(JSON.stringify(await fileOf())).not.toContain("correct horse");
});

test("other settings than the last time are one line; the same are none; a secret is never told", async () => {
  const secret = "0123456789abcdef0123456789abcdef";
  await noteSettings({ ENTENTE_URL: "https://user:word@entente.test", ENTENTE_SECRET: secret, ENTENTE_UNHEARD: "x" });
  await noteSettings({ ENTENTE_URL: "https://user:word@entente.test", ENTENTE_SECRET: secret });
  await noteSettings({ ENTENTE_URL: "https://entente.test", ENTENTE_READING: "members" });
  const { lines } = await listAudit(admin, only({ action: "settings.change" }));
  expect(lines.map(({ by, detail }) => [by, JSON.parse(detail)])).toEqual([
    [
      "Entente",
      {
        ENTENTE_URL: { from: "https://…@entente.test", to: "https://entente.test" },
        ENTENTE_SECRET: { from: "set", to: "not set" },
        ENTENTE_READING: { from: "not set", to: "members" },
      },
    ],
    ["Entente", { ENTENTE_URL: { from: "not set", to: "https://…@entente.test" }, ENTENTE_SECRET: { from: "not set", to: "set" } }],
  ]);
  expect(JSON.stringify([await db().select().from(meta), lines])).not.toMatch(/0123456789abcdef|user:word/);
});
