/** Letters that no accent is taken off of, and what people type for them. */
const letters: Record<string, string> = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d", ı: "i" };
const folded = new RegExp(`[${Object.keys(letters).join("")}]`, "giu");

/** A run of characters of scripts that put no space between words. */
const unspaced = /(?:(?=[\p{L}\p{N}])[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}])+/gu;

/** Counts the changes of what `foldText` makes: an index of another number does not find what is asked now. */
export const foldVersion = "2";

/** `日本防衛省` → `日本 本防 防衛 衛省 省`: whatever part of it is looked for, its pairs stand side by side. */
function pairsIn(run: string): string {
  const characters = [...run];
  return characters.map((one, i) => one + (characters[i + 1] ?? "")).join(" ");
}

/** A text as it is indexed: in letters that everyone can type, unspaced scripts as overlapping pairs. */
export const foldText = (text: string): string => foldLetters(text).replace(unspaced, (run) => ` ${pairsIn(run)} `);

/** Capitals too; case is the index's own affair. */
export const foldLetters = (text: string): string =>
  text.normalize("NFC").replace(folded, (letter) => letters[letter.toLowerCase()] ?? letter);

/** The parts of a word that are asked for one by one; `phrase` has the pairs of an unspaced part, as they stand in the index. */
export function partsOfWord(word: string): { text: string; phrase: boolean }[] {
  const parts: { text: string; phrase: boolean }[] = [];
  let at = 0;
  for (const { 0: run, index } of word.matchAll(unspaced)) {
    if (index > at) parts.push({ text: word.slice(at, index), phrase: false });
    // The last character alone stands in the index only where the run ends.
    parts.push({ text: pairsIn(run).replace(/ .$/u, ""), phrase: true });
    at = index + run.length;
  }
  if (at < word.length) parts.push({ text: word.slice(at), phrase: false });
  return parts;
}
