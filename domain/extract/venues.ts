import type { Country } from "#domain/country";
import type { Line } from "#domain/extract/article";
import { isCapital } from "#domain/extract/words";

/** Where something took place. */
export type Venue = { city: string | null; country: Country | null; start: number; end: number };

const into =
  /\b(?:in|at|to|off|near|visit(?:ed|ing|s)?|from|into|port of|city of|outside|through|left for|leaves for|reached|entered|enters?|entering|arrived|arrives?|of|is visiting|and)\s(?:the )?(?:\p{L}+'s )?(?:port of |city of |capital(?: city)?,? (?:of )?|coast of |waters off |naval base |naval station |air base |port )?$/iu;

/** The place that the sentence names nearest to the words of an event. */
export function venueIn(line: Line, at: number): Venue | null {
  const found: (Venue & { cost: number })[] = [];
  for (const mention of line.mentions) {
    const { kind, codes, start, end, name } = mention;
    if (line.posts.some((post) => start >= post.start && end <= post.end)) continue;
    if (kind === "water" || kind === "ship" || kind === "body" || kind === "adjective" || codes.length !== 1) continue;
    const before = line.text.slice(0, start - line.start);
    const after = line.text.slice(end - line.start);
    if (
      /\breturn\w* from (?:the )?$/.test(before) ||
      /\b(?:Prince|Princess|Ruler|Emir|Mayor|Governor|King|Sultan|Lord|Duke) of (?:the )?$/.test(before)
    )
      continue;
    // "to discuss the situation in the country"
    if (/\b(?:situation|war|conflict|crisis|fighting|developments|events) (?:in|at|off|near) (?:the )?$/.test(before)) continue;
    if (!into.test(before) && !/\p{L}'s $/u.test(before)) continue;
    if (kind === "name" && !/\b(?:in|to|visit(?:ed|ing|s)?|left for|leaves for|arrived in|off|at) (?:the )?$/.test(before)) continue;
    if (
      /^(?:'s|-)/.test(after) ||
      (kind !== "name" &&
        /^ (?:Summit|Declaration|Dialogue|Agreement|Process|Accord|Contact|Group|[Ff]ormat|Treaty|Convention|Conference)/.test(after))
    )
      continue;
    const city = kind === "name" || kind === "region" ? (kind === "name" && codes[0] === "SG" ? name : null) : name;
    const cost =
      Math.abs(start - at) -
      (city ? 400 : 0) +
      (/\bfrom (?:the )?$/.test(before) ? 300 : 0) +
      (based(before) || gathering.test(before) ? 600 : 0) +
      (elsewhere.test(line.text.slice(Math.min(at, end) - line.start, Math.max(at, start) - line.start)) ? 500 : 0);
    found.push({ city, country: codes[0] as Country, start, end, cost });
  }
  const unknown = unknownCity(line);
  if (unknown) found.push({ ...unknown, cost: Math.abs(unknown.start - at) - 400 });
  const best = found.reduce<(Venue & { cost: number }) | null>((one, other) => (!one || other.cost < one.cost ? other : one), null);
  if (!best) return null;
  const { cost: _, ...venue } = best;
  return venue;
}

/** What follows is told of another one: “with the first edition having been held at”. */
const elsewhere = /\b(?:having been|with the (?:first|last|previous|maiden|inaugural))\b/;
const gathering = /\b(?:conference|summit|exhibition|air ?show|expo) (?:on [\w ]{1,30})?in (?:the )?(?:\w+ city of )?$/i;
const based = (before: string) => /\b(?:based|headquartered|headquarters) (?:in|at) $/.test(before);

/** "in Vanderbijlpark, South Africa", "Indonesia's Batam": a city that the words place in a state. */
export function unknownCity(line: Line): Venue | null {
  for (const mention of line.mentions) {
    if (mention.kind !== "name" || mention.codes.length !== 1) continue;
    const before = line.words.slice(0, mention.from);
    let from = mention.from;
    while (from > 0 && mention.from - from < 3) {
      const word = before[from - 1];
      if (!word || !isCapital(word.text) || line.mentions.some((one) => one.start <= word.start && word.start < one.end)) break;
      from -= 1;
    }
    const [first, last] = [line.words[from], line.words[mention.from - 1]];
    if (!first || !last || from === mention.from) continue;
    const gap = line.text.slice(last.end - line.start, mention.start - line.start);
    const lead = line.text.slice(0, first.start - line.start);
    if (gap !== ", " || !/\b(?:in|at|to|from|off) $/.test(lead)) continue;
    return {
      city: line.text.slice(first.start - line.start, last.end - line.start),

      country: mention.codes[0] as Country,
      start: first.start,
      end: last.end,
    };
  }
  return null;
}

const base =
  /\b(?:\p{Lu}[\p{L}.'-]+ ){1,4}(?:Naval Base|Naval Station|Air Base|Air Force Base|Air Force Station|Airbase|Naval Dockyard|Military Station|Field Firing Ranges?|Training (?:Area|Node|Center|Centre)|Shipyard|Cantonment|Barracks|Military Base|Army Base)\b|\bCamp \p{Lu}[\p{L}-]+\b|\bFort \p{Lu}[\p{L}-]+\b|\b[Aa]irbase of \p{Lu}[\p{L}-]+/u;

/** A base, a range or a sea area that the sentence names. */
export function placeIn(line: Line): { value: string; start: number; end: number } | null {
  const found = base.exec(line.text);
  if (found) return { value: found[0], start: line.start + found.index, end: line.start + found.index + found[0].length };
  const water = line.mentions.find(
    ({ kind, start }) => kind === "water" && /\b(?:in|off|across) (?:the )?(?:\w+ )?$/.test(line.text.slice(0, start - line.start)),
  );
  return water && !/Region|Pacific$/.test(water.name) ? { value: water.name, start: water.start, end: water.end } : null;
}
