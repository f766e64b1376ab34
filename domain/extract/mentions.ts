import { type Country, countries } from "#domain/country";
import { blocs } from "#domain/extract/lexicon/blocs";
import { bodies, shipPrefixes } from "#domain/extract/lexicon/bodies";
import { cities, regions, seats } from "#domain/extract/lexicon/cities";
import { nations } from "#domain/extract/lexicon/nations";
import { prefixes, shared, territories } from "#domain/extract/lexicon/shared-names";
import { waters } from "#domain/extract/lexicon/waters";
import { findPhrases, phrasesOf } from "#domain/extract/phrases";
import type { Span } from "#domain/extract/proposal";
import { isAllCapitals, isCapital, type Word } from "#domain/extract/words";

export type MentionKind = "name" | "adjective" | "capital" | "city" | "region" | "seat" | "body" | "ship" | "water" | "bloc";

/** A name in the text that tells of a state or a place. `codes` has several where it can be read in several ways, none for a sea. */
export type Mention = Span & { kind: MentionKind; codes: Country[]; name: string; from: number; to: number; ask?: readonly Country[] };

type Entry = { kind: MentionKind; codes: Country[]; name?: string };

function* entries(): Generator<[string, Entry]> {
  for (const [name, code] of cities) yield [name, { kind: regions.has(name) ? "region" : "city", codes: [code as Country] }];
  for (const [name, code] of bodies) yield [name, { kind: "body", codes: [code as Country] }];
  for (const [code, name] of Object.entries(countries)) {
    const state = territories[code];
    yield [name, state ? { kind: "region", codes: [state as Country] } : { kind: "name", codes: [code as Country] }];
  }
  for (const { code, names, capitals } of nations) {
    for (const name of names)
      yield [name, { kind: /(?:ese|ian|ean|ish|an|i|ch|s|k|ic|o|se|er|ai)$/.test(name) ? "adjective" : "name", codes: [code as Country] }];
    for (const name of capitals) yield [name, { kind: "capital", codes: [code as Country] }];
  }
  for (const [name, code] of Object.entries(prefixes)) yield [name, { kind: "adjective", codes: [code as Country] }];
  for (const [name, codes] of Object.entries(shared)) yield [name, { kind: "name", codes: codes as Country[] }];
  for (const [seat, city] of Object.entries(seats)) {
    const home = nations.find(({ capitals }) => capitals.includes(city));
    yield [seat, { kind: "seat", codes: [(home?.code ?? "PH") as Country], name: city }];
  }
  for (const prefix of shipPrefixes) {
    const body = bodies.find(([name]) => name === prefix);
    if (body) yield [prefix, { kind: "ship", codes: [body[1] as Country] }];
  }
  for (const [name, codes] of blocs) yield [name, { kind: "bloc", codes: codes as Country[] }];
  for (const name of waters) yield [name, { kind: "water", codes: [] }];
}

const names = phrasesOf(entries());

/** "the American arm of": a firm's branch is of the state that it is in. */
const branch = /^(?:'s|-based)? (?:subsidiary|arm|unit|branch|division|affiliate|business) of (?:the )?$/;

/** Every name of a state, a city, a service or a sea among the words, the longest at each place. */
export function mentionsOf(words: readonly Word[], plain: string): Mention[] {
  const mentions: Mention[] = [];
  for (const { value, ...hit } of findPhrases(words, names)) {
    const before = mentions.at(-1);
    if (hit.from <= (before?.to ?? -1)) continue;
    // "the Oman Royal Navy", "the Royal Army of Oman": another state's than Britain's.
    const royal = value.kind === "body" && /^Royal /.test(plain.slice(hit.start, hit.end));
    if (
      royal &&
      ((before && (before.kind === "name" || before.kind === "adjective") && /^(?:'s?)? $/.test(plain.slice(before.end, hit.start))) ||
        /^ of \p{Lu}/u.test(plain.slice(hit.end, hit.end + 6)))
    )
      continue;
    // "Burma Camp", "India House": a place that bears the name.
    if (
      (value.kind === "name" || value.kind === "adjective") &&
      /^ (?:Camp|House|Road|Street|Avenue|Square|Barracks|Hotel|Hall)\b/.test(plain.slice(hit.end, hit.end + 12))
    )
      continue;
    // "US $5 million": a currency.
    if (/^ ?\$/.test(plain.slice(hit.end, hit.end + 2))) continue;
    // "GOA (NNS) --": who reports it.
    if (/\($/.test(plain.slice(Math.max(0, hit.start - 1), hit.start)) && /^\) ?(?::|--|-)/.test(plain.slice(hit.end, hit.end + 4)))
      continue;
    const home = value.kind === "body" && before?.codes.length === 1 && branch.test(plain.slice(before.end, hit.start));
    const mention = {
      kind: value.kind,
      codes: home ? before.codes : value.codes,
      ...hit,
      name: value.name ?? plain.slice(hit.start, hit.end),
    };
    mentions.push(mention.kind === "ship" ? withShipName(mention, words, plain) : mention);
  }
  return mentions;
}

/** "HMAS Newcastle" is a ship, not a city. */
function withShipName(prefix: Mention, words: readonly Word[], plain: string): Mention {
  let to = prefix.to;
  for (let at = to + 1; at < words.length && at <= prefix.to + 3; at++) {
    const [word, before] = [words[at] as Word, words[at - 1] as Word];
    if (!isCapital(word.text) || !/^[ -]$/.test(plain.slice(before.end, word.start))) break;
    if (isAllCapitals(word.text) && word.text.length < 4) break;
    to = at;
  }
  if (to === prefix.to) return { ...prefix, kind: "body" };
  const end = (words[to] as Word).end;
  return { ...prefix, to, end, name: plain.slice(prefix.start, end) };
}
