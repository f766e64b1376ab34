import { type EventType, eventTypes } from "#domain/codebook";
import { formatDate } from "#domain/date";

/** The term of a code; a code that the codebook no longer has is its own term. */
export const termOf = (terms: Readonly<Record<string, string>>, code: string) =>
  Object.hasOwn(terms, code) ? (terms[code] ?? code) : code;

export const typeOf = (type: EventType) =>
  Object.hasOwn(eventTypes, type) ? eventTypes[type] : { ...eventTypes.other, term: String(type) };

/** A stored date in words; what cannot be read is shown as it stands. */
export function dateWords(edtf: string, style: "long" | "short" = "short") {
  try {
    return formatDate(edtf, style);
  } catch {
    return edtf;
  }
}

/** The day of a moment of the record, in UTC, so that server and browser say the same. */
export const dayOf = (moment: string) => dateWords(moment.slice(0, 10));

/** A moment of the record to the second, in UTC: `14 Apr 2025, 09:05:07`. */
export const momentWords = (moment: string) => `${dayOf(moment)}, ${moment.slice(11, 19)}`;
