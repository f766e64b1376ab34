import { type Country, countryName, isCountry } from "#domain/country";

/** Two countries in the order of their codes: `IN-IT`. */
export type Pair = string;

export const pairOf = (a: Country, b: Country): Pair => (a < b ? `${a}-${b}` : `${b}-${a}`);

/** Every unordered pair of these countries, each once. */
export function pairsOf(countries: readonly Country[]): Pair[] {
  const all = [...new Set(countries)].sort();
  return all.flatMap((a, i) => all.slice(i + 1).map((b) => pairOf(a, b)));
}

export type ReadPair =
  | { ok: true; pair: Pair; countries: [Country, Country]; canonical: boolean }
  | { ok: false; reason: "unknown" | "equal" | "malformed"; message: string };

/** Reads a pair from an address; never throws. `canonical` is false where the order or the case is not the canonical one. */
export function parsePair(text: string): ReadPair {
  const match = /^([a-z]{2})-([a-z]{2})$/i.exec(text);
  if (!match) return { ok: false, reason: "malformed", message: "A pair is two country codes, such as IN-IT." };
  const [a, b] = [match[1] ?? "", match[2] ?? ""].map((code) => code.toUpperCase()) as [string, string];
  if (!isCountry(a)) return { ok: false, reason: "unknown", message: `${a} is not a country code.` };
  if (!isCountry(b)) return { ok: false, reason: "unknown", message: `${b} is not a country code.` };
  if (a === b) return { ok: false, reason: "equal", message: `A pair needs two different countries; both are ${countryName(a)}.` };
  const pair = pairOf(a, b);
  return { ok: true, pair, countries: a < b ? [a, b] : [b, a], canonical: pair === text };
}

/** `India – Italy`. */
export const pairName = (pair: Pair): string => pair.split("-").map(countryName).join(" – ");
