import blns from "big-list-of-naughty-strings/blns.json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanLine, cleanProse, isBlank } from "#domain/text";

test.each([
  ["a\u0000b\u0007c\u0085d\u007f", "abcd"],
  ["\u202Egnp.exe\u2069", "gnp.exe"],
  ["lone \uD800 half and \uDC00", "lone  half and"],
  ["\uFFFE\uFFFFx", "x"],
  ["e\u0301", "é"],
  ["e\u202E\u0301", "é"],
  ["one\r\ntwo\rthree\n", "one\ntwo\nthree"],
  ["  padded\t", "padded"],
  ["😀 한국 مصر", "😀 한국 مصر"],
])("%j is kept as %j", (typed, kept) => expect(cleanProse(typed)).toBe(kept));

test("cleaned text is on no second look cleaned again, and a line is one line", () => {
  const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...(blns as string[])));
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const prose = cleanProse(`${a}\u202E\u0301 ${b}`);
      expect(cleanProse(prose)).toBe(prose);
      expect(prose).toBe(prose.normalize("NFC"));
      const line = cleanLine(a + b);
      expect(cleanLine(line)).toBe(line);
      expect(line).not.toMatch(/[\n\t\p{Cc}\p{Surrogate}]/u);
    }),
    { numRuns: 200 },
  );
});

test.each(["", " \n\t", "\u200b\u2060\ufeff", "\u00ad", "\u3164\u115f", "\u2800", "\u2064\u180e", "\ufe0f\u034f"])(
  "%j shows nothing",
  (text) => expect(isBlank(text)).toBe(true),
);

test.each(["x", ".", "0", "한", "👩‍🚀", "\u200bx"])("%j shows something", (text) => expect(isBlank(text)).toBe(false));

test("marks without end are cut and take no longer than other text", () => {
  const began = performance.now();
  const cleaned = cleanProse(`a${"\u0301\u0316".repeat(500_000)}b`);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(cleaned.length).toBeLessThan(40);
  expect(cleaned.at(-1)).toBe("b");
});
