import type { Line } from "#domain/extract/article";

// Words in capitals that are kinds of exercises, or bodies, and no name of one.
const notNames = /^(?:SOURCE|PASSEX|CORPAT|ASEAN|NATO|NORDEFCO|INTERPOL|IMDEX|FOCEF|HADR)$/;
const plainWords =
  /^(?:(?:command|post|table|top|field|training|live|fire|firing|disaster|relief|naval|combined|annual|military|joint|bilateral|maritime|flag|final|maiden|inaugural|first|multilateral|quadrilateral|multinational|trilateral|air|defen[cs]e|passage|sea|phase|opening|closing|army|navy|force|counter|terrorism|special|forces|mega|tri|service|biennial|amphibious|tactical|man(?:o|oe|eu)vering|manoeuvring|maneuvering|communications?|seamanship|boarding|damage|control|cross|deck|tabletop|passing|coast|guard|expert|regional|humanitarian|search|rescue|peacekeeping|peace|support|operations?|anti|submarine|warfare|in|the|of|and|with)[ -]?)+$/i;
const quoted = /["'] ?([A-Z][\w .+&-]{2,40}?) ?["']/g;
const ship = /\b(?:INS|[Ss]hips?|[Vv]essels?|[Ff]rigates?|[Dd]estroyers?|[Cc]orvettes?|[Ss]ubmarines?)(?: \([A-Z]+\)|\))? ?$/;
const name = "(?:[A-Z][\\w'-]*|\\d{1,4})(?:[ -](?:[A-Z][\\w'-]*|\\d{1,4})){0,3}";
const next = new RegExp(`^ (${name})`);
const several = new RegExp(`^ (${name}(?:, ${name})*),? and (${name})`);

const isName = (found: string): boolean => !plainWords.test(found) && found.length > 2 && /\p{L}/u.test(found);

const clean = (found: string): string =>
  found
    .replace(/^(?:The|Exercise|Joint|Bilateral|Ex)\s+/i, "")
    .replace(/[\s-]+(?:20)?\d\d$/, "")
    .trim();

/** The names of exercises near their word: Exercise Pitch Black, ‘Samudra Shakti’, AUSINDEX-17; several where it says “exercises A and B”. */
export function exerciseNames(line: Line, start: number, end: number): string[] {
  const listed = /^exercises$/i.test(line.text.slice(start - line.start, end - line.start))
    ? several.exec(line.text.slice(end - line.start).replaceAll(/["']/g, ""))
    : null;
  if (listed) {
    const names = [...(listed[1] as string).split(", "), listed[2] as string].map(clean).filter(isName);
    if (names.length > 1) return names;
  }
  const beside = nameBeside(line, start, end);
  return beside && isName(beside) ? [beside] : [];
}

function nameBeside(line: Line, start: number, end: number): string | null {
  const [at, to] = [start - line.start, end - line.start];
  const [before, after] = [line.text.slice(0, at), line.text.slice(to)];
  const nearest = [...line.text.matchAll(quoted)]
    .filter(({ index }) => !ship.test(line.text.slice(0, index)) && Math.abs(index - at) < 120)
    .sort((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at))[0];
  if (nearest) return clean(nearest[1] as string);
  const ahead = next.exec(after)?.[1];
  if (ahead && /^[Ee]xercise$/.test(line.text.slice(at, to)) && !/^(?:in|with|at)$/i.test(ahead)) return clean(ahead);
  const coded = [...line.text.matchAll(/\b([A-Z]{4,})(?:[- ]((?:20)?\d\d))?\b/g)].filter(
    ({ 1: word, 2: year, index }) => isCoded(word as string, index, line) && (year || !/\($/.test(line.text.slice(0, index))),
  );
  const dated =
    coded.find(({ 2: year }) => year !== undefined) ??
    coded.find(({ 1: word, index }) => (word as string).length > 4 && Math.abs(index - at) < 60);
  if (dated && !line.text.startsWith(line.text.toUpperCase().slice(0, 20))) return clean(dated[1] as string);
  if (line.title) return null;
  const prior = /((?:[A-Z][a-z]+ ){1,3})$/.exec(before)?.[1];
  if (prior && !/^(?:The|This|Joint|Bilateral|Maritime|Naval|Military|Army|Navy|Air|India|Exercise|During|In)\b/.test(prior))
    return clean(prior);
  return null;
}

/** Whether a word in capitals may name an exercise: no place, body or ship of the text. In brackets it stands for something else, unless it has a year. */
function isCoded(word: string, index: number, line: Line): boolean {
  const at = line.start + index;
  return !notNames.test(word) && !ship.test(line.text.slice(0, index)) && !line.mentions.some(({ start, end }) => start <= at && at < end);
}
