import type { Country } from "#domain/country";
import type { Mention } from "#domain/extract/mentions";
import type { PersonFound } from "#domain/extract/people";
import { nameEnd } from "#domain/extract/person-names";
import { coverOf } from "#domain/extract/posts";
import { isCapital, type Word } from "#domain/extract/words";

const plural =
  /(?:ministers|secretaries|chiefs|presidents|commanders|leaders|officials|counterparts|ambassadors|directors|heads|generals|admirals|advisers|advisors)$/i;
const joint = /^(?:,? and |, )$/;

/** The states right before the end of a plural post, in their order: “Serbian and Croatian ministry officials”. */
function statesOf(plain: string, end: number, mentions: readonly Mention[]): Country[] {
  const states: Country[] = [];
  let from = end;
  for (const mention of [...mentions].reverse()) {
    if (mention.end > end || mention.codes.length !== 1 || (mention.kind !== "adjective" && mention.kind !== "name")) continue;
    const between = plain.slice(mention.end, from);
    if (states.length === 0 ? between.length > 50 || /[,;.]/.test(between) : !/^(?:'s)?(?:,? and |, )$/.test(between)) break;
    states.unshift(mention.codes[0] as Country);
    from = mention.start;
  }
  return states;
}

/** “Defence Ministers A and B”: whoever is named after the first has the same post, and each a state where as many are named before. */
export function addListed(people: PersonFound[], words: readonly Word[], plain: string, mentions: readonly Mention[]): void {
  const covered = coverOf(mentions);
  const none: ReadonlySet<number> = new Set();
  for (const first of [...people]) {
    const { post } = first;
    if (!post || first.rule !== "person.post-before" || !plural.test(post.text) || post.end > first.start) continue;
    const list = [first];
    let at = words.findIndex(({ start }) => start >= first.end);
    while (at >= 0 && at < words.length && list.length < 6) {
      const previous = list.at(-1) as PersonFound;
      if (words[at]?.key === "and") at += 1;
      const word = words[at];
      if (!word || !isCapital(word.text) || covered[at] || !joint.test(plain.slice(previous.end, word.start))) break;
      const end = nameEnd(words, at, plain, covered, none, false);
      if (end <= at) break;
      const last = words[end] as Word;
      const found = people.findIndex((one) => one.start === word.start);
      if (found >= 0 && people[found]?.post) break;
      if (found >= 0) people.splice(found, 1);
      list.push({ name: plain.slice(word.start, last.end), rank: null, post, start: word.start, end: last.end, rule: "person.listed" });
      at = end + 1;
    }
    if (list.length < 2) continue;
    const states = statesOf(plain, post.end, mentions);
    people.push(...list.slice(1));
    if (states.length === list.length) for (const [index, one] of list.entries()) one.side = states[index] as Country;
  }
  people.sort((a, b) => a.start - b.start);
}
