import type { CaptureDraft } from "#domain/capture";
import type { Found, Span } from "#domain/extract/proposal";

/** A stretch of an article that belongs to the same drafts all along. */
export type Piece = Span & {
  /** The drafts it supports, by key, the one with the fewest words about it first. */
  drafts: string[];
  /** Those whose words end with it. */
  ends: string[];
  /** Whether the draft that is looked at has the value of a field from here. */
  value: boolean;
};

/** The words that support a draft: those somebody chose, else those that were read. */
export function evidenceOf({ marks, proposed }: CaptureDraft): Span | null {
  return marks.find(({ field }) => field === "quote") ?? proposed?.evidence ?? null;
}

/** Where the values of a draft come from. */
function valuesOf({ marks, proposed }: CaptureDraft): Span[] {
  const found = Object.values(proposed?.fields ?? {}).flatMap((one) => one as Found<unknown> | Found<unknown>[]);
  return [...found.map(({ span }) => span), ...marks];
}

/** The paragraphs of a text, each in pieces; `key` is the draft that is looked at. Every sign but blank lines is in one piece. */
export function piecesOf(text: string, drafts: readonly CaptureDraft[], key: string | null): Piece[][] {
  const within = ({ start, end }: Span) => start >= 0 && start < end && end <= text.length;
  const supported = drafts
    .filter(({ state }) => state !== "discarded")
    .flatMap((draft) => {
      const span = evidenceOf(draft);
      return span && within(span) ? [{ key: draft.key, span }] : [];
    })
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  const looked = drafts.find((one) => one.key === key && one.state !== "discarded");
  const values = looked ? valuesOf(looked).filter(within) : [];
  const cuts = [...new Set([...supported.map(({ span }) => span), ...values].flatMap(({ start, end }) => [start, end]))].sort(
    (a, b) => a - b,
  );
  return paragraphsOf(text).map((paragraph) => {
    const inside = cuts.filter((at) => at > paragraph.start && at < paragraph.end);
    const edges = [paragraph.start, ...inside, paragraph.end];
    return edges.slice(1).map((end, i): Piece => {
      const start = edges[i] as number;
      const covers = (span: Span) => span.start < end && span.end > start;
      return {
        start,
        end,
        drafts: supported.filter(({ span }) => covers(span)).map((one) => one.key),
        // Words that end between two paragraphs end with the first of them.
        ends: supported.filter(({ span }) => covers(span) && lastWordBefore(text, span.end) <= end).map((one) => one.key),
        value: values.some(covers),
      };
    });
  });
}

const lastWordBefore = (text: string, end: number) => {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1] as string)) at--;
  return at;
};

function paragraphsOf(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(/\n\s*\n/g)) {
    if (index > start) found.push({ start, end: index });
    start = index + gap.length;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}
