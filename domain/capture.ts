import { type EventType, eventTypes, usualStatus } from "#domain/codebook";
import { formatDate, parseDate } from "#domain/date";
import { applies, event, type FieldName } from "#domain/event";
import type { Extraction, Found, ProposedEvent, Span } from "#domain/extract/proposal";
import type { Field } from "#domain/field";
import { formatRows } from "#domain/rows";

export type Texts = Record<string, string>;

/**
 * An event that an article reports, while somebody makes it one of the record. Its texts are those of the event's form, and
 * beside them `quote`, the words that support it, and `whole`, the key of the draft it is part of.
 */
export type CaptureDraft = {
  key: string;
  state: "open" | "saved" | "discarded";
  /** What was read in the article; null for one that was added by hand. */
  proposed: ProposedEvent | null;
  /** The texts as they were read, so that what somebody changed can be told from it. */
  read: Texts;
  texts: Texts;
  /** What was answered to its questions, by their number. */
  answers: Texts;
  /** Words of the article that somebody chose for a field; of `quote` they stand in place of what was read. */
  marks: Mark[];
  /** The event it was saved as, or whose source the article became. */
  eventId: string | null;
};
export type Mark = Span & { field: string };

/** What is known of the article itself, as it is typed. */
export type ArticleTexts = { address: string; title: string; publisher: string; published: string };
export const articleFields = ["address", "title", "publisher", "published"] as const;

/** Fields of an event that a draft does not hold: its evidence is the article. */
const elsewhere: ReadonlySet<string> = new Set(["citations", "partOf", "note"]);
export const draftFields = event.names.filter((name) => !elsewhere.has(name));
/** All that the texts of a draft may hold. */
export const draftNames: ReadonlySet<string> = new Set([...draftFields, "newSeries", "quote", "whole"]);

const longestQuote = 2000;
export const quoteOf = (text: string, { start, end }: Span) => text.slice(start, end).trim().slice(0, longestQuote);

/** The drafts of what was read in a text. */
export const draftsOf = (text: string, { events }: Extraction): CaptureDraft[] => events.map((proposed) => draftOf(text, proposed));

function draftOf(text: string, proposed: ProposedEvent): CaptureDraft {
  const texts = textsOf(text, proposed);
  return { key: proposed.key, state: "open", proposed, read: texts, texts, answers: {}, marks: [], eventId: null };
}

/** A draft without anything in it. */
export const blankDraft = (key: string, texts: Texts = {}): CaptureDraft => ({
  ...{ key, state: "open", proposed: null, read: {}, answers: {}, marks: [], eventId: null },
  texts: { dateBasis: "stated", status: "held", ...texts },
});

/** What is proposed for an event, as the form of an event has it. */
function textsOf(text: string, { fields, evidence }: ProposedEvent): Texts {
  const texts: Texts = { dateBasis: basisOf(fields.date), quote: quoteOf(text, evidence), whole: fields.partOf?.value ?? "" };
  const type = String(fields.type?.value ?? "");
  for (const name of draftFields) {
    const found = fields[name];
    // What no form would take is left out: a field that the type does not have, an edition of no series.
    if (found && applies(name, type as EventType) && (name !== "edition" || fields.series)) texts[name] = formatFound(name, found);
  }
  texts.status ??= Object.hasOwn(eventTypes, type) ? usualStatus(type as EventType) : "held";
  return texts;
}

const basisOf = (date: Found<string> | undefined) => (date && date.certainty !== "stated" ? "inferred" : "stated");

function formatFound(name: FieldName, found: Found<unknown> | Found<unknown>[]): string {
  const field = event.fields[name] as Field;
  if (!Array.isArray(found)) return field.kind === "date" ? dateText(String(found.value)) : field.format(found.value);
  return found.length === 0 ? "" : field.format(found.map(({ value }) => value));
}

/** A date as people write it, where that reads back as the same date. */
export function dateText(edtf: string): string {
  const read = parseDate(edtf, { open: true });
  if (!read.ok) return edtf;
  const words = formatDate(read.edtf, "long");
  const again = parseDate(words, { open: true });
  return again.ok && again.edtf === read.edtf ? words : edtf;
}

/** A date typed as it is read, as EDTF; null where it is none. */
export function readDate(typed: string): string | null {
  const read = parseDate(typed);
  return read.ok ? read.edtf : null;
}

/** The texts of the form of an event, with the article as its evidence. `accessed` is the day it was captured. */
export function formTexts({ texts }: CaptureDraft, article: ArticleTexts, accessed: string): Texts {
  const { quote = "", whole: _, ...fields } = texts;
  const source = [article.address, article.title, article.publisher, article.published, "", "", "", "", "", accessed];
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([name]) => draftNames.has(name))),
    citations: formatRows([[article.address, quote, "supports"]]),
    sources: formatRows([source]),
  };
}

/** The fields of a draft whose value was worked out from the words, or is unsure, and why; not those that somebody changed since. */
export function inferredIn({ proposed, read, texts }: CaptureDraft): { name: FieldName; certainty: "inferred" | "unsure"; why: string }[] {
  return Object.entries(proposed?.fields ?? {}).flatMap(([name, found]) => {
    if (name in texts && texts[name] !== read[name]) return [];
    const all: Found<unknown>[] = Array.isArray(found) ? found : [found];
    const weak = all.filter(({ certainty }) => certainty !== "stated");
    const certainty = weak.some((one) => one.certainty === "unsure") ? ("unsure" as const) : ("inferred" as const);
    const why = [...new Set(weak.flatMap((one) => one.why ?? []))].join("; ");
    return weak.length > 0 ? [{ name: name as FieldName, certainty, why }] : [];
  });
}

export const isBackground = ({ proposed }: CaptureDraft) => proposed?.background === true;

/** The drafts that are saved together: open ones, without what the article tells as background. */
export const toSave = (drafts: readonly CaptureDraft[]) => drafts.filter((one) => one.state === "open" && !isBackground(one));

/** Wholes before their parts; a circle is broken where it is met. */
export function wholesFirst<T extends { key: string }>(items: readonly T[], wholeOf: (key: string) => string): T[] {
  const sorted: T[] = [];
  const visit = (item: T, above: readonly string[]) => {
    const whole = items.find(({ key }) => key === wholeOf(item.key));
    if (whole && !above.includes(whole.key)) visit(whole, [...above, item.key]);
    if (!sorted.includes(item)) sorted.push(item);
  };
  for (const item of items) visit(item, []);
  return sorted;
}

/** What a draft is called while it has no title. */
export const draftTitle = ({ texts }: CaptureDraft) => texts.title?.trim() || "Untitled event";

/** A draft of a capture as addresses and forms name it: `id.key`. Null for what is none. */
export function readDraftRef(text: string | undefined): { id: string; key: string } | null {
  const [, id, key] = /^([\da-f-]{36})\.([a-z0-9]{1,20})$/i.exec(text ?? "") ?? [];
  return id && key ? { id, key } : null;
}
