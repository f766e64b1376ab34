import { addDays } from "#domain/date-edtf";
import { edtfOf, monthAfter, weekAfter, weekdayFor, weekendFor } from "#domain/extract/dates-calendar";
import {
  before,
  D,
  dayOfMonth,
  M,
  monthNumber,
  monthShift,
  monthWord,
  nearestDay,
  type Rule,
  readMonth,
  relative,
  seasons,
  to,
  written,
  Y,
  yearOf,
} from "#domain/extract/dates-written";
import { countNumber, countPattern } from "#domain/extract/ordinals";

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
    pattern: new RegExp(`\\b${D}${before}${M}${Y}${to}${D}${before}${M}${Y}`, "g"),
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
    pattern: new RegExp(`\\b${D}${to}${D}${before}${M}${Y}`, "g"),
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
    pattern: new RegExp(`\\b${D}(?:${before}|-)${M}(?:-((?:19|20)\\d\\d))?${Y}`, "g"),
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
      /\b(today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|the previous day|the (?:next|following) day|later in the day|later today|earlier in the day|the same day|that (?:same )?day)\b/gi,
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
      /\b(?:over|during|at|on) the (?:(past|coming) )?weekend\b|\b(?:(?:over|during) )?(this|last|next)(?: past| coming)? weekend\b/gi,
    read: (f, tense, at) => relative((day) => weekendFor((f[1] ?? f[2] ?? "").toLowerCase(), tense, day), "date.weekend", at),
  },
  {
    pattern:
      /\b(?:(earlier|later|late|early|end of|the end of) )?(this|last|next|the coming|the past|current|in the) (week|month|year)\b/gi,
    read: (f, _tense, at) => {
      const shift = /next|coming/i.test(f[2] as string) ? 1 : /last|past/i.test(f[2] as string) ? -1 : 0;
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
    pattern: /\b(?:[Ii]n|[Ss]ince|until|by|for|of|[Dd]uring|from|and|between) (?:the year )?((?:19|20)\d\d)\b(?!-\d)/g,
    read: (f) => ({ value: f[1] as string, rule: "date.year", certainty: "stated" }),
  },
];
