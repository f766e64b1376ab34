import fc from "fast-check";
import { expect, test } from "vitest";
import { nearness, nearText, sketchOf } from "#domain/shingles";
import { articleText } from "#domain/testing-article";

const near = (one: string, other: string) => nearness(sketchOf(one), sketchOf(other));
const words = fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 20, maxLength: 300 }).map((list) => list.join(" "));

test("a text is as near to itself as can be, whatever its case, accents and spaces", () => {
  fc.assert(fc.property(words, (text) => near(text, `  ${text.toUpperCase().replaceAll(" ", "\n\n")} `) === 1));
  expect(near("Le ministre de la Défense reçu à Paris hier", "le ministre de la defense recu a paris hier")).toBe(1);
});

test("it is as near one way as the other, and between nothing and all", () =>
  fc.assert(
    fc.property(words, words, (one, other) => {
      const value = near(one, other);
      return value === near(other, one) && value >= 0 && value <= 1;
    }),
  ));

test("an article with another heading, a line less or a footer is near; another article on the same matter is not", () => {
  const [first = "", ...rest] = articleText.split("\n\n");
  expect(near(articleText, `By our correspondent\n\n${articleText}\n\nRead more. Subscribe to our newsletter.`)).toBeGreaterThan(nearText);
  expect(near(articleText, [first, ...rest.slice(1)].join("\n\n"))).toBeGreaterThan(nearText);
  const other =
    "India and Italy held the fourth meeting of their working group on training in Turin. The group, led by Meera Pillai and Paolo Neri, looked at naval training and agreed on a plan for the academies of both navies.";
  expect(near(articleText, other)).toBeLessThan(0.2);
});

test("nothing is near to nothing; a few words are compared as they are", () => {
  expect(near("", articleText)).toBe(0);
  expect(near("", "")).toBe(0);
  expect(near("Two words", "two  words")).toBe(1);
  expect(near("Two words", "other words")).toBe(0);
});

test("a sketch is small, and made in proportion to the text", () => {
  const sketch = sketchOf(Array.from({ length: 30_000 }, (_, i) => `w${i}`).join(" "));
  expect(sketch).toHaveLength(128);
  expect(sketch).toEqual([...sketch].sort((a, b) => a - b));
});
