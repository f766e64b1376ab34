import { desc, eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { addSources } from "#db/add-sources";
import { findEvent } from "#db/events";
import { findPending, proposeChange } from "#db/propose";
import { listRevisions } from "#db/revisions";
import { type SaveOptions, saveEvent } from "#db/save-event";
import { audit, events } from "#db/schema";
import { db } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst, readerActor } from "#db/testing";
import { type Actor, system } from "#domain/access";
import { DuplicateError } from "#domain/errors";

beforeEach(freshStore);
afterAll(dropStore);

const first = (options: SaveOptions = {}, actor: Actor = editor) => saveEvent(actor, eventOf(), { publish: actor === editor, ...options });
const second = eventOf({ title: "Rome talks", citations: "https://example.org/b|Second words|supports|" });
const citedBy = async (id: string) => (await findEvent(editor, id))?.citations.map(({ source }) => source);
const count = async () => (await db().select({ id: events.id }).from(events)).length;

test("a new event much like one on record is not saved until somebody has looked; the answer names what is on record", async () => {
  const { id } = await first();
  const refused = saveEvent(analyst, second, { distinct: " ", newSeries: "A new series" });
  await expect(refused).rejects.toBeInstanceOf(DuplicateError);
  await expect(refused).rejects.toMatchObject({ code: "conflict", duplicates: [{ id, title: "Minister visits Rome", why: ["days"] }] });
  expect(await count()).toBe(1);
  expect((await db().select().from(audit).where(eq(audit.entity, "series"))).length).toBe(0);
});

test("kept as two, the reason stands in the history of the new one", async () => {
  await first();
  const { id } = await saveEvent(analyst, second, { distinct: "Two ministers, two visits" });
  expect((await listRevisions(id))[0]).toMatchObject({ action: "create", reason: "Two ministers, two visits" });
  await expect(saveEvent(analyst, second, { distinct: "x".repeat(301) })).rejects.toMatchObject({ code: "invalid" });
});

test("who only shares a source is not asked, nor is an edit, the program, or a form that was sent before", async () => {
  const { id, revision } = await first();
  await saveEvent(editor, eventOf({ date: "4 May 2025", title: "Another matter" }), { distinct: "" });
  await saveEvent(editor, eventOf({ city: "Rome" }), { at: { id, revision }, distinct: "" });
  await saveEvent(system, second);
  const key = "0b8f";
  const made = await saveEvent(analyst, eventOf({ date: "1 June 2020" }), { distinct: "", key });
  expect(await saveEvent(analyst, eventOf({ date: "1 June 2020" }), { distinct: "", key })).toMatchObject({ id: made.id });
});

test("an editor's source is added to the event on record, with its reason, and only what is new", async () => {
  const { id } = await first();
  const both = eventOf({ citations: "https://www.example.org/a/; https://example.org/b|Second words|supports|" }).citations;
  expect(await addSources(editor, id, both)).toEqual({ proposed: false });
  expect(await citedBy(id)).toEqual(["https://example.org/a", "https://example.org/b"]);
  expect((await listRevisions(id))[0]).toMatchObject({ revision: 2, action: "update", reason: "Source added from a new report" });
  await expect(addSources(editor, id, both)).rejects.toMatchObject({ code: "invalid" });
  await expect(addSources(editor, id, [])).rejects.toMatchObject({ code: "invalid" });
});

test("an analyst's is proposed; with a change already proposed, it joins that one", async () => {
  const { id, revision } = await first();
  expect(await addSources(analyst, id, second.citations)).toEqual({ proposed: true });
  expect(await citedBy(id)).toEqual(["https://example.org/a"]);
  expect(await findPending(analyst, id)).toMatchObject({ revision: 1, reason: "Source added from a new report" });

  await proposeChange(otherAnalyst, eventOf({ city: "Rome" }), { at: { id, revision }, why: "The city" });
  await addSources(otherAnalyst, id, second.citations);
  const joined = await findPending(otherAnalyst, id);
  expect(joined).toMatchObject({ revision: 2, reason: "The city", value: { city: "Rome" } });
  expect((joined?.value as typeof second | undefined)?.citations.map(({ source }) => source)).toEqual([
    "https://example.org/a",
    "https://example.org/b",
  ]);
  const [line] = await db().select().from(audit).orderBy(desc(audit.seq)).limit(1);
  expect(line).toMatchObject({ action: "proposal.update", actorId: otherAnalyst.id });
});

test("to one's own draft it is added, to another's by nobody but an editor, and by a reader never", async () => {
  const { id } = await first({}, analyst);
  await expect(addSources(otherAnalyst, id, second.citations)).rejects.toMatchObject({ code: "forbidden" });
  await expect(addSources(readerActor, id, second.citations)).rejects.toMatchObject({ code: "forbidden" });
  await expect(addSources(null, id, second.citations)).rejects.toMatchObject({ code: "unauthenticated" });
  expect(await addSources(analyst, id, second.citations)).toEqual({ proposed: false });
  await expect(addSources(analyst, "no-such-event", second.citations)).rejects.toMatchObject({ code: "not_found" });
});
