/** How near one text is to another, by the runs of words they share. */

const wordsInShingle = 5;
/** The more, the closer the estimate: with 128 it is off by a tenth at most, nearly always. */
const sketchSize = 128;

/** The same article with another heading, a line less, or the page's furniture around it. */
export const nearText = 0.55;

/**
 * The smallest hashes of a text's runs of five words, ascending: enough to tell how much of it another text has, and nothing
 * that it could be made of again. Takes time in proportion to the text.
 */
export function sketchOf(text: string): number[] {
  const words =
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = new Set<number>();
  for (let i = 0; i + wordsInShingle <= Math.max(words.length, wordsInShingle) && words.length > 0; i++)
    hashes.add(hashOf(words.slice(i, i + wordsInShingle).join(" ")));
  return [...hashes].sort((a, b) => a - b).slice(0, sketchSize);
}

/** FNV-1a, 32 bits, mixed once more so that its smallest values are spread evenly. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** What share of the runs of either text is in both, from 0 to 1, as their sketches tell. */
export function nearness(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [new Set(one), new Set(other)];
  const smallest = [...new Set([...one, ...other])].sort((x, y) => x - y).slice(0, sketchSize);
  if (smallest.length === 0) return 0;
  return smallest.filter((hash) => a.has(hash) && b.has(hash)).length / smallest.length;
}
