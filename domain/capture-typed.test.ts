import { expect, test } from "vitest";
import { mergeTyped } from "#domain/capture-typed";

const shown = { title: "A", date: "5 May 2025", countries: "NO|participant; FI|host" };

test.each([
  ["left as it was shown, it follows what is kept", { ...shown, title: "B" }, { title: "A" }, { title: "B" }, []],
  ["changed here alone, it takes what was typed", shown, { title: "C" }, { title: "C" }, []],
  ["changed to the same in both places", { ...shown, title: "C" }, { title: "C" }, { title: "C" }, []],
  [
    "changed in both places, what is kept stays and what was typed is told",
    { ...shown, title: "B" },
    { title: "C" },
    { title: "B" },
    ["title"],
  ],
  ["cleared here alone", shown, { date: "" }, { date: "" }, []],
  [
    "rows in lines are the same rows",
    { ...shown, countries: "NO|participant; SE|host" },
    { countries: "NO\r\nFI|host" },
    { countries: "NO|participant; SE|host" },
    [],
  ],
  ["line breaks of a form are no change", { ...shown, title: "A\nB" }, { title: "A\r\nB" }, { title: "A\nB" }, []],
] as const)("%s", (_, kept, typed, wanted, clashes) => {
  const merged = mergeTyped(kept, shown, typed);
  expect(merged.texts).toMatchObject(wanted);
  expect(merged.clashes.map(({ name }) => name)).toEqual(clashes);
});
