import type { Country } from "#domain/country";
import { addSurnames } from "#domain/extract/again";
import type { Article, Line } from "#domain/extract/article";
import { leaders } from "#domain/extract/lexicon/leaders";
import type { PersonFound } from "#domain/extract/people";
import type { PostFound } from "#domain/extract/posts";
import { keyOf } from "#domain/extract/words";

/** A person of the article: all that its sentences say of one name. */
export type Person = { name: string; post: string | null; side: Country | null; certain: boolean; why?: string };
export type People = { byName: Map<string, Person>; of(found: PersonFound): Person };

// Offices that one state alone, or above all one, writes so.
const offices: [RegExp, Country, "where it is named"?][] = [
  [/\b(?:Raksha (?:Mantri|Rajya Mantri)|Shri|Smt)\b/, "IN"],
  [
    /\b(?:[Uu]nder ?[Ss]ecretary of [Dd]efense|Secretary of (?:Defense|War|the (?:Navy|Army|Air Force))|Assistant to the President for National Security|SECDEF|CJCS|Chairman of the Joint Chiefs of Staff)\b/,
    "US",
  ],
  // Other states have them as well.
  [/\bSecretary of State(?! for)\b/, "US", "where it is named"],
  [/\b(?:Dato|Datuk|Tan Sri)\b/, "MY"],
  [/\bSecretary of State for Defence\b/, "GB"],
  [/\bSecretary of National Defen[cs]e\b/, "PH"],
];

const leaderKey = (name: string) => keyOf(name).replace(/[^\p{L} -]/gu, "");
const known = new Map(leaders.map(([name, code]) => [leaderKey(name), code as Country]));
const surnames = new Map(leaders.map(([name, code]) => [leaderKey(name).split(" ").at(-1) as string, code as Country]));

const knownSide = (name: string): Country | null => (name.includes(" ") ? (known.get(leaderKey(name)) ?? null) : null);

/** The state of someone whose name is known, or of a surname that has a post before it. */
const leaderSide = ({ name, post, rank }: PersonFound): Country | null =>
  known.get(leaderKey(name)) ?? (!name.includes(" ") && (post || rank) ? (surnames.get(leaderKey(name)) ?? null) : null);

export const keyOfName = (name: string) => name.toLowerCase().replace(/[^\p{L} -]/gu, "");
const parts = (name: string) =>
  keyOfName(name)
    .split(/[ ]+/)
    .filter((one) => one.length > 1 && !/^(?:jr|sr|ii|iii|iv)$/.test(one));

/** “Kuwaiti Deputy Prime Minister, Minister of Defence and Minister of Interior”: the posts of one person share a state. */
function joinedPost(post: PostFound, line: Line): Country | null {
  let [first, left] = [post, 4];
  for (; left > 0; left--) {
    const before = line.posts.find(
      ({ end }) => end < first.start && /^(?:,| and|, and) (?:the )?$/.test(line.text.slice(end - line.start, first.start - line.start)),
    );
    if (!before || line.people.some((one) => one.post === before)) return null;
    const code = before.mentions.find(({ codes }) => codes.length === 1)?.codes[0];
    if (code) return code;
    first = before;
  }
  return null;
}

const leading = /\b(?:delegation|side|team|contingent|party)\b[^.;]{0,40}?\b(?:led|headed|helmed|represented|chaired) by\b/g;

/** The state that the words around a person put them on, or null. */
function statedSide(found: PersonFound, line: Line, named: ReadonlySet<Country>): Country | null {
  if (found.side) return found.side;
  const own = found.post?.mentions.find(
    ({ codes, start }) => codes.length === 1 && !/\bto (?:the )?$/.test(line.text.slice(0, start - line.start)),
  );
  if (own) return own.codes[0] as Country;
  const shared = found.post && joinedPost(found.post, line);
  if (shared) return shared;
  const before = line.text.slice(0, found.start - line.start);
  const represented = line.mentions.find(
    ({ end, codes }) =>
      codes.length === 1 &&
      /^ (?:is|was|were|being|will be) represented by (?:the )?$/.test(
        line.text.slice(end - line.start, Math.min(found.post?.start ?? found.start, found.start) - line.start),
      ),
  );
  if (represented) return represented.codes[0] as Country;
  const led = [...before.matchAll(leading)].at(-1);
  const host =
    led &&
    line.mentions
      .filter(({ start, codes }) => codes.length === 1 && start - line.start <= led.index && start - line.start > led.index - 40)
      .at(-1);
  if (host) return host.codes[0] as Country;
  const behind = line.mentions.find(
    ({ start, codes, kind }) =>
      codes.length === 1 &&
      kind === "name" &&
      found.post &&
      found.post.start > found.end &&
      start > found.post.end &&
      /^(?:,| of| from) (?:the )?$/.test(line.text.slice(found.post.end - line.start, start - line.start)),
  );
  if (behind) return behind.codes[0] as Country;
  const following = line.mentions.find(
    ({ start, codes }) =>
      codes.length === 1 && /^ (?:of|from) (?:the )?$/.test(line.text.slice(found.end - line.start, start - line.start)),
  );
  if (following) return following.codes[0] as Country;
  const near = line.mentions.find(
    ({ end, codes, kind }) =>
      codes.length === 1 &&
      kind !== "city" &&
      /^(?:'s)? (?:(?:Army|Navy|Air Force|Marine Corps|Coast Guard) (?:\p{Lu}\p{L}+ ){0,2})?$/u.test(
        line.text.slice(
          end - line.start,
          (found.post?.start ?? found.start) - line.start - (found.rank && !found.post ? found.rank.length + 1 : 0),
        ),
      ),
  );
  if (near && (found.post || (found.rank && near.kind !== "city" && near.kind !== "capital"))) return near.codes[0] as Country;
  const whole = `${found.rank ?? ""} ${found.post?.text ?? ""}`;
  return offices.find(([pattern, code, asked]) => pattern.test(whole) && (!asked || named.has(code)))?.[1] ?? null;
}

/** Everyone named in the article, under each of the names they go by. */
export function sidesOf(article: Article): People {
  const byName = new Map<string, Person>();
  const named = new Set(article.lines.flatMap(({ mentions }) => mentions.flatMap(({ codes }) => (codes.length === 1 ? codes : []))));
  for (const line of article.lines) {
    for (const found of line.people) {
      const words = parts(found.name);
      const known = words.length > 0 ? (byName.get(keyOfName(found.name)) ?? same(words, byName)) : undefined;
      const side = knownSide(found.name) ?? statedSide(found, line, named);
      const person = known ?? { name: found.name, post: null, side: null, certain: false };
      if (found.name.length > person.name.length) person.name = found.name;
      if (found.post && (!person.post || (/counterpart/i.test(person.post) && !/counterpart/i.test(found.post.text))))
        person.post = found.post.text;
      if (side && !person.certain) Object.assign(person, { side, certain: true });
      if (!person.side) person.side = leaderSide(found);
      byName.set(keyOfName(found.name), person);
      // Family names come last, with Chinese and Korean names first.
      for (const part of [words.at(-1), words[0]]) if (part && words.length > 1 && !byName.has(part)) byName.set(part, person);
    }
  }
  for (const line of article.lines) addSurnames(line, byName);
  for (const line of article.lines) inherit(line, byName);
  // Whoever has a post and no state stands where the article is written.
  for (const line of article.lines) {
    for (const found of line.people) {
      const person = byName.get(keyOfName(found.name));
      if (!article.home || !person || person.side || !found.post || /counterpart/i.test(found.post.text)) continue;
      person.side = comesThere(found, line, article.home) ? (article.pair?.find((code) => code !== article.home) ?? null) : article.home;
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
