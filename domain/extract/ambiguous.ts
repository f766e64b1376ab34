import type { Country } from "#domain/country";
import type { Line } from "#domain/extract/article";
import { shared } from "#domain/extract/lexicon/shared-names";
import type { Mention } from "#domain/extract/mentions";

// What Georgia in America is spoken of with.
const american =
  /\b(?:Georgia (?:National Guard|Tech|Air National Guard)|Fort (?:Moore|Benning|Stewart|Gordon|Eisenhower)|Atlanta|(?:U\.S\.|US) state of Georgia)\b/;

// Given names are written with a hyphen in the South of Korea: “Park Min-ho”.
const southern = /\b\p{Lu}\p{Ll}{1,4} \p{Lu}\p{Ll}{1,5}-\p{Ll}{2,5}\b|\bKorea\.net\b/u;
const northern = /\b(?:Pyongyang|DPRK|Kim Jong-(?:un|il)|Kim Yo-jong|Choe \p{Lu}|Ri \p{Lu})/u;

/** The states that the article names beyond doubt: by a name of one state only, or by its people. */
const sureStates = (lines: readonly Line[]): Map<Country, number> => {
  const sure = new Map<Country, number>();
  for (const { codes, kind, name } of lines.flatMap(({ mentions }) => mentions)) {
    if (codes.length !== 1 || Object.hasOwn(shared, name) || kind === "water") continue;
    sure.set(codes[0] as Country, (sure.get(codes[0] as Country) ?? 0) + 1);
  }
  return sure;
};

/** Names of several states, and capitals that stand for a government: read by the rest of the article, or left to be asked. */
export function settleNames(lines: readonly Line[], text: string): void {
  const sure = sureStates(lines);
  const named = new Set(
    lines.flatMap(({ mentions }) =>
      mentions.filter(({ kind }) => kind === "name" || kind === "adjective" || kind === "body").flatMap(({ codes }) => codes),
    ),
  );
  const read = (mention: Mention): void => {
    if (mention.kind === "capital" && !named.has(mention.codes[0] as Country)) mention.ask = mention.codes;
    const readings = shared[mention.name] as Country[] | undefined;
    if (!readings) return;
    if (mention.name.startsWith("Korea") && southern.test(text) && !northern.test(text)) {
      mention.codes = ["KR"];
      return;
    }
    const fits = readings.filter((code) => sure.has(code) && !(mention.name === "Georgia" && code === "US" && !american.test(text)));
    const [first, second] = fits.sort((a, b) => (sure.get(b) ?? 0) - (sure.get(a) ?? 0));
    const clear = first && (!second || (sure.get(first) ?? 0) >= 3 * (sure.get(second) ?? 0));
    if (clear) mention.codes = [first];
    else mention.ask = readings;
  };
  for (const mention of lines.flatMap(({ mentions }) => mentions)) read(mention);
}
