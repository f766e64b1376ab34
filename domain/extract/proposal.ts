import type { EventInput, FieldName } from "#domain/event";

/** A stretch of the article's text as it was given: UTF-16 offsets, `end` exclusive. */
export type Span = { start: number; end: number };

/** `stated`: the words say so. `inferred`: worked out from them; `why` says how. `unsure`: a reading that somebody has to check. */
export type Certainty = "stated" | "inferred" | "unsure";

/** One value that the text supports: where, by which rule, how surely. */
export type Found<T> = {
  value: T;
  span: Span;
  /** The name of the rule that found it, such as `date.weekday`. */
  rule: string;
  certainty: Certainty;
  /** In words, for whoever checks an inferred value: “Tuesday” read against the publication date, 15 Apr 2025. */
  why?: string;
};

/** Words that can be read in more than one way: all readings are offered, none is chosen. Values are the field's own text. */
export type Question = { field: FieldName; span: Span; ask: string; readings: { value: string; label: string }[] };

type Listed<T> = [T] extends [readonly (infer Row)[]] ? Found<Row>[] : Found<NonNullable<T>>;

/** What is proposed for an event's fields; a list has one entry a row. `series` is a name, `partOf` the key of another draft. */
export type ProposedFields = { [Name in FieldName]?: Listed<EventInput[Name]> };

/** An event that the text reports, as a draft for somebody to check. */
export type ProposedEvent = {
  /** `1`, `2` … in the order of the text. */
  key: string;
  /** The shortest stretch that states the event: its quotation. */
  evidence: Span;
  /** Told as background, not as news: an earlier edition, last year's contract. */
  background: boolean;
  fields: ProposedFields;
  questions: Question[];
};

/** What was read in a text. */
export type Extraction = {
  events: ProposedEvent[];
  /** The day of publication that the text itself names, EDTF. */
  published: Found<string> | null;
  publisher: Found<string> | null;
  title: Found<string> | null;
};
