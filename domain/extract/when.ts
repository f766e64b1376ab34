import { addDays, boundsOf, daysBetween } from "#domain/date";
import type { EventInput } from "#domain/event";
import type { Article } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import type { DateFound } from "#domain/extract/dates";
import type { Group } from "#domain/extract/group";
import type { Found, Question } from "#domain/extract/proposal";

export type When = { date: Found<string> | null; basis: Found<EventInput["dateBasis"]> | null; questions: Question[] };

type Dated = DateFound & { value: string };
const isDay = ({ value }: Dated) => /^\d{4}-\d\d-\d\d$/.test(value);
const isRange = ({ value, rule }: Dated) => value.includes("/") && rule !== "date.week-word";
const began = /\b(?:arriv\w+|is on|are on|is visiting|begins?|began|starting|embark\w*|left for|proceeded|kick\w* off|commenc\w+)\b/i;
const onLeaving =
  /\b(?:on|upon|at|after|during) (?:her|its|their|his) departure\b|\b[Aa]s (?:they|she|it|the (?:war)?ships?) (?:departed|left|sailed)\b/i;
const beginning = /\b(?:to|will) (?:begin|start|commence|kick off)\b|\b(?:begins?|began|kick(?:s|ed) off|commenced)\b/i;
const closing = /\b(?:closing ceremony|conclud(?:ed|es)|culminated|wrapped up|came to (?:an end|a close)|final day|last day)\b/i;
const talks = new Set(["committee_meeting", "dialogue", "staff_talks"]);
const lasting = new Set(["visit", "port_call", "exercise", "training"]);

/** The dates beside the claims of an event, those of the text before those of its title, the most exact first. */
function datesBeside(claims: readonly Claim[]): Dated[] {
  const dates = claims.flatMap(({ date, line, dated }) =>
    date?.value && !date.dateline ? [{ date: date as Dated, title: line.title, dated }] : [],
  );
  const grade = ({ date, title, dated }: { date: Dated; title: boolean; dated: boolean }) =>
    (isRange(date) ? 0 : isDay(date) ? 1 : 2) + (title ? 0.5 : 0) + (dated ? 0 : 0.7);
  return [...dates].sort((a, b) => grade(a) - grade(b)).map(({ date }) => date);
}

const proposed = (value: string, { start, end, rule, certainty, why }: Dated, note?: string): When => {
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
function period(claims: readonly Claim[], dates: readonly Dated[], type: string, reference: string | null): When | null {
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
  if (anchor === last || /\b(?:final|last|concluding) day\b/i.test(words))
    return proposed(`${addDays(anchor.value, 1 - days)}/${anchor.value}`, anchor, note);
  if (anchor === first || began.test(words)) return proposed(`${anchor.value}/${addDays(anchor.value, days - 1)}`, anchor, note);
  return null;
}

/** The event that this one is a part of, by its states: what happened during a visit happened on its days. */
export function wholeOf(group: Group, groups: readonly Group[]): Group | null {
  if (group.type === "visit" || group.type === "port_call") return null;
  const [lead] = group.claims;
  const holds = (other: Group) => {
    if (other === group || other.background) return false;
    if (other.type !== "visit" && !(other.type === "port_call" && group.type === "exercise")) return false;
    const codes = new Set(other.claims[0]?.parties.map(({ code }) => code));
    const own = lead?.parties.map(({ code }) => code) ?? [];
    if (own.length !== 2 || own.filter((code) => codes.has(code)).length < 2) return false;
    const [a, b] = [other.claims.find(({ date }) => date?.value)?.date?.value, group.claims.find(({ date }) => date?.value)?.date?.value];
    if (!a || !b) return true;
    return Math.abs(daysBetween(boundsOf(a).starts, boundsOf(b).starts)) <= 10;
  };
  return groups.find(holds) ?? null;
}

/** The date of an event: beside its claims, else that of the visit it belongs to, else the last one before it, else the day of the report. */
export function whenOf(group: Group, groups: readonly Group[], article: Article): When {
  const { claims } = group;
  const dates = datesBeside(claims);
  const asked = claims.find(({ date }) => date?.readings)?.date;
  if (dates.length === 0 && asked?.readings) {
    const question: Question = {
      field: "date",
      span: { start: asked.start, end: asked.end },
      ask: `Which day is ${article.text.slice(asked.start, asked.end)}?`,
      readings: asked.readings.map((value) => ({ value, label: value })),
    };
    return { date: null, basis: null, questions: [question] };
  }
  const told = period(claims, dates, group.type, article.reference) ?? (dates[0] ? proposed(dates[0].value, dates[0]) : null);
  if (told) return told;
  const whole = wholeOf(group, groups);
  const outer = whole && whole !== group ? whenOf(whole, [], article) : null;
  if (outer?.date && outer.basis?.value !== "report_date") {
    const leaving = claims[0] !== undefined && onLeaving.test(claims[0].line.text);
    const value = leaving ? boundsOf(outer.date.value).ends : outer.date.value;
    return {
      ...outer,
      date: { ...outer.date, value, rule: "date.whole", certainty: "inferred", why: "The days of the visit that it belongs to" },
      basis: { ...(outer.basis as Found<"inferred">), value: "inferred" },
    };
  }
  const [lead] = claims;
  const span = { start: lead?.start ?? 0, end: lead?.end ?? 0 };
  const earlier =
    lead &&
    (!lasting.has(group.type) ||
      /\balso\b/.test(lead.line.text) ||
      /\b(?:during|in|over) (?:the|this|that)(?: same)? period\b/i.test(lead.line.text))
      ? nearby(lead, groups)
      : null;
  if (earlier) return proposed(earlier.value, earlier, "The last day named before it");
  const scene = lead && sceneOf(lead, article);
  if (scene) return proposed(scene.value, scene, "The day that the sentence before names for these states");
  const unread = claims.find(({ date }) => date && date.value === null)?.date;
  if (!article.reference) {
    const where = unread ? { start: unread.start, end: unread.end } : span;
    const question: Question = {
      field: "date",
      span: where,
      ask: "When was this? Give the article's own date, and days such as “Tuesday” can be worked out.",
      readings: [],
    };
    return { date: null, basis: null, questions: [question] };
  }
  return {
    date: {
      value: article.reference.slice(0, 7),
      span,
      rule: "date.report",
      certainty: "unsure",
      why: "No date is named: the month of the report",
    },
    basis: { value: "report_date", span, rule: "date.basis", certainty: "inferred" },
    questions: [],
  };
}

/** The day of the sentence before, where that names the same states. */
function sceneOf(lead: Claim, article: Article): Dated | null {
  const line = article.lines[lead.line.at - 1];
  if (!line || line.title) return null;
  const named = new Set(line.mentions.flatMap(({ codes }) => codes));
  if (!lead.parties.every(({ code }) => named.has(code))) return null;
  return line.dates.find((date): date is Dated => date.value !== null && !date.dateline && /^\d{4}-\d\d-\d\d$/.test(date.value)) ?? null;
}

/** The day of another event with the same states, told in this sentence or up to three before. */
function nearby(lead: Claim, groups: readonly Group[]): Dated | null {
  const own = new Set(lead.parties.map(({ code }) => code));
  const others = groups
    .filter((one) => !one.background)
    .flatMap((one) => one.claims)
    .filter(
      ({ line, date, parties }) =>
        date?.value && !line.title && line.at <= lead.line.at && line.at >= lead.line.at - 3 && parties.some(({ code }) => own.has(code)),
    )
    .sort((a, b) => b.line.at - a.line.at);
  return (others[0]?.date as Dated | undefined) ?? null;
}
