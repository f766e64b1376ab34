import { addDays, boundsOf } from "#domain/date";
import type { Claim } from "#domain/extract/claims";
import { ordinalNumber } from "#domain/extract/ordinals";
import type { Found } from "#domain/extract/proposal";

const onLeaving =
  /\b(?:on|upon|at|after|during) (?:her|its|their|his) departure\b|\b[Aa]s (?:they|she|it|the (?:war)?ships?) (?:departed|left|sailed)\b/i;
const nthDay =
  /\bon (?:the )?(first|second|third|fourth|fifth|last|final) day of (?:the|an?|his|her|their|[\p{L} ]{2,30}'s) [^.;,]{0,40}?\b(?:visit|tour|trip|stay)\b/iu;

/** The days of a visit, or the one of them that the words mean: “on the second day of his visit”, “on departure”. */
export function dayWithin(visit: string, text: string): string {
  const { starts, ends, precision } = boundsOf(visit);
  if (onLeaving.test(text)) return ends;
  const word = nthDay.exec(text)?.[1]?.toLowerCase();
  if (!word || (precision !== "day" && precision !== "days")) return visit;
  const day = /last|final/.test(word) ? ends : addDays(starts, (ordinalNumber(word) ?? 1) - 1);
  return day <= ends ? day : visit;
}

/** A visit of which only a later day is dated began before: “on the second day of his visit on Tuesday”. */
export function begunBefore(date: Found<string>, claims: readonly Claim[]): Found<string> {
  if (!/^\d{4}-\d\d-\d\d$/.test(date.value)) return date;
  const line = claims.find((claim) => claim.date?.start === date.span.start)?.line;
  const word = nthDay.exec(line?.text ?? "")?.[1]?.toLowerCase();
  const day = word && !/last|final/.test(word) ? (ordinalNumber(word) ?? 1) : 1;
  if (day < 2) return date;
  return {
    ...date,
    value: `${addDays(date.value, 1 - day)}/${date.value}`,
    certainty: "inferred",
    why: `The ${word} day of it is the one that is dated`,
  };
}
