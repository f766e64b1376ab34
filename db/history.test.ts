import { desc } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { countRevisions, findRevisionValue, getHistory, namesFor } from "#db/history";
import { publishEvent, trashEvent } from "#db/move-event";
import { restoreRevision } from "#db/restore-revision";
import { findRevision } from "#db/revisions";
import { saveEvent } from "#db/save-event";
import { audit, events } from "#db/schema";
import { db, write } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst, readerActor } from "#db/testing";
import { diffEvents } from "#domain/diff";
import type { AppError } from "#domain/errors";
import type { EventInput } from "#domain/event";

beforeEach(() => void freshStore());
afterAll(dropStore);

const codeOf = (verb: Promise<unknown>) =>
  verb.then(
    () => "ok",
    (error: AppError) => error.code,
  );
const titleOf = async (id: string) => (await db().select().from(events)).find((row) => row.id === id)?.title;

/** A draft by the analyst (1), changed (2), published by the editor (3), changed with a reason (4). */
async function fourRevisions() {
  const { id } = await saveEvent(analyst, eventOf({ title: "Draft words" }));
  await saveEvent(analyst, eventOf({ title: "Better words", note: "First note" }), { at: { id, revision: 1 } });
  await publishEvent(editor, id, 2);
  await saveEvent(editor, eventOf({ title: "Best words", note: "Second note" }), { at: { id, revision: 3 }, reason: "The ministry wrote" });
  return id;
}

test("the desk sees every revision with who, what, why and through what; readers what was published, and not by whom", async () => {
  const id = await fourRevisions();
  const desk = (await getHistory(analyst, id)).lines;
  expect(desk.map(({ revision, what, state }) => [revision, what, state])).toEqual([
    [4, "Changed", "published"],
    [3, "Published", "published"],
    [2, "Changed", "draft"],
    [1, "Created", "draft"],
  ]);
  expect(desk[0]).toMatchObject({ reason: "The ministry wrote", via: "the form" });
  expect(desk[1]?.writtenBy).not.toBeNull();
  for (const actor of [null, readerActor]) {
    const { lines } = await getHistory(actor, id);
    expect(lines.map(({ revision, what, by }) => [revision, what, by])).toEqual([
      [4, "Changed", "an editor"],
      [3, "Published", "an editor"],
    ]);
    for (const line of lines) expect(line).toMatchObject({ reason: null, via: null, writtenBy: null, state: null });
    expect(await countRevisions(actor, id)).toBe(2);
    expect(await findRevisionValue(actor, id, 2)).toBeNull();
    expect((await findRevisionValue(actor, id, 4))?.note).toBeNull();
  }
  expect(await countRevisions(editor, id)).toBe(4);
  expect((await findRevisionValue(editor, id, 4))?.note).toBe("Second note");
});

test("what readers may not see has no history for them", async () => {
  const { id } = await saveEvent(analyst, eventOf());
  expect([await codeOf(getHistory(null, id)), await codeOf(getHistory(readerActor, id))]).toEqual(["not_found", "not_found"]);
  expect([await codeOf(getHistory(otherAnalyst, id)), await codeOf(getHistory(editor, "no-such"))]).toEqual(["ok", "not_found"]);
});

test("a reader's difference of two revisions holds no note, and no name of an event that is not published", async () => {
  const { id: secret } = await saveEvent(editor, eventOf({ title: "Secret draft" }));
  const { id } = await saveEvent(
    editor,
    { ...eventOf({ note: "One" }), related: [{ relation: "follows", event: secret }] },
    { publish: true },
  );
  await saveEvent(editor, eventOf({ note: "Two", title: "Other words" }), { at: { id, revision: 1 } });
  const lines = async (actor: typeof editor | null) => {
    const [a, b] = [await findRevisionValue(actor, id, 1), await findRevisionValue(actor, id, 2)];
    return JSON.stringify(diffEvents(a, b as EventInput, await namesFor(actor, [a as EventInput])));
  };
  expect(await lines(null)).toContain('"Other"');
  for (const hidden of ["Secret draft", secret, "One", "Two"]) expect(await lines(null)).not.toContain(hidden);
  expect(await lines(editor)).toContain("Secret draft");
});

test("restoring makes a new revision with the old value, kept in state, history and audit", async () => {
  const id = await fourRevisions();
  expect(await restoreRevision(editor, id, { revision: 1, seen: 4, reason: "It was right" })).toMatchObject({
    revision: 5,
    state: "published",
  });
  expect(await titleOf(id)).toBe("Draft words");
  const [old, made] = [await findRevision(id, 1), await findRevision(id, 5)];
  expect(made).toMatchObject({ action: "restore_revision", via: "history", reason: "It was right", state: "published" });
  expect(made?.value).toEqual(old?.value);
  const [line] = await db().select().from(audit).orderBy(desc(audit.seq)).limit(1);
  expect(line).toMatchObject({ action: "event.restore_revision", entityId: id, actorId: editor.id });
});

test("who may not change an event restores nothing of it, and that leaves a line; an author restores their own draft", async () => {
  const id = await fourRevisions();
  const restore = (actor: Parameters<typeof restoreRevision>[0]) => codeOf(restoreRevision(actor, id, { revision: 1, seen: 4 }));
  expect([await restore(null), await restore(readerActor), await restore(otherAnalyst), await restore(analyst)]).toEqual([
    "unauthenticated",
    "forbidden",
    "forbidden",
    "forbidden",
  ]);
  const [line] = await db().select().from(audit).orderBy(desc(audit.seq)).limit(1);
  expect(line).toMatchObject({ action: "event.restore_revision.denied", actorId: analyst.id });
  const { id: own } = await saveEvent(analyst, eventOf({ title: "Mine" }));
  await saveEvent(analyst, eventOf({ title: "Mine, changed" }), { at: { id: own, revision: 1 } });
  expect(await codeOf(restoreRevision(otherAnalyst, own, { revision: 1, seen: 2 }))).toBe("forbidden");
  expect(await restoreRevision(analyst, own, { revision: 1, seen: 2 })).toMatchObject({ revision: 3, state: "draft" });
  expect(await titleOf(own)).toBe("Mine");
});

test("nothing is restored over a change that was not seen, into the trash, from no revision, or where it says the same", async () => {
  const id = await fourRevisions();
  const restore = (revision: number, seen: number) => codeOf(restoreRevision(editor, id, { revision, seen }));
  expect([await restore(1, 3), await restore(9, 4), await restore(4, 4)]).toEqual(["conflict", "not_found", "invalid"]);
  await trashEvent(editor, id, 4);
  expect(await restore(1, 5)).toBe("conflict");
  expect(await titleOf(id)).toBe("Best words");
});

test("an old value that the rules no longer pass is refused by field, and nothing changes", async () => {
  const { id: whole } = await saveEvent(editor, eventOf({ title: "Whole" }), { publish: true });
  const { id } = await saveEvent(editor, { ...eventOf(), partOf: whole }, { publish: true });
  await saveEvent(editor, eventOf({ title: "On its own" }), { at: { id, revision: 1 } });
  await saveEvent(editor, { ...eventOf({ title: "Whole" }), partOf: id }, { at: { id: whole, revision: 1 } });
  const refused = await restoreRevision(editor, id, { revision: 1, seen: 2 }).catch((error: AppError) => error);
  expect(refused).toMatchObject({ code: "invalid", fields: { partOf: [expect.stringContaining("part of itself")] } });
  expect(await titleOf(id)).toBe("On its own");
  const { id: without } = await saveEvent(editor, eventOf({ citations: "" }));
  await saveEvent(editor, eventOf(), { at: { id: without, revision: 1 }, publish: true });
  const unsourced = await restoreRevision(editor, without, { revision: 1, seen: 2 }).catch((error: AppError) => error);
  expect(unsourced).toMatchObject({ code: "invalid", fields: { citations: [expect.any(String)] } });
});

test("a revision of before a field existed is restored with that field empty", async () => {
  const { id } = await saveEvent(editor, eventOf());
  const { services: _s, troops: _t, ...old } = eventOf({ title: "Long ago" });
  await write(async (tx, raw) => {
    raw
      .prepare(
        "insert into revisions (entity, entity_id, revision, action, state, value, actor_id, at) values ('event', ?, 2, 'update', 'draft', ?, 'editor', '2020-01-01T00:00:00Z')",
      )
      .run(id, JSON.stringify(old));
    await tx.update(events).set({ revision: 2 });
  });
  await saveEvent(editor, eventOf({ title: "Now", services: "navy" }), { at: { id, revision: 2 } });
  await restoreRevision(editor, id, { revision: 2, seen: 3 });
  expect((await findRevision(id, 4))?.value).toMatchObject({ title: "Long ago", services: [], troops: null });
});
