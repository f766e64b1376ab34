import type { Country } from "#domain/country";
import { addDays } from "#domain/date-edtf";
import { settleNames } from "#domain/extract/ambiguous";
import { dropUnnamed } from "#domain/extract/bodies-named";
import { type DateFound, datesOf } from "#domain/extract/dates";
import { hereOf, homeOf } from "#domain/extract/home";
import { learnCities } from "#domain/extract/learned";
import { type Mention, mentionsOf } from "#domain/extract/mentions";
import { type PersonFound, peopleOf } from "#domain/extract/people";
import { plainText } from "#domain/extract/plain";
import { type PostFound, postsOf } from "#domain/extract/posts";
import { type Sentence, sentencesOf } from "#domain/extract/sentences";
import { type Tense, tensesIn } from "#domain/extract/tense";
import { topicsOf } from "#domain/extract/topics";
import type { Venue } from "#domain/extract/venues";
import { pairOf, weigh } from "#domain/extract/weights";
import { type Word, wordsOf } from "#domain/extract/words";

/** One sentence and what was read in it. */
export type Line = Sentence & {
  text: string;
  words: Word[];
  mentions: Mention[];
  posts: PostFound[];
  people: PersonFound[];
  dates: DateFound[];
  tense: (at: number) => Tense;
  /** Stretches that say what was talked about: the states named there took no part. */
  topics: { start: number; end: number }[];
};

/** An article, read sentence by sentence. */
export type Article = {
  text: string;
  plain: string;
  /** The day that relative dates are read against. */
  reference: string | null;
  lines: Line[];
  /** States by how much the article is about them, the first most. */
  main: Country[];
  /** The two that it is about, where it names the second more than in passing. */
  pair: [Country, Country] | null;
  /** Where “here” is: the place of the dateline. */
  here: Venue | null;
  /** The state it is written from, where that can be told. */
  home: Country | null;
};

/** The first day of what is known of the publication date. */
const referenceOf = (published: string | null) => (published && /^\d{4}-\d\d-\d\d/.test(published) ? published.slice(0, 10) : null);

const beside = /^(?:the same|that(?: same)?|the (next|following)|the (previous)) day$/i;

/** "on the same day", "the next day": seen from the last day that was named before it. */
function sameDays(lines: readonly Line[]): void {
  let last: DateFound | null = null;
  for (const line of lines) {
    for (const date of line.dates) {
      if (date.dateline || !date.value) continue;
      const word = beside.exec(line.text.slice(date.start - line.start, date.end - line.start));
      if (word) {
        const shift = word[1] ? 1 : word[2] ? -1 : 0;
        if (last?.value) Object.assign(date, { value: addDays(last.value, shift), why: "Seen from the last day named before it" });
      } else if (/^\d{4}-\d\d-\d\d$/.test(date.value)) last = date;
    }
  }
}

export function readArticle(text: string, published: string | null): Article {
  const plain = plainText(text);
  const sentences = sentencesOf(plain);
  const read = (sentence: Sentence, reference: string | null): Line => {
    const words = wordsOf(plain, sentence.start, sentence.end);
    const mentions = mentionsOf(words, plain);
    const posts = postsOf(words, plain, mentions);
    const people = peopleOf(words, plain, mentions, posts);
    return {
      ...sentence,
      text: plain.slice(sentence.start, sentence.end),
      words,
      // "Minister Paulo Lima" is in no city of that name.
      mentions: mentions.filter(({ start, end }) => !people.some((one) => one.start <= start && end <= one.end)),
      ...{ posts, people },
      dates: datesOf(plain, sentence.start, sentence.end, reference),
      tense: tensesIn(plain.slice(sentence.start, sentence.end)),
      topics: topicsOf(plain, sentence.start, sentence.end),
    };
  };
  const named = sentences
    .slice(0, 12)
    .flatMap(({ start, end }) => datesOf(plain, start, end, null))
    .find(({ dateline, value }) => dateline && value);
  const reference =
    referenceOf(published) ?? referenceOf(named?.value ?? null) ?? (published && /^\d{4}-\d\d$/.test(published) ? `${published}-28` : null);
  const lines = sentences.map((sentence) => read(sentence, reference));
  sameDays(lines);
  dropUnnamed(lines);
  learnCities(lines);
  settleNames(lines, plain);
  const main = weigh(lines);
  return { text, plain, reference, lines, main, pair: pairOf(lines, main), here: hereOf(lines), home: homeOf(lines, main) };
}
