import type { Country } from "#domain/country";
import type { Line } from "#domain/extract/article";
import { bodies } from "#domain/extract/lexicon/bodies";
import type { Span } from "#domain/extract/proposal";
import { isAllCapitals, isCapital, type Word } from "#domain/extract/words";

/** An organisation named in a sentence, with its abbreviation where the text gives one. */
export type OrganisationFound = Span & { name: string; short: string | null; country: Country | null };

const list = (text: string) => new Set(text.split(/\s+/));
const heads = list(
  `ministry agency administration authority company co ltd limited corporation corp inc industries aerospace systems electronics group navy army force forces guard society federation association
  council institute university college department directorate organisation organization shipyard shipyards dynamics technologies aeronautics factory manufacturers companies laboratory laboratories academy gmbh`,
);
const joints = new Set(["of", "and", "for", "the", "in", "de", "&"]);
const firms = new Set(
  bodies
    .map(([name]) => name)
    .filter(
      (name) =>
        /^[A-Z][A-Za-z]+(?: [A-Z&][\w&.]*)*$/.test(name) &&
        name.length > 4 &&
        !/Command|Fleet|House|Office|Mantri|Guard|Navy|Army|Ships|Staff|Block|Force|Bhavan|Department|Chiefs|Marines/.test(name),
    ),
);
const never =
  /^(?:The )?(?:Joint|Prime|Foreign|White|Security|United|Asia|East|South|North|West|Air|Armed|Special|National|Defence|Defense|Military|Working|Policy|Consultative)? ?(?:Force|Forces|Group|Council|Works|Office|Command|Defence|Board|Department|Army|Navy)$/;

/** Who is only quoted, or lends a place. */
const quoted = /\b(?:according to|statement (?:from|by)|said by|at|told|via) (?:the )?$/i;

/** Lower-case offices that sign for a state: “the Romanian defense ministry”, “Poland's arms procurement agency”. */
const plainOffice =
  /\b\p{Lu}\p{L}+(?:'s)? (?:defen[cs]e ministry|ministry of defen[cs]e|ministry of national defen[cs]e|(?:arms |defen[cs]e )?procurement agency|arms agency|armed forces|defen[cs]e forces)\b/gu;

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
        joints.has(before.key) && from > 1 && isCapital(words[from - 2]?.text ?? "") && before.key !== "the" && before.key !== "in";
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
          (ahead.key === "and" &&
            !/^(?:Federation|Society|Association|Ministry)/.test(words[from]?.text ?? "") &&
            !heads.has(words[object + 1]?.key ?? ""))
        )
          break;
        to = object;
        next = object + 1;
      } else if (
        (between === " " || (between === ", " && /^\p{Lu}\p{L}+ and \p{Lu}/u.test(line.text.slice(ahead.start - line.start)))) &&
        isCapital(ahead.text) &&
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
  for (const { 0: name, index } of line.text.matchAll(plainOffice)) {
    const [start, end] = [line.start + index, line.start + index + name.length];
    if (!found.some((one) => start < one.end && one.start < end))
      found.push({ name, short: null, country: sideAt(start, end), start, end });
  }
  return found.sort((a, b) => a.start - b.start);

  function sideAt(start: number, end: number): Country | null {
    const own = line.mentions.find(
      (one) =>
        one.start >= start - 30 &&
        one.end <= end &&
        one.codes.length === 1 &&
        (one.start >= start ||
          /^(?:'s)? (?:company |firm |maker |\w+ ){0,2}$/.test(line.text.slice(one.end - line.start, start - line.start))),
    );
    return (own?.codes[0] as Country | undefined) ?? null;
  }
  function add(from: number, to: number): void {
    const [start, end] = [(words[from] as Word).start, (words[to] as Word).end];
    const name = line.text.slice(start - line.start, end - line.start).replace(/^(?:The|and|of|In|At) /, "");
    const lead = line.text.slice(Math.max(0, start - line.start - 40), start - line.start);
    if (quoted.test(lead) || /^(?:Yonhap|Congress|Cheong Wa Dae)$/.test(name)) return;
    if (never.test(name) || line.posts.some((post) => start < post.end && post.start < end)) return;
    const short = /^ \(([A-Z][A-Za-z&.-]{1,11})\)/.exec(line.text.slice(end - line.start))?.[1] ?? null;
    if (from === to && !firms.has(name) && !isAllCapitals(name)) return;
    if (found.some((one) => one.name === name || (start < one.end && one.start < end))) return;
    found.push({ name, short, country: sideAt(start, end), start, end });
  }
}
