import { type CaptureDraft, dateText, quoteOf, readDate } from "#domain/capture";
import { event, type FieldName } from "#domain/event";
import type { Question, Span } from "#domain/extract/proposal";
import { formatRows, parseRows } from "#domain/rows";

/** Takes a reading of a question as the answer: the only value of its field, or one more row in place of the one answered before. */
export function answerQuestion(draft: CaptureDraft, at: number, value: string): CaptureDraft {
  const question = draft.proposed?.questions[at];
  if (!question?.readings.some((one) => one.value === value)) return draft;
  const { field } = question;
  const before = draft.texts[field] ?? "";
  const { kind } = event.fields[field];
  const text = kind === "rows" ? withRow(before, draft.answers[at], value) : kind === "date" ? dateText(value) : value;
  return { ...draft, texts: { ...draft.texts, [field]: text }, answers: { ...draft.answers, [at]: value } };
}

function withRow(rows: string, before: string | undefined, value: string): string {
  const gone = before === undefined ? null : formatRows(parseRows(before));
  const kept = parseRows(rows).filter((cells) => formatRows([cells]) !== gone);
  const added = parseRows(value).filter((cells) => !kept.some((one) => one[0] === cells[0]));
  return formatRows([...kept, ...added]);
}

/** Whether a question still waits for somebody: neither answered nor settled by what was typed into its field. */
export const isAsked = ({ answers, texts, read }: CaptureDraft, question: Question, at: number) =>
  answers[at] === undefined && (texts[question.field] ?? "") === (read[question.field] ?? "");

/** Words that somebody takes from the article for a field of a draft. */
export function takeWords(draft: CaptureDraft, field: string, text: string, span: Span, published: string): CaptureDraft {
  const words = text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
  if (words === "") return draft;
  const before = draft.texts[field] ?? "";
  const kind = event.fields[field as FieldName]?.kind;
  const value =
    field === "quote"
      ? quoteOf(text, span)
      : kind === "rows"
        ? formatRows([...parseRows(before), [words]])
        : kind === "date"
          ? dateInYear(words, published)
          : words;
  const marks = [...draft.marks.filter((one) => one.field !== field || kind === "rows"), { field, ...trimmed(text, span) }];
  return { ...draft, texts: { ...draft.texts, [field]: value }, marks };
}

/** An article seldom gives the year of its own news. */
function dateInYear(words: string, published: string): string {
  if (readDate(words)) return words;
  const year = /^\d{4}/.exec(readDate(published) ?? "")?.[0];
  const withYear = `${words} ${year}`;
  return year && !/\d{4}/.test(words) && readDate(withYear) ? withYear : words;
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return { start: start + (words.length - words.trimStart().length), end: end - (words.length - words.trimEnd().length) };
}
