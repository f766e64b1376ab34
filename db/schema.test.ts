import { getTableColumns } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { citations, eventCountries, events, sources } from "#db/schema";
import { createSeries } from "#db/series";
import { writerForTests } from "#db/store";
import { dropStore, editor, freshStore } from "#db/testing";
import { event } from "#domain/event";
import { sourceRows } from "#domain/source";

beforeAll(() => void freshStore());
afterAll(dropStore);

/** Fields whose rows are in a table of their own, and what a cell is called there where it is not by its own name. */
const joined = { countries: { table: eventCountries, names: {} }, citations: { table: citations, names: { source: "sourceId" } } };

test("every field of an event has a column, or a table with a column for each of its cells", () => {
  const columns = getTableColumns(events);
  for (const name of event.names) {
    if (!(name in joined)) {
      expect(columns, name).toHaveProperty(name);
      continue;
    }
    const { table, names } = joined[name as keyof typeof joined];
    for (const cell of Object.keys(event.fields[name].columns ?? {}))
      expect(getTableColumns(table), `${name}.${cell}`).toHaveProperty((names as Record<string, string>)[cell] ?? cell);
  }
});

test("every cell of a source has a column", () => {
  for (const cell of Object.keys(sourceRows.fields.sources.columns ?? {})) expect(getTableColumns(sources), cell).toHaveProperty(cell);
});

test.each(["audit", "revisions"])("nothing in %s is changed or removed, not even by a statement of SQL", async (table) => {
  await createSeries(editor, `Series for ${table}`);
  expect(() => writerForTests().exec(`delete from ${table}`)).toThrow(/append-only/);
  expect(() => writerForTests().exec(`update ${table} set at = 'x'`)).toThrow(/append-only/);
});
