import { expect, test } from "vitest";
import { actionWords, detailWords, entityWords, isRefused } from "#domain/audit-actions";
import { auditCsv } from "#domain/audit-csv";
import { auditFilterWords, emptyAuditFilter, formatAuditFilter, parseAuditFilter, parseBefore } from "#domain/audit-filter";
import { settingsDiff, tellSettings } from "#domain/settings";

test("a filter goes into an address and comes back the same", () => {
  const query = "?who=0192-abc&action=event&entity=event&id=in-it-2025&from=2025-04&to=2025-06-01";
  const { filter, ignored } = parseAuditFilter(new URLSearchParams(query));
  expect(ignored).toEqual([]);
  expect(filter).toEqual({ who: "0192-abc", action: "event", entity: "event", id: "in-it-2025", from: "2025-04", to: "2025-06-01" });
  expect(formatAuditFilter(filter)).toBe(query);
  expect(formatAuditFilter(filter, 7)).toBe(`${query}&before=7`);
  expect(formatAuditFilter(emptyAuditFilter())).toBe("");
});

test("what a form sends empty is no filter, and the last of a repeated one counts", () => {
  expect(parseAuditFilter({ who: "", action: ["", "sign_in"], from: " ", to: undefined })).toEqual({
    filter: { ...emptyAuditFilter(), action: "sign_in" },
    ignored: [],
  });
});

test.each([
  ["who=%3Cscript%3E", "Who: “<script>” is not an account"],
  ["action=event.nope", "Action: “event.nope” is not an action"],
  ["action=constructor", "Action: “constructor” is not an action"],
  ["entity=toString", "On: “toString” is nothing that the audit is about"],
  ["id=%00", "Id: “\u0000” is not an id"],
  ["from=banana", "From: “banana” is not a date"],
  ["to=2024-02-30", "To: “2024-02-30” is not a date"],
  ["from=2025&to=2020", "Period: it ends (2020) before it starts (2025)"],
  ["sort=;drop", "“sort” is not a filter"],
])("%s is left out and named", (query, words) => {
  const { filter, ignored } = parseAuditFilter(new URLSearchParams(query));
  expect(filter).toEqual(emptyAuditFilter());
  expect(ignored).toEqual([expect.stringContaining(words)]);
});

test.each([
  ["12", 12],
  ["-1", null],
  ["0", null],
  ["1e9", null],
  ["99999999999999999999", null],
  [undefined, null],
])("a window before %j begins before %j", (text, wanted) => expect(parseBefore(text)).toBe(wanted));

test("a filter in words names what it asks for", () => {
  const { filter } = parseAuditFilter({ who: "x", action: "refused", from: "2025-04", to: "2025-05" });
  expect(auditFilterWords(filter, () => "Ana")).toEqual(["by Ana", "refused", "from Apr 2025", "to May 2025"]);
});

test("an action that was refused says so; one that nobody knows is its own name", () => {
  expect(actionWords("event.publish")).toBe("Publish event");
  expect(actionWords("event.publish.denied")).toBe("Publish event, refused");
  expect(actionWords("event.teleport")).toBe("event.teleport");
  expect(actionWords("toString")).toBe("toString");
  expect(entityWords("constructor")).toBe("constructor");
  expect([isRefused("event.publish.denied"), isRefused("sign_in.refused"), isRefused("event.publish")]).toEqual([true, true, false]);
});

test("detail in a few phrases, whatever it holds", () => {
  expect(detailWords('{"revision":3,"via":"form","reason":"No source given","changed":["date","title"]}')).toEqual([
    "revision 3",
    "via form",
    "reason “No source given”",
    "changed date, title",
  ]);
  expect(detailWords('{"ENTENTE_URL":{"from":"not set","to":"https://x.org"}}')).toEqual(["ENTENTE_URL from “not set”; to https://x.org"]);
  expect(detailWords("{}")).toEqual([]);
  for (const odd of ["not JSON", "null", "7"]) expect(detailWords(odd)).toEqual([odd]);
});

test("a file without a line is its header", async () => {
  let text = "";
  for await (const part of auditCsv((async function* () {})())) text += part;
  expect(text).toBe("\uFEFFline,at,who,who_id,action,what,on,on_id,detail,previous,hash\r\n");
});

test("of settings a secret's value is never told, and only what differs is", () => {
  const told = tellSettings({ ENTENTE_SECRET: "s3cret", ENTENTE_URL: "https://a:b@x.org/", PATH: "/bin", ENTENTE_READING: "" });
  expect(told).toEqual({ ENTENTE_SECRET: "set", ENTENTE_URL: "https://…@x.org/" });
  expect(settingsDiff(told, { ...told, ENTENTE_SEED: "none" })).toEqual({ ENTENTE_SEED: { from: "not set", to: "none" } });
  expect(settingsDiff(told, told)).toEqual({});
});
