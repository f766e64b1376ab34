import type { EventType } from "#domain/codebook";
import type { Country } from "#domain/country";
import type { Article } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import type { Party } from "#domain/extract/parties";

export const partyAt = (code: Country, span: { start: number; end: number }, more: Partial<Party> = {}): Party => ({
  ...{ code, start: span.start, end: span.end, strong: false, venue: false },
  ...more,
});

/** Types that the state of the place takes part in. */
const hosting: ReadonlySet<EventType> = new Set(["exercise", "training", "port_call", "visit", "operation", "roundtable"]);

/** With one state named, the other is the one that the article is about beside it; none where it is about nobody else. */
export function completed(claim: Claim, article: Article): Claim[] {
  // Where it happened may be a third state; whoever acts there is known from the rest.
  const about = !hosting.has(claim.type) ? [] : claim.dated ? article.main.slice(0, 3) : (article.pair ?? []);
  const acting = claim.parties.filter(({ code, venue }) => !venue || about.includes(code));
  if (acting.length >= 2 || (claim.parties.length >= 2 && acting.length > 0 && !article.pair))
    return [{ ...claim, parties: acting.length >= 2 ? acting : claim.parties }];
  if (!article.pair) return [];
  const [known] = acting;
  if (known && !article.pair.includes(known.code)) {
    // A third state with a day of its own: with the one that the article is written from.
    const from = article.home ?? (claim.type === "exercise" ? (article.main[0] ?? null) : null);
    const other = claim.dated && known.strong && from !== known.code ? from : null;
    return other ? [{ ...claim, parties: [known, partyAt(other, claim)] }] : [];
  }
  const missing = article.pair.filter((code) => code !== known?.code);
  return [{ ...claim, parties: [...(known ? [known] : []), ...missing.map((code) => partyAt(code, claim))] }];
}
