import { addDays } from "#domain/date-edtf";
import { formatDate } from "#domain/date-words";
import { edtfOf, monthAfter, type Partial, partOfMonth, yearFor } from "#domain/extract/dates-calendar";
import type { Certainty } from "#domain/extract/proposal";
import type { Tense } from "#domain/extract/tense";

/** What the words of a date say: EDTF, or null with what it may be. */
export type Read = { value: string | null; readings?: string[]; rule: string; certainty: Certainty; why?: string };

export type Rule = {
  pattern: RegExp;
  /** Whether it is a day or nothing: 31 February is not the month either. */
  whole?: true;
  read(found: RegExpMatchArray, tense: Tense, reference: string | null): Read | null;
};

const months = "january february march april may june july august september october november december".split(" ");
export const monthNumber = (name: string) => months.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1;
export const M =
  "(January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?)";
export const D = "(\\d{1,2})(?:st|nd|rd|th)?";
// Releases write "14thto 28thJune" as well.
export const before = "(?: of)? ?";
// Two digits are a year only right after the month, as in "07 Jul 17".
export const Y = "(?:,? ?(?:of )?((?:19|20)\\d\\d(?!\\d|:)|(?<=[a-z.] )'?\\d\\d(?=[\\s.,;)]|$)))?";
export const to = " ?(?:-|to|till|until|through|thru|and|&) ?(?:the )?";

export const yearOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : text.length < 4 ? 2000 + Number(text.replace("'", "")) : Number(text);
const unknown = "The article's own date is not known: give it, and this can be worked out";

/** Dates as they are written, complete or with the year to be found. */
export function written(from: Partial, until: Partial | null, tense: Tense, reference: string | null, rule: string): Read | null {
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

export const relative = (value: (reference: string) => string, rule: string, reference: string | null): Read =>
  reference === null
    ? { value: null, rule, certainty: "unsure", why: unknown }
    : {
        value: value(reference),
        rule,
        certainty: "inferred",
        why: `Read against the day of publication, ${formatDate(reference, "short")}`,
      };

export const monthWord = new RegExp(
  `\\b(?:(early|mid|late|the beginning of|beginning of|the end of|end of|the middle of)[- ])?(?:([Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his|[Oo]f|[Dd]uring|to|through|for|and|, )\\s?)?(?:(last|next|this|late|early|mid)[- ])?${M}(?:,? (?:of )?((?:19|20)\\d\\d)\\b|,? (this year|last year|next year)|(?! ?\\d))`,
  "g",
);

export function readMonth(found: RegExpMatchArray, tense: Tense, reference: string | null): Read | null {
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
export function nearestDay(day: number, reference: string): string {
  const here = `${reference.slice(0, 7)}-${String(day).padStart(2, "0")}`;
  return here <= addDays(reference, 7) ? here : `${monthAfter(reference, -1)}-${String(day).padStart(2, "0")}`;
}

export const seasons: Record<string, number> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 };

export const monthShift: Record<string, number> = { this: 0, next: 1, last: -1 };
export const dayOfMonth = "(\\d{1,2})(?:st|nd|rd|th) (?:of )?(this|next|last) month";
