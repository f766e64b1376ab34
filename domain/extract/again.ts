import type { Line } from "#domain/extract/article";
import type { Mention } from "#domain/extract/mentions";
import { commonWords } from "#domain/extract/person-names";
import type { PostFound } from "#domain/extract/posts";
import { levelOf } from "#domain/extract/rank";
import type { Person } from "#domain/extract/sides";
import { isAllCapitals, isCapital, keyOf, type Word } from "#domain/extract/words";

/** People who are named once in full and then by one name: “Manalo and Iwaya will discuss”. */
export function addSurnames(line: Line, byName: Map<string, Person>): void {
  const taken = (start: number) =>
    line.people.some((one) => start >= one.start && start < one.end) || line.posts.some((one) => start >= one.start && start < one.end);
  for (const [at, word] of line.words.entries()) {
    const person =
      isCapital(word.text) && word.text.length > 1 && !commonWords.has(word.key) ? byName.get(word.text.toLowerCase()) : undefined;
    if (!person || taken(word.start)) continue;
    const next = line.words[at + 1];
    if (next && isCapital(next.text) && next.start - word.end === 1) continue;
    const place = line.mentions.find((one) => word.start >= one.start && word.start < one.end);
    if (place && !isSurname(place, line, word, person)) continue;
    if (place) line.mentions = line.mentions.filter((one) => one !== place);
    line.people.push({ name: word.text, rank: null, post: null, start: word.start, end: word.end, rule: "person.again" });
  }
  for (const post of line.posts) {
    const attached = line.people.some(
      (one) =>
        one.post === post ||
        Math.abs(one.start - post.end) < 3 ||
        (one.rule !== "person.again" && one.start >= post.start && one.end <= post.end),
    );
    if (attached || line.people.some((one) => one.rank && Math.abs(one.start - one.rank.length - post.end) < 4)) continue;
    const person = described(post, line, byName);
    if (person) line.people.push({ name: person.name, rank: null, post: null, start: post.start, end: post.end, rule: "person.described" });
  }
  line.people.sort((a, b) => a.start - b.start);
}

const located = /\b(?:in|at|to|from|near|of|off|for|into|via|visit(?:s|ed|ing)?|reach(?:ed|es)|left) (?:the )?$/;

/** “Austin thanked his guests”: a place's name is the person's who bears it, unless the words before speak of a place. */
const isSurname = ({ from, to, kind }: Mention, line: Line, word: Word, person: Person): boolean =>
  from === to &&
  (kind === "city" || kind === "capital" || kind === "region") &&
  keyOf(person.name).endsWith(` ${word.key}`) &&
  !located.test(line.text.slice(0, word.start - line.start));

const keyWords = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);

/** “The Indian Army chief”: somebody of that state whose post has these words, if there is only one. */
function described(post: PostFound, line: Line, byName: Map<string, Person>): Person | null {
  if (!/\b(?:[Tt]he|[Vv]isiting)$/.test(line.text.slice(0, post.start - line.start).trimEnd()) && !/^(?:The |the )/.test(post.text))
    return null;
  const side = post.mentions.find(({ codes }) => codes.length === 1)?.codes[0] ?? null;
  const states = new Set(post.mentions.flatMap(({ name }) => [...keyWords(name)]));
  const words = [...keyWords(post.text)].filter((word) => !states.has(word) && word !== "the");
  if (words.length === 0 || (!side && words.length < 2 && !isAllCapitals(post.text))) return null;
  const known = [...new Set(byName.values())].filter((person) => person.post !== null && (!side || person.side === side));
  const named = (person: Person, word: string) =>
    word === "envoy" ? /ambassador|high commissioner/i.test(person.post as string) : keyWords(person.post as string).has(word);
  const same = known.filter((person) => words.every((word) => named(person, word)));
  // "The Army Chief", "the chief of army staff": one office in other words.
  const level = levelOf(post.text, side);
  const alike = level
    ? known.filter((person) => levelOf(person.post as string, person.side) === level && words.some((word) => named(person, word)))
    : [];
  const found = same.length > 0 ? same : alike;
  return found.length === 1 ? (found[0] as Person) : null;
}
