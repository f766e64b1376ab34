import type { Country } from "#domain/country";
import type { Article, Line } from "#domain/extract/article";
import type { People } from "#domain/extract/sides";

const ships =
  /\b(?:(?:naval |war)?ships?|warships?|frigates?|destroyers?|battleships?|corvettes?|submarines?|vessels?|fleet|carrier|tanker|cutters?|flotilla|(?:training |naval )squadron)\b/i;
const isAbroad = (one: Line["people"][number], host: Country, people: People) =>
  people.of(one).side !== null && people.of(one).side !== host;

/** "On Tuesday he flew to": the first one of the last sentence that names somebody who is not from there. */
export function whoBefore(line: Line, host: Country, article: Article, people: People) {
  const abroad = (one: Line["people"][number]) => isAbroad(one, host, people);
  const earlier = article.lines.slice(Math.max(0, line.at - 3), line.at).findLast((one) => one.people.some(abroad));
  return earlier?.people.find(abroad);
}

/** "During his visit, Haddad called on": who is named next, else the last one before. */
export const whose = (line: Line, end: number, host: Country, article: Article, people: People) =>
  line.people.find((one) => one.start >= end && isAbroad(one, host, people)) ?? whoBefore(line, host, article, people);

/** "The spokesman said the ships will arrive": who tells of it does not travel. */
export const isTelling = (line: Line, end: number): boolean =>
  /^(?: (?:Capt|Captain|Cmdr|Commander|Lt|Col|Colonel)?\.?(?: \p{Lu}[\p{L}.]+){1,3})? said (?!(?:he|she) )/u.test(
    line.text.slice(end - line.start),
  );

/** Whoever is named first travels: the ships with an admiral aboard, or the admiral of the fleet. */
export function isShips(line: Line, before: string, start: number): boolean {
  const named = line.mentions.find(({ kind, start: at }) => kind === "ship" && at < start);
  const cues = [ships.exec(before)?.index, named && named.start - line.start].filter((at) => at !== undefined);
  const persons = [
    ...line.people.filter((one) => !isTelling(line, one.end)).map((one) => one.post?.start ?? one.start),
    ...line.posts.filter((post) => !isTelling(line, post.end)).map((post) => post.start),
  ].map((at) => at - line.start);
  if (named && start - named.end < 4) return true;
  return cues.length > 0 && Math.min(...cues) < Math.min(before.length, ...persons);
}
