import { expect, test } from "vitest";
import { actionWords, chooseTwo } from "#domain/history";

const list = [7, 5, 2, 1].map((revision) => ({ revision }));
const two = (a?: string, b?: string) => {
  const { earlier, later, ignored } = chooseTwo(list, a, b);
  return [earlier?.revision ?? null, later?.revision ?? null, ignored];
};

test.each([
  ["the last against the one before by default", undefined, undefined, [5, 7, []]],
  ["any two", "1", "5", [1, 5, []]],
  ["the earlier first, however they were chosen", "5", "2", [2, 5, []]],
  ["one against the one before it", undefined, "2", [1, 2, []]],
  ["a number that is none is ignored and named", "3", "5", [2, 5, ["3"]]],
  ["so are words, signs and numbers beyond all", "-1", "9e9", [5, 7, ["-1", "9e9"]]],
  ["the first has none before it", undefined, "1", [null, 1, []]],
])("two revisions are chosen: %s", (_name, a, b, wanted) => {
  expect(two(a, b)).toEqual(wanted);
});

test("of an event with no revisions there are no two", () => {
  expect(chooseTwo([], undefined, undefined)).toEqual({ earlier: null, later: null, ignored: [] });
});

test("every action has words, and one of another version is its own", () => {
  expect([actionWords("create"), actionWords("trash"), actionWords("split_in_two"), actionWords("constructor")]).toEqual([
    "Created",
    "Moved to the trash",
    "Split in two",
    "Constructor",
  ]);
});
