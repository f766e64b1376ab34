import { addDays } from "#domain/date-edtf";
import { rules } from "#domain/extract/dates-rules";
import type { Read } from "#domain/extract/dates-written";
import { countNumber, countPattern } from "#domain/extract/ordinals";
import type { Span } from "#domain/extract/proposal";
import { tensesIn } from "#domain/extract/tense";

/** A date that the text names. `value` is EDTF, or null where it cannot be told; then `readings` has what it may be. */
export type DateFound = Span &
  Read & {
    /** Whether the words say that something began or ended then. */
    edge: "start" | "end" | null;
    /** The article's own dateline. */
    dateline: boolean;
  };

const started =
  /\b(?:began|begins?|beginning|started|starts?|starting|kicked off|kicks off|commenced|commences?|commencing|opened|since|from|onwards?|underway since|arrived)(?:\s+(?:on|in|from|here|its|the))*(?:\s+(?:in|at|off) (?:the )?\p{Lu}[\p{L}-]+(?:(?:,| of| in)? \p{Lu}[\p{L}-]+){0,6}(?: on)?)?\s*$/u;
const ended =
  /\b(?:ends?|ended|ending|until|till|through|conclud\w+|culminat\w+|wrapped up|wraps up|get over|finish\w*|conclusion|closed|closing|return\w*(?: home)?|completed|up to)(?:\s+(?:on|in|at|by|here|later|a|the end of))*(?:\s+(?:in|at|off) (?:the )?\p{Lu}[\p{L}-]+(?:(?:,| of| in)? \p{Lu}[\p{L}-]+){0,6}(?: on)?)?\s*$/u;
const departed = /\bdepart(?:s|ed|ing)?(?! for)(?: (?:from )?(?:the )?\p{L}+){0,3}?(?: (?:on|early|late|at))?\s*$/u;
const dateline =
  /(?:\b(?:updated(?: at)?|published|posted(?: on)?|dated?|released?(?: on)?|last modified|issued on)\s*:?[^.\n]{0,20}|^\(?[A-Z][A-Z .,'/-]{2,40}[,:] ?(?:[A-Z][a-z]+, )?)$/i;
const placeLine = /^\W*(?:SOURCE: \w+ )?\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2}(?: \[\p{L}+\])?(?:, \p{Lu}\p{L}+)?, $/u;
const bracketLine = /^\W*\p{Lu}[\p{Lu} .,]{2,30}\([^)]{0,60}$/u;
const capitalLine = /^\W*[A-Z][A-Z .'/-]{2,40},/;

/** More than any sentence tells; the rest of a list goes unread. */
const mostDates = 30;

/** The dates in one sentence, from left to right. `reference` is the day they are read against. */
export function datesOf(plain: string, start: number, end: number, reference: string | null): DateFound[] {
  const sentence = plain.slice(start, end);
  const found: DateFound[] = [];
  const taken = new Uint8Array(sentence.length);
  const tense = tensesIn(sentence);
  for (const { pattern, read, whole } of rules) {
    for (const match of sentence.matchAll(pattern)) {
      const [from, until] = [match.index, match.index + match[0].length];
      if (taken[from] || taken[until - 1] || found.length >= mostDates) continue;
      const lasting = /\b(?:until|till|through) (?:\w+ )?$/.test(sentence.slice(Math.max(0, from - 16), from));
      const ahead = read(match, lasting ? "future" : tense(from), reference);
      // "was there until 2 August" was not to be there next year.
      const far = lasting && reference && tense(from) === "past" && (ahead?.value ?? "") > addDays(reference, 60);
      const value = far ? read(match, "past", reference) : ahead;
      if (!value && whole) taken.fill(1, from, until);
      if (!value) continue;
      taken.fill(1, from, until);
      const before = sentence.slice(Math.max(0, from - 60), from);
      const lead = /^(?:in|since|until|from|by|of|during|to|through|on) /i.exec(match[0])?.[0] ?? "";
      const edge = started.test(before + lead) ? "start" : ended.test(before + lead) || departed.test(before) ? "end" : null;
      const said = dateline.test(before) && (capitalLine.test(before) || /[a-z]/.test(before));
      const after = sentence.slice(until, until + 8);
      const placed = placeLine.test(sentence.slice(0, from)) && /^,? ?(?:\d{4} ?)?(?:\(|:|-|\[|\u2013)/.test(after);
      const bracket = from < 80 && bracketLine.test(sentence.slice(0, from)) && /^(?:, \d{4})? ?\)/.test(after);
      const line = placed || bracket || (said && (from < 60 || /updated|published|posted|modified/i.test(before)));
      found.push({ ...value, start: start + from, end: start + until, edge, dateline: line });
    }
  }
  found.sort((a, b) => a.start - b.start);
  // "Tuesday, 16 May": the weekday adds nothing to the day.
  return found.filter((one, at) => {
    const next = found[at + 1];
    return !(one.rule === "date.weekday" && next && /^date\.(?:day|iso|range)/.test(next.rule) && next.start - one.end <= 4);
  });
}

const length = new RegExp(
  `\\b(?:${countPattern.replace("(?:", "(")}[- ](day|week|month)s?\\b(?:[- ]long)?|(day|week|month)-?long|fortnight(?:-?long)?)`,
  "gi",
);

/** How many days the words say that something lasts; null for none. */
export function lengthIn(text: string): { days: number; start: number; end: number } | null {
  for (const found of text.matchAll(length)) {
    const unit = (found[2] ?? found[3] ?? "fortnight").toLowerCase();
    const count = found[1] ? (countNumber(found[1]) ?? 1) : 1;
    if (/\b(?:a|an)$/i.test(found[1] ?? "") && unit === "day") continue;
    const days = count * (unit === "day" ? 1 : unit === "week" ? 7 : unit === "month" ? 30 : 14);
    return { days, start: found.index, end: found.index + found[0].length };
  }
  return null;
}
