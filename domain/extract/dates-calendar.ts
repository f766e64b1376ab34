import { addDays, daysBetween, daysInMonth, isoDay, weekdayOf, weekdays } from "#domain/date-edtf";
import type { Tense } from "#domain/extract/tense";

/** What is written of a day: any part of it may be missing. */
export type Partial = { year?: number; month?: number; day?: number };

const two = (n: number) => String(n).padStart(2, "0");

/** EDTF of a day, month or year; null where it does not exist. */
export function edtfOf({ year, month, day }: Partial): string | null {
  if (year === undefined) return null;
  if (month === undefined) return String(year);
  if (day === undefined) return `${year}-${two(month)}`;
  return day >= 1 && day <= daysInMonth(year, month) ? isoDay(year, month, day) : null;
}

/** The year meant where none is written: for the past the last one that fits, for the future the next one, else the nearest. */
export function yearFor(from: Partial, to: Partial, tense: Tense, reference: string): number {
  const base = Number(reference.slice(0, 4));
  const at = (year: number, point: Partial) => isoDay(year, point.month ?? 1, Math.min(point.day ?? 1, 28));
  const last = (year: number) => (to.day ? at(year, to) : isoDay(year, to.month ?? 12, 28));
  const years = [base - 1, base, base + 1];
  if (tense === "past") return years.filter((year) => daysBetween(reference, at(year, from)) <= 1).at(-1) ?? base - 1;
  if (tense === "future") return years.find((year) => daysBetween(reference, last(year)) >= -1) ?? base + 1;
  return years.reduce((best, year) =>
    Math.abs(daysBetween(reference, at(year, from))) < Math.abs(daysBetween(reference, at(best, from))) ? year : best,
  );
}

/** The day that a weekday's name means, seen from a day. */
export function weekdayFor(name: string, tense: Tense, which: string, reference: string): string {
  const wanted = weekdays.findIndex((day) => day.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase());
  const today = weekdays.indexOf(weekdayOf(reference));
  if (which === "next" || (tense === "future" && which !== "last")) {
    const ahead = (wanted - today + 7) % 7;
    return addDays(reference, which === "next" && ahead === 0 ? 7 : ahead);
  }
  const back = (today - wanted + 7) % 7;
  return addDays(reference, -(which === "last" && back === 0 ? 7 : back));
}

/** The Saturday and Sunday meant by a weekend: for the past the last that began, else the one to come. */
export function weekendFor(which: string, tense: Tense, reference: string): string {
  const began = weekdayFor("Saturday", "past", "", reference);
  const ahead = which === "next" || which === "coming" || (which !== "last" && which !== "past" && tense === "future");
  const saturday = ahead ? addDays(began, 7) : began;
  return `${saturday}/${addDays(saturday, 1)}`;
}

/** A month moved by whole months. */
export function monthAfter(reference: string, n: number): string {
  const count = Number(reference.slice(0, 4)) * 12 + Number(reference.slice(5, 7)) - 1 + n;
  return `${Math.floor(count / 12)}-${two((count % 12) + 1)}`;
}

/** One of the days, Monday to Sunday, of the week `n` weeks from a day's. */
export function weekAfter(reference: string, n: number): string {
  const monday = addDays(reference, n * 7 - weekdays.indexOf(weekdayOf(reference)));
  return `[${monday}..${addDays(monday, 6)}]`;
}

/** Early, mid or late in a month, by the codebook's thirds. */
export function partOfMonth(word: string, month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const [from, to] = /^(?:early|beginning|start)/i.test(word)
    ? [1, 10]
    : /^mid|middle/i.test(word)
      ? [11, 20]
      : [21, daysInMonth(year, number)];
  return `[${isoDay(year, number, from)}..${isoDay(year, number, to)}]`;
}
