import type { Country } from "#domain/country";
import type { Line } from "#domain/extract/article";
import type { Venue } from "#domain/extract/venues";

const agencies: [RegExp, Country][] = [
  [/\b(?:PTI|ANI|IANS|UNI|PIB|IDRW)\b/, "IN"],
  [/\bYonhap\b/, "KR"],
  [/\b(?:VNA|VNS|QDND)\b/, "VN"],
  [/\b(?:DoD News|White House|Pentagon|Department of Defense|Department of War)\b/, "US"],
  [/\b(?:MNDF|Maldives National Defence Force)\b/, "MV"],
  [/\bMalawi Defence Force\b/, "MW"],
  [/\b(?:Bernama|BERNAMA)\b/, "MY"],
  [/\b(?:ANTARA|Antara)\b/, "ID"],
  [/\bPNA\b/, "PH"],
];

/** What follows the place of a dateline: “, 9 May (…) --”, “ [Oman], Oct 2 (…):”, “, Mar 31 (…)”. */
const opens =
  /^(?: \[[^\]]{1,30}\])?(?:, ?[^:;()]{0,40}?)?(?: ?\([^)]{1,24}\))?(?: ?--| - |:)|^(?: \[[^\]]{1,30}\])?, \p{Lu}\p{Ll}{2,8}\.? \d{1,2}(?:, \d{4})? ?\([^)]{1,24}\)/u;

/** The state from which an article is written, as far as its dateline or agency tells, and only one that it is about. */
export function homeOf(lines: readonly Line[], main: readonly Country[]): Country | null {
  const about = main.slice(0, 3);
  const opening = lines.slice(0, 4);
  for (const [pattern, code] of agencies) if (about.includes(code) && opening.some(({ text }) => pattern.test(text))) return code;
  for (const line of opening) {
    const first = line.mentions.find(
      ({ kind, codes, start }) => (kind === "capital" || kind === "city") && codes.length === 1 && start - line.start < 4,
    );
    const rest = first && line.text.slice(first.end - line.start, first.end - line.start + 80);
    if (first && rest && (opens.test(rest) || (first.kind === "capital" && /^,/.test(rest))) && about.includes(first.codes[0] as Country))
      return first.codes[0] as Country;
  }
  return null;
}

/** The place that a dateline opens with: “PORT KLANG:”, “Seoul, 9 May (…) --”. */
export function hereOf(lines: readonly Line[]): Venue | null {
  for (const line of lines.slice(0, 4)) {
    const first = line.mentions.find(
      ({ kind, codes, start }) => (kind === "capital" || kind === "city") && codes.length === 1 && start - line.start < 4,
    );
    const rest = first && line.text.slice(first.end - line.start, first.end - line.start + 80);
    if (!first || !rest || !opens.test(rest)) continue;
    const shout = first.name === first.name.toUpperCase();
    const name = shout ? first.name.toLowerCase().replace(/(?<=^|[ -])\p{L}/gu, (letter) => letter.toUpperCase()) : first.name;
    return { city: name, country: first.codes[0] ?? null, start: first.start, end: first.end };
  }
  return null;
}
