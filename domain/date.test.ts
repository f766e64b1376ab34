import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, boundsOf, daysBetween, daysInMonth, formatDate, formatInYear, parseDate, weekdayOf } from "#domain/date";

const edtf = (text: string, open = false) => {
  const read = parseDate(text, { open });
  return read.ok ? read.edtf : read.message;
};

describe("dates typed as read", () => {
  test.each([
    ["15 Apr 2025", "2025-04-15"],
    ["April 15, 2025", "2025-04-15"],
    ["Apr. 15 2025", "2025-04-15"],
    ["15th April 2025", "2025-04-15"],
    ["the 15th of April 2025", "2025-04-15"],
    ["15-Apr-2025", "2025-04-15"],
    ["15APR2025", "2025-04-15"],
    ["2025-04-15", "2025-04-15"],
    ["2025/4/15", "2025-04-15"],
    ["25/12/2024", "2024-12-25"],
    ["12/25/2024", "2024-12-25"],
    ["04.04.2024", "2024-04-04"],
    ["04/2024", "2024-04"],
    ["Tuesday, 15 April 2025", "2025-04-15"],
    ["April 2025", "2025-04"],
    ["April, 2025", "2025-04"],
    ["Sept 2025", "2025-09"],
    ["2025", "2025"],
    ["２０２５-０４-１５", "2025-04-15"],
    ["2024-01-01T23:30:00-05:00", "2024-01-01"],
    ["2024-01-01 09:00", "2024-01-01"],
    ["14–15 April 2025", "2025-04-14/2025-04-15"],
    ["14-15 April 2025", "2025-04-14/2025-04-15"],
    ["14 to 15 April 2025", "2025-04-14/2025-04-15"],
    ["from 14 to 15 April 2025", "2025-04-14/2025-04-15"],
    ["14 and 15 April 2025", "2025-04-14/2025-04-15"],
    ["14 and 17 April 2025", "{2025-04-14,2025-04-17}"],
    ["April 14–15, 2025", "2025-04-14/2025-04-15"],
    ["14–14 April 2025", "2025-04-14"],
    ["30 March – 2 April 2025", "2025-03-30/2025-04-02"],
    ["March 30 - April 2, 2025", "2025-03-30/2025-04-02"],
    ["28 Dec 2024 – 3 Jan 2025", "2024-12-28/2025-01-03"],
    ["2025-04-14 to 2025-04-15", "2025-04-14/2025-04-15"],
    ["2025-04-14 - 2025-04-15", "2025-04-14/2025-04-15"],
    ["15.04.2025 - 16.04.2025", "2025-04-15/2025-04-16"],
    ["14 & 15 April 2025", "2025-04-14/2025-04-15"],
    ["March-2024", "2024-03"],
    ["14 or 15 April 2025", "[2025-04-14,2025-04-15]"],
    ["14, 15 or 16 April 2025", "[2025-04-14,2025-04-15,2025-04-16]"],
    ["April 14, 2025 or April 16, 2025", "[2025-04-14,2025-04-16]"],
    ["15 or 14 April 2025", "[2025-04-14,2025-04-15]"],
    ["between 3 and 9 May 2021", "[2021-05-03..2021-05-09]"],
    ["about 2003", "2003~"],
    ["circa 2003", "2003~"],
    ["c. 2003", "2003~"],
    ["c.2003", "2003~"],
    ["~2003", "2003~"],
    ["2019?", "2019?"],
    ["probably 2019", "2019?"],
    ["probably about April 2019", "2019-04%"],
    ["about 2003–2005", "2003~/2005~"],
    ["from about 2003 to 2005", "2003~/2005"],
    ["Q3 2019", "2019-35"],
    ["2019 Q3", "2019-35"],
    ["third quarter of 2019", "2019-35"],
    ["spring 2019", "2019-21"],
    ["Summer of 2019", "2019-22"],
    ["winter 2019/20", "2019-24"],
    ["early May 2021", "[2021-05-01..2021-05-10]"],
    ["mid-May 2021", "[2021-05-11..2021-05-20]"],
    ["late February 2024", "[2024-02-21..2024-02-29]"],
    ["1990s", "199X"],
    ["the 1990s", "199X"],
    ["Feb–Mar 2026", "2026-02/2026-03"],
    ["2014–2021", "2014/2021"],
    ["2024 – March 2024", "2024/2024-03"],
    ["2021-05-XX", "2021-05"],
  ])("%s is %s", (text, expected) => expect(edtf(text)).toBe(expected));

  test.each([
    ["since 2019", "2019/.."],
    ["2019 onwards", "2019/.."],
    ["2019–present", "2019/.."],
    ["2019/..", "2019/.."],
    ["until 2025", "../2025"],
    ["since about 2019", "2019~/.."],
  ])("%s is %s where a period may stay open", (text, expected) => {
    expect(edtf(text, true)).toBe(expected);
    expect(edtf(text)).toContain("both a start and an end");
  });
});

describe("refusals", () => {
  test.each([
    ["", "Give a date."],
    [" \n", "Give a date."],
    ["30 February 2024", "30 February 2024 does not exist; February 2024 has 29 days."],
    ["2023-02-29", "29 February 2023 does not exist; February 2023 has 28 days."],
    ["31/04/2024", "31 April 2024 does not exist; April 2024 has 30 days."],
    ["0 April 2024", "0 April 2024 does not exist; April 2024 has 30 days."],
    ["2024-13-01", "There is no month 13."],
    ["15 April 2025 – 14 April 2025", "The end, 14 April 2025, is before the start."],
    ["2024-03/2024-02", "The end, February 2024, is before the start."],
    ["15/04/25", "Write the year of “15/04/25” with four digits."],
    ["15 Apr 25", "Write the year of “15 Apr 25” with four digits."],
    ["Apr 15, '25", "Write the year of “Apr 15, '25” with four digits."],
    ["03/04/2024 - 05/04/2024", "Day or month first? Write the months of “03/04/2024 - 05/04/2024” as words."],
    ["2019-21/2019-23", "“2019-21/2019-23” combines what EDTF keeps apart. Give days, months or years."],
    ["15 April", "Add the year to “15 April”."],
    ["14–15 April", "Add the year to “14–15 April”."],
    ["0000", "Years run from 1800 to 2100; 0 is outside."],
    ["1066", "Years run from 1800 to 2100; 1066 is outside."],
    ["9999", "Years run from 1800 to 2100; 9999 is outside."],
    ["10000", "Years run from 1800 to 2100. If 10000 is a spreadsheet's day number, show that column as dates first."],
    ["-0044", "Years run from 1800 to 2100."],
    ["15 April 2567", "Years run from 1800 to 2100; 2567 is outside. If 2567 is a Buddhist year, it is 2024."],
    ["45292", "Years run from 1800 to 2100. If 45292 is a spreadsheet's day number, show that column as dates first."],
    ["2024-04-31", "31 April 2024 does not exist; April 2024 has 30 days."],
    ["۲۰۲۴-۰۱-۰۱", "Type the Gregorian date with the digits 0–9; other numerals and calendars are not converted."],
    ["٢٠٢٤", "Type the Gregorian date with the digits 0–9; other numerals and calendars are not converted."],
    ["๒๕๖๗", "Type the Gregorian date with the digits 0–9; other numerals and calendars are not converted."],
    ["2024-01-01T24:00", "24:00 belongs to two days. Give the day that is meant, without a time."],
    ["2016-12-31T23:59:60Z", "A leap second (:60) is not read. Give the day without a time."],
    ["Monday, 15 April 2025", "15 April 2025 is a Tuesday, not a Monday."],
    ["2019-30", "“2019-30” can be years or a month. Type 2019–2030 for the years."],
    ["x".repeat(101), "A date has at most 100 characters."],
    ["banana", "“banana” is not a date. Type it as you read it: 15 Apr 2025, April 2025, 14–15 April 2025, about 2003."],
  ])("%s", (text, message) => expect(parseDate(text)).toEqual({ ok: false, message }));

  test.each([
    "early 2019",
    "about spring 2019",
    "about 1990s",
    "spring 2019 – autumn 2019",
    "[2019..]",
    "2019-21-01",
    "2019/2020/2021",
    "/",
    "[",
    "--",
    "May",
  ])("%s gets a reason", (text) => expect(parseDate(text)).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) }));

  test("both readings of an ambiguous date", () => {
    const words = ["3 April 2024", "4 March 2024"];
    expect(parseDate("03/04/2024")).toEqual({
      ok: false,
      message: "Day or month first? 03/04/2024 can be 3 April 2024 or 4 March 2024.",
      readings: ["2024-04-03", "2024-03-04"].map((code, at) => ({ edtf: code, words: words[at] })),
    });
    expect(parseDate("3.4.2024")).toMatchObject({ ok: false, readings: [{ edtf: "2024-04-03" }, { edtf: "2024-03-04" }] });
    expect(parseDate("2019–21")).toMatchObject({ ok: false, readings: [{ edtf: "2019/2021" }, { edtf: "2019-21" }] });
  });
});

test.each([
  ["2025-04-14", "2025-04-14", "2025-04-14", "day"],
  ["2024-02", "2024-02-01", "2024-02-29", "month"],
  ["2003~", "2003-01-01", "2003-12-31", "year"],
  ["2025-04-14/2025-04-15", "2025-04-14", "2025-04-15", "days"],
  ["2024/2024-03", "2024-01-01", "2024-03-31", "range"],
  ["2019-21", "2019-03-01", "2019-05-31", "season"],
  ["2019-24", "2019-12-01", "2020-02-29", "season"],
  ["2019-36", "2019-10-01", "2019-12-31", "quarter"],
  ["199X", "1990-01-01", "1999-12-31", "decade"],
  ["[2021-05-01..2021-05-10]", "2021-05-01", "2021-05-10", "month_part"],
  ["[2025-04-14,2025-04-15]", "2025-04-14", "2025-04-15", "one_of"],
  ["2019/..", "2019-01-01", "2100-12-31", "range"],
  ["../2025", "1800-01-01", "2025-12-31", "range"],
])("bounds of %s", (code, starts, ends, precision) => expect(boundsOf(code)).toEqual({ starts, ends, precision }));

test.each(["", "banana", "2025-13", "2025-02-30", "2025-02-30/2025-03-01", "2025-4-1"])("%j is no stored date", (code) => {
  expect(() => boundsOf(code)).toThrow();
});

test.each([
  ["2025-04-14/2025-04-15", "14–15 April 2025", "14–15 Apr 2025"],
  ["2023-10", "October 2023", "Oct 2023"],
  ["2003~", "about 2003", "about 2003"],
  ["2019?", "2019, uncertain", "2019, uncertain"],
  ["[2025-04-14,2025-04-15]", "14 or 15 April 2025", "14 or 15 Apr 2025"],
  ["[2021-05-01..2021-05-10]", "early May 2021", "early May 2021"],
  ["2019-35", "third quarter of 2019", "Q3 2019"],
  ["2019-21", "spring 2019", "spring 2019"],
  ["2019-24", "winter 2019–2020", "winter 2019–2020"],
  ["199X", "1990s", "1990s"],
  ["2026-02/2026-03", "February – March 2026", "Feb – Mar 2026"],
  ["2014/2021", "2014–2021", "2014–2021"],
  ["2024-12-28/2025-01-03", "28 December 2024 – 3 January 2025", "28 Dec 2024 – 3 Jan 2025"],
  ["2019/..", "since 2019", "since 2019"],
  ["../2025", "until 2025", "until 2025"],
])("%s in words", (code, long, short) => expect([formatDate(code), formatDate(code, "short")]).toEqual([long, short]));

test.each([
  ["2025-04-14", "14 Apr", "Monday"],
  ["2025-04-14?", "14 Apr", "Monday, uncertain"],
  ["2025-04-14/2025-04-15", "14–15 Apr", "2 days"],
  ["2025-03-30/2025-04-02", "30 Mar – 2 Apr", "4 days"],
  ["2024-12-28/2025-01-03", "28 Dec 2024 – 3 Jan 2025", "7 days"],
  ["2023-10", "Oct", "day unknown"],
  ["2003", "2003", "month unknown"],
  ["[2025-04-14,2025-04-15]", "14 or 15 Apr", ""],
  ["[2021-05-01..2021-05-10]", "early May", "day unknown"],
  ["2019-21", "Spring", "day unknown"],
  ["2019-35", "Q3", "day unknown"],
  ["2026-02/2026-03", "Feb – Mar", ""],
  ["2014/2021", "2014–2021", ""],
])("%s under its year", (code, main, note) => expect(formatInYear(code)).toEqual({ main, note }));

const year = fc.integer({ min: 1800, max: 2099 });
const two = (n: number) => String(n).padStart(2, "0");
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`);
const day = fc.integer({ min: 0, max: 109_000 }).map((n) => addDays("1800-01-01", n));
const span = <T extends string>(of: fc.Arbitrary<T>) => fc.tuple(of, of).map((pair) => pair.sort());
const near = fc.tuple(day, fc.integer({ min: 1, max: 40 })).map(([d, n]) => [d, addDays(d, n)]);
const mark = fc.constantFrom("", "~", "?", "%");
const date = fc.oneof(
  fc.tuple(fc.oneof(day, month, year.map(String)), mark).map((parts) => parts.join("")),
  fc
    .tuple(fc.oneof(span(day), span(month), span(year.map(String)), near), mark, mark)
    .map(([[a, b], m, n]) => (a === b ? `${a}${m}` : `${a}${m}/${b}${n}`)),
  fc
    .tuple(fc.oneof(span(day), span(month), near), fc.constantFrom(",", ".."))
    .map(([[a, b], by]) => (a === b ? `${a}` : `[${a}${by}${b}]`)),
  fc.uniqueArray(fc.oneof(day, month), { minLength: 2, maxLength: 3 }).map((days) => `[${days.sort().join(",")}]`),
  fc.tuple(day, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 })).map(([d, steps]) => {
    const days = [d];
    for (const step of steps) days.push(addDays(days.at(-1)!, step));
    return `[${days.join(",")}]`;
  }),
  fc.tuple(year, fc.constantFrom(21, 22, 23, 24, 33, 34, 35, 36)).map((parts) => parts.join("-")),
  fc.integer({ min: 180, max: 208 }).map((decade) => `${decade}X`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 1, 2)).map(([y, m, third]) => {
    const ym = `${y}-${two(m)}`;
    return `[${ym}-${["01", "11", "21"][third]}..${ym}-${["10", "20", daysInMonth(y, m)][third]}]`;
  }),
);

test("the long words of any date read back as the same date", () => {
  fc.assert(
    fc.property(date, (code) => {
      expect(edtf(code)).toBe(code);
      expect(edtf(formatDate(code, "long"))).toBe(code);
      expect(edtf(formatDate(code, "short"))).toBe(code);
      expect(formatInYear(code).main).not.toBe("");
    }),
    { numRuns: 1500 },
  );
});

test("no string throws, and what is accepted is canonical, in bounds and in order", () => {
  const fragment = fc.constantFrom(
    "14",
    "15th",
    "April",
    "Feb",
    "2025",
    "20",
    "-",
    "–",
    "/",
    "..",
    ",",
    "or",
    "and",
    "to",
    "about",
    "?",
    "~",
    "[",
    "]",
    "{",
    "}",
    "Q3",
    "early",
    "since",
    "X",
    "199X",
    " ",
  );
  const soup = fc.array(fragment, { maxLength: 12 }).chain((parts) => fc.constantFrom(parts.join(" "), parts.join("")));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), soup), fc.boolean(), (text, open) => {
      const read = parseDate(text, { open });
      expect(read.ok || read.message).toBeTruthy();
      if (!read.ok) return;
      expect(boundsOf(read.edtf)).toEqual(read.bounds);
      expect(read.bounds.starts <= read.bounds.ends).toBe(true);
      expect(edtf(read.edtf, open)).toBe(read.edtf);
      expect(edtf(formatDate(read.edtf), open)).toBe(read.edtf);
    }),
    { numRuns: 2500 },
  );
});

test("no date passes through the clock or the zone of the machine", () => {
  const real = globalThis.Date;
  const said: unknown[] = [];
  globalThis.Date = new Proxy(real, {
    construct: () => {
      said.push("new Date()");
      return new real();
    },
    apply: () => String(said.push("Date()")),
    get: (target, name) => said.push(name) && Reflect.get(target, name),
  });
  try {
    for (const text of ["2024-03-31T02:30:00+13:00", "30 March – 2 April 2025", "about 2003", "Sunday, 31 March 2024", "Q3 2019"]) {
      const read = parseDate(text);
      if (read.ok) said.push(...(formatDate(read.edtf) && formatInYear(read.edtf).main && boundsOf(read.edtf) ? [] : ["nothing"]));
      else said.push(read.message);
    }
  } finally {
    globalThis.Date = real;
  }
  expect(said).toEqual([]);
  expect(edtf("2024-03-31T23:30:00-11:00")).toBe("2024-03-31");
});

test("hostile lengths stay quick", () => {
  const began = performance.now();
  for (const unit of [" ", "-", "1", "1,", "or ", "a-", "about ", "14 to ", ", ", "ﷺ"]) {
    parseDate(unit.repeat(100).slice(0, 100));
    parseDate(unit.repeat(100_000));
  }
  expect(performance.now() - began).toBeLessThan(2000);
});

test("calendar arithmetic agrees with the platform's in UTC", () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: -50_000, max: 50_000 }), (from, n) => {
      const iso = (count: number) => new Date(count * 86_400_000).toISOString().slice(0, 10);
      expect(addDays(iso(from), n)).toBe(iso(from + n));
      expect(daysBetween(iso(from), iso(from + n))).toBe(n);
      expect(weekdayOf(iso(from))).toBe(new Date(from * 86_400_000).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" }));
    }),
  );
});
