import { expect, test } from "vitest";
import { event } from "#domain/event";
import { formNames, formSections, sourceFields } from "#domain/form";
import { sourceRows } from "#domain/source";

test("every field of the record stands in the form once, as plain data", () => {
  const placed = formSections.flatMap(({ fields }) => fields.map(({ name }) => name));
  expect([...placed].sort()).toEqual([...event.names].sort());
  expect(JSON.parse(JSON.stringify(formSections))).toEqual(JSON.parse(JSON.stringify(structuredClone(formSections))));
  for (const name of placed) expect(formNames.has(name)).toBe(true);
});

test("rows have their columns, in the order of their text", () => {
  const participants = formSections.flatMap(({ fields }) => fields).find(({ name }) => name === "participants");
  expect(participants?.columns?.map(({ name }) => name)).toEqual(["name", "post", "country", "part"]);
  expect(sourceFields.map(({ name }) => name)).toEqual(Object.keys(sourceRows.fields.sources.columns ?? {}));
});

test("no form name is one of a state or a role", () => {
  for (const name of ["state", "role", "createdBy", "publishedAt", "position"]) expect(formNames.has(name)).toBe(false);
});
