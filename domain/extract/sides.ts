import type { Country } from "#domain/country";
import type { Article, Line } from "#domain/extract/article";
import type { PersonFound } from "#domain/extract/people";

/** A person of the article: all that its sentences say of one name. */
export type Person = { name: string; post: string | null; side: Country | null; certain: boolean };
export type People = { byName: Map<string, Person>; of(found: PersonFound): Person };

// Offices that one state alone, or above all one, writes so.
const offices: [RegExp, Country][] = [
  [/\b(?:Raksha (?:Mantri|Rajya Mantri)|Shri|Smt)\b/, "IN"],
  [
    /\b(?:Secretary of (?:Defense|War|State|the (?:Navy|Army|Air Force))|Assistant to the President for National Security|SECDEF|CJCS|Chairman of the Joint Chiefs of Staff)\b/,
    "US",
  ],
  [/\b(?:Dato|Datuk|Tan Sri)\b/, "MY"],
];

export const keyOfName = (name: string) => name.toLowerCase().replace(/[^\p{L} -]/gu, "");
const parts = (name: string) =>
  keyOfName(name)
    .split(/[ ]+/)
    .filter((one) => one.length > 1);

/** The state that the words around a person put them on, or null. */
function statedSide(found: PersonFound, line: Line): Country | null {
  const own = found.post?.mentions.find(
    ({ codes, start }) => codes.length === 1 && !/\bto (?:the )?$/.test(line.text.slice(0, start - line.start)),
  );
  if (own) return own.codes[0] as Country;
  const before = line.text.slice(0, found.start - line.start);
  const led = /(?:delegation|side|team|contingent|party)\b[^.;]{0,40}\b(?:led|headed|helmed|represented|chaired) by\b[^;]*$/.exec(before);
  const host =
    led &&
    line.mentions
      .filter(({ start, codes }) => codes.length === 1 && start - line.start <= led.index && start - line.start > led.index - 40)
      .at(-1);
  if (host) return host.codes[0] as Country;
  const near = line.mentions.find(
    ({ end, codes, kind }) =>
      codes.length === 1 &&
      kind !== "city" &&
      /^(?:'s)? (?:\p{L}+ ){0,2}$/u.test(
        line.text.slice(end - line.start, (found.post?.start ?? found.start) - line.start - (found.rank ? found.rank.length + 1 : 0) + 0),
      ),
  );
  if (near && found.post) return near.codes[0] as Country;
  const whole = `${found.rank ?? ""} ${found.post?.text ?? ""}`;
  return offices.find(([pattern]) => pattern.test(whole))?.[1] ?? null;
}

/** Everyone named in the article, under each of the names they go by. */
export function sidesOf(article: Article): People {
  const byName = new Map<string, Person>();
  for (const line of article.lines) {
    for (const found of line.people) {
      const words = parts(found.name);
      const known = words.length > 0 ? (byName.get(keyOfName(found.name)) ?? same(words, byName)) : undefined;
      const side = statedSide(found, line);
      const person = known ?? { name: found.name, post: null, side: null, certain: false };
      if (found.name.length > person.name.length) person.name = found.name;
      if (found.post && (!person.post || (/counterpart/i.test(person.post) && !/counterpart/i.test(found.post.text))))
        person.post = found.post.text;
      if (side && !person.certain) Object.assign(person, { side, certain: true });
      byName.set(keyOfName(found.name), person);
      // Family names come last, with Chinese and Korean names first.
      for (const part of [words.at(-1), words[0]]) if (part && words.length > 1 && !byName.has(part)) byName.set(part, person);
    }
  }
  return {
    byName,
    of: (found) => byName.get(keyOfName(found.name)) ?? { name: found.name, post: found.post?.text ?? null, side: null, certain: false },
  };
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
