import { expect, test } from "vitest";
import { extract } from "#domain/extract/extract";
import { sentencesOf } from "#domain/extract/sentences";
import { wordsOf } from "#domain/extract/words";

const size = 60_000;
const filled = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

const worst = [
  "a",
  "A",
  "(",
  "[[((",
  "Aa ",
  "a.",
  "U.S. ",
  "1 May ",
  "General ",
  "India ",
  "the first second third ",
  "signed signed signed ",
  "exercise ",
  "India and Italy and ",
  "\"'\"'",
  "-",
  "12,000,",
  "Defence Minister of the Defence of ",
  "\n",
  "é̀",
  "日本",
];

test.each(worst)("a text of nothing but %j is cut into pieces of bounded length", (piece) => {
  const text = filled(piece);
  const sentences = sentencesOf(text);
  const longest = Math.max(0, ...sentences.map(({ start, end }) => end - start));
  const covered = sentences.reduce((sum, { start, end }) => sum + end - start, 0);
  expect(longest).toBeLessThanOrEqual(1500);
  expect(covered).toBeLessThanOrEqual(size);
  expect(wordsOf(text).length).toBeLessThanOrEqual(size);
});

test.each(["a", "(", "U.S. ", "Defence Minister of the Defence of ", "\"'\"'"])("a text of nothing but %j is read to its end", (piece) =>
  expect(extract(filled(piece).slice(0, 6000), "2025-05-15").events).toEqual([]),
);

test("a text of many pages proposes what it tells", () => {
  const filler = "The ministry also published its yearly report on roads, schools and hospitals. ".repeat(20);
  const news = "India and Oman signed a memorandum of understanding on naval cooperation in Muscat on Monday.";
  const text = `${news}\n${filler}\n`.repeat(12);
  expect(extract(text, "2025-05-15").events).toHaveLength(1);
});
