import type { EventType, Status } from "#domain/codebook";
import type { Claim } from "#domain/extract/claims";
import { found } from "#domain/extract/found";
import type { Found } from "#domain/extract/proposal";

const postponed = /\b(?:postpon\w+|deferr?(?:ed|s)|put off|delayed|rescheduled)\b/i;
const cancelled = /\b(?:cancel(?:l?ed|s|lation)|called off|scrapped)\b/i;
const acts: [RegExp, Status][] = [
  [/\bratif\w+/i, "ratified"],
  [/\b(?:entered|enters|came|comes) into force\b/i, "in_force"],
  [/\brenew\w+|\bextended\b/i, "renewed"],
  [/\bamend\w+/i, "amended"],
  [/\bterminat\w+|\bwithdr[ae]w\w*/i, "terminated"],
  [/\bsuspend\w+/i, "suspended"],
  [/\bexpir\w+/i, "expired"],
];

/** How things stand with an event, by its type's own words, else by the tense it is told in. */
export function statusOf(type: EventType, claims: readonly Claim[], lead: Claim, when: "past" | "ahead" | null): Found<Status> {
  const { line, start, end, tense, rule } = lead;
  const near = line.text.slice(Math.max(0, start - line.start - 60), end - line.start + 90);
  const told = (pattern: RegExp) => claims.find((claim) => pattern.test(claim.line.text));
  const general = type !== "agreement" && type !== "arms_transfer";
  for (const [pattern, status] of [
    [postponed, "postponed"],
    [cancelled, "cancelled"],
  ] as const) {
    if (type === "agreement" || (type === "arms_transfer" && status === "postponed")) continue;
    const where = pattern.test(near) ? lead : general ? told(pattern) : undefined;
    const match = where && pattern.exec(where.line.text);
    if (where && match) {
      const at = where.line.start + match.index;
      return found<Status>(status, { start: at, end: at + match[0].length }, "status.word");
    }
  }
  const span = { start, end };
  // "arrives on 20 May", told on the 15th.
  const planned = when === "ahead" || (tense === "future" && when !== "past");
  if (type === "agreement") {
    const act = acts.find(([pattern]) => pattern.test(line.text.slice(start - line.start, end - line.start)))?.[1];
    return found<Status>(planned ? "planned" : (act ?? "signed"), span, act ? "status.act" : "status.tense", act ? "stated" : "inferred");
  }
  if (type === "arms_transfer") {
    const delivered = rule === "type.arms-delivery";
    const selected = /\bselect(?:ed|s)|\bapprov\w+|\bpossible\b/i.test(near) && !/\bsign(?:ed|s)\b/i.test(near);
    return found<Status>(
      planned ? "planned" : delivered ? "delivered" : selected ? "selected" : "ordered",
      span,
      "status.tense",
      "inferred",
    );
  }
  return found<Status>(planned ? "planned" : "held", span, "status.tense", "inferred");
}
