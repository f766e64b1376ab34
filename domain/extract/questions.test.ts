import { describe, expect, test } from "vitest";
import { event } from "#domain/event";
import { extract } from "#domain/extract/extract";
import type { ProposedEvent } from "#domain/extract/proposal";
import { draftOf, news } from "#domain/extract/testing";

const only = (text: string, published: string | null) => {
  const { events } = extract(text, published);
  expect(events).toHaveLength(1);
  return events[0] as ProposedEvent;
};
const labels = ({ questions }: ProposedEvent) => questions.map(({ field, readings }) => [field, ...readings.map(({ label }) => label)]);

describe("dates", () => {
  const weekday = "Canadian Defence Minister David McGuinty met Latvian Defence Minister Andris Sprūds in Riga on Tuesday.";

  test("a weekday without the article's date is asked about", () => {
    const { fields, questions } = only(weekday, null);
    expect(fields.date).toBeUndefined();
    expect(questions).toMatchObject([{ field: "date", ask: expect.stringContaining("article's own date"), readings: [] }]);
    const { start, end } = questions[0]?.span ?? { start: 0, end: 0 };
    expect(weekday.slice(start, end)).toBe("Tuesday");
  });

  test("a date that the text bears itself serves", () =>
    expect(news(`RIGA, 14 May 2025 (Wire) -- ${weekday}`, null)).toEqual(["bilateral_meeting CA+LV 2025-05-13 @Riga held"]));

  test.each([
    ["03/05/2025", ["2025-05-03", "2025-03-05"]],
    ["12.03.2021", ["2021-03-12", "2021-12-03"]],
  ])("%s is asked about, with both readings", (numeric, readings) => {
    const one = only(`The defence ministers of Spain and Portugal met in Lisbon on ${numeric}.`, "2025-05-15");
    expect(one.fields.date).toBeUndefined();
    expect(one.questions.map(({ readings: offered }) => offered.map(({ value }) => value))).toEqual([readings]);
  });

  test.each<[string, string]>([
    ["on 23.04.2025", "2025-04-23"],
    ["on 2025-05-09", "2025-05-09"],
    ["on 4/4/2025", "2025-04-04"],
    ["yesterday", "2025-05-14"],
    ["today", "2025-05-15"],
    ["on Friday", "2025-05-09"],
    ["last Thursday", "2025-05-08"],
    ["on May 3", "2025-05-03"],
    ["on the 3rd of May", "2025-05-03"],
    ["on 3 May", "2025-05-03"],
    ["on Dec. 29", "2024-12-29"],
    ["from May 5 to 7", "2025-05-05/2025-05-07"],
    ["from 28 April to 2 May 2025", "2025-04-28/2025-05-02"],
    ["on 05-07 May 25", "2025-05-05/2025-05-07"],
    ["from April 30 to May 2", "2025-04-30/2025-05-02"],
    ["from 30 December 2024 to 2 January 2025", "2024-12-30/2025-01-02"],
    ["last month", "2025-04"],
    ["in late April", "[2025-04-21..2025-04-30]"],
    ["in early May 2025", "[2025-05-01..2025-05-10]"],
    ["two days ago", "2025-05-13"],
    ["last week", "[2025-05-05..2025-05-11]"],
    ["on the 2nd of this month", "2025-05-02"],
  ])("“%s”", (words, expected) => {
    const { events } = extract(`The defence ministers of Spain and Portugal met in Lisbon ${words}.`, "2025-05-15");
    expect(events.map(({ fields }) => fields.date?.value)).toEqual([expected]);
  });

  test.each<[string, string]>([
    ["on Tuesday", "2025-05-20"],
    ["tomorrow", "2025-05-16"],
    ["on January 9", "2026-01-09"],
    ["next month", "2025-06"],
    ["next week", "[2025-05-19..2025-05-25]"],
    ["from June 2 to 4", "2025-06-02/2025-06-04"],
    ["in spring 2026", "2026-21"],
  ])("what will be “%s” is ahead", (words, expected) => {
    const { events } = extract(`The defence ministers of Spain and Portugal will meet in Lisbon ${words}.`, "2025-05-15");
    expect(events.map(({ fields }) => [fields.date?.value, fields.status?.value])).toEqual([[expected, "planned"]]);
  });

  test("a day that does not exist is no date", () =>
    expect(
      extract("Spain and Portugal held an exercise on 31 February 2025.", "2025-05-15").events.map(({ fields }) => fields.dateBasis?.value),
    ).toEqual(["report_date"]));

  test("no day at all is the month of the report, marked so", () => {
    const { date, dateBasis } = only("Norway has ordered 16 howitzers from South Korea.", "2025-05-15").fields;
    expect(date).toMatchObject({ value: "2025-05", certainty: "unsure" });
    expect(dateBasis?.value).toBe("report_date");
  });
});

describe("names", () => {
  test.each<[string, string[]]>([
    [
      "Georgia and Poland signed a memorandum of understanding on defence in Warsaw on 6 May 2025.",
      ["countries", "Georgia", "United States", "None: it names a place or a person"],
    ],
    [
      "Korea and Poland signed a memorandum of understanding on defence in Warsaw on 6 May 2025.",
      ["countries", "South Korea", "North Korea", "None: it names a place or a person"],
    ],
    [
      "France and Congo signed a defence agreement in Paris on 6 May 2025.",
      ["countries", "Congo", "DR Congo", "None: it names a place or a person"],
    ],
    ["Italy and Jordan signed a defence agreement in Rome on 6 May 2025.", ["countries", "Jordan", "None: it names a place or a person"]],
  ])("%s", (text, expected) => {
    const one = only(text, "2025-05-15");
    expect(labels(one)).toEqual([expected]);
    expect(one.fields.countries).toHaveLength(1);
    expect(event.read(draftOf(one))).toMatchObject({ ok: true });
  });

  test.each([
    "Georgia and Poland signed a memorandum of understanding in Warsaw on 6 May 2025. The Georgian minister thanked his hosts.",
    "Korea and Poland signed a memorandum of understanding on defence in Warsaw on 6 May 2025, the South Korean ministry said.",
  ])("the rest of the article settles it: %s", (text) => {
    const [one] = extract(text, "2025-05-15").events;
    expect(one?.questions).toEqual([]);
    expect(one?.fields.countries).toHaveLength(2);
  });

  test("a capital that speaks for a government is asked about", () => {
    const one = only("Seoul and Warsaw signed a defence agreement on 6 May 2025.", "2025-05-15");
    expect(labels(one).map(([field, label]) => [field, label])).toEqual([
      ["countries", "South Korea"],
      ["countries", "Poland"],
    ]);
  });

  test("a sea, a ship and a first name are no states", () =>
    expect(
      news(
        "Israeli Defence Minister Israel Katz met Greek Defence Minister Nikos Dendias in Athens on Monday about the South China Sea and HMAS Newcastle.",
      ),
    ).toEqual(["bilateral_meeting GR+IL 2025-05-12 @Athens held"]));
});

describe("a text tells of itself", () => {
  const { title, published, publisher } = extract(
    "Ministers meet in Oslo\n\nOSLO, May 14, 2025 (Wire) -- The ministers met.\n\nSource: Example Wire Service",
    null,
  );
  test("its title and its day", () => {
    expect(title?.value).toBe("Ministers meet in Oslo");
    expect(published?.value).toBe("2025-05-14");
  });
  test("who published it", () => expect(publisher?.value).toBe("Example Wire Service"));
});
