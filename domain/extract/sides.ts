import type { Country } from "#domain/country";
import { addSurnames } from "#domain/extract/again";
import type { Article, Line } from "#domain/extract/article";
import { leaders } from "#domain/extract/lexicon/leaders";
import type { PersonFound } from "#domain/extract/people";
import { statedSide } from "#domain/extract/stated-side";
import { keyOf } from "#domain/extract/words";

/** A person of the article: all that its sentences say of one name. */
export type Person = { name: string; post: string | null; side: Country | null; certain: boolean; why?: string };
export type People = { byName: Map<string, Person>; of(found: PersonFound): Person };

const leaderKey = (name: string) => keyOf(name).replace(/[^\p{L} -]/gu, "");
const known = new Map(leaders.map(([name, code]) => [leaderKey(name), code as Country]));
const surnames = new Map(leaders.map(([name, code]) => [leaderKey(name).split(" ").at(-1) as string, code as Country]));

const knownSide = (name: string): Country | null => (name.includes(" ") ? (known.get(leaderKey(name)) ?? null) : null);

/** The state of a surname that has a post before it. */
const surnameSide = ({ name, post, rank }: PersonFound): Country | null =>
  !name.includes(" ") && (post || rank) ? (surnames.get(leaderKey(name)) ?? null) : null;

export const keyOfName = (name: string) => name.toLowerCase().replace(/[^\p{L} -]/gu, "");
const parts = (name: string) =>
  keyOfName(name)
    .split(/[ ]+/)
    .filter((one) => one.length > 1 && !/^(?:jr|sr|ii|iii|iv)$/.test(one));

/** Everyone named in the article, under each of the names they go by. */
export function sidesOf(article: Article): People {
  const byName = new Map<string, Person>();
  const named = new Set(article.lines.flatMap(({ mentions }) => mentions.flatMap(({ codes }) => (codes.length === 1 ? codes : []))));
  for (const line of article.lines) {
    for (const found of line.people) {
      const words = parts(found.name);
      const known = words.length > 0 ? (byName.get(keyOfName(found.name)) ?? same(words, byName)) : undefined;
      const side = statedSide(found, line, named) ?? knownSide(found.name);
      const person = known ?? { name: found.name, post: null, side: null, certain: false };
      if (found.name.length > person.name.length) person.name = found.name;
      if (found.post && (!person.post || (/counterpart|colleague/i.test(person.post) && !/counterpart|colleague/i.test(found.post.text))))
        person.post = found.post.text;
      if (side && !person.certain) Object.assign(person, { side, certain: true });
      byName.set(keyOfName(found.name), person);
      // Family names come last, with Chinese and Korean names first.
      for (const part of [words.at(-1), words[0]]) if (part && words.length > 1 && !byName.has(part)) byName.set(part, person);
    }
  }
  // "Mr Hammond" is no known one of that name where the article has another in full.
  for (const found of article.lines.flatMap(({ people }) => people)) {
    const person = byName.get(keyOfName(found.name));
    if (person && !person.side && !person.name.includes(" ")) person.side = surnameSide(found);
  }
  for (const line of article.lines) addSurnames(line, byName);
  for (const line of article.lines) inherit(line, byName);
  // Whoever has a post and no state stands where the article is written.
  for (const line of article.lines) {
    for (const found of line.people) {
      const person = byName.get(keyOfName(found.name));
      if (!article.home || !person || person.side || !found.post || /counterpart|colleague/i.test(found.post.text)) continue;
      const other = article.pair?.find((code) => code !== article.home) ?? null;
      person.side = comesThere(found, line, article.home) ? (article.main.length === 2 ? other : null) : article.home;
    }
  }
  return {
    byName,
    of: (found) => byName.get(keyOfName(found.name)) ?? { name: found.name, post: found.post?.text ?? null, side: null, certain: false },
  };
}

const comes = /^[^.;]{0,14}\b(?:arrive[sd]|reache[sd]|landed|flew|is on|was on|paid)\b|^[^.;]{0,50}\b(?:trip|visit|tour) to (?=\p{Lu})/u;

/** Who arrives where the article is written is not from there. */
const comesThere = (found: PersonFound, line: Line, home: Country): boolean =>
  comes.test(line.text.slice(found.end - line.start)) &&
  line.mentions.some(({ start, codes }) => start > found.end && start < found.end + 70 && codes[0] === home);

/** "the Omani Minister A, Chief of Staff B and Defence Secretary C": one list, one state. */
function inherit(line: Line, byName: Map<string, Person>): void {
  for (const [at, found] of line.people.entries()) {
    const [before, person, next] = [line.people[at - 1], byName.get(keyOfName(found.name)), line.people[at + 1]];
    const lead = line.text.slice(0, (found.post?.start ?? found.start) - line.start);
    if (
      next &&
      person &&
      !person.side &&
      found.post?.mentions.length === 0 &&
      /\b(?:met|meets|with|called on|calling on|received|hosted) (?:the )?$/.test(lead)
    ) {
      const from = Math.min(next.post?.start ?? next.start, next.start - (next.rank ? next.rank.length + 1 : 0));
      if (/^,? and (?:the )?$/.test(line.text.slice(found.end - line.start, from - line.start)))
        person.side = byName.get(keyOfName(next.name))?.side ?? null;
    }
    if (!before?.post?.mentions.length || !person || person.side || !found.post || found.post.mentions.length > 0) continue;
    const from = Math.min(found.post.start, found.start);
    if (/^(?:,|,? and)(?: the)? $/.test(line.text.slice(before.end - line.start, from - line.start)))
      person.side = byName.get(keyOfName(before.name))?.side ?? null;
  }
}

/** Someone known whose name holds all these words, or whose words are all among them. */
function same(words: readonly string[], byName: Map<string, Person>): Person | undefined {
  for (const word of [words.at(-1), words[0]]) {
    const person = word ? byName.get(word) : undefined;
    if (!person) continue;
    const known = parts(person.name);
    if (words.every((one) => known.includes(one)) || known.every((one) => words.includes(one))) return person;
  }
  return undefined;
}
