import { type EventType, eventTypes } from "#domain/codebook";
import { countries } from "#domain/country";
import { boundsOf, parseDate } from "#domain/date";
import type { EventInput } from "#domain/event";
import type { EventState } from "#domain/review";
import { parseRows } from "#domain/rows";
import { canonicalAddress } from "#domain/source";
import { listWords } from "#domain/text";

/** Why two records may be the same event. */
export const likenesses = {
  edition: "the same edition of the same series",
  days: "the same countries and type on the same days",
  title: "nearly the same title",
  source: "the same source",
} as const;
export type Likeness = keyof typeof likenesses;

/** What is compared of an event; `sources` are canonical addresses. */
export type Comparable = {
  title: string;
  type: EventType | null;
  date: string;
  countries: readonly string[];
  series: string | null;
  edition: number | null;
  sources: readonly string[];
};

/** An event on record that may be the one described, and why. */
export type Duplicate = {
  id: string;
  title: string;
  date: string;
  type: EventType;
  city: string | null;
  state: EventState;
  createdBy: string;
  why: Likeness[];
};

/** What is compared of the value of an event. */
export const comparable = ({ title, type, date, countries, series, edition, citations }: EventInput): Comparable => ({
  ...{ title, type, date, series, edition },
  countries: countries.map(({ country }) => country),
  sources: citations.map(({ source }) => canonicalAddress(source)),
});

/** The same of the texts of a form that is being filled: what cannot be read yet is left out; null without a date or two countries. */
export function comparableTexts(texts: Record<string, string>): Comparable | null {
  const rows = (name: string) => parseRows(texts[name] ?? "").map(([cell = ""]) => cell);
  const date = parseDate(texts.date ?? "");
  const codes = rows("countries").filter((code) => Object.hasOwn(countries, code));
  if (!date.ok || codes.length < 2) return null;
  const edition = /^[1-9]\d{0,3}$/.test((texts.edition ?? "").trim()) ? Number(texts.edition) : null;
  const type = Object.hasOwn(eventTypes, texts.type ?? "") ? (texts.type as EventType) : null;
  return {
    ...{ title: texts.title ?? "", type, date: date.edtf, countries: codes, series: texts.series?.trim() || null, edition },
    sources: rows("citations")
      .filter((address) => URL.canParse(address))
      .map(canonicalAddress),
  };
}

/** Whether it is more than that both cite one source, which may report several events. */
export const isStrong = (why: readonly Likeness[]) => why.some((one) => one !== "source");

export const likenessWords = (why: readonly Likeness[]) => listWords(why.map((one) => likenesses[one]));

const dayLength = 86_400_000;
const dayOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / dayLength;
/** Days from one date to the other, by their bounds; 0 where they overlap. */
function distance(a: Span, b: Span) {
  return Math.max(0, b.from - a.to, a.from - b.to);
}
type Span = { from: number; to: number };
const spanOf = (date: string): Span => {
  const { starts, ends } = boundsOf(date);
  return { from: dayOf(starts), to: dayOf(ends) };
};

/** A date known only to the year overlaps with most of what happened in it: that says nothing. */
const longestSpan = 31;
/** Recurring events bear the same title every year. */
const nearby = 45;
const nearTitle = 0.72;

/** In what two events are alike, the strongest reason first; none where they are surely two. */
export function likenessOf(a: Comparable, b: Comparable): Likeness[] {
  const found: Likeness[] = [];
  const shared = a.countries.filter((code) => b.countries.includes(code)).length;
  const [x, y] = [spanOf(a.date), spanOf(b.date)];
  const apart = distance(x, y);
  const short = Math.max(x.to - x.from, y.to - y.from) < longestSpan;
  const other = a.series !== null && a.series === b.series && a.edition !== null && b.edition !== null && a.edition !== b.edition;
  if (a.series !== null && a.series === b.series && a.edition !== null && a.edition === b.edition) found.push("edition");
  if (!other && shared >= 2 && a.type !== null && a.type === b.type && apart === 0 && short) found.push("days");
  if (!other && shared >= 2 && apart <= nearby && titleSimilarity(a.title, b.title) >= nearTitle) found.push("title");
  if (!other && shared >= 2 && a.type !== null && a.type === b.type && apart <= nearby && a.sources.some((one) => b.sources.includes(one)))
    found.push("source");
  return found;
}

const fold = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** How alike two titles are, from 0 to 1 (Dice's coefficient of their trigrams); titles whose numbers differ are not. */
export function titleSimilarity(a: string, b: string): number {
  const [x, y] = [fold(a), fold(b)];
  const numbers = (words: string[]) => words.filter((word) => /\d/.test(word)).join(" ");
  if (numbers(x) !== numbers(y)) return 0;
  const [p, q] = [trigrams(x), trigrams(y)];
  if (p.size + q.size === 0) return 0;
  return (2 * [...p].filter((one) => q.has(one)).length) / (p.size + q.size);
}

function trigrams(words: string[]): Set<string> {
  const found = new Set<string>();
  for (const word of words) {
    const padded = ` ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) found.add(padded.slice(i, i + 3));
  }
  return found;
}
