import { addDays } from "#domain/date-edtf";
import { formatDate } from "#domain/date-words";
import { edtfOf, monthAfter, type Partial, partOfMonth, weekAfter, weekdayFor, yearFor } from "#domain/extract/dates-calendar";
import { countNumber, countPattern } from "#domain/extract/ordinals";
import type { Certainty } from "#domain/extract/proposal";
import type { Tense } from "#domain/extract/tense";

/** What the words of a date say: EDTF, or null with what it may be. */
export type Read = { value: string | null; readings?: string[]; rule: string; certainty: Certainty; why?: string };

type Rule = {
  pattern: RegExp /** Whether it is a day or nothing: 31 February is not the month either. */;
  whole?: true;
  read(found: RegExpMatchArray, tense: Tense, reference: string | null): Read | null;
};

const months = "january february march april may june july august september october november december".split(" ");
const monthNumber = (name: string) => months.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1;
const M =
  "(January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?)";
const D = "(\\d{1,2})(?:st|nd|rd|th)?";
// Two digits are a year only right after the month, as in "07 Jul 17".
const Y = "(?:,? ?(?:of )?((?:19|20)\\d\\d(?!\\d|:)|(?<=[a-z.] )'?\\d\\d(?=[\\s.,;)]|$)))?";
const to = " ?(?:-|to|till|until|through|thru|and|&) ?(?:the )?";

const yearOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : text.length < 4 ? 2000 + Number(text.replace("'", "")) : Number(text);
const unknown = "The article's own date is not known: give it, and this can be worked out";

/** Dates as they are written, complete or with the year to be found. */
function written(from: Partial, until: Partial | null, tense: Tense, reference: string | null, rule: string): Read | null {
  const last = until ?? from;
  if (last.year !== undefined || from.year !== undefined) {
    const year = last.year ?? from.year;
    const [a, b] = [edtfOf({ ...from, year: from.year ?? year }), edtfOf({ ...last, year })];
    return a && b && a <= b ? { value: a === b ? a : `${a}/${b}`, rule, certainty: "stated" } : null;
  }
  if (reference === null) return { value: null, rule, certainty: "unsure", why: unknown };
  const year = yearFor(from, last, tense, reference);
  const turns = (last.month ?? 0) < (from.month ?? 0);
  const [a, b] = [edtfOf({ ...from, year }), edtfOf({ ...last, year: turns ? year + 1 : year })];
  if (!a || !b || a > b) return null;
  return {
    value: a === b ? a : `${a}/${b}`,
    rule: `${rule}.year`,
    certainty: "inferred",
    why: `The year is not written; read against the day of publication, ${formatDate(reference, "short")}`,
  };
}

const relative = (value: (reference: string) => string, rule: string, reference: string | null): Read =>
  reference === null
    ? { value: null, rule, certainty: "unsure", why: unknown }
    : {
        value: value(reference),
        rule,
        certainty: "inferred",
        why: `Read against the day of publication, ${formatDate(reference, "short")}`,
      };

const monthWord = new RegExp(
  `\\b(?:(early|mid|late|the beginning of|beginning of|the end of|end of|the middle of)[- ])?(?:([Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his|[Oo]f|[Dd]uring|to|through|for|and|, )\\s?)?(?:(last|next|this|late|early|mid)[- ])?${M}(?:,? (?:of )?((?:19|20)\\d\\d)\\b|,? (this year|last year|next year)|(?! ?\\d))`,
  "g",
);

function readMonth(found: RegExpMatchArray, tense: Tense, reference: string | null): Read | null {
  const [, part, lead, which, name = "", year, yearWord] = found;
  // "May" and "March" are words as well: alone they are months only after a word that asks for one.
  if (!year && !yearWord && !part && !which && (!lead || /^(?:and|to|for|, )$/.test(lead))) return null;
  const month = monthNumber(name);
  const third = part ?? (which && /late|early|mid/.test(which) ? which : undefined);
  const within = (value: string) => (third ? partOfMonth(third.replace(/^the /, "").replace(/^(?:end)/, "late"), value) : value);
  if (year) return { value: within(edtfOf({ year: Number(year), month }) as string), rule: "date.month", certainty: "stated" };
  const shift = yearWord === "last year" ? -1 : yearWord === "next year" ? 1 : 0;
  if (yearWord)
    return relative((at) => within(edtfOf({ year: Number(at.slice(0, 4)) + shift, month }) as string), "date.month.year-word", reference);
  const said: Tense = which === "next" ? "future" : which === "last" ? "past" : tense === "present" ? "past" : tense;
  const read = written({ month }, null, said === "none" ? "past" : said, reference, "date.month");
  return read?.value ? { ...read, value: within(read.value) } : read;
}

/** That day of this month, or of the one before where it is still to come by more than a week. */
function nearestDay(day: number, reference: string): string {
  const here = `${reference.slice(0, 7)}-${String(day).padStart(2, "0")}`;
  return here <= addDays(reference, 7) ? here : `${monthAfter(reference, -1)}-${String(day).padStart(2, "0")}`;
}

const seasons: Record<string, number> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 };

const monthShift: Record<string, number> = { this: 0, next: 1, last: -1 };
const dayOfMonth = "(\\d{1,2})(?:st|nd|rd|th) (?:of )?(this|next|last) month";

/** How dates are written, the most exact first: a later rule reads only what no earlier one took. */
export const rules: Rule[] = [
  {
    pattern: new RegExp(`\\b(?:from )?(?:the )?${dayOfMonth} (?:to|till|until) (?:the )?${dayOfMonth}`, "g"),
    read: (f, _tense, at) => {
      const day = (reference: string, n: string, which: string) => `${monthAfter(reference, monthShift[which] ?? 0)}-${n.padStart(2, "0")}`;
      return relative(
        (reference) => `${day(reference, f[1] as string, f[2] as string)}/${day(reference, f[3] as string, f[4] as string)}`,
        "date.day-of-month",
        at,
      );
    },
  },
  {
    pattern: new RegExp(`\\b(?:the )?${dayOfMonth}`, "g"),
    read: (f, _tense, at) =>
      relative(
        (reference) => `${monthAfter(reference, monthShift[f[2] as string] ?? 0)}-${(f[1] as string).padStart(2, "0")}`,
        "date.day-of-month",
        at,
      ),
  },
  {
    pattern: /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/g,
    read: (f) => written({ year: Number(f[1]), month: Number(f[2]), day: Number(f[3]) }, null, "none", null, "date.iso"),
  },
  {
    pattern: /\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b/g,
    read: (f) => {
      const [a, b, year] = [Number(f[1]), Number(f[2]), Number(f[3])];
      const readings = [
        [a, b],
        [b, a],
      ]
        .filter(([, month]) => (month as number) >= 1 && (month as number) <= 12)
        .map(([day, month]) => edtfOf({ year, month, day }))
        .filter((one) => one !== null);
      const different = [...new Set(readings)];
      if (different.length === 0) return null;
      if (different.length === 1) return { value: different[0] as string, rule: "date.numeric", certainty: "stated" };
      return { value: null, readings: different, rule: "date.numeric", certainty: "unsure", why: "Day and month can be read either way" };
    },
  },
  {
    pattern: new RegExp(`\\b${D}(?: of)? ${M}${Y}${to}${D}(?: of)? ${M}${Y}`, "g"),
    read: (f, tense, at) =>
      written(
        { day: Number(f[1]), month: monthNumber(f[2] as string), year: yearOf(f[3]) },
        { day: Number(f[4]), month: monthNumber(f[5] as string), year: yearOf(f[6]) },
        ...([tense, at, "date.range"] as const),
      ),
  },
  {
    pattern: new RegExp(`\\b${M} ${D}${Y}${to}${M} ${D}${Y}`, "g"),
    read: (f, tense, at) =>
      written(
        { month: monthNumber(f[1] as string), day: Number(f[2]), year: yearOf(f[3]) },
        { month: monthNumber(f[4] as string), day: Number(f[5]), year: yearOf(f[6]) },
        ...([tense, at, "date.range"] as const),
      ),
  },
  {
    pattern: new RegExp(`\\b${D}${to}${D}(?: of)? ${M}${Y}`, "g"),
    read: (f, tense, at) => {
      const month = monthNumber(f[3] as string);
      return written({ day: Number(f[1]), month }, { day: Number(f[2]), month, year: yearOf(f[4]) }, tense, at, "date.range");
    },
  },
  {
    pattern: new RegExp(`\\b${M} ${D}${to}${D}${Y}`, "g"),
    read: (f, tense, at) => {
      const month = monthNumber(f[1] as string);
      return written({ day: Number(f[2]), month }, { day: Number(f[3]), month, year: yearOf(f[4]) }, tense, at, "date.range");
    },
  },
  {
    whole: true,
    pattern: new RegExp(`\\b${D}(?: of)?[ -]${M}(?:-((?:19|20)\\d\\d))?${Y}`, "g"),
    read: (f, tense, at) =>
      written({ day: Number(f[1]), month: monthNumber(f[2] as string), year: yearOf(f[3] ?? f[4]) }, null, tense, at, "date.day"),
  },
  {
    whole: true,
    pattern: new RegExp(`\\b${M} ${D}\\b(?! ?(?:million|billion|percent|%))${Y}`, "g"),
    read: (f, tense, at) =>
      written({ month: monthNumber(f[1] as string), day: Number(f[2]), year: yearOf(f[3]) }, null, tense, at, "date.day"),
  },
  { pattern: monthWord, read: readMonth },
  {
    pattern:
      /\b(?:in |during |by |this |the |last |next )?(?:(early|late|mid)[- ])?(?:(next|last|this|coming) )?(spring|summer|autumn|fall|winter)(?: of)? ((?:19|20)\d\d)\b/gi,
    read: (f) => ({ value: `${f[4]}-${seasons[(f[3] as string).toLowerCase()]}`, rule: "date.season", certainty: "stated" }),
  },
  {
    pattern: /\b(next|last|this|coming) (spring|summer|autumn|winter)\b/gi,
    read: (f, _tense, at) => {
      const shift = f[1]?.toLowerCase() === "next" ? 1 : f[1]?.toLowerCase() === "last" ? -1 : 0;
      return relative((day) => `${Number(day.slice(0, 4)) + shift}-${seasons[(f[2] as string).toLowerCase()]}`, "date.season-word", at);
    },
  },
  {
    pattern: /\b(?:(last|next|this|coming|past|previous|earlier on|later on) )?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?:'s)?/g,
    read: (f, tense, at) => {
      const which = f[1] === "next" || f[1] === "coming" ? "next" : f[1] === "last" || f[1] === "past" || f[1] === "previous" ? "last" : "";
      return relative((day) => weekdayFor(f[2] as string, tense, which, day), "date.weekday", at);
    },
  },
  {
    pattern:
      /\b(today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|the previous day|the next day|later in the day|later today|earlier in the day|the same day|that (?:same )?day)\b/gi,
    read: (f, _tense, at) => {
      const word = (f[1] as string).toLowerCase();
      const shift = /yesterday|previous/.test(word) ? -1 : /tomorrow|next/.test(word) ? 1 : 0;
      return relative((day) => addDays(day, shift), "date.day-word", at);
    },
  },
  {
    // "arrived on 26 August and left on 29th": of the month that is spoken of.
    pattern: /\b(?:[Oo]n|until|till) (?:the )?(\d{1,2})(?:st|nd|rd|th)(?=\s*(?:[,.;)]|$)| (?:at|and|for|with|after|upon)\b)/g,
    read: (f, _tense, at) =>
      at === null || Number(f[1]) > 31 || Number(f[1]) < 1
        ? null
        : relative((day) => nearestDay(Number(f[1]), day), "date.day-of-month", at),
  },
  {
    pattern:
      /\b(?:(earlier|later|late|early|end of|the end of) )?(this|last|next|the coming|the past|current|in the) (week|weekend|month|year)\b/gi,
    read: (f, _tense, at) => {
      const shift = /next|coming/i.test(f[2] as string) ? 1 : /last|past/i.test(f[2] as string) ? -1 : 0;
      if (/in the/i.test(f[2] as string) && !f[1]) return null;
      if (/in the/i.test(f[2] as string) && !f[1]) return null;
      const unit = (f[3] as string).toLowerCase();
      if (unit === "year") return relative((day) => String(Number(day.slice(0, 4)) + shift), "date.year-word", at);
      if (unit === "month") return relative((day) => monthAfter(day, shift), "date.month-word", at);
      return relative((day) => weekAfter(day, shift), "date.week-word", at);
    },
  },
  {
    pattern: new RegExp(`\\b${countPattern.replace("(?:", "(")} (day|week|month|year)s? (ago|later|earlier)\\b`, "gi"),
    read: (f, _tense, at) => {
      const n = (countNumber(f[1] as string) ?? 1) * (f[3]?.toLowerCase() === "ago" ? -1 : 1);
      if (f[3]?.toLowerCase() !== "ago") return null;
      if (/^year/i.test(f[2] as string)) return relative((day) => String(Number(day.slice(0, 4)) + n), "date.ago", at);
      if (/^month/i.test(f[2] as string)) return relative((day) => monthAfter(day, n), "date.ago", at);
      return relative((day) => addDays(day, n * (/^week/i.test(f[2] as string) ? 7 : 1)), "date.ago", at);
    },
  },
  {
    pattern: /\b(?:[Ii]n|[Ss]ince|until|by|for|of|[Dd]uring|from|and|between) ((?:19|20)\d\d)\b(?!-\d)/g,
    read: (f) => ({ value: f[1] as string, rule: "date.year", certainty: "stated" }),
  },
];
