import type { Country } from "#domain/country";
import type { Line } from "#domain/extract/article";
import { rankHeads } from "#domain/extract/lexicon/ranks";
import { slotsOf } from "#domain/extract/organisation-slots";
import { firms, organisationHeads as heads, joints, things } from "#domain/extract/organisation-words";
import { commonWords } from "#domain/extract/person-names";
import type { Span } from "#domain/extract/proposal";
import { isAllCapitals, isCapital, type Word } from "#domain/extract/words";

/** An organisation named in a sentence, with its abbreviation where the text gives one. */
export type OrganisationFound = Span & { name: string; short: string | null; country: Country | null };

const never =
  /^(?:The )?(?:Joint|Prime|Foreign|White|Security|United|Asia|East|South|North|West|Air|Armed|Special|National|Defence|Defense|Military|Working|Policy|Consultative)? ?(?:Force|Forces|Group|Council|Works|Office|Command|Defence|Board|Department|Army|Navy)$/;

/** Who is only quoted, or lends a place. */
const quoted = /\b(?:according to|statement (?:from|by)|said by|at|told|via) (?:the )?$/i;

/** Lower-case offices that sign for a state: “the Romanian defense ministry”, “Poland's arms procurement agency”. */
const plainOffice =
  /\b\p{Lu}\p{L}+(?:'s)? (?:defen[cs]e ministry|ministry of defen[cs]e|ministry of national defen[cs]e|(?:arms |defen[cs]e )?procurement agency|arms agency)\b|(?<=\b(?:to|with|by|from|for|between|and) (?:the )?)\p{Lu}\p{L}+(?:'s)? [Gg]overnment\b(?! (?:said|says|official))/gu;

// What may stand between a state and the name of its firm.
const described =
  /^(?:'s?)? (?:(?:state-owned|state|private|arms|defen[cs]e|aerospace|drone|shipbuilding|naval|company|firm|maker|manufacturer|producer|shipbuilder|shipyard|giant|group|contractor|supplier|unmanned|aerial|vehicle) ){0,5}$/;

/** Offices whose names go on over an “and”. */
const open = new Set([
  "ministry",
  "agency",
  "authority",
  "administration",
  "department",
  "directorate",
  "council",
  "institute",
  "federation",
  "association",
  "society",
]);

export function organisationsOf(line: Line): OrganisationFound[] {
  const found: OrganisationFound[] = [];
  const { words } = line;
  const gap = (at: number) => line.text.slice((words[at] as Word).end - line.start, (words[at + 1]?.start ?? line.end) - line.start);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    if (!heads.has(word.key) || !isCapital(word.text)) continue;
    let from = at;
    while (from > 0) {
      const before = words[from - 1] as Word;
      if (!/^(?: | & |-|, (?=Defence))$/.test(gap(from - 1))) break;
      const joint =
        joints.has(before.key) &&
        from > 1 &&
        isCapital(words[from - 2]?.text ?? "") &&
        !/^(?:the|in)$/.test(before.key) &&
        !(before.key === "and" && heads.has(words[from - 2]?.key ?? "") && !open.has(words[from - 2]?.key ?? ""));
      if (!joint && (!isCapital(before.text) || /^(?:the|an?|in|on|at|under|if)$/.test(before.key))) break;
      from -= 1;
    }
    while (from < at && joints.has((words[from] as Word).key)) from += 1;
    let to = at;
    const firm = firms.has(line.text.slice((words[from] as Word).start - line.start, word.end - line.start));
    for (let next = at + 1; next < words.length && !firm; ) {
      const ahead = words[next] as Word;
      const between = gap(next - 1);
      if (between === " " && joints.has(ahead.key)) {
        let object = next + 1;
        while (words[object] && joints.has((words[object] as Word).key) && object < next + 3) object += 1;
        if (
          !words[object] ||
          !isCapital((words[object] as Word).text) ||
          ahead.key === "the" ||
          ahead.key === "in" ||
          (ahead.key === "for" && isState(words[object] as Word)) ||
          (ahead.key === "and" &&
            !/^(?:Federation|Society|Association|Ministry)/.test(words[from]?.text ?? "") &&
            !(heads.has(words[object + 1]?.key ?? "") && open.has(word.key)))
        )
          break;
        to = object;
        next = object + 1;
      } else if (
        (between === " " || (between === ", " && /^\p{Lu}\p{L}+ and \p{Lu}/u.test(line.text.slice(ahead.start - line.start)))) &&
        isCapital(ahead.text) &&
        !rankHeads.has(ahead.key) &&
        !line.people.some((one) => one.start === ahead.start)
      ) {
        to = next;
        next += 1;
      } else break;
    }
    add(from, to);
    at = to;
  }
  for (const mention of line.mentions)
    if (mention.kind === "body" && firms.has(mention.name) && !found.some((one) => mention.start < one.end && one.start < mention.end))
      add(mention.from, mention.to);
  for (const slot of slotsOf(line)) {
    const [from, to] = [words.findIndex(({ end }) => end > slot.start), words.findLastIndex(({ start }) => start < slot.end)];
    if (from < 0 || to < from) continue;
    // "French Naval Group": a firm that is known goes without its state.
    const known = line.mentions.find((one) => one.kind === "body" && one.from > from && one.to === to && firms.has(one.name));
    add(known?.from ?? from, to, slot);
  }
  for (const { 0: name, index } of line.text.matchAll(plainOffice)) {
    const [start, end] = [line.start + index, line.start + index + name.length];
    if (!found.some((one) => start < one.end && one.start < end))
      found.push({ name, short: null, country: sideAt(start, end), start, end });
  }
  return found.sort((a, b) => a.start - b.start);

  /** The state inside a name, right after it or right before: “Kongsberg of Norway”, “the Norwegian company Kongsberg”. */
  function sideAt(start: number, end: number): Country | null {
    const single = line.mentions.filter(({ codes }) => codes.length === 1);
    const between = (from: number, to: number) => line.text.slice(from - line.start, to - line.start);
    const own =
      single.find((one) => one.start >= start && one.end <= end) ??
      single.find((one) => one.start >= end && /^(?: \([^)]{2,14}\))? (?:of|from) (?:the )?$/.test(between(end, one.start))) ??
      single.find((one) => one.end <= start && start - one.end < 50 && described.test(between(one.end, start)));
    return (own?.codes[0] as Country | undefined) ?? null;
  }
  function isState({ start }: Word): boolean {
    return line.mentions.some((one) => one.start <= start && start < one.end && one.kind === "name");
  }
  function add(from: number, to: number, slot?: { held: boolean; after: boolean }): void {
    const [start, end] = [(words[from] as Word).start, (words[to] as Word).end];
    const name = line.text.slice(start - line.start, end - line.start).replace(/^(?:The|and|of|In|At) /, "");
    const lead = line.text.slice(Math.max(0, start - line.start - 40), start - line.start);
    // "Indonesian Army Major General": somebody of it.
    const next = words[to + 1];
    if (next && rankHeads.has(next.key) && next.start - end === 1) return;
    if (quoted.test(lead) || never.test(name) || things.test(name)) return;
    if (!slot?.held && line.posts.some((post) => start < post.end && post.start < end)) return;
    const short = /^ \(([A-Z][A-Za-z&.-]{1,11})\)/.exec(line.text.slice(end - line.start))?.[1] ?? null;
    const word = words[from] as Word;
    if (from === to && !firms.has(name) && !isAllCapitals(name) && !(slot?.after && !commonWords.has(word.key))) return;
    if (found.some((one) => one.name === name || (start < one.end && one.start < end))) return;
    found.push({ name, short, country: sideAt(start, end), start, end });
  }
}
