import { addDays, boundsOf, daysBetween } from "#domain/date";
import type { EventInput } from "#domain/event";
import type { Claim } from "#domain/extract/claims";
import type { DateFound } from "#domain/extract/dates";
import type { Found, Question } from "#domain/extract/proposal";

export type When = { date: Found<string> | null; basis: Found<EventInput["dateBasis"]> | null; questions: Question[] };

export type Dated = DateFound & { value: string };
export const isDay = ({ value }: Dated) => /^\d{4}-\d\d-\d\d$/.test(value);
export const isRange = ({ value, rule }: Dated) => value.includes("/") && rule !== "date.week-word";
const began =
  /\b(?:arriv\w+|reach(?:es|ed)|docked|anchored|berthed|moored|is on|are on|is visiting|begins?|began|start(?:s|ed|ing)?|embark\w*|left for|proceeded|kick\w* off|commenc\w+)\b/i;
const beginning = /\b(?:to|will) (?:begin|start|commence|kick off)\b|\b(?:begins?|began|kick(?:s|ed) off|commenced)\b/i;
const closing = /\b(?:closing ceremony|conclud(?:ed|es)|culminated|wrapped up|came to (?:an end|a close)|final day|last day)\b/i;
const talks = new Set(["committee_meeting", "dialogue", "staff_talks"]);
export const lasting = new Set(["visit", "port_call", "exercise", "training"]);

export const proposed = (value: string, { start, end, rule, certainty, why }: Dated, note?: string): When => {
  const counted = note !== undefined;
  const span = { start, end };
  return {
    date: {
      value,
      span,
      rule: counted ? `${rule}.counted` : rule,
      certainty: counted ? "inferred" : certainty,
      ...((note ?? why) && { why: note ?? why }),
    },
    basis: { value: counted || certainty !== "stated" ? "inferred" : "stated", span, rule: "date.basis", certainty: "stated" },
    questions: [],
  };
};

/** The first and last day where the sentences tell of both, or of one and how long it lasts. */
export function period(claims: readonly Claim[], dates: readonly Dated[], type: string, reference: string | null): When | null {
  const [best] = dates;
  if (!best) return null;
  const ranges = dates.filter(isRange);
  if (ranges[0] && ranges.length > 1 && claims.some(({ line }) => /\bphases?\b/i.test(line.text))) {
    const near = ranges.filter(
      ({ value }) => Math.abs(daysBetween(boundsOf((ranges[0] as Dated).value).starts, boundsOf(value).starts)) < 12,
    );
    const [from, to] = [
      near.map(({ value }) => boundsOf(value).starts).sort()[0],
      near
        .map(({ value }) => boundsOf(value).ends)
        .sort()
        .at(-1),
    ];
    return proposed(`${from}/${to}`, ranges[0], "From the first day of its phases to the last");
  }
  if (isRange(best)) return proposed(best.value, best);
  const inLines = [...new Set(claims.map(({ line }) => line))].flatMap((line) =>
    line.dates.filter((date): date is Dated => date.value !== null && !date.dateline),
  );
  const first = inLines.find((date) => date.edge === "start" && isDay(date));
  const shut = claims.find(
    ({ date, line, start, days: length }) =>
      length === null && date?.value && isDay(date as Dated) && !date.edge && closing.test(line.text.slice(0, start - line.start + 90)),
  );
  const last =
    inLines.find((date) => date.edge === "end" && isDay(date) && (!first || date.value > first.value)) ??
    (shut && (!first || (shut.date as Dated).value > first.value) ? (shut.date as Dated) : undefined);
  if (first && last && lasting.has(type))
    return proposed(`${first.value}/${last.value}`, first, "From the day it began to the day it ended");
  if (lasting.has(type) && !first && last && isDay(best) && best.edge !== "end" && best.value < last.value)
    return proposed(`${best.value}/${last.value}`, best, "From the day it is reported from to the day it ended");
  const told = claims.find(({ line }) => beginning.test(line.text))?.line;
  if (lasting.has(type) && !first && last && told && reference) {
    const day =
      told.dates.find((date): date is Dated => date.value !== null && !date.dateline && date !== last && isDay(date as Dated))?.value ??
      reference;
    if (day < last.value) return proposed(`${day}/${last.value}`, last, "From the day of the report that it begins");
  }
  const days = claims.map((claim) => claim.days).find((one) => one && one > 1);
  const anchor = first ?? last ?? (isDay(best) ? best : undefined);
  if (!days || !anchor || !(lasting.has(type) || talks.has(type))) return null;
  const words = claims.map(({ line }) => line.text).join(" ");
  const note = `${days} days, counted from the one that is named`;
  if (
    anchor === last ||
    /\b(?:final|last|concluding) day\b|\bafter (?:an?|the|their|its) (?:[\w-]+ ){1,3}(?:visit|stay|port call|exercise|call)\b/i.test(words)
  )
    return proposed(`${addDays(anchor.value, 1 - days)}/${anchor.value}`, anchor, note);
  if (anchor === first || began.test(words)) return proposed(`${anchor.value}/${addDays(anchor.value, days - 1)}`, anchor, note);
  return null;
}
