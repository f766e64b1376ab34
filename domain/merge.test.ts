import { describe, expect, test } from "vitest";
import { coupled, type EventInput, event, type FieldName } from "#domain/event";
import { collisions, joinRows, wholeValue } from "#domain/merge";

const none = { value: {} as EventInput, mine: [], theirs: [], both: [] };

test("a field of both is to be chosen, and what was changed of the fields coupled with it", () => {
  expect(collisions({ ...none, both: ["value"] })).toEqual(["value"]);
  expect(collisions({ ...none, both: ["value"], mine: ["currency", "city"] })).toEqual(["value", "currency"]);
  expect(collisions({ ...none, both: ["currency"], theirs: ["value"], mine: ["note"] })).toEqual(["value", "currency"]);
});

test("a field that the rules name counts where somebody changed it", () => {
  expect(collisions({ ...none, theirs: ["format"], mine: ["type"] }, { format: ["does not apply"] })).toEqual(["type", "format"]);
  expect(collisions({ ...none, mine: ["city"] }, { partOf: ["There is no such event"] })).toEqual([]);
});

test("every pair of coupled fields is of two fields that exist", () => {
  for (const pair of coupled) for (const name of pair) expect(event.names).toContain(name);
  expect(coupled.every(([one, other]) => one !== other)).toBe(true);
});

test.each(event.names)("a value that was kept before there was %s has it empty", (name) => {
  const { [name]: _, ...rest } = Object.fromEntries(event.names.map((one) => [one, "kept"])) as Record<FieldName, unknown>;
  const value = wholeValue(rest as EventInput);
  expect(Object.keys(value)).toEqual(event.names);
  expect(value[name] ?? []).toEqual([]);
  expect(() => event.fields[name].format(value[name] as never)).not.toThrow();
});

describe("rows of both", () => {
  const value = (people: string, themes = "", title = "A title") => {
    const fields = { participants: people, themes, title } as const;
    return Object.fromEntries(
      Object.entries(fields).map(([name, text]) => [name, event.fields[name as FieldName].parse(text)]),
    ) as EventInput;
  };
  const names = (rows: unknown[] | null) => rows?.map((row) => (row as { name: string }).name);

  test("what either added is there, what either took out is not", () => {
    const [base, mine, theirs] = [value("Ana; Bo; Cy"), value("Ana; Bo; Di"), value("Bo; Cy; Ed")];
    expect(names(joinRows("participants", base, mine, theirs))).toEqual(["Bo", "Ed", "Di"]);
    expect(joinRows("themes", value("", "cyber"), value("", "cyber; maritime"), value("", ""))).toEqual(["maritime"]);
  });
  test("two texts of one row are to be chosen, not put side by side", () =>
    expect(joinRows("participants", value("Ana"), value("Ana|Minister"), value("Ana|Prime Minister"))).toBeNull());
  test("a field of one value has no rows, and what is one of the two texts is no third", () => {
    expect(joinRows("title", value("", "", "A"), value("", "", "B"), value("", "", "C"))).toBeNull();
    expect(joinRows("participants", value("Ana"), value("Ana; Bo"), value("Ana; Bo; Cy"))).toBeNull();
  });
});
