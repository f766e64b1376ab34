import { afterAll, beforeAll, expect, test } from "vitest";
import { reindex, renewIndex } from "#db/reindex";
import { saveEvent } from "#db/save-event";
import { writerForTests } from "#db/store";
import { dropStore, editor, eventOf, freshStore, sourceOf } from "#db/testing";
import { getTimelinePage } from "#db/timeline-page";
import { emptyFilter } from "#domain/filter";

const save = async (title: string, summary: string) => {
  const sources = [sourceOf({ address: `https://example.org/${title.length}`, publisher: "Gazette" })];
  await saveEvent(editor, eventOf({ title, summary, citations: sources[0]?.address ?? "" }), { publish: true, sources });
};

beforeAll(async () => {
  freshStore();
  await save("North", "Łódź, Ørsted, Straße, Đà Nẵng, Þórshöfn, Ærø, Œuvre, Iğdır");
  await save("Far east", "日本防衛省とC130輸送機, サーバー, 국방부장관");
});
afterAll(dropStore);

const found = async (q: string) => (await getTimelinePage({ ...emptyFilter(), q })).rows.map((row) => row.event.title);

const asked: [string, string[]][] = [
  ...[
    "lodz",
    "Łódź",
    "LODZ",
    "łodz",
    "orsted",
    "ørst",
    "strasse",
    "STRASSE",
    "straße",
    "STRAẞE",
    "da nang",
    "thorshofn",
    "aero",
    "oeuvre",
    "igdir",
  ].map((q): [string, string[]] => [q, ["North"]]),
  ...[
    "防衛",
    "日本防衛省",
    "防衛省",
    "防",
    "省",
    "防衛 ",
    "C130",
    "輸送機",
    "c130輸送",
    "サーバー",
    "バー",
    "국방부",
    "장관",
    "防衛 gazette",
    "日本 輸送",
  ].map((q): [string, string[]] => [q, ["Far east"]]),
  ...["衛防", "日防", "本省", "lodzer", "機輸", "省と日本"].map((q): [string, string[]] => [q, []]),
];

test.each(asked)("“%s” finds %j", async (q, titles) => {
  expect(await found(q)).toEqual(titles);
});

test("an index of before is made anew at a start, where it is small enough to wait for", async () => {
  const writer = writerForTests();
  const spoil = () => {
    writer.exec("insert into event_search (event_search) values ('delete-all'); delete from meta where name = 'search_folding'");
    writer.exec(
      `insert into event_search (rowid, title, people, organisations, place, series, sources, summary, scopes)
       select position, title, '', '', '', '', '', summary, '' from events`,
    );
  };
  spoil();
  expect(await renewIndex(1)).toContain("npm run reindex (2 events");
  expect(await found("lodz")).toEqual([]);
  expect(await renewIndex()).toBeNull();
  for (const [q, titles] of asked) expect(await found(q), q).toEqual(titles);
  expect((await getTimelinePage({ ...emptyFilter(), country: ["IN", "IT"], q: "lodz" })).rows).toHaveLength(1);
  const version = writer.prepare("select value from meta where name = 'timeline_version'").pluck();
  const before = version.get();
  expect(await renewIndex()).toBeNull();
  expect(version.get()).toBe(before);
  expect(await reindex()).toBe(2);
});
