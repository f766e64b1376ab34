import { readFileSync } from "node:fs";
import blns from "big-list-of-naughty-strings/blns.json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventTypes, levels, statuses, themes } from "#domain/codebook";
import { countries } from "#domain/country";
import { emptyFilter, type Filter, filterNames, filterWords, formatFilter, parseFilter } from "#domain/filter";

const some = <T extends string>(codes: Record<T, unknown>) => fc.subarray(Object.keys(codes) as T[], { maxLength: 4 });

const anyFilter: fc.Arbitrary<Filter> = fc.record({
  country: some(countries),
  match: fc.constantFrom(null, "any" as const),
  type: some(eventTypes),
  status: some(statuses),
  level: some(levels),
  theme: some(themes),
  series: fc.constantFrom(null, "india-italy-joint-defence-committee"),
  from: fc.constantFrom(null, "1999", "2001-05", "2003~"),
  to: fc.constantFrom(null, "2020", "2024-12-31"),
  q: fc.constantFrom(null, "C-130", "“quoted” & more", "Türkiye"),
  sources: fc.constantFrom(null, 2, 5),
  grade: fc.constantFrom(null, "B2", "A1"),
  asof: fc.constantFrom(null, "2026-03-01", "1999-12-31"),
  bilateral: fc.constantFrom(null, "1" as const),
});

test("a filter survives its address", () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      expect(parseFilter(new URLSearchParams(formatFilter(filter)))).toEqual({ filter, ignored: [] });
    }),
  );
});

test("the empty filter has an empty address and no words", () => {
  expect(formatFilter(emptyFilter())).toBe("");
  expect(filterWords(emptyFilter())).toEqual([]);
});

test.each([
  ["from=banana&type=nope", ["Event type: “nope” is not a known event type", "From: “banana” is not a date"]],
  ["country=XX&country=KR", ["Country: “XX” is not a known country"]],
  ["page=-1&size=1e9&sort=;drop", ["“page” is not a filter", "“size” is not a filter", "“sort” is not a filter"]],
  ["country[]=KR", ["“country[]” is not a filter"]],
  ["from=2024&to=2020", ["Period: it ends (2020) before it starts (2024)"]],
  ["sources=0&grade=Z9&bilateral=maybe&match=some", ["Match:", "Sources:", "Grade:", "Bilateral only:"]],
  ["__proto__=x&constructor=y", ["“__proto__” is not a filter", "“constructor” is not a filter"]],
])("%s is read as far as it makes sense, and the rest is named", (query, wanted) => {
  const { filter, ignored } = parseFilter(new URLSearchParams(query));
  expect(ignored).toHaveLength(wanted.length);
  for (const [i, start] of wanted.entries()) expect(ignored[i]).toContain(start);
  expect(formatFilter({ ...filter, country: [] })).toBe("");
});

test("codes are read in any case and order, once each", () => {
  const { filter } = parseFilter(new URLSearchParams("country=it&country=IN&country=IT&type=visit&type=visit"));
  expect(filter.country).toEqual(["IN", "IT"]);
  expect(filter.type).toEqual(["visit"]);
});

test("a query of 10 KB is cut, not refused", () => {
  expect(parseFilter({ q: "a".repeat(10_000) }).filter.q).toHaveLength(200);
});

test("a query is cut between characters, and its address says the same", () => {
  for (const typed of [`${"a".repeat(199)}😀😀`, `${"a".repeat(199)} b`, "é ".repeat(300), "한".repeat(201)]) {
    const { filter } = parseFilter({ q: typed });
    expect(filter.q?.length).toBeLessThanOrEqual(200);
    expect(parseFilter(new URLSearchParams(formatFilter(filter))).filter).toEqual(filter);
  }
});

test("parameters of a page are read as those of an address, whatever their names", () => {
  const params = JSON.parse(
    '{"__proto__":["x"],"constructor":"y","country":["KR","PL"],"country[]":"IT","type":"","from":["2020","2021"]}',
  );
  const { filter, ignored } = parseFilter(params);
  expect(filter).toEqual({ ...emptyFilter(), country: ["KR", "PL"], from: "2021" });
  expect(ignored).toEqual(["“__proto__” is not a filter", "“constructor” is not a filter", "“country[]” is not a filter"]);
});

test("no address makes reading it fail, and what was read is read again the same", () => {
  const name = fc.oneof(fc.constantFrom(...filterNames, "after", "page", "__proto__"), fc.string());
  const text = fc.oneof(fc.constantFrom(...(blns as string[]), "KR", "visit", "2024", "2024-02-30"), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, text), { maxLength: 6 }), (pairs) => {
      const { filter } = parseFilter(new URLSearchParams(pairs));
      expect(parseFilter(new URLSearchParams(formatFilter(filter)))).toEqual({ filter, ignored: [] });
      expect(filterWords(filter).every(({ words }) => words !== "")).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("every filter is in the documentation", () => {
  const docs = readFileSync("docs/fields.md", "utf8");
  for (const name of filterNames) expect(docs).toContain(`\`${name}\``);
});
