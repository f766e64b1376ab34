import type { Country } from "#domain/country";
import type { Article } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import type { Party } from "#domain/extract/parties";

export const partyAt = (code: Country, span: { start: number; end: number }, more: Partial<Party> = {}): Party => ({
  ...{ code, start: span.start, end: span.end, strong: false, venue: false, metonym: false },
  ...more,
});

/** With one state named, the other is the one that the article is about beside it; none where it is about nobody else. */
export function completed(claim: Claim, article: Article): Claim[] {
  if (claim.parties.length >= 2) return [claim];
  if (!article.pair) return [];
  const [first] = claim.parties;
  // Where it happened may be a third state; whoever acts there is known from the rest.
  const known = first?.venue && !article.pair.includes(first.code) ? undefined : first;
  if (known && !article.pair.includes(known.code)) return [];
  const missing = article.pair.filter((code) => code !== known?.code);
  return [{ ...claim, parties: [...(known ? [known] : []), ...missing.map((code) => partyAt(code, claim))] }];
}
