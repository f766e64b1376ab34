import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eachEvent } from "#db/export";
import { countTimeline, leftToSql } from "#db/facets";
import { trashEvent } from "#db/move-event";
import { saveEvent } from "#db/save-event";
import { dropStore, editor, eventOf, freshStore, sourceOf } from "#db/testing";
import { listWindow, parseCursor } from "#db/timeline";
import { getTimelinePage } from "#db/timeline-page";
import { emptyFilter, type Filter, filterNames, parseFilter } from "#domain/filter";

const filterOf = (query: string): Filter => parseFilter(new URLSearchParams(query)).filter;

async function save(text: Record<string, string>, publish = true) {
  return (await saveEvent(editor, eventOf(text), { publish })).id;
}

/** Every window of a timeline, with windows of a size. */
async function windows(filter: Filter, size: number) {
  const ids: string[][] = [];
  for (let after: string | null = null, first = true; first || after; first = false) {
    const { rows, next } = await listWindow(filter, parseCursor(after ?? undefined), size);
    ids.push(rows.map((row) => row.eventId));
    after = next;
    if (ids.length > 500) throw new Error("It never ends.");
  }
  return ids;
}

async function exported(filter: Filter) {
  const ids: string[] = [];
  for await (const chunk of eachEvent(filter)) ids.push(...chunk.map((row) => row.event.id));
  return ids;
}

beforeAll(async () => {
  freshStore();
  const visit = await save({ title: "Visit of three parts", date: "2020-05-01/2020-05-04" });
  for (const day of ["02", "03", "04"])
    await save({ title: `Part on the ${day}th`, type: "bilateral_meeting", date: `2020-05-${day}`, partOf: visit });
  const talks = await save({ title: "Talks with a session", type: "dialogue", date: "2020-05-01", partOf: visit });
  await save({ title: "Session of the talks", type: "committee_meeting", date: "2020-05-01", partOf: talks });
  for (let i = 0; i < 12; i++) await save({ title: `Same day ${i}`, type: "port_call", date: "2021-01-15" });
  await save({ title: "Trilateral exercise C-130", type: "exercise", countries: "IN; IT; FR", date: "2019-07", themes: "air; maritime" });
  await save({ title: "Türkiye hosts", countries: "IT|visitor; TR|host", date: "2018~", summary: "Café talks about 한국 and مصر" });
  await save({ title: "Draft about dragons", date: "2022" }, false);
  const cited = (n: number) => Array.from({ length: n }, (_, i) => `https://example.org/${n}/${i}||supports|${n === 4 ? 1 : 2}`).join("; ");
  for (const n of [3, 4])
    await saveEvent(editor, eventOf({ title: `Of ${n} sources`, date: "2023", citations: cited(n), countries: "DE; GB" }), {
      publish: true,
      sources: [sourceOf({ address: `https://example.org/${n}/0`, reliability: n === 4 ? "A" : "B" })],
    });
  const gone = await save({ title: "Trashed about dragons", date: "2022" });
  await trashEvent(editor, gone, 1);
});
afterAll(dropStore);

describe("windows", () => {
  const filters = [
    "",
    "country=IN&country=IT",
    "country=IN",
    "type=port_call",
    "type=bilateral_meeting",
    "q=same+day",
    "from=2020&to=2020",
    "bilateral=1",
  ];
  test.each(filters)("of any size hold every row of “%s” once, in one order, the same as the file", async (query) => {
    const filter = filterOf(query);
    const whole = (await windows(filter, 100)).flat();
    const { total } = await countTimeline(filter);
    expect(whole.length).toBe(total);
    expect(new Set(whole).size).toBe(whole.length);
    expect([...(await exported(filter))].sort()).toEqual([...whole].sort());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (size) => {
        const parts = await windows(filter, size);
        expect(parts.flat()).toEqual(whole);
        expect(parts.every((part) => part.length <= size)).toBe(true);
      }),
      { numRuns: 9 },
    );
  });

  test("a visit holds its parts beneath it, a part of a part deeper", async () => {
    const { rows } = await getTimelinePage(filterOf("from=2020&to=2020"));
    expect(rows.map((row) => [row.event.title, row.depth])).toEqual([
      ["Visit of three parts", 0],
      ["Talks with a session", 1],
      ["Session of the talks", 2],
      ["Part on the 02th", 1],
      ["Part on the 03th", 1],
      ["Part on the 04th", 1],
    ]);
  });

  test("a part whose whole does not match is a row of its own, marked with the whole", async () => {
    const { rows } = await getTimelinePage(filterOf("type=bilateral_meeting"));
    expect(rows.map((row) => [row.depth, row.during?.title])).toEqual(Array(3).fill([0, "Visit of three parts"]));
  });

  test("a cursor that was tampered with is none", async () => {
    for (const after of ["", "abc", "-1", "1e9", "20200101", "99999999999999999999", "1.2.3", "20250414000000001;drop"])
      expect(parseCursor(after)).toBeNull();
    expect((await getTimelinePage(emptyFilter(), { after: "';--" })).rows.length).toBeGreaterThan(0);
  });
});

describe("countries", () => {
  const titles = async (query: string) => (await getTimelinePage(filterOf(query))).rows.map((row) => row.event.title);

  test("an event of three stands on each of its pairs; bilateral only leaves it out", async () => {
    for (const pair of ["country=IN&country=IT", "country=FR&country=IN", "country=FR&country=IT"])
      expect(await titles(`${pair}&type=exercise`)).toEqual(["Trilateral exercise C-130"]);
    expect(await titles("country=IN&country=IT&type=exercise&bilateral=1")).toEqual([]);
    expect(await titles("country=FR&country=IN&country=IT")).toEqual(["Trilateral exercise C-130"]);
  });

  test("any of the countries", async () => {
    expect(await titles("country=TR&country=FR&match=any")).toEqual(["Trilateral exercise C-130", "Türkiye hosts"]);
    expect(await titles("country=TR&country=FR")).toEqual([]);
  });
});

describe("search", () => {
  const found = async (q: string) => (await getTimelinePage({ ...emptyFilter(), q })).rows.map((row) => row.event.title);

  test.each([
    ["C-130", "Trilateral exercise C-130"],
    ["c 130", "Trilateral exercise C-130"],
    ["turkiye", "Türkiye hosts"],
    ["TÜRKİYE", "Türkiye hosts"],
    ["cafe", "Türkiye hosts"],
    ["한국", "Türkiye hosts"],
    ["مصر", "Türkiye hosts"],
    ["trilat", "Trilateral exercise C-130"],
    ['exercise "C', "Trilateral exercise C-130"],
    ["france trilateral", "Trilateral exercise C-130"],
  ])("“%s” finds it", async (q, title) => {
    expect(await found(q)).toContain(title);
  });

  test.each([
    '"',
    "AND",
    "OR NOT",
    "title:",
    "(",
    "*",
    "-foo",
    "NEAR(a b)",
    "%",
    "_",
    "\\",
    "😀",
    "^",
    "a".repeat(10_000),
    "zqinit",
    "{title} : x",
  ])("%s is no error", async (q) => {
    await expect(found(q)).resolves.toBeInstanceOf(Array);
  });

  test("drafts and trash are in no result and in no count", async () => {
    expect(await found("dragons")).toEqual([]);
    expect((await countTimeline({ ...emptyFilter(), q: "dragons" })).total).toBe(0);
    expect((await exported(filterOf("q=dragons"))).length).toBe(0);
  });
});

describe("what a choice is said to show is what choosing it shows", () => {
  const facetsOf = async (query: string) => (await countTimeline(filterOf(query))).facets;
  const totalOf = async (query: string) => (await countTimeline(filterOf(query))).total;

  test.each([2, 3, 4])("%i sources", async (n) => {
    expect((await facetsOf(`sources=${n}`)).sources).toBe(await totalOf(`sources=${n}`));
    expect(await totalOf(`sources=${n}`)).toBe({ 2: 2, 3: 2, 4: 1 }[n]);
  });

  test.each(["A1", "B2", "C3"])("graded %s", async (grade) => {
    expect((await facetsOf(`grade=${grade}`)).grade).toBe(await totalOf(`grade=${grade}`));
    expect(await totalOf(`grade=${grade}`)).toBe({ A1: 1, B2: 2, C3: 2 }[grade]);
  });

  test("where none is chosen, at what the page offers", async () => {
    expect(await facetsOf("")).toMatchObject({ sources: 2, grade: 2 });
  });
});

test("a filter that the counting does not know is left to SQL", () => {
  expect(leftToSql(filterNames)).toEqual(["country", "match", "series", "asof"]);
  expect(leftToSql([...filterNames, "venue"])).toContain("venue");
});

test("an approximate date matches the period that its bounds overlap", async () => {
  for (const [query, n] of [
    ["from=2018&to=2018", 1],
    ["to=2018-01", 1],
    ["from=2018-12-31&to=2019-01-01", 1],
    ["to=2016", 0],
  ] as const)
    expect((await countTimeline(filterOf(query))).total, query).toBe(n);
});
