import type { EventType } from "#domain/codebook";
import { type Country, countryName } from "#domain/country";
import type { Line } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import { ordinalNumber, ordinalPattern } from "#domain/extract/ordinals";

// Releases write "22nditeration" as well.
const ordinal = new RegExp(`\\b(${ordinalPattern})(?:\\b|(?=(?:edition|iteration|meeting|round|session)\\b))`, "gi");
const leadingOrdinal = new RegExp(`^${ordinalPattern}[ -]`, "i");
const nouns =
  /^(?:[\s-]+\(?[\w.'+&-]+\)?){0,9}?(?:^|[\s-]+)(?:edition|meeting|round|session|dialogue|committee|exercise|talks|iteration|consultations?|working group|group|2 ?\+ ?2|commission|summit|conference|forum|patrol|roundtable|corpat|drills?|activity|sail)\b/i;

/** The ordinal that counts an event: “11th India–Italy Joint Defence Committee”, “the fourth edition of”. */
export function editionIn(line: Line, start: number, end: number, most: number): { value: number; start: number; end: number } | null {
  let best: { value: number; start: number; end: number; cost: number } | null = null;
  for (const found of line.text.matchAll(ordinal)) {
    const value = ordinalNumber(found[1] as string);
    const [from, to] = [line.start + found.index, line.start + found.index + found[0].length];
    const rest = line.text.slice(to - line.start);
    if (
      !value ||
      !nouns.test(rest.slice(0, 120)) ||
      /^ (?:\p{Lu}\w+ ){0,3}(?:Brigade|Division|Regiment|Battalion|Squadron|Wing|Fleet|Corps|Infantry|Cavalry|(?<!(?:Working|Consultative|Policy|Cooperation|Steering|Expert) )Group|Company|Armou?red|Marine)\b/u.test(
        rest,
      ) ||
      /^[ -](?:time|consecutive|anniversary|century|session of parliament|phase|day|ceremony|floor|Fleet|class)/i.test(rest)
    )
      continue;
    if (/^(?:inaugural|maiden)$/i.test(found[1] as string) && /^ (?:ceremony|session|visit|address|flight|speech)/i.test(rest)) continue;
    // "with this year being the 22nd iteration"
    const counted =
      from > end && /\b(?:year|one|it|this) (?:being|is|was|marks|marked) (?:the|its) $/i.test(line.text.slice(0, found.index));
    const cost = from > end ? (counted ? 60 : from - end + 60) : Math.max(0, start - to);
    if (cost < most && (!best || cost < best.cost)) best = { value, start: from, end: to, cost };
  }
  return best && { value: best.value, start: best.start, end: best.end };
}

const bodies: Partial<Record<EventType, string>> = {
  committee_meeting: "Joint Committee",
  dialogue: "Dialogue",
  staff_talks: "Staff Talks",
  roundtable: "Industry Roundtable",
};

// "Norway-Finland", "Indo-French": the two states before the name of their body.
const one = "(?:(?:South|North|New|Sri|Saudi|United) )?\\p{Lu}[\\p{L}.]+";
const states = new RegExp(`^${one}(?:[-/]${one}){1,2} `, "u");

/** The words of a body's name around those it was found by: “Defence Industry Roundtable”, “Joint Working Group on Defence Cooperation”. */
function fullName({ line, start, end }: Claim): string {
  const [from, to] = [start - line.start, end - line.start];
  const whole = line.text
    .slice(from, to)
    .replace(/^(?:The|the|A|An|their) /, "")
    .replace(leadingOrdinal, "");
  const paired = states.exec(whole);
  const named = end - whole.length;
  const found = paired && line.mentions.some((one) => one.start === named) ? whole.slice(paired[0].length) : whole;
  if (!/[A-Z]/.test(found)) return found;
  const before = /(?:(?:\p{Lu}[\p{L}'/-]*|and|of|&) )*$/u.exec(line.text.slice(0, from))?.[0].replace(/^(?:(?:and|of|&) )+/, "") ?? "";
  const after = /^ (?:on|for) \p{Lu}\p{L}+(?:(?: and| &)? \p{Lu}\p{L}+){0,3}/u.exec(line.text.slice(to))?.[0] ?? "";
  const opens = line.mentions.findLast(
    ({ start: at, end: until, kind }) => kind !== "water" && at >= start - before.length && until <= start,
  );
  const own = (opens ? line.text.slice(opens.end - line.start, from).trimStart() : before).replace(leadingOrdinal, "").replace(states, "");
  return `${/\p{Lu}/u.test(own) && !/^-|['.]/.test(own) ? own.replace(/^(?:The|First|Annual|High[- ]Level|Bilateral) /, "") : ""}${found}${after}`;
}

/** The name of the standing body or recurring exercise, as the text has it, with its states where they are two. */
export function seriesName(
  type: EventType,
  claims: readonly Claim[],
  codes: readonly Country[],
): { value: string; start: number; end: number } | null {
  const pair = codes.length <= 3 ? `${codes.map((code) => countryName(code)).join("–")} ` : "";
  if (type === "exercise") {
    const named = claims.find(({ name }) => name);
    if (named?.name) return { value: named.name, start: named.start, end: named.end };
    const numbered = claims.find(({ edition }) => edition);
    return numbered ? { value: `${pair}exercise`, start: numbered.start, end: numbered.end } : null;
  }
  if (type === "bilateral_meeting") {
    const numbered = claims.find(({ edition }) => edition);
    return numbered ? { value: `${pair}meeting`, start: numbered.start, end: numbered.end } : null;
  }
  if (!bodies[type]) return null;
  const told = claims.find(({ start, end, follows }) => !follows && end - start > 6) ?? claims[0];
  if (!told) return null;
  const words = fullName(told);
  const name = /[A-Z]/.test(words)
    ? words.replace(/^(?:the|a|an|annual|bilateral|high[- ]level)\s+/i, "").replace(leadingOrdinal, "")
    : (bodies[type] as string);
  const own = codes.some((code) => name.includes(countryName(code)));
  return { value: own ? name : pair + name, start: told.start, end: told.end };
}
