import type { Span } from "#domain/extract/proposal";

/** A word of the text; `key` is what it is looked up by, without case, accents and full stops. */
export type Word = Span & { text: string; key: string };

// An abbreviation with its stops is one word, so that "U.S." is not "U".
const pattern = /\p{Lu}\.(?=\p{Lu})(?:\p{Lu}\.?)*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*|\p{N}+[\p{L}\p{M}]*/gu;

export const keyOf = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\p{M}.]/gu, "")
    .toLowerCase();

/** The words between two offsets of a text. */
export function wordsOf(plain: string, start = 0, end = plain.length): Word[] {
  const words: Word[] = [];
  for (const { 0: text, index } of plain.slice(start, end).matchAll(pattern)) {
    words.push({ text, key: keyOf(text), start: start + index, end: start + index + text.length });
  }
  return words;
}

export const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);
export const isAllCapitals = (text: string): boolean => /^\p{Lu}[\p{Lu}\p{N}.]+$/u.test(text);
