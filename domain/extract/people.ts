import type { Country } from "#domain/country";
import { postHeads, postWords } from "#domain/extract/lexicon/posts";
import { honours, particles, rankHeads, rankWords } from "#domain/extract/lexicon/ranks";
import { addListed } from "#domain/extract/listed";
import type { Mention } from "#domain/extract/mentions";
import { commonWords, nameEnd } from "#domain/extract/person-names";
import { coverOf, generalOffice, type PostFound } from "#domain/extract/posts";
import type { Span } from "#domain/extract/proposal";
import { isCapital, type Word } from "#domain/extract/words";

/** A person named in a sentence. `name` is without rank; `post` as the text has it. */
export type PersonFound = Span & { name: string; rank: string | null; post: PostFound | null; rule: string; side?: Country };

const humanVerbs =
  /^\s+(?:,? ?who\b|said\b|says\b|told\b|met\b|meets\b|visited\b|visits\b|traveled\b|travelled\b|arrived\b|will\b|called\b|held\b|also\b|thanked\b|signed\b|welcomed\b|hosted\b|received\b|co-chaired\b|led\b|attended\b|discussed\b|spoke\b|emphasi[sz]ed\b|stressed\b|is (?:on|in|visiting|leading|scheduled|set|due)\b|highlighted\b|expressed\b|left\b|departed\b|paid\b|concluded\b|and his\b|and her\b|represented\b|was (?:received|welcomed|accompanied)\b|added\b|noted\b|announced\b)/;

/** The first word of the rank that ends right before `at`, or `at` where there is none. */
function rankStart(words: readonly Word[], at: number, plain: string): number {
  let start = at;
  while (start > 0) {
    const word = words[start - 1] as Word;
    if (!rankWords.has(word.key) || !/^[.)]? ?(?:\(\p{L}+\)|-)? ?$/u.test(plain.slice(word.end, words[start]?.start))) break;
    if (
      !isCapital(word.text) &&
      !/^(?:in|retd|sheikh|prince|general|admiral|colonel|captain|marshal|brigadier|major|lieutenant)$/.test(word.key)
    )
      break;
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
    const small = particles.has(word.key) && !isCapital(word.text);
    if ((!isCapital(word.text) && !small) || heads.has(at) || isRank(words, at)) continue;
    const rankFrom = rankStart(words, at, plain);
    const titled = rankFrom < at || posts.some((post) => post.to === at - 1 && plain.slice(post.end, word.start) === " ");
    if (small && !titled) continue;
    const end = nameEnd(words, at, plain, covered, heads, titled);
    if (end < at) continue;
    const [start, last] = [words[at] as Word, words[end] as Word];
    const rank = rankFrom < at ? plain.slice((words[rankFrom] as Word).start, start.start).trim() : null;
    const next = plain.slice(last.end, last.end + 12);
    const clear = rank
      ? /^(?:,(?! and\b)|[.;)]|$| (?:in|at|on|of|to|here|during)\b)/.test(next)
      : end > at && /^(?:,? and |,? who |[,.;)]|$| (?:in|at|on|to|here|during)\b)/.test(next);
    const taken = people.at(-1);
    // "A, Minister of Defence, General B": the post is A's.
    const before = posts.find(
      (post) =>
        (post.to === rankFrom - 1 || (end > at && post.to === rankFrom - 2 && /^(?:company|firm)$/.test(words[rankFrom - 1]?.key ?? ""))) &&
        stands(plain, post, words[rankFrom]?.start ?? 0, clear) &&
        !(taken?.post === post && taken.end < post.start && plain.slice(post.end).startsWith(",")),
    );
    const after = posts.find(
      (post) => post.from > end && isApposition(plain, last.end, post.start) && !bothDo.test(plain.slice(post.end, post.end + 12)),
    );
    const long = end > at;
    const named = words[at - 1]?.key;
    const alone =
      long &&
      !covered[at] &&
      !(named && commonWords.has(named) && isCapital(words[at - 1]?.text ?? "")) &&
      !/^(?:exercise|drill|operation|frigate|destroyer|corvette|ship|vessel|submarine)$/.test(named ?? "") &&
      end - at < 4 &&
      humanVerbs.test(plain.slice(last.end, last.end + 24));
    const from = mentions.find((mention) => mention.kind === "name" && /^ of (?:the )?$/.test(plain.slice(last.end, mention.start)));
    const placed =
      long && end - at < 4 && from !== undefined && !words.slice(at, end + 1).some(({ key }) => postWords.has(key) || postHeads.has(key));
    // "President Lee's chief of staff" is somebody else.
    const owner = posts.some((post) => post.start > last.end && /^'s? $/.test(plain.slice(last.end, post.start)));
    // "King Khalid Airport", "Prince Sultan Air Base": named after somebody.
    const facility = rank !== null && namesPlace.test(plain.slice(last.end, last.end + 24));
    if (owner || facility) {
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
  addListed(people, words, plain, mentions);
  return people;
}

/** Whether a post stands right before a name: with a comma only where nobody else is spoken of before it. */
const stands = (plain: string, post: PostFound, at: number, clear: boolean): boolean =>
  /^ (?:the |company |firm )?$/.test(plain.slice(post.end, at)) ||
  (/^, $/.test(plain.slice(post.end, at)) &&
    (clear || !/\b(?:with|by|from|to|of|and|met|between) (?:the )?$/.test(plain.slice(Math.max(0, post.start - 12), post.start))));

const namesPlace =
  /^ (?:International |Air |Naval |Military |Medical )?(?:Airport|Palace|Hotel|Hospital|Stadium|University|College|Academy|Base|Camp|Barracks|Mosque|Bridge|Centre|Center|Hall)\b/;

/** “A, Indian Army Chief discuss ties”: two people, not one and his post. */
const bothDo = /^ (?:discuss|meet|hold|sign|review|agree|exchange|explore|call)\b/;

const bornTitles = /^(?:sultan|sheikha?|prince|emir|king|baron|marshal)$/;

/** "Rear Admiral", "Gen": a word that begins or goes on with a rank is no name. */
const isRank = (words: readonly Word[], at: number) => {
  const [word, next] = [words[at] as Word, words[at + 1]];
  if (generalOffice(words, at)) return true;
  // "Sultan bin Mohammed": a name, where no rank goes on after it.
  if (next && particles.has(next.key) && bornTitles.test(word.key)) return false;
  return next !== undefined && (rankHeads.has(word.key) || (rankWords.has(word.key) && rankWords.has(next.key)));
};

/** Whether only a comma, letters of honour and an article stand between a name and a post. */
function isApposition(plain: string, from: number, to: number): boolean {
  if (to - from > 60) return false;
  const between = plain.slice(from, to);
  const rest = between.replace(/\b\p{L}{2,5}\b(?=\s*,)/gu, (letters) => (honours.has(letters.toLowerCase()) ? "" : letters));
  return /^(?:[\s,]*(?:,|\())[\s,]*(?:the |a |its |his |her )?(?:\p{Lu}\p{L}+(?:'s)? )?$/u.test(rest) || /^\s\p{Lu}+,\s*$/u.test(rest);
}
