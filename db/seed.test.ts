import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getEventView } from "#db/events";
import { eachEvent } from "#db/export";
import { countTimeline } from "#db/facets";
import { loadSample } from "#db/seed";
import { reader } from "#db/store";
import { dropStore, editor, freshStore } from "#db/testing";
import { getTimelinePage } from "#db/timeline-page";
import { readCsv } from "#domain/csv";
import { type Event, event as record } from "#domain/event";
import { emptyFilter, parseFilter } from "#domain/filter";
import { formats } from "#domain/formats/index";

beforeAll(async () => {
  freshStore();
  await loadSample();
});
afterAll(dropStore);

const read = readCsv(readFileSync("db/seed/events.csv", "utf8"));
const rows = read.ok ? read.table.rows : [];

test("all 200 rows of the sample arrive, every column of each", async () => {
  expect(rows).toHaveLength(200);
  const seriesName = new Map(reader().prepare("select id, name from series").raw().all() as [string, string][]);
  for (const { cells } of rows) {
    const view = await getEventView(editor, cells.get("ref") ?? "");
    const text = record.toText(view.event as Event);
    const same = (name: string, field: keyof typeof text) =>
      expect([name, cells.get("ref"), text[field].replaceAll("; ", ";")]).toEqual([
        name,
        cells.get("ref"),
        cells.get(name)?.replaceAll("; ", ";"),
      ]);
    for (const [name, field] of [
      ["type", "type"],
      ["title", "title"],
      ["countries", "countries"],
      ["date", "date"],
      ["date_basis", "dateBasis"],
      ["status", "status"],
      ["edition", "edition"],
      ["part_of", "partOf"],
      ["city", "city"],
      ["venue_country", "venueCountry"],
      ["level", "level"],
      ["organisations", "organisations"],
      ["participants", "participants"],
      ["valid_until", "validUntil"],
      ["summary", "summary"],
      ["note", "note"],
    ] as const)
      same(name, field);
    expect(new Set(view.event.themes)).toEqual(new Set((cells.get("themes") ?? "").split(";").filter(Boolean)));
    expect(view.event.series ? seriesName.get(view.event.series) : "").toBe(cells.get("series"));
    expect(view.citations).toHaveLength(1);
    expect(view.citations[0]?.source).toMatchObject({
      address: cells.get("source_url"),
      title: cells.get("source_title"),
      publisher: cells.get("source_publisher"),
      published: cells.get("source_published") || null,
    });
    expect(view.event.state).toBe("published");
  }
});

test("the visit of April 2025 holds its four events", async () => {
  const { rows: shown } = await getTimelinePage(parseFilter({ country: ["IN", "IT"], from: "2025-04", to: "2025-04" }).filter);
  const [visit, ...parts] = shown;
  expect(visit).toMatchObject({ depth: 0, event: { type: "visit" } });
  expect(parts.map((row) => row.depth)).toEqual([1, 1, 1, 1]);
});

test.each([
  {},
  { country: ["IN", "IT"] },
  { country: ["AU", "IN", "JP"], match: "any" },
  { country: ["IT", "JP", "GB"] },
  { country: "JP", type: ["exercise", "dialogue"], from: "2015", to: "2020" },
  { q: "garuda" },
  { country: ["IN", "IT"], q: "defence minis" },
  { theme: ["maritime", "air"], level: "unit", bilateral: "1" },
  { country: ["IN", "IT"], type: ["committee_meeting", "agreement"] },
  { series: "varuna" },
])("rows on screen are the rows in the file and the number in the heading: %j", async (params) => {
  const { filter } = parseFilter(params);
  const shown: string[] = [];
  const counts = await countTimeline(filter);
  for (let after: string | undefined; ; ) {
    const page = await getTimelinePage(filter, { after });
    shown.push(...page.rows.map((row) => row.event.id));
    if (!page.next) break;
    after = page.next;
  }
  const exported: string[] = [];
  for await (const chunk of eachEvent(filter)) exported.push(...chunk.map((row) => row.event.id));
  expect(shown.length).toBeGreaterThan(0);
  expect(new Set(shown).size).toBe(shown.length);
  expect([...shown].sort()).toEqual([...exported].sort());
  expect(counts.total).toBe(shown.length);
});

test("each facet is counted without its own filter", async () => {
  const all = await countTimeline(parseFilter({ country: ["IN", "IT"] }).filter);
  const visits = await countTimeline(parseFilter({ country: ["IN", "IT"], type: "visit" }).filter);
  expect(visits.facets.type).toEqual(all.facets.type);
  expect(visits.total).toBe(all.facets.type.visit);
  const levels = Object.values(visits.facets.level).reduce((a, b) => a + b, 0);
  expect(levels).toBeLessThanOrEqual(visits.total);
});

test("an export holds no note of an analyst, and reads back as it was", async () => {
  const csv = formats.csv;
  if (!csv) throw new Error("no csv");
  let text = "";
  for await (const part of csv.write(eachEvent(emptyFilter()), { origin: "https://example.org", filter: "", madeAt: "", bom: true }))
    text += part;
  const back = readCsv(text);
  if (!back.ok) throw new Error(JSON.stringify(back.problems));
  expect(back.table.rows).toHaveLength(200);
  expect(text).not.toContain("Source title inferred");
  expect(back.table.header).not.toContain("note");
  const one = back.table.rows.find((row) => row.cells.get("id") === "in-it-2025-jdc-11");
  expect(one?.cells.get("date")).toBe("[2025-04-14,2025-04-15]");
  expect(one?.cells.get("url")).toBe("https://example.org/events/in-it-2025-jdc-11");
});
