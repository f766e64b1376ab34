import type { instruments, meetingFormats } from "#domain/codebook";
import type { Country } from "#domain/country";
import type { Claim } from "#domain/extract/claims";
import { found } from "#domain/extract/found";
import type { Found } from "#domain/extract/proposal";

const remote =
  /\b(?:by (?:tele)?phone|over (?:the )?(?:tele)?phone|on the phone|phone (?:call|talks|conversation)|telephone\w*|tele-?con\w*|video ?-?(?:conferenc\w*|call|link)|videoconference|virtual(?:ly)?|online|held a call|call with)\b/i;
/** Whether a claim tells of a call: it has no place. */
export const isRemote = ({ line, type }: Claim): boolean => type === "bilateral_meeting" && remote.test(line.text);
const margins = /\b(?:on the |at the )?(?:sidelines?|margins?) of\b/i;

/** In person, on the margins, at a distance or in a third state, where the words say which. */
export function formatOf(
  claims: readonly Claim[],
  venue: Country | null,
  states: readonly Country[],
  city: string | null,
): Found<keyof typeof meetingFormats> | null {
  for (const [pattern, value] of [
    [remote, "remote"],
    [margins, "margins"],
  ] as const) {
    for (const { line } of claims) {
      const match = pattern.exec(line.text);
      if (match) return found(value, { start: line.start + match.index, end: line.start + match.index + match[0].length }, "format.words");
    }
  }
  const [lead] = claims;
  if (!lead || !venue) return null;
  const span = { start: lead.start, end: lead.end };
  if (!states.includes(venue)) return found("third_place", span, "format.venue", "inferred", "The place is in none of the states");
  return city ? found("in_person", span, "format.venue", "inferred", "A place is named") : null;
}

const kinds: [RegExp, keyof typeof instruments][] = [
  [/\bmemorand(?:um|a)|\bMo[Uu]s?\b/i, "memorandum"],
  [/\bletters? of (?:intent|offer)|\bLoIs?\b|statement of intent/i, "letter_of_intent"],
  [/\btreat(?:y|ies)|convention\b/i, "treaty"],
  [/\bprotocol/i, "protocol"],
  [/\barrangement/i, "arrangement"],
  [/\bexchang\w+ (?:of )?(?:notes|letters)/i, "exchange_of_notes"],
  [/\bjoint (?:statement|declaration)|\bdeclaration/i, "joint_statement"],
  [/\bcontract/i, "contract"],
  [/\bagreement|accord|pact|SOFA|ACSA|GSOMIA/i, "agreement"],
];

/** What sort of instrument it is, by the words of the act. */
export function instrumentOf({ line, start, end }: Claim): Found<keyof typeof instruments> | null {
  const words = line.text.slice(start - line.start, end - line.start);
  for (const [pattern, value] of kinds) {
    const match = pattern.exec(words);
    if (match) return found(value, { start: start + match.index, end: start + match.index + match[0].length }, "instrument");
  }
  return null;
}
