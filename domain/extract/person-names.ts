import { honours, particles, rankWords } from "#domain/extract/lexicon/ranks";
import type { Mention } from "#domain/extract/mentions";
import { isAllCapitals, isCapital, type Word } from "#domain/extract/words";

const calendar = new Set(
  "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);
// Words with a capital that begin no name.
export const commonWords = new Set(
  (
    "the a an in on at of for and during after before while when as he she they it its his her this that these those both exercise defence defense ministry department army navy air force forces naval military " +
    "national joint bilateral security operation operations command headquarters meeting dialogue agreement committee group university college base camp fort north south east west european union nato un quad asean " +
    "company limited corporation industries also mea mod readout statement photo source with to by from said new two three four five all some other government parliament senate house sea strait gulf ocean island guest bureau level republic ship ships frigate destroyer corvette submarine vessel warship asked " +
    "authority council federation association organisation organization agency institute academy society board ceremony forum summit conference industries industry llc ltd inc plc shipyard shipyards dockyard technologies systems aerospace district province corps marine marines international airport palace hotel hospital stadium " +
    "border party port mount lake visits meets met calls called holds held arrives arrived signs signed receives received discusses discussed attends hosts hosted says pays paid welcomes welcomed"
  ).split(" "),
);
const ranks = /^(?:general|gen|lieutenant|lt|major|maj|brigadier|brig|colonel|col|captain|capt|commander|cdr|admiral|marshal|commodore)$/;
// Names of states and places that people bear as well.
const givenNames = new Set(["israel", "georgia", "jordan", "chad", "kenya", "india", "paris", "sydney", "austin", "florence"]);

const places = new Set(["city", "capital", "region"]);

/** Whether a place's name may be a person's: “Defence Minister Paulo Lima”, “Admiral Sydney Hart”, “Israel Katz”. */
function isBorne({ kind, from, to }: Mention, words: readonly Word[], at: number, first: boolean, titled: boolean): boolean {
  const word = words[at] as Word;
  if (from !== to) return false;
  const own = givenNames.has(word.key);
  if (!first) return places.has(kind) || own;
  return (own || (titled && places.has(kind))) && isCapital(words[at + 1]?.text ?? "");
}

/** Where a name that begins at `from` ends: capital words, particles and initials joined by single spaces or hyphens. */
export function nameEnd(
  words: readonly Word[],
  from: number,
  plain: string,
  covered: (Mention | undefined)[],
  head: ReadonlySet<number>,
  titled: boolean,
): number {
  let end = from - 1;
  for (let at = from; at < words.length && at < from + 8; at++) {
    const word = words[at] as Word;
    const gap = at > from ? plain.slice((words[at - 1] as Word).end, word.start) : "";
    if (at > from && !/^(?:\.? |-|'|\.)$/.test(gap)) break;
    // "Ng'ang'a", "O'Hara", but "Berg's" and "they're".
    if (gap === "'" && /^(?:s|re|ll|d|t|ve)$/.test(word.key)) break;
    const joined = gap === "-" || gap === "'";
    if (!joined && particles.has(word.key) && (at > from || titled)) continue;
    if (!isCapital(word.text) && !joined) break;
    const initial = word.text.length === 1 && (plain[word.end] === "." || words[at + 1]?.text.length === 1);
    if (calendar.has(word.key) || (commonWords.has(word.key) && !joined && !initial) || head.has(at)) break;
    if (
      /^\d/.test(word.text) ||
      (word.text.length > 4 && isAllCapitals(word.text) && at === from && !rankWords.has(words[at - 1]?.key ?? ""))
    )
      break;
    // "Logistics Assistant Major General Hari": what comes before a rank is no part of the name.
    if (at > from && ranks.test(word.key) && isCapital(words[at + 1]?.text ?? "")) break;
    if (honours.has(word.key) && word.key !== "iii" && isAllCapitals(word.text) && word.text.length > 2 && at > from) break;
    const mention = covered[at];
    if (mention && !joined && !isBorne(mention, words, at, at === from, titled)) break;
    end = at;
  }
  return end;
}
