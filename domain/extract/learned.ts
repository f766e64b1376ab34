import type { Line } from "#domain/extract/article";
import type { Mention } from "#domain/extract/mentions";
import { unknownCity } from "#domain/extract/venues";

/** A city that the article places once (“Narva, Estonia”) is that city wherever else it is named. */
export function learnCities(lines: readonly Line[]): void {
  const learned = new Map<string, Mention["codes"]>();
  for (const line of lines) {
    const found = unknownCity(line);
    if (found?.city && found.country && !found.city.includes(" ")) learned.set(found.city, [found.country]);
  }
  if (learned.size === 0) return;
  for (const line of lines) {
    const taken = new Set(line.mentions.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
    line.words.forEach(({ text, start, end }, at) => {
      const codes = learned.get(text);
      if (!codes || taken.has(at) || line.people.some((one) => start >= one.start && start < one.end)) return;
      line.mentions.push({ kind: "city", codes, name: text, from: at, to: at, start, end });
    });
    line.mentions.sort((a, b) => a.start - b.start);
  }
}
