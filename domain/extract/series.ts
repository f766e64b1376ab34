import type { EventType } from "#domain/codebook";
import { type Country, countryName } from "#domain/country";
import type { Line } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import { ordinalNumber, ordinalPattern } from "#domain/extract/ordinals";

const ordinal = new RegExp(`\\b(${ordinalPattern})\\b`, "gi");
const nouns =
  /^(?:[\s-]+[\w.'+&-]+){0,9}?[\s-]+(?:edition|meeting|round|session|dialogue|committee|exercise|talks|iteration|consultations?|working group|group|2 ?\+ ?2|commission|summit|conference|patrol|roundtable|corpat|drills?|activity|sail)\b/i;

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
      /^[ -](?:time|consecutive|anniversary|century|session of parliament|phase|day|ceremony|floor|Fleet|class)/i.test(rest)
    )
      continue;
    if (/^(?:inaugural|maiden)$/i.test(found[1] as string) && /^ (?:ceremony|session|visit|address|flight|speech)/i.test(rest)) continue;
    const cost = from > end ? from - end + 60 : Math.max(0, start - to);
    if (cost < most && (!best || cost < best.cost)) best = { value, start: from, end: to, cost };
  }
  return best && { value: best.value, start: best.start, end: best.end };
}

const notNames =
  /^(?:SOURCE|PASSEX|INDOPACOM|USINDOPACOM|ASEAN|CORPAT|NORDEFCO|IMDEX|FOCEF|INTERPOL|NATO|SEOUL|TOKYO|MANILA|DELHI|IANS|YONHAP|CENTCOM|EUCOM|SANDF|JMSDF|JASDF|JGSDF|MNDF|HMAS|ROKS|USFK|HMNZS)$/;
const plainWords =
  /^(?:(?:command|post|table|top|field|training|live|fire|firing|disaster|relief|naval|combined|annual|military|joint|bilateral|maritime|flag|final|multinational|trilateral|air|defen[cs]e|passage|sea|phase|opening|closing|army|navy|force|counter|terrorism|special|forces|mega|tri|service|biennial|amphibious|tactical|man(?:o|oe|eu)vering|manoeuvring|maneuvering|communications?|seamanship|boarding|damage|control|cross|deck|tabletop|passing|coast|guard|expert|regional|humanitarian|search|rescue|in|the|of|and|with)[ -]?)+$/i;
const quoted = /["'] ?([A-Z][\w .+&-]{2,40}?) ?["']/g;

/** The name of an exercise near its word: Exercise Pitch Black, ‘Samudra Shakti’, AUSINDEX-17. */
export function exerciseName(line: Line, start: number, end: number): string | null {
  const name = nameBeside(line, start, end);
  return name && !plainWords.test(name) && name.length > 2 ? name : null;
}

function nameBeside(line: Line, start: number, end: number): string | null {
  const [before, after] = [line.text.slice(0, start - line.start), line.text.slice(end - line.start)];
  const clean = (name: string) =>
    name
      .replace(/^(?:The|Exercise|Joint|Bilateral|Ex)\s+/i, "")
      .replace(/[\s-]+(?:20)?\d\d$/, "")
      .trim();
  for (const found of line.text.matchAll(quoted))
    if (
      !/\b(?:INS|[Ss]hips?|[Vv]essels?)\)? ?$/.test(line.text.slice(0, found.index)) &&
      Math.abs(found.index - (start - line.start)) < 120
    )
      return clean(found[1] as string);
  const next = /^ ((?:[A-Z][\w'-]*|\d{1,4})(?:[ -](?:[A-Z][\w'-]*|\d{1,4})){0,3})/.exec(after);
  if (next && /^[Ee]xercise$/.test(line.text.slice(start - line.start, end - line.start)) && !/^(?:in|with|at)$/i.test(next[1] as string))
    return clean(next[1] as string);
  const coded = [...line.text.matchAll(/\b([A-Z]{4,})(?:[- ]((?:20)?\d\d))?\b/g)].filter(({ 1: name }) => !notNames.test(name as string));
  const dated =
    coded.find(({ 2: year }) => year !== undefined) ??
    coded.find(({ 1: name, index }) => (name as string).length > 4 && Math.abs(index - (start - line.start)) < 60);
  if (dated && !line.text.startsWith(line.text.toUpperCase().slice(0, 20))) return clean(dated[1] as string);
  if (line.title) return null;
  const prior = /((?:[A-Z][a-z]+ ){1,3})$/.exec(before);
  if (prior && !/^(?:The|This|Joint|Bilateral|Maritime|Naval|Military|Army|Navy|Air|India|Exercise|During|In)\b/.test(prior[1] as string))
    return clean(prior[1] as string);
  return null;
}

const bodies: Partial<Record<EventType, string>> = {
  committee_meeting: "Joint Committee",
  dialogue: "Dialogue",
  staff_talks: "Staff Talks",
  roundtable: "Industry Roundtable",
};

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
  const words = told.line.text.slice(told.start - told.line.start, told.end - told.line.start);
  const name = /[A-Z]/.test(words)
    ? words.replace(/^(?:the|a|an|annual|bilateral|high[- ]level)\s+/i, "").replace(/^(?:\d+\w{2}|\p{L}+th)\s+/u, "")
    : (bodies[type] as string);
  const own = codes.some((code) => name.includes(countryName(code)));
  return { value: own ? name : pair + name, start: told.start, end: told.end };
}
