// @ts-expect-error: edtf ships no types.
import { parse } from "edtf";
import {
  type DateBounds,
  daysInMonth,
  firstYear,
  lastYear,
  type Point,
  pointBounds,
  pointsOf,
  readEdtf,
  type Shape,
  shapeBounds,
  weekdayOf,
  weekdays,
  writeEdtf,
} from "#domain/date-edtf";
import { readTyped } from "#domain/date-typed";
import { formatDate, monthNames } from "#domain/date-words";

export { addDays, boundsOf, type DateBounds, daysBetween, daysInMonth, type Precision, precisions, weekdayOf } from "#domain/date-edtf";
export { type DateStyle, formatDate, formatInYear } from "#domain/date-words";

export type ParsedDate =
  | { ok: true; edtf: string; bounds: DateBounds; approximate: boolean; uncertain: boolean }
  | { ok: false; message: string; readings?: { edtf: string; words: string }[] };

const maxLength = 100;
const refuse = (message: string) => ({ ok: false, message }) as const;

/** One line with ASCII digits and hyphens; full-width forms become plain, marks that cannot be seen go. */
function clean(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, "")
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** Cuts a timestamp to the day as written, whatever its zone: the day a source prints is the day we keep. */
function cutTime(text: string): string | { ok: false; message: string } {
  const found = /^(\d{4}-\d\d-\d\d)(?:T| )(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?$/i.exec(text);
  if (!found) return text;
  const [, day, hour, minute, second = "0"] = found;
  if (Number(hour) === 24) return refuse("24:00 belongs to two days. Give the day that is meant, without a time.");
  if (Number(second) === 60) return refuse("A leap second (:60) is not read. Give the day without a time.");
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60)
    return refuse(`“${text.slice(11)}” is not a time. Give the day alone.`);
  return day as string;
}

/** Reasons to refuse that are worth more than “not a date”. */
function refusal(text: string): string | null {
  if (/\p{Nd}/u.test(text.replace(/[0-9]/g, "")))
    return "Type the Gregorian date with the digits 0–9; other numerals and calendars are not converted.";
  const range = `Years run from ${firstYear} to ${lastYear}.`;
  if (/^\d{5}$/.test(text)) return `${range} If ${text} is a spreadsheet's day number, show that column as dates first.`;
  if (/^[-+]\d+$/.test(text) || /^(?:-\d|y-?\d)/i.test(text) || /\b(?:bc|bce)$/i.test(text) || /(?:^|[^\d])\d{5,}(?:$|[^\d])/.test(text))
    return range;
  if (/^'?\d{2}$/.test(text)) return `Write the year of “${text}” with four digits.`;
  const years = /^(\d\d)(\d\d)-(\d\d)$/.exec(text);
  const second = Number(years?.[3]);
  if (years && second > 12 && second > Number(years[2]) && !readEdtf(text)) {
    return `“${text}” can be years or a month. Type ${years[1]}${years[2]}–${years[1]}${years[3]} for the years.`;
  }
  return null;
}

/** “2019–21” with a dash of prose is a span of years to its writer, but spring 2019 in EDTF: both are offered. */
function twoReadings(typed: string): ParsedDate | null {
  const found = /^(\d\d)(\d\d)[–—](2[1-4]|3[3-6])$/.exec(typed.trim());
  if (!found || Number(found[2]) >= Number(found[3])) return null;
  const codes = [`${found[1]}${found[2]}/${found[1]}${found[3]}`, `${found[1]}${found[2]}-${found[3]}`];
  const readings = codes.map((edtf) => ({ edtf, words: formatDate(edtf) }));
  return {
    ok: false,
    message: `Years or part of a year? ${typed.trim()} can be ${readings[0]?.words} or ${readings[1]?.words}.`,
    readings,
  };
}

function pointProblem({ year, month, day, part, decade }: Point): string | null {
  if (year < firstYear || year > lastYear || (decade && year + 9 > lastYear)) {
    const buddhist = year - 543;
    const hint = buddhist >= firstYear && buddhist <= lastYear ? ` If ${year} is a Buddhist year, it is ${buddhist}.` : "";
    return `Years run from ${firstYear} to ${lastYear}; ${year} is outside.${hint}`;
  }
  if (part || month === undefined) return null;
  if (month < 1 || month > 12) return `There is no month ${month}.`;
  const last = daysInMonth(year, month);
  if (day === undefined || (day >= 1 && day <= last)) return null;
  const name = monthNames[month - 1];
  return `${day} ${name} ${year} does not exist; ${name} ${year} has ${last} days.`;
}

const wordsOf = (point: Point) => formatDate(writeEdtf({ kind: "point", point: { ...point, mark: "" } }));

function problem(shape: Shape, open: boolean): string | null {
  for (const point of pointsOf(shape)) {
    const found = pointProblem(point);
    if (found) return found;
  }
  if (shape.kind === "point") return null;
  if (shape.kind === "interval" && !(shape.from && shape.to)) {
    return open ? null : "Give both a start and an end; only a period of validity may stay open.";
  }
  const spans = shape.kind === "interval" ? [shape] : shape.items;
  for (const { from, to } of spans) {
    if (!from || !to) continue;
    // Only when surely wrong: 2024 to March 2024 may well be in order.
    if (pointBounds(to).ends < pointBounds(from).starts) return `The end, ${wordsOf(to)}, is before the start.`;
  }
  return null;
}

function grammatical(edtf: string): boolean {
  try {
    parse(edtf);
    return true;
  } catch {
    return false;
  }
}

function accept(shape: Shape, typed: string, open: boolean): ParsedDate {
  const wrong = problem(shape, open);
  if (wrong) return refuse(wrong);
  const edtf = writeEdtf(shape);
  const simple = /^\d{4}(?:-\d\d)?$|^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/.test(edtf);
  if (!simple && !grammatical(edtf)) return refuse(`“${typed}” combines what EDTF keeps apart. Give days, months or years.`);
  const marks = pointsOf(shape).map((point) => point.mark);
  const has = (...wanted: string[]) => marks.some((mark) => wanted.includes(mark));
  const final = readEdtf(edtf) ?? shape;
  return { ok: true, edtf, bounds: shapeBounds(final), approximate: has("~", "%"), uncertain: has("?", "%") };
}

/** Takes a leading weekday off; it is checked against the day once that is known. */
function splitWeekday(text: string): { weekday: string | null; rest: string } {
  const found = /^(mon|tue|wed|thu|fri|sat|sun)([a-z]*)\.?,? (?=\S)/i.exec(text);
  const name = weekdays.find((day) => day.slice(0, 3).toLowerCase() === found?.[1]?.toLowerCase());
  const typed = `${found?.[1]}${found?.[2]}`.toLowerCase();
  if (!found || !name || (found[2] && !name.toLowerCase().startsWith(typed))) return { weekday: null, rest: text };
  return { weekday: name, rest: text.slice(found[0].length) };
}

/** Reads a date in EDTF or as typed in English. Never throws; a refusal is worded for the person who typed. `open` allows “since” and “until”. */
export function parseDate(text: string, options: { open?: boolean } = {}): ParsedDate {
  if (text.length > maxLength) return refuse(`A date has at most ${maxLength} characters.`);
  const cleaned = clean(text);
  if (!cleaned) return refuse("Give a date.");
  if (cleaned.length > maxLength) return refuse(`A date has at most ${maxLength} characters.`);
  const day = cutTime(cleaned);
  if (typeof day !== "string") return day;
  const reason = refusal(day);
  if (reason) return refuse(reason);
  const two = twoReadings(text);
  if (two) return two;
  const { weekday, rest } = splitWeekday(day);
  const canonical = readEdtf(rest);
  const read = canonical ? { shape: canonical } : readTyped(rest, text.trim());
  if (!read)
    return refuse(`“${text.trim()}” is not a date. Type it as you read it: 15 Apr 2025, April 2025, 14–15 April 2025, about 2003.`);
  if ("message" in read) {
    if (!read.readings) return refuse(read.message);
    for (const shape of read.readings) {
      const wrong = problem(shape, false);
      if (wrong) return refuse(wrong);
    }
    const readings = read.readings.map((shape) => ({ edtf: writeEdtf(shape), words: formatDate(writeEdtf(shape)) }));
    return { ok: false, message: `${read.message} ${rest} can be ${readings.map((each) => each.words).join(" or ")}.`, readings };
  }
  const result = accept(read.shape, text.trim(), options.open ?? false);
  if (result.ok && weekday && result.bounds.precision === "day" && weekdayOf(result.bounds.starts) !== weekday) {
    return refuse(`${formatDate(result.bounds.starts)} is a ${weekdayOf(result.bounds.starts)}, not a ${weekday}.`);
  }
  return result;
}
