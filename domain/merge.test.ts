import { expect, test } from "vitest";
import { coupled, type EventInput, event, type FieldName } from "#domain/event";
import { collisions, wholeValue } from "#domain/merge";

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
