import type { Found, Span } from "#domain/extract/proposal";

/** A value with the words it was read from. */
export const found = <T>(
  value: T,
  { start, end }: Span,
  rule: string,
  certainty: Found<T>["certainty"] = "stated",
  why?: string,
): Found<T> => ({
  value,
  span: { start, end },
  rule,
  certainty,
  ...(why && { why }),
});
