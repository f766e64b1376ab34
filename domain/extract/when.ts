import type { EventType } from "#domain/codebook";
import { addDays } from "#domain/date-edtf";
import type { EventInput } from "#domain/event";
import type { Article } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import type { Found, Question } from "#domain/extract/proposal";

export type When = { date: Found<string> | null; basis: Found<EventInput["dateBasis"]> | null; questions: Question[] };

const isDay = (edtf: string) => /^\d{4}-\d\d-\d\d$/.test(edtf);

/** The date of an event from the dates beside its claims, its stated length, or the day of the report. */
export function whenOf(_type: EventType, claims: readonly Claim[], article: Article): When {
  const dated = claims.find((claim) => claim.date?.value);
  const asked = claims.find((claim) => claim.date?.readings)?.date;
  const questions: Question[] = [];
  if (!dated && asked?.readings) {
    questions.push({
      field: "date",
      span: { start: asked.start, end: asked.end },
      ask: "Which day is meant?",
      readings: asked.readings.map((value) => ({ value, label: value })),
    });
    return { date: null, basis: null, questions };
  }
  if (dated?.date?.value) {
    const { value, rule, certainty, why, edge, start, end } = dated.date;
    const days = claims.map((claim) => claim.days).find((one) => one);
    let edtf = value;
    let note = why;
    if (days && days > 1 && isDay(value) && edge) {
      edtf = edge === "start" ? `${value}/${addDays(value, days - 1)}` : `${addDays(value, 1 - days)}/${value}`;
      note = `${days} days counted from the one that is named`;
    }
    const basis = certainty === "stated" && edtf === value ? "stated" : "inferred";
    const span = { start, end };
    return {
      date: { value: edtf, span, rule, certainty: edtf === value ? certainty : "inferred", ...(note && { why: note }) },
      basis: { value: basis, span, rule: "date.basis", certainty: "stated" },
      questions,
    };
  }
  if (!article.reference) return { date: null, basis: null, questions };
  const lead = claims[0] as Claim;
  const span = { start: lead.start, end: lead.end };
  return {
    date: {
      value: article.reference.slice(0, 7),
      span,
      rule: "date.report",
      certainty: "unsure",
      why: "No date is named: the month of the report",
    },
    basis: { value: "report_date", span, rule: "date.basis", certainty: "inferred" },
    questions,
  };
}
