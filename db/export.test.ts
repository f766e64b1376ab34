import { afterAll, beforeEach, expect, test } from "vitest";
import { findEvent, getEventView, listDrafts } from "#db/events";
import { eachEvent, exportEvents } from "#db/export";
import { countTimeline } from "#db/facets";
import { keepLines } from "#db/keep-lines";
import { publishEvent, trashEvent } from "#db/move-event";
import { saveEvent } from "#db/save-event";
import { reader, writerForTests } from "#db/store";
import { dropStore, editor, eventOf, exportContext, freshStore } from "#db/testing";
import { getTimelinePage } from "#db/timeline-page";
import { nameOfUser } from "#db/user-names";
import { readCsv } from "#domain/csv";
import { emptyFilter, parseFilter } from "#domain/filter";
import { formats } from "#domain/formats/index";

beforeEach(freshStore);
afterAll(dropStore);

const publish = (text: Record<string, string> = {}) => saveEvent(editor, eventOf(text), { publish: true }).then(({ id }) => id);

/** The file of the whole timeline; `between` runs once its header and first rows were read. */
async function fileOf(name: string, between = async () => {}) {
  const parts: string[] = [];
  for await (const part of exportEvents(editor, emptyFilter(), name, exportContext)) {
    parts.push(part);
    if (parts.length === 2) await between();
  }
  return parts.join("");
}

/** Copies an event so often, straight in the tables: a file of several chunks without as many saves. */
function multiply(id: string, times: number) {
  const writer = writerForTests();
  const copy = (table: string, changes: Record<string, string>) => {
    const columns = writer.prepare("select name from pragma_table_info(?)").pluck().all(table) as string[];
    const key = columns.includes("event_id") ? "event_id" : "id";
    writer
      .prepare(
        `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${times})
         insert into ${table} (${columns.join(", ")}) select ${columns.map((name) => changes[name] ?? name).join(", ")} from ${table}, n where ${key} = ?`,
      )
      .run(id);
  };
  copy("events", { id: "'copy-' || i", position: "position + i" });
  copy("event_countries", { event_id: "'copy-' || i" });
  copy("citations", { event_id: "'copy-' || i" });
  copy("timeline_entries", { event_id: "'copy-' || i", position: "position + i" });
}

test.each([
  ["csv", "of kept lines", () => keepLines({ pause: 0 })],
  ["csv", "without any", async () => {}],
  ["json", "", async () => {}],
])("a %s %s made while events change is one moment of the record", async (name, _how, keep) => {
  const id = await publish();
  multiply(id, 700);
  await keep();
  const before = await fileOf(name);
  let changed = false;
  const during = await fileOf(name, async () => {
    // Far from the rows that were read first: newest come first, and these are the oldest.
    await saveEvent(editor, eventOf({ title: "Changed meanwhile" }), { at: { id, revision: 1 } });
    await trashEvent(editor, "copy-5", 1);
    await keep();
    await publish({ title: "New meanwhile", date: "1999" });
    changed = true;
  });
  expect(changed).toBe(true);
  expect(during).toBe(before);
  const after = await fileOf(name);
  expect(after).toContain("Changed meanwhile");
  expect(after).toContain("New meanwhile");
  expect(after).not.toContain("copy-5,");
});

test("a file that nobody reads to its end holds nothing open", async () => {
  const id = await publish();
  multiply(id, 600);
  const rows = eachEvent(emptyFilter());
  await rows.next();
  await rows.return(undefined);
  expect(writerForTests().pragma("wal_checkpoint(truncate)")).toEqual([{ busy: 0, log: 0, checkpointed: 0 }]);
});

test("a source that is cited twice is listed once", async () => {
  await publish({ citations: "https://example.org/a|one; https://www.example.org/a/|two" });
  const { events } = JSON.parse(await fileOf("json"));
  expect(events[0].citations).toHaveLength(2);
  expect(events[0].sources).toHaveLength(1);
});

test("drafts and trash are in no file, nor beside a published event that they belong to", async () => {
  const series = { newSeries: "Committee" };
  const whole = await saveEvent(editor, eventOf({ title: "Whole", edition: "2", series: "new" }), { publish: true, ...series });
  const seriesId = (await findEvent(editor, whole.id))?.series ?? "";
  const part = await saveEvent(editor, eventOf({ title: "Secret part", partOf: whole.id, series: seriesId, edition: "1" }));
  const gone = await saveEvent(editor, eventOf({ title: "Secret trash", partOf: whole.id, series: seriesId, edition: "3" }), {
    publish: true,
  });
  await trashEvent(editor, gone.id, 1);
  await saveEvent(editor, eventOf({ title: "Whole", edition: "2", series: seriesId, related: `${part.id}|follows`, note: "Secret note" }), {
    at: { id: whole.id, revision: 1 },
  });
  for (const name of ["csv", "json"]) expect(await fileOf(name)).not.toContain("Secret");
  expect(JSON.stringify(await getEventView(null, whole.id))).not.toContain("Secret");
  expect(JSON.stringify(await getEventView(editor, whole.id))).toContain("Secret part");
  for (const id of [part.id, gone.id]) await expect(getEventView(null, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await getEventView(editor, gone.id)).toMatchObject({ trashed: { by: expect.any(String) } });
});

test("a type, status, theme or country that the codebook no longer has is shown as it stands, and counts", async () => {
  const id = await publish();
  writerForTests().exec(
    `update events set type = 'joust', status = 'jousted', level = 'knight', themes = '["chivalry"]', format = 'on_horse';
     update event_countries set country = 'YU' where country = 'IT'; update timeline_entries set type = -1, status = -1`,
  );
  const { rows, total } = await getTimelinePage(emptyFilter());
  expect([rows.length, total]).toEqual([1, 1]);
  expect(rows[0]?.event).toMatchObject({ type: "joust", status: "jousted", themes: ["chivalry"] });
  expect(rows[0]?.event).not.toHaveProperty("unreadable");
  expect(await getEventView(null, id)).toMatchObject({ event: { type: "joust" } });
  const read = readCsv(await fileOf("csv"));
  expect(read.ok && read.table.rows[0]?.cells.get("countries")).toContain("YU");
  expect(JSON.parse(await fileOf("json")).events[0].type).toBe("joust");
});

test.each([
  ["a list that is no JSON", "participants = '[{'"],
  ["a list that is no list", "themes = '{}'"],
  ["a list of something else", "organisations = '[null]'"],
  ["a date that is none", "date = '2024-02-30'"],
  ["a validity that is none", "valid_until = 'soon'"],
])("an event with %s is a placeholder that nothing changes, and the others are shown", async (_name, damage) => {
  const id = await publish({ title: "Damaged" });
  await publish({ title: "Sound", date: "2024" });
  writerForTests().exec(`update events set ${damage} where id = '${id}'`);
  const { rows } = await getTimelinePage(emptyFilter());
  expect(rows.map(({ event }) => [event.title, event.unreadable])).toEqual([
    ["Damaged", true],
    ["Sound", undefined],
  ]);
  expect(rows[0]?.event.summary).toContain("cannot be read");
  expect((await getEventView(null, id)).event).toMatchObject({ date: "2025-04-14/2025-04-15", participants: [] });
  for (const name of ["csv", "json"]) expect(await fileOf(name)).toContain("Sound");
  await expect(saveEvent(editor, eventOf(), { at: { id, revision: 1 } })).rejects.toMatchObject({ code: "conflict" });
  await expect(trashEvent(editor, id, 1)).rejects.toMatchObject({ code: "conflict" });
  expect(reader().prepare("select count(*) from revisions where entity_id = ?").pluck().get(id)).toBe(1);
});

test("what someone did whose account is gone is still shown", async () => {
  expect(await nameOfUser("nobody-any-more")).toBe("a former member");
  const { id } = await saveEvent({ id: "gone", name: "Gone", role: "analyst" }, eventOf());
  expect((await listDrafts(editor)).map((one) => one.id)).toEqual([id]);
  await publishEvent(editor, id, 1);
  await trashEvent({ id: "gone", name: "Gone", role: "editor" }, id, 2);
  expect((await getEventView(editor, id)).trashed?.by).toBe("a former member");
  expect((await countTimeline(parseFilter({}).filter)).total).toBe(0);
});

test("what readers get names no event that they may not see, not even by its id", async () => {
  const draft = (await saveEvent(editor, eventOf({ title: "Draft" }))).id;
  const open = await publish({ title: "Open" });
  const id = await publish({ title: "Linked", partOf: draft, related: `${draft}|follows; ${open}|follows` });
  const view = await getEventView(null, id);
  expect(view.event).toMatchObject({ partOf: null, related: [{ event: open, relation: "follows" }] });
  expect(JSON.stringify(view)).not.toContain(draft);
  for (const name of Object.keys(formats)) {
    const file = await fileOf(name);
    expect(file, name).not.toContain(draft);
    expect(file, name).toContain(open);
  }
  expect((await getEventView(editor, id)).event).toMatchObject({ partOf: draft, related: [{ event: draft }, { event: open }] });
  await publishEvent(editor, draft, 1);
  expect((await getEventView(null, id)).event.partOf).toBe(draft);
});
