import { postHeads, postWords } from "#domain/extract/lexicon/posts";
import { honours, particles, rankHeads, rankWords } from "#domain/extract/lexicon/ranks";
import type { Mention } from "#domain/extract/mentions";
import { coverOf, type PostFound } from "#domain/extract/posts";
import type { Span } from "#domain/extract/proposal";
import { isAllCapitals, isCapital, type Word } from "#domain/extract/words";

/** A person named in a sentence. `name` is without rank; `post` as the text has it. */
export type PersonFound = Span & { name: string; rank: string | null; post: PostFound | null; rule: string };

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
    "company limited corporation industries also mea mod readout statement photo source with to by from said new two three four five all some other government parliament senate house sea strait gulf ocean island guest bureau level republic ship ships asked"
  ).split(" "),
);
const ranks = /^(?:general|gen|lieutenant|lt|major|maj|brigadier|brig|colonel|col|captain|capt|commander|cdr|admiral|marshal|commodore)$/;
// Names of states that people bear as well.
const givenNames = new Set(["israel", "georgia", "jordan", "chad", "kenya", "india", "paris", "sydney", "austin", "florence"]);
const humanVerbs =
  /^\s+(?:,? ?who\b|said\b|says\b|told\b|met\b|meets\b|visited\b|visits\b|traveled\b|travelled\b|arrived\b|will\b|called\b|held\b|also\b|thanked\b|signed\b|welcomed\b|hosted\b|received\b|co-chaired\b|led\b|attended\b|discussed\b|spoke\b|emphasi[sz]ed\b|stressed\b|is (?:on|in|visiting|leading|scheduled|set|due)\b|highlighted\b|expressed\b|left\b|departed\b|paid\b|concluded\b|and his\b|and her\b|represented\b|was (?:received|welcomed|accompanied)\b|added\b|noted\b|announced\b)/;

/** Where a name that begins at `from` ends: capital words, particles and initials joined by single spaces or hyphens. */
function nameEnd(words: readonly Word[], from: number, plain: string, covered: (Mention | undefined)[], head: Set<number>): number {
  let end = from - 1;
  for (let at = from; at < words.length && at < from + 8; at++) {
    const word = words[at] as Word;
    const gap = at > from ? plain.slice((words[at - 1] as Word).end, word.start) : "";
    if (at > from && !/^(?:\.? |-|'|\.)$/.test(gap)) break;
    if (gap === "'" && (word.key === "s" || !isCapital(word.text))) break;
    const joined = gap === "-" || gap === "'";
    if (!joined && particles.has(word.key) && at > from) continue;
    if (!isCapital(word.text) && !joined) break;
    if (calendar.has(word.key) || (commonWords.has(word.key) && !joined) || head.has(at)) break;
    if (
      /^\d/.test(word.text) ||
      (word.text.length > 4 && isAllCapitals(word.text) && at === from && !rankWords.has(words[at - 1]?.key ?? ""))
    )
      break;
    // "Logistics Assistant Major General Hari": what comes before a rank is no part of the name.
    if (at > from && ranks.test(word.key) && isCapital(words[at + 1]?.text ?? "")) break;
    if (honours.has(word.key) && word.key !== "iii" && isAllCapitals(word.text) && word.text.length > 2 && at > from) break;
    const mention = covered[at];
    // "Israel Katz", "Georgia Meloni": a first name may be the name of a state.
    if (
      mention &&
      !joined &&
      !(at === from && givenNames.has(word.key) && mention.from === mention.to && isCapital(words[at + 1]?.text ?? ""))
    )
      break;
    end = at;
  }
  return end;
}

/** The first word of the rank that ends right before `at`, or `at` where there is none. */
function rankStart(words: readonly Word[], at: number, plain: string): number {
  let start = at;
  while (start > 0) {
    const word = words[start - 1] as Word;
    if (!rankWords.has(word.key) || !/^[.)]? ?(?:\(\p{L}+\)|-)? ?$/u.test(plain.slice(word.end, words[start]?.start))) break;
    if (!isCapital(word.text) && !/^(?:in|retd)$/.test(word.key)) break;
    // "Chief of Army Staff General": only an Air Chief Marshal's "Chief" is rank.
    if (word.key === "chief" && words[start - 2]?.key !== "air") break;
    if (/^(?:staff|pilot|group|wing|squadron|flight)$/.test(word.key) && start === at) break;
    if (word.key === "commander" && start < at) break;
    if (word.key === "general" && /^(?:secretary|director|inspector|consul|attorney|surgeon)$/.test(words[start - 2]?.key ?? "")) break;
    if (word.key === "staff" && words[start]?.key !== "sergeant") break;
    start -= 1;
  }
  return words.slice(start, at).some(({ key, text }) => rankHeads.has(key) || /^H\.E\.?$/.test(text)) ? start : at;
}

/** The people named in a sentence with a rank, a post or what a person does. */
export function peopleOf(words: readonly Word[], plain: string, mentions: readonly Mention[], posts: readonly PostFound[]): PersonFound[] {
  const covered = coverOf(mentions);
  const heads = new Set(posts.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
  const people: PersonFound[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    if (!isCapital(word.text) || heads.has(at) || isRank(words, at)) continue;
    const end = nameEnd(words, at, plain, covered, heads);
    if (end < at) continue;
    const [start, last] = [words[at] as Word, words[end] as Word];
    const rankFrom = rankStart(words, at, plain);
    const rank = rankFrom < at ? plain.slice((words[rankFrom] as Word).start, start.start).trim() : null;
    const next = plain.slice(last.end, last.end + 12);
    const clear = end > at && rank === null && /^(?:,? and |,? who |[,.;)]|$| (?:in|at|on|to|here|during)\b)/.test(next);
    const before = posts.find((post) => post.to === rankFrom - 1 && stands(plain, post, words[rankFrom]?.start ?? 0, clear));
    const after = posts.find((post) => post.from > end && isApposition(plain, last.end, post.start));
    const long = end > at;
    const named = words[at - 1]?.key;
    const alone =
      long &&
      !covered[at] &&
      !(named && commonWords.has(named) && isCapital(words[at - 1]?.text ?? "")) &&
      end - at < 4 &&
      humanVerbs.test(plain.slice(last.end, last.end + 24));
    const from = mentions.find((mention) => mention.kind === "name" && /^ of (?:the )?$/.test(plain.slice(last.end, mention.start)));
    const placed =
      long && end - at < 4 && from !== undefined && !words.slice(at, end + 1).some(({ key }) => postWords.has(key) || postHeads.has(key));
    // "President Lee's chief of staff" is somebody else.
    const owner = posts.some((post) => post.start > last.end && /^'s? $/.test(plain.slice(last.end, post.start)));
    if (owner) {
      at = end;
      continue;
    }
    if (rank || before || (after && long) || alone || placed) {
      const rule = rank ? "person.rank" : before ? "person.post-before" : after ? "person.post-after" : alone ? "person.verb" : "person.of";
      // "Defence Minister Gen Ito": a given name, as no minister is called by a rank without its stop.
      const given = rank === "Gen" && before !== undefined && /\bminister\b/i.test(before.text);
      people.push({
        name: given ? `Gen ${plain.slice(start.start, last.end)}` : plain.slice(start.start, last.end),
        rank: given ? null : rank,
        post: before ?? after ?? null,
        start: start.start,
        end: last.end,
        rule,
      });
    }
    at = end;
  }
  return people;
}

/** Whether a post stands right before a name: with a comma only where nobody else is spoken of before it. */
const stands = (plain: string, post: PostFound, at: number, clear: boolean): boolean =>
  /^ (?:the )?$/.test(plain.slice(post.end, at)) ||
  (/^, $/.test(plain.slice(post.end, at)) &&
    (clear || !/\b(?:with|by|from|to|of|and|met|between) (?:the )?$/.test(plain.slice(Math.max(0, post.start - 12), post.start))));

/** "Rear Admiral", "Gen": a word that begins or goes on with a rank is no name. */
const isRank = (words: readonly Word[], at: number) => {
  const [word, next] = [words[at] as Word, words[at + 1]];
  if (word.key === "general" && next?.key === "staff") return true;
  // "Sultan bin Mohammed": a name, where no rank goes on after it.
  if (next && particles.has(next.key)) return false;
  return next !== undefined && (rankHeads.has(word.key) || (rankWords.has(word.key) && rankWords.has(next.key)));
};

/** Whether only a comma, letters of honour and an article stand between a name and a post. */
function isApposition(plain: string, from: number, to: number): boolean {
  if (to - from > 60) return false;
  const between = plain.slice(from, to);
  const rest = between.replace(/\b\p{L}{2,5}\b(?=\s*,)/gu, (letters) => (honours.has(letters.toLowerCase()) ? "" : letters));
  return /^(?:[\s,]*(?:,|\())[\s,]*(?:the |a |its |his |her )?(?:\p{L}+(?:'s)? )?$/u.test(rest) || /^\s\p{Lu}+,\s*$/u.test(rest);
}
