import { isAllCapitals, isCapital, type Word, wordsOf } from "#domain/extract/words";

type Node<T> = { next: Map<string, Node<T>>; value?: T; exact?: string };

/** Phrases looked up word by word: the work is bounded by the length of the text times the longest phrase. */
export type Phrases<T> = { root: Node<T>; longest: number };

export type PhraseHit<T> = { value: T; from: number; to: number; start: number; end: number };

/** A phrase all in capitals, such as an acronym, is matched as it is written; the others by a capital first letter and without case. */
export function phrasesOf<T>(entries: Iterable<readonly [string, T]>): Phrases<T> {
  const phrases: Phrases<T> = { root: { next: new Map() }, longest: 0 };
  for (const [phrase, value] of entries) {
    const words = wordsOf(phrase);
    let node = phrases.root;
    for (const { key } of words) {
      const next = node.next.get(key) ?? { next: new Map() };
      node.next.set(key, next);
      node = next;
    }
    node.value = value;
    if (words.length === 1 && isAllCapitals(phrase)) node.exact = phrase;
    phrases.longest = Math.max(phrases.longest, words.length);
  }
  return phrases;
}

/** The longest phrase at each place, from left to right, none overlapping. `anyCase` takes lower-case words too. */
export function findPhrases<T>(words: readonly Word[], phrases: Phrases<T>, anyCase = false): PhraseHit<T>[] {
  const hits: PhraseHit<T>[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at] as Word;
    if (!anyCase && !isCapital(first.text)) continue;
    let node: Node<T> | undefined = phrases.root.next.get(first.key);
    let best: PhraseHit<T> | null = null;
    for (let to = at; node; ) {
      const last = words[to] as Word;
      const written = !node.exact || last.text.replaceAll(".", "") === node.exact.replaceAll(".", "");
      if (node.value !== undefined && written) best = { value: node.value, from: at, to, start: first.start, end: last.end };
      const next: Word | undefined = words[to + 1];
      if (!next || next.start - last.end > 3) break;
      node = node.next.get(next.key);
      to += 1;
    }
    if (!best) continue;
    hits.push(best);
    at = best.to;
  }
  return hits;
}
