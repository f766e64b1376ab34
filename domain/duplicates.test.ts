import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Comparable, comparableTexts, type Likeness, likenessOf, titleSimilarity } from "#domain/duplicates";

const committee: Comparable = {
  title: "India–Italy Joint Defence Committee, 11th meeting",
  type: "committee_meeting",
  date: "2025-04-14",
  countries: ["IN", "IT"],
  series: "jdc",
  edition: 11,
  sources: ["example.org/a"],
};

test.each<[string, Partial<Comparable>, Likeness[]]>([
  ["the same record", {}, ["edition", "days", "title", "source"]],
  ["another source, another day of the same edition", { date: "2025-05-01", sources: ["x.org/b"], title: "Committee meets" }, ["edition"]],
  ["the edition of the year before, by the same source", { edition: 10, title: "India–Italy Joint Defence Committee, 10th meeting" }, []],
  [
    "overlapping days under another title",
    { title: "Rome talks", series: null, edition: null, date: "2025-04-13/2025-04-15", sources: [] },
    ["days"],
  ],
  ["a visit on the same day is another event", { type: "visit", title: "Defence Secretary in Rome", series: null, edition: null }, []],
  ["the same title in a month", { series: null, edition: null, type: "dialogue", date: "2025-05-20", sources: [] }, ["title"]],
  ["the same title a year before", { series: null, edition: null, date: "2024-04-14", sources: [] }, []],
  ["a date known to the year overlaps with everything", { series: null, edition: null, date: "2025", title: "Talks", sources: [] }, []],
  ["other countries", { series: null, edition: null, countries: ["IN", "FR"] }, []],
  ["one article on two meetings of a kind", { series: null, edition: null, title: "Navies talk", date: "2025-04-20" }, ["source"]],
])("%s", (_what, changes, expected) => expect(likenessOf(committee, { ...committee, ...changes })).toEqual(expected));

describe("titles", () => {
  test.each([
    ["Exercise Varuna 2024", "Exercise Varuna 2023", false],
    ["Crosetto visits New Delhi", "Crosetto's visit to New Delhi", true],
    ["Türkiye and Italy sign a memorandum", "Turkiye and Italy sign memorandum", true],
    ["INS Trikand calls at Taranto", "INS Tarkash calls at Naples", false],
    ["", "", false],
  ])("%j and %j", (a, b, same) => expect(titleSimilarity(a, b) >= 0.72).toBe(same));

  test("no order, and a title is like itself", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(titleSimilarity(a, b)).toBe(titleSimilarity(b, a));
        if (/[\p{L}\p{N}]/u.test(a.normalize("NFKD"))) expect(titleSimilarity(a, a)).toBe(1);
      }),
    ));
});

test("texts of a form that is being filled are compared as far as they can be read", () => {
  const typed = {
    ...{ title: "Talks", type: "vis", date: "14 April 2025", countries: "IN|visitor; IT|host; XX", edition: "second", series: " " },
    citations: "https://www.example.org/a/?utm_source=x|Words; not an address",
  };
  expect(comparableTexts(typed)).toEqual({
    ...{ title: "Talks", type: null, date: "2025-04-14", countries: ["IN", "IT"], series: null, edition: null },
    sources: ["example.org/a"],
  });
  for (const missing of [{ date: "14 Apri" }, { countries: "IN" }, { date: "" }])
    expect(comparableTexts({ ...typed, ...missing })).toBeNull();
});
