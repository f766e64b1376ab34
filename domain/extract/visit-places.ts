import type { Country } from "#domain/country";
import type { Article, Line } from "#domain/extract/article";
import type { Mention } from "#domain/extract/mentions";

const establishment =
  /^(?: (?:also|and|then|on \p{L}+day)){0,2},? (?:the |an? |its |their )?(?:[\p{L}\p{N}'.&-]+ ){0,6}?(?:headquarters|HQ|base|airbase|command|wing|shipyard|dockyard|plant|factory|facilit(?:y|ies)|academy|college|institute|centre|center|station|brigade|regiment|squadron|camp|barracks|garrison)\b/iu;
const commonNoun =
  /^ (?:(?:to|in|for) (?:(?:the|this|that) )?|(?:the|this|that) )(?:[\p{L}-]+ ){0,3}?(?:nation|country|islands?|archipelago|kingdom|republic|emirate|sultanate)\b/u;

/** What is visited without a state's name beside it: “the island nation”, or a base, a yard or a headquarters of the other state. */
export function unnamedTarget(line: Line, end: number, visitors: readonly Country[], article: Article): Mention | undefined {
  const after = line.text.slice(end - line.start);
  const at = (code: Country, length: number): Mention => ({
    kind: "name",
    codes: [code],
    name: "",
    ...{ from: -1, to: -1, start: end, end: end + length },
  });
  const here = /^ here\b/.test(after) ? (article.here?.country ?? article.home) : null;
  if (here) return visitors.some((code) => code !== here) ? at(here, 5) : undefined;
  const noun = commonNoun.exec(after);
  if (noun) {
    const other = (article.pair ?? article.main).find((code) => code !== visitors[0]);
    return other && at(other, noun[0].length);
  }
  const site = establishment.exec(after);
  if (!site) return undefined;
  const named = line.mentions.filter(
    ({ codes, start, kind }) => codes.length === 1 && start >= end && start < end + site[0].length + 60 && kind !== "bloc",
  );
  // With people of several states there, only a place tells whose guests the others are.
  const mixed = new Set(visitors).size > 1;
  const place =
    named.find(({ kind }) => kind === "city" || kind === "capital") ?? (mixed ? named.find(({ kind }) => kind === "name") : named[0]);
  const host = place?.codes[0] ?? (mixed ? null : article.home);
  if (!host || visitors.every((code) => code === host)) return undefined;
  return place && place.kind !== "body" && place.kind !== "adjective" ? place : at(host, site[0].length);
}
