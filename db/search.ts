import "server-only";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { reading } from "#db/prepared";
import { searchWords } from "#db/schema";
import { type Db, reader } from "#db/store";
import { scopesOf } from "#db/timeline-entries";
import { countryName } from "#domain/country";
import type { EventInput } from "#domain/event";
import { foldLetters, foldText, partsOfWord } from "#domain/fold";

/** The columns that words are looked for in; `scopes` is kept apart. */
const searched = ["title", "people", "organisations", "place", "series", "sources", "summary"] as const;
export type SearchText = Record<(typeof searched)[number], string>;

/** A timeline's token in the index, so that a search within a pair is one intersection. */
export const scopeToken = (scope: string) => (scope === "*" ? "" : `zq${scope.toLowerCase().replace(/[^a-z]/g, "")}`);

/** What a series is found by. */
export const seriesText = (one: { name: string; shortName: string | null } | null | undefined) =>
  one ? `${one.name} ${one.shortName ?? ""}` : "";

export function searchTextOf(
  event: EventInput,
  seriesName: string,
  sources: readonly { title: string | null; publisher: string | null }[],
): SearchText {
  const text: SearchText = {
    title: event.title,
    people: event.participants.map((one) => `${one.name} ${one.post ?? ""}`).join("\n"),
    organisations: event.organisations.map((one) => `${one.name} ${one.short ?? ""}`).join("\n"),
    place: [
      event.city,
      event.venueCountry && countryName(event.venueCountry),
      event.place,
      ...event.countries.map((one) => countryName(one.country)),
    ]
      .filter(Boolean)
      .join("\n"),
    series: seriesName,
    sources: sources.map((one) => `${one.title ?? ""} ${one.publisher ?? ""}`).join("\n"),
    summary: [event.summary, event.item].filter(Boolean).join("\n"),
  };
  return Object.fromEntries(Object.entries(text).map(([column, words]) => [column, foldText(words)])) as SearchText;
}

/** Runs of what the index takes for the characters of a word; marks alone are none. */
const wordsOf = (text: string) => (text.normalize("NFC").match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? []).filter(isWord);
const isWord = (text: string) => /[^\p{M}]/u.test(text);
const accents = /(\p{Script=Latin})[\u0300-\u0304\u0306-\u030C\u030F\u0311\u031B\u0323-\u0328\u032D\u032E\u0330\u0331]+/gu;
/** Without case and the accents that the index takes off Latin letters (`sqlite3Fts5UnicodeIsdiacritic`), as it keeps words. */
const fold = (word: string) => word.toLowerCase().normalize("NFD").replace(accents, "$1").normalize("NFC");

const insertText = `insert into event_search (rowid, ${searched.join(", ")}, scopes) values (?, ${searched.map(() => "?").join(", ")}, ?)`;
const insertWords = "insert or ignore into search_words (word) select value from json_each(?)";

/** Makes an event findable at its position. The row's id is the position, so hits come newest first without sorting. */
export async function indexEvent(tx: Db, position: number, text: SearchText, countries: EventInput["countries"]) {
  const scopes = scopesOf(countries.map((one) => one.country))
    .map(scopeToken)
    .join(" ");
  tx.$client.prepare(insertText).run(position, ...searched.map((column) => text[column]), scopes);
  const words = [...new Set(wordsOf(Object.values(text).join("\n")).map(fold))];
  tx.$client.prepare(insertWords).run(JSON.stringify(words));
}

export async function unindexEvent(tx: Db, position: number) {
  tx.$client.prepare("delete from event_search where rowid = ?").run(position);
}

/** Beginnings up to this length have an index of their own (`prefix` of `event_search`). */
const longestIndexed = 4;
const mostEndings = 60;
const readWords = reading({ word: searchWords.word }, "from search_words where word >= ? and word < ? limit ?");

/**
 * Words that begin with this one, any of them. A longer beginning is spelt out, as the index would gather every hit of
 * each before the first is known; of spelt words it is left as soon as there are enough.
 */
function beginningWith(token: string): string {
  const start = fold(token);
  // Only where one token of ours is one token of the index: other scripts' marks part words there.
  const spelt = start.length > longestIndexed && /^[\p{Script=Latin}\p{Nd}]+$/u.test(start);
  const words = spelt ? readWords(reader(), start, `${start}\u{10ffff}`, mostEndings + 1) : [];
  if (words.length === 0 || words.length > mostEndings) return `"${token}"*`;
  return `(${words.map(({ word }) => `"${word}"`).join(" OR ")})`;
}

/**
 * The full-text query for what someone typed: every token quoted, so that no input is query syntax; the last one also finds
 * words that begin with it, and so does a lone character of an unspaced script. Null where the text has no letter or digit. At most 20 tokens, of the characters that the index takes for those of a word.
 */
export function searchQuery(typed: string, scope: string): string | null {
  const tokens = wordsOf(foldLetters(typed))
    .slice(0, 20)
    .flatMap(partsOfWord)
    .filter(({ text }) => isWord(text));
  if (tokens.length === 0) return null;
  const last = tokens.length - 1;
  const open = (token: string, i: number) => i === last && token.length > 1 && !/\s$/.test(typed);
  const words = tokens
    .map(({ text, phrase }, i) => {
      // A pair that begins with the one character that is asked for.
      if (phrase) return [...text].length === 1 ? `"${text}"*` : `"${text}"`;
      return open(text, i) ? beginningWith(text) : `"${text}"`;
    })
    .join(" AND ");
  const within = scopeToken(scope);
  return `({${searched.join(" ")}} : (${words}))${within && ` AND scopes : "${within}"`}`;
}

/** Whether the row at a position is among the hits: for a few rows, not for a list of them. */
export const isHit = (query: string, position: SQLWrapper): SQL =>
  sql`exists (select 1 from event_search where event_search match ${query} and event_search.rowid = ${position})`;

/**
 * Hits newest first, from before a position: the index is read backwards and left as soon as there are enough. It goes
 * straight to a position only where that is bound as an integer; numbers of JavaScript are not.
 */
export const findPositions = (from: Db, query: string, before: number, limit: number): number[] =>
  from
    .values<[number]>(
      sql`select rowid from event_search where event_search match ${query} and rowid < cast(${before} as integer) order by rowid desc limit ${limit}`,
    )
    .map(([position]) => position);

/** A list of positions as a condition with one parameter, however long. */
export const among = (position: SQLWrapper, positions: readonly number[]): SQL =>
  sql`${position} in (select value from json_each(${JSON.stringify(positions)}))`;
