import { afterAll, beforeEach, expect, test } from "vitest";
import { keepLines } from "#db/keep-lines";
import { trashEvent } from "#db/move-event";
import { saveEvent } from "#db/save-event";
import { findUnsoundness } from "#db/soundness";
import { writerForTests } from "#db/store";
import { dropStore, editor, eventOf, freshStore } from "#db/testing";

let id: string;
beforeEach(async () => {
  freshStore();
  ({ id } = await saveEvent(editor, eventOf({ summary: "First", participants: "Ana|Minister|IN|head" }), { publish: true }));
  await saveEvent(editor, eventOf({ title: "A draft" }));
  const { id: gone } = await saveEvent(editor, eventOf({ title: "Gone" }), { publish: true });
  await trashEvent(editor, gone, 1);
  await saveEvent(editor, eventOf({ summary: "Second", citations: "https://example.org/a|A quote; https://example.org/b" }), {
    at: { id, revision: 1 },
  });
  await keepLines({ pause: 0 });
});
afterAll(dropStore);

/** Removes what keeps a table append-only, as somebody with the file could. */
function unlock(table: string) {
  const raw = writerForTests();
  for (const name of raw.prepare("select name from sqlite_master where type = 'trigger' and tbl_name = ?").pluck().all(table))
    raw.exec(`drop trigger "${name}"`);
  return raw;
}

test("a record that its verbs wrote is sound", () => expect(findUnsoundness()).toEqual([]));

test.each([
  ["a changed field", "update events set summary = 'Other' where id = ?", /is not what its revision 2 says/],
  ["a lost citation", "delete from citations where event_id = ? and at = 1", /is not what its revision 2 says/],
  ["a lost country", "delete from event_countries where event_id = ? and at = 1", /is not what its revision 2 says/],
  ["a lost revision", "delete from revisions where entity_id = ? and revision = 1", /is at revision 2 and has 1 on record/],
  ["a revision that was not kept", "update events set revision = 3 where id = ?", /is at revision 3 and has 2 on record/],
  ["a changed state", "update events set state = 'draft' where id = ?", /not what its revision|timelines/],
  ["a lost entry of a timeline", "delete from timeline_entries where event_id = ? and scope = '*'", /not in the timelines/],
  [
    "a changed line of exports",
    "update event_lines set line = line || ' ' where position = (select position from events where id = ?)",
    /line of an export/,
  ],
  [
    "a line of exports of no event",
    "update event_lines set position = 1 where position = (select position from events where id = ?)",
    /line of an export/,
  ],
])("%s is found", (_name, change, problem) => {
  unlock("revisions");
  writerForTests().prepare(change).run(id);
  expect(findUnsoundness().join("\n")).toMatch(problem);
});

test("a changed and a missing line of the audit are found at their place", () => {
  const raw = unlock("audit");
  raw.exec("begin; update audit set detail = '{}' || ' ' where seq = 3");
  raw.exec("commit");
  expect(findUnsoundness()).toEqual(["The audit is broken at line 3"]);
  raw.exec("delete from audit where seq = 2");
  expect(findUnsoundness()).toEqual(["The audit is broken at line 2"]);
});
