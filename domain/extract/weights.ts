import type { Country } from "#domain/country";
import type { Article, Line } from "#domain/extract/article";
import type { People } from "#domain/extract/sides";

/** States by how much the article is about them: the title and the opening count most, what was only talked about least. */
export function weigh(lines: readonly Line[], people?: People): Country[] {
  const weights = new Map<Country, number>();
  for (const line of lines) {
    const weight = line.title ? 4 : line.at < 4 ? 2.5 : 1;
    for (const person of people ? line.people : []) {
      const side = people?.of(person).side;
      if (side) weights.set(side, (weights.get(side) ?? 0) + weight * 0.5);
    }
    for (const { codes, start, kind } of line.mentions) {
      if (codes.length !== 1) continue;
      const talkedAbout = line.topics.some((topic) => start >= topic.start && start < topic.end);
      const part = (talkedAbout ? 0.4 : 1) * (kind === "city" || kind === "region" ? 0.5 : 1);
      weights.set(codes[0] as Country, (weights.get(codes[0] as Country) ?? 0) + weight * part);
    }
  }
  return [...weights].sort((a, b) => b[1] - a[1]).map(([code]) => code);
}

/** The two states that an article is about; null where the second is named in passing only. */
export function pairOf(lines: readonly Line[], [first, second]: readonly Country[], people?: People): [Country, Country] | null {
  if (!first || !second) return null;
  const of = lines.flatMap((line) => line.mentions.filter(({ codes }) => codes.length === 1 && codes[0] === second).map(() => line));
  const persons = lines.filter((line) => people && line.people.some((person) => people.of(person).side === second)).length;
  return of.length + persons > 1 || of.some(({ title, at }) => title || at < 3) ? [first, second] : null;
}

/** The same, once it is known whose people are named. */
export function aboutOf({ lines }: Article, people: People): Pick<Article, "main" | "pair"> {
  const main = weigh(lines, people);
  return { main, pair: pairOf(lines, main, people) };
}
