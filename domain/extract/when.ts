import { boundsOf, daysBetween } from "#domain/date";
import type { Article, Line } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import type { Group } from "#domain/extract/group";
import { begunBefore, dayWithin } from "#domain/extract/nth-day";
import { type Dated, isDay, isRange, lasting, period, proposed, type When } from "#domain/extract/period";
import type { Found, Question } from "#domain/extract/proposal";

/** The dates beside the claims of an event, those of the text before those of its title, the most exact first. */
function datesBeside(claims: readonly Claim[]): Dated[] {
  const dates = claims.flatMap(({ date, line, dated }) =>
    date?.value && !date.dateline ? [{ date: date as Dated, title: line.title, dated }] : [],
  );
  const grade = ({ date, title, dated }: { date: Dated; title: boolean; dated: boolean }) =>
    (isRange(date) ? 0 : isDay(date) ? 1 : 2) + (title ? 0.5 : 0) + (dated ? 0 : 1.5);
  return [...dates].sort((a, b) => grade(a) - grade(b)).map(({ date }) => date);
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
  if (told?.date && group.type === "visit") return { ...told, date: begunBefore(told.date, claims) };
  if (told) return told;
  const whole = wholeOf(group, groups);
  const outer = whole && whole !== group ? whenOf(whole, [], article) : null;
  if (outer?.date && outer.basis?.value !== "report_date") {
    const value = dayWithin(outer.date.value, claims[0]?.line.text ?? "");
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

const dayIn = ({ dates }: Line): Dated | null =>
  dates.find((date): date is Dated => date.value !== null && !date.dateline && isDay(date as Dated)) ?? null;
const namedIn = ({ mentions }: Line) => new Set(mentions.flatMap(({ codes }) => codes));

/** The day of the sentence before, where that names the same states; or of the talks that the article opens with, by one of them. */
function sceneOf(lead: Claim, article: Article): Dated | null {
  const line = article.lines[lead.line.at - 1];
  if (line && !line.title && lead.parties.every(({ code }) => namedIn(line).has(code))) return dayIn(line);
  const opening = lead.type === "bilateral_meeting" ? article.lines.find(({ title }) => !title) : undefined;
  const series = opening && /\b(?:held|holds?|series of|round of)\b[^.;]{0,60}\b(?:talks|meetings)\b/.test(opening.text);
  return series && lead.parties.some(({ code }) => namedIn(opening).has(code)) ? dayIn(opening) : null;
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
