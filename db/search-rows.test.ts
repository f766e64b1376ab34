import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eachEvent } from "#db/export";
import { countTimeline } from "#db/facets";
import { saveEvent } from "#db/save-event";
import { write, writerForTests } from "#db/store";
import { dropStore, editor, eventOf, freshStore } from "#db/testing";
import { getTimelinePage } from "#db/timeline-page";
import { bumpTimeline } from "#db/version";
import { type Filter, parseFilter } from "#domain/filter";

const filterOf = (query: string): Filter => parseFilter(new URLSearchParams(query)).filter;
const old: string[] = [];

async function exported(filter: Filter) {
  const ids: string[] = [];
  for await (const chunk of eachEvent(filter)) ids.push(...chunk.map((row) => row.event.id));
  return ids;
}

/** That many more visits of 2024 about widgets, in the timelines and the index alone: their saves would take minutes. */
async function addWidgets(from: number, to: number) {
  await write(async (tx, raw) => {
    const numbers = `with recursive n(i) as (select ${from} union all select i + 1 from n where i + 1 < ${to})`;
    raw.exec(`${numbers} insert into timeline_entries
      select '*', 202406010000000 + i, 'clone-' || i, 20240601, 20240601, 0, 1, -1, 0, 1, 35, 2, null, null from n`);
    raw.exec(`${numbers} insert into event_search (rowid, title, people, organisations, place, series, sources, summary, scopes)
      select 202406010000000 + i, 'widget', '', '', '', '', '', '', '' from n`);
    await bumpTimeline(tx);
  });
}

beforeAll(async () => {
  freshStore();
  for (const [title, type] of [
    ["A widget of old", "visit"],
    ["Another widget of old", "port_call"],
  ] as const)
    old.unshift((await saveEvent(editor, eventOf({ title, type, date: "1999-05-01" }), { publish: true })).id);
  await addWidgets(0, 1_101);
});
afterAll(dropStore);

describe.each([
  ["more hits than are counted", 1_101],
  ["more hits than are looked at", 6_000],
  ["more than that before the end of the period, too", 12_000],
])("%s", (_name, hits) => {
  beforeAll(() =>
    addWidgets(writerForTests().prepare("select count(*) from timeline_entries where scope = '*'").pluck().get() as number, hits + 2),
  );

  test.each([
    "q=widget&from=1999&to=1999",
    "q=widget&to=1999",
    "q=widget&type=visit&to=2000",
    "q=widget&type=port_call",
    "q=widget&country=IN",
    "q=widget&from=1999&to=1999&sources=2",
  ])("“%s” shows the rows that its file holds", async (query) => {
    const page = await getTimelinePage(filterOf(query));
    const file = await exported(filterOf(query));
    expect(page.rows.map((row) => row.event.id)).toEqual(file);
    expect(page.total).toBe(file.length);
    expect(page.capped).toBe(false);
    expect(file).toEqual(expect.arrayContaining(query.includes("sources") ? [] : query.includes("port_call") ? [old[0]] : [old[1]]));
  });

  test("a count that is none of all hits says so, and is never more than there are", async () => {
    const counts = await countTimeline(filterOf("q=widget"));
    expect(counts.capped).toBe(true);
    expect(counts.total).toBeGreaterThan(1_000);
    expect(counts.total).toBeLessThanOrEqual(hits + 2);
  });
});

test("a beginning finds the words that came on record after it was first asked, beneath their whole too", async () => {
  const save = async (title: string, partOf = "") =>
    (await saveEvent(editor, eventOf({ title, date: "2011-03-01", partOf }), { publish: true })).id;
  const titles = async () => (await getTimelinePage(filterOf("q=zebraf"))).rows.map((row) => [row.event.title, row.depth]);
  const whole = await save("Zebrafish talks");
  expect(await titles()).toEqual([["Zebrafish talks", 0]]);
  await save("Zebrafinch session", whole);
  expect(await titles()).toEqual([
    ["Zebrafish talks", 0],
    ["Zebrafinch session", 1],
  ]);
});
