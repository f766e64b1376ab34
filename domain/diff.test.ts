import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffEvents, diffWords, fieldLines, type Piece } from "#domain/diff";
import { type EventInput, event } from "#domain/event";
import { mergeValues } from "#domain/merge";

const eventOf = (text: Record<string, string> = {}): EventInput => {
  const read = event.fromText({
    type: "visit",
    title: "Minister visits Rome",
    countries: "IN|visitor; IT|host",
    date: "14 April 2025",
    dateBasis: "stated",
    status: "held",
    ...text,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
};
const written = (pieces: Piece[]) =>
  pieces.map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `[+${text}]` : `[-${text}]`)).join("");

describe("words", () => {
  test.each([
    ["industrial cooperation.", "industrial cooperation, maritime too.", "industrial cooperation[+, maritime too]."],
    ["", "new", "[+new]"],
    ["old", "", "[-old]"],
    ["same", "same", "same"],
    ["the 10th meeting", "the 11th meeting", "the [-10th][+11th] meeting"],
  ])("%j to %j", (before, after, expected) => expect(written(diffWords(before, after))).toBe(expected));

  test("whatever the texts, the pieces spell out both of them", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.string({ unit: "grapheme", maxLength: 80 }), (before, after) => {
        const pieces = diffWords(before, after);
        const side = (kind: Piece["kind"]) =>
          pieces
            .filter((one) => one.kind === "same" || one.kind === kind)
            .map((one) => one.text)
            .join("");
        expect(side("removed")).toBe(before);
        expect(side("added")).toBe(after);
      }),
    ));

  test("texts too long to compare word by word still spell out both", () => {
    const pieces = diffWords("a b ".repeat(2_500), "c d ".repeat(2_500));
    expect(pieces.map((one) => one.kind)).toContain("removed");
    expect(
      pieces
        .filter((one) => one.kind !== "added")
        .map((one) => one.text)
        .join(""),
    ).toBe("a b ".repeat(2_500));
  });
});

describe("events", () => {
  test("a date and a code are shown whole, in words", () => {
    const [date, basis, ...rest] = diffEvents(eventOf(), eventOf({ date: "14 or 15 April 2025", dateBasis: "inferred" }));
    expect(date?.label).toBe("Date");
    expect(written(date?.lines[0] ?? [])).toBe("[-14 April 2025][+14 or 15 April 2025]");
    expect(written(basis?.lines[0] ?? [])).toBe("[-Stated][+Inferred]");
    expect(rest).toEqual([]);
  });

  test("rows that stayed are left out; one that changed is compared, one that came is added", () => {
    const before = eventOf({ participants: "Ana Silva|Minister|IN|head; Bo Li|Aide|IT|member" });
    const after = eventOf({ participants: "Ana Silva|Prime Minister|IN|head; Bo Li|Aide|IT|member; Cy Oz||IT|member" });
    const [people] = diffEvents(before, after);
    expect(people?.lines.map(written)).toEqual(["Ana Silva, [+Prime ]Minister, India, Head", "[+Cy Oz, Italy, Member]"]);
  });

  test("another order alone is said", () => {
    const [themes] = diffEvents(eventOf({ countries: "IN|visitor; IT|host" }), eventOf({ countries: "IT|host; IN|visitor" }));
    expect(themes?.lines.map(written)).toEqual(["[+In another order: Italy, Host; India, Visitor]"]);
  });

  test("a new event is all that it holds, and no empty field", () => {
    const names = diffEvents(null, eventOf()).map((one) => one.name);
    expect(names).toEqual(["type", "title", "countries", "date", "dateBasis", "status"]);
  });

  test("a reference is called by its name", () =>
    expect(fieldLines("series", { ...eventOf(), series: "s1" }, { s1: "Joint Defence Committee" })).toEqual(["Joint Defence Committee"]));
});

describe("merging", () => {
  const base = eventOf();
  test("changes of different fields are both kept", () => {
    const merged = mergeValues(base, eventOf({ city: "Rome" }), eventOf({ summary: "They met." }));
    expect(merged.value).toEqual(eventOf({ city: "Rome", summary: "They met." }));
    expect(merged).toMatchObject({ mine: ["city"], theirs: ["summary"], both: [] });
  });
  test("the same field in two ways is left to be chosen", () =>
    expect(mergeValues(base, eventOf({ city: "Rome" }), eventOf({ city: "Milan" }))).toMatchObject({
      both: ["city"],
      mine: [],
      theirs: [],
    }));
  test("the same change on both sides is no conflict", () =>
    expect(mergeValues(base, eventOf({ city: "Rome" }), eventOf({ city: "Rome" })).both).toEqual([]));
  test.each(event.names)("%s: who alone changed it is heard", (name) => {
    const other = { ...base, [name]: `${name} of another` } as EventInput;
    expect(mergeValues(base, other, base).value[name]).toEqual(other[name]);
    expect(mergeValues(base, base, other).value[name]).toEqual(other[name]);
  });
});
