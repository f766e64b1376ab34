import type { EventType } from "#domain/codebook";
import type { Line } from "#domain/extract/article";
import { type DateFound, lengthIn } from "#domain/extract/dates";

const lastingTypes: ReadonlySet<EventType> = new Set(["visit", "port_call", "exercise", "training"]);
/** The first or last day of something that lasts longer than what is dated. */
const longer = /\b(?:visit|trip|tour|exercise|drills?|deployment)\b[^.;]{0,60}$/i;
export const said =
  /\b(?:said|says|announced|informed|told \w+|tweeted|according to [\w ]{1,40}|stated|confirmed|disclosed)(?: (?:on|in a statement(?: on)?|here|late|earlier))?\s$/;

/** Words after which something else is told. */
export const apart =
  /\b(?:with the (?=(?:\w+ ){1,4}(?:having|being|\w+ing|set|scheduled|due)\b)|having|which|when|while|since|after|following|ahead of|before|set to)\b/;

/** "the exercise, which will begin on": the clause is of the event itself. */
const relative =
  /^[^;]{0,40}\b(?:which|that) (?:\w+ ){0,3}(?:scheduled|held|conducted|taking|took|takes|kick\w*|begin\w*|began|start\w*|commenc\w*|conclud\w*|ends?|ended|runs?|open\w*)\b/;

export function betweenOf(line: Line, date: DateFound, start: number, end: number): string {
  const [from, to] = date.start >= end ? [end, date.start] : [date.end, start];
  return line.text.slice(Math.max(0, from - line.start), Math.max(0, to - line.start));
}

const lastingWords: Partial<Record<EventType, RegExp>> = {
  visit: /\b(?:visit|trip|tour|stay)\b/i,
  port_call: /\b(?:visit|call|stay)\b/i,
  exercise: /\b(?:exercises?|drills?|war ?games?|training|run|man(?:oe|eu)vres?|patrol|event)\b/i,
};
const otherWords = /\b(?:visit|trip|tour|stay|port call|exercises?|drills?|war ?games?|conference|summit|dialogue|forum)\b/i;

/** How long it lasts, where the length is not that of something else: a “three-day visit” says nothing of an exercise. */
export function daysFor(line: Line, type: EventType): number | null {
  const length = lengthIn(line.text);
  if (!length) return null;
  const noun = otherWords.exec(line.text.slice(length.end, length.end + 45))?.[0];
  return noun && lastingWords[type] && !lastingWords[type].test(noun) ? null : length.days;
}

/** A date in the same clause that says when it is, not when somebody spoke of it. */
export function isOwn(line: Line, date: DateFound, start: number, end: number): boolean {
  if (said.test(line.text.slice(0, date.start - line.start))) return false;
  const between = betweenOf(line, date, start, end);
  if (/\b(?:planned|scheduled|due|set|slated) (?:for|on|to begin on|to start on) $/.test(line.text.slice(0, date.start - line.start)))
    return between.length < 200;
  if (date.edge !== null && date.start >= end && between.length < 150 && !/[;]|\b(?:which|while|said|ahead of|before)\b/.test(between))
    return true;
  if (date.edge !== null && date.start >= end && relative.test(between) && between.length < 120) return true;
  // "the talks, a follow-up to their summit in November": the month is the summit's.
  if (
    date.start >= end &&
    /^date\.(?:month|year)/.test(date.rule) &&
    /\b(?:summit|meeting|visit|agreement|conference)\b[^,;]*$/.test(between)
  )
    return false;
  if (apart.test(between)) return false;
  // "In August last year, four countries … held": what opens the sentence dates all of it.
  if (date.start - line.start < 20 && date.end < start && !/[;]|\b(?:said|says)\b/.test(between) && between.length < 160) return true;
  return (
    between.length < 60 ||
    (between.length < 150 && !/[,;]/.test(between)) ||
    (/^[,\s]/.test(between) && between.length < 150 && date.start < start && !/[,;]/.test(between.slice(1)))
  );
}

/** The date nearest to the words of the event, in the same sentence. */
export function dateFor(line: Line, type: EventType, start: number, end: number): DateFound | null {
  const usable = line.dates.filter(
    (date) =>
      !date.dateline &&
      // "signed a plan of cooperation for 2025": the year is the plan's.
      !(type === "agreement" && date.rule === "date.year" && /^for /.test(line.text.slice(date.start - line.start))) &&
      !(date.edge && !lastingTypes.has(type) && longer.test(line.text.slice(0, date.start - line.start))),
  );
  const cost = (date: DateFound) => {
    const [from, to] = date.start >= end ? [end, date.start] : [date.end, start];
    const between = line.text.slice(Math.max(0, from - line.start), Math.max(0, to - line.start));
    return (
      Math.max(0, to - from) +
      // "arrived today for the exercise, which will be held from 14 to 28 June": its days are what tells of it.
      (type === "exercise" && /^date\.range/.test(date.rule) && date.start >= end && relative.test(between) ? -200 : 0) +
      (/[;]|, (?:while|but|who|which|when|where)\b|\b(?:while|said|says|according to|with the|after|following)\b/.test(between) ? 150 : 0) +
      (date.start < start ? 15 : 0) +
      (said.test(line.text.slice(0, date.start - line.start)) ? 150 : 0) +
      (/^since\b/i.test(line.text.slice(date.start - line.start)) || /\b[Ss]ince $/.test(line.text.slice(0, date.start - line.start))
        ? 200
        : 0) +
      (date.edge === "end" &&
      /\b(?:until|till|through) /.test(line.text.slice(Math.max(0, date.start - line.start - 12), date.end - line.start)) &&
      !lastingTypes.has(type)
        ? 150
        : 0)
    );
  };
  return usable.reduce<DateFound | null>((best, one) => (!best || cost(one) < cost(best) ? one : best), null);
}
