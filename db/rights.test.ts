import { afterAll, beforeAll, expect, test } from "vitest";
import { findUser } from "#db/accounts";
import { listDrafts, listTrash, searchEvents } from "#db/events";
import { discardFormDraft, keepFormDraft, listFormDrafts } from "#db/form-drafts";
import { createInvite, listInvites, withdrawInvite } from "#db/invites";
import { publishEvent, restoreEvent, trashEvent } from "#db/move-event";
import { restoreRevision } from "#db/restore-revision";
import { restoreEventWith } from "#db/restore-with";
import { listRevisions } from "#db/revisions";
import { saveEvent } from "#db/save-event";
import { audit, events, revisions, secondFactors } from "#db/schema";
import { seed } from "#db/seed";
import { createSeries } from "#db/series";
import { db, reader, write } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst, readerActor, sourceOf } from "#db/testing";
import { createUser, disableUser, enableUser, endSessions, listUsers, resetSecondFactor, setPassword, setRole } from "#db/users";
import { type Actor, system } from "#domain/access";

const admin: Actor = { id: "admin", name: "Ada", role: "admin" };
const actors = { visitor: null, reader: readerActor, other: otherAnalyst, analyst, editor, admin };

beforeAll(() => void freshStore());
afterAll(dropStore);

const draft = async () => (await saveEvent(analyst, eventOf())).id;
const published = async () => (await saveEvent(system, eventOf(), { publish: true })).id;
const trashedDraft = async () => {
  const id = await draft();
  await trashEvent(analyst, id, 1);
  return id;
};
const changed = eventOf({ title: "Changed" });
const ana = { username: "ana", name: "Ana Lyst", role: "analyst" as const };
let accounts = 0;
const account = async () => (await createUser(system, { ...ana, username: `ana${++accounts}` }, "correct horse battery")).username;

const withFactor = async () => {
  const name = await account();
  const user = await findUser(name);
  const at = new Date().toISOString();
  const row = { userId: user?.id ?? "", secret: "sealed", recoveryCodes: [], lastStep: 0, createdAt: at, confirmedAt: at };
  await write(async (tx) => void (await tx.insert(secondFactors).values(row)));
  return name;
};
const invitation = async () => (await createInvite(system, { name: "Ina", role: "reader" })).id;

type Verb = (actor: Actor | null, id: string) => Promise<unknown>;

/** What each of visitor, reader, another analyst, the analyst who made it, editor and admin gets: `ok` or the code of the refusal. */
const verbs: [name: string, given: () => Promise<string>, verb: Verb, wanted: string][] = [
  ["create", async () => "", (a) => saveEvent(a, changed), "unauthenticated forbidden ok ok ok ok"],
  [
    "create and publish",
    async () => "",
    (a) => saveEvent(a, changed, { publish: true }),
    "unauthenticated forbidden forbidden forbidden ok ok",
  ],
  ["change a draft", draft, (a, id) => saveEvent(a, changed, { at: { id, revision: 1 } }), "unauthenticated forbidden forbidden ok ok ok"],
  [
    "change a published event",
    published,
    (a, id) => saveEvent(a, changed, { at: { id, revision: 1 } }),
    "unauthenticated forbidden forbidden forbidden ok ok",
  ],
  [
    "grade a source that a published event cites",
    async () => {
      const address = `https://example.org/published/${++accounts}`;
      await saveEvent(system, eventOf({ citations: address }), { publish: true });
      return address;
    },
    (a, address) => saveEvent(a, eventOf({ citations: address }), { sources: [sourceOf({ address, reliability: "B" })] }),
    "unauthenticated forbidden invalid invalid ok ok",
  ],
  [
    "grade a source that drafts alone cite",
    async () => {
      const address = `https://example.org/draft/${++accounts}`;
      await saveEvent(analyst, eventOf({ citations: address }));
      return address;
    },
    (a, address) => saveEvent(a, eventOf({ citations: address }), { sources: [sourceOf({ address, reliability: "B" })] }),
    "unauthenticated forbidden ok ok ok ok",
  ],
  [
    "change what is in the trash",
    trashedDraft,
    (a, id) => saveEvent(a, changed, { at: { id, revision: 2 } }),
    "unauthenticated forbidden forbidden conflict conflict conflict",
  ],
  [
    "restore with one's own text",
    trashedDraft,
    (a, id) => restoreEventWith(a, changed, { at: { id, revision: 1 } }),
    "unauthenticated forbidden forbidden forbidden ok ok",
  ],
  [
    "restore an earlier revision of a published event",
    async () => {
      const id = await published();
      await saveEvent(system, changed, { at: { id, revision: 1 } });
      return id;
    },
    (a, id) => restoreRevision(a, id, { revision: 1, seen: 2 }),
    "unauthenticated forbidden forbidden forbidden ok ok",
  ],
  ["publish a draft", draft, (a, id) => publishEvent(a, id, 1), "unauthenticated not_found forbidden forbidden ok ok"],
  ["publish what is published", published, (a, id) => publishEvent(a, id, 1), "unauthenticated forbidden forbidden forbidden ok ok"],
  [
    "publish from the trash",
    trashedDraft,
    (a, id) => publishEvent(a, id, 2),
    "unauthenticated not_found forbidden forbidden conflict conflict",
  ],
  ["trash a draft", draft, (a, id) => trashEvent(a, id, 1), "unauthenticated not_found forbidden ok ok ok"],
  ["trash a published event", published, (a, id) => trashEvent(a, id, 1), "unauthenticated forbidden forbidden forbidden ok ok"],
  ["trash what is in the trash", trashedDraft, (a, id) => trashEvent(a, id, 2), "unauthenticated not_found forbidden ok ok ok"],
  ["restore", trashedDraft, (a, id) => restoreEvent(a, id, 2), "unauthenticated not_found forbidden forbidden ok ok"],
  ["restore what is not in the trash", draft, (a, id) => restoreEvent(a, id, 1), "unauthenticated not_found forbidden forbidden ok ok"],
  ["touch what is not there", async () => "nowhere", (a, id) => trashEvent(a, id, 1), `unauthenticated${" not_found".repeat(5)}`],
  ["make a series", async () => "A series", (a, name) => createSeries(a, name), "unauthenticated forbidden ok ok ok ok"],
  [
    "make an account",
    async () => "",
    (a) => createUser(a, ana, "correct horse battery"),
    "unauthenticated forbidden forbidden forbidden forbidden ok",
  ],
  ["disable an account", account, disableUser, "unauthenticated forbidden forbidden forbidden forbidden ok"],
  ["enable an account", account, enableUser, "unauthenticated forbidden forbidden forbidden forbidden ok"],
  ["change a role", account, (a, name) => setRole(a, name, "editor"), "unauthenticated forbidden forbidden forbidden forbidden ok"],
  ["end all sessions of an account", account, endSessions, "unauthenticated forbidden forbidden forbidden forbidden ok"],
  [
    "give an account a password",
    account,
    (a, name) => setPassword(a, name, "another horse battery"),
    "unauthenticated forbidden forbidden forbidden forbidden ok",
  ],
  ["take a second factor off", withFactor, resetSecondFactor, "unauthenticated forbidden forbidden forbidden forbidden ok"],
  [
    "invite",
    async () => "Ina",
    (a, name) => createInvite(a, { name, role: "reader" }),
    "unauthenticated forbidden forbidden forbidden forbidden ok",
  ],
  ["withdraw an invitation", invitation, (a, id) => withdrawInvite(a, id), "unauthenticated forbidden forbidden forbidden forbidden ok"],
  ["see invitations", async () => "", (a) => listInvites(a), "unauthenticated forbidden forbidden forbidden forbidden ok"],
  ["see accounts", async () => "", listUsers, "unauthenticated forbidden forbidden forbidden forbidden ok"],
  [
    "keep what is typed",
    async () => "",
    (a) => keepFormDraft(a, { form: "new:k", seq: 1, revision: 0, values: {} }, { known: 0, sent: [] }),
    "unauthenticated forbidden ok ok ok ok",
  ],
  ["discard what is typed", async () => "new:k", (a, form) => discardFormDraft(a, form), "unauthenticated forbidden ok ok ok ok"],
  ["see what one typed", async () => "", listFormDrafts, "unauthenticated forbidden ok ok ok ok"],
  ["see drafts", async () => "", listDrafts, "unauthenticated forbidden ok ok ok ok"],
  ["see the trash", async () => "", listTrash, "unauthenticated forbidden ok ok ok ok"],
  ["look events up", async () => "Rome", searchEvents, "unauthenticated forbidden ok ok ok ok"],
];

test.each(verbs)("%s: only by whom it may be, and a refusal changes nothing but is on record", async (_name, given, verb, wanted) => {
  const codes = wanted.split(" ");
  for (const [i, [who, actor]] of Object.entries(actors).entries()) {
    const id = await given();
    const before = { events: await db().select().from(events), revisions: await db().select().from(revisions) };
    const lines = (await db().select().from(audit)).length;
    const code = await verb(actor, id).then(
      () => "ok",
      (error) => error.code ?? error,
    );
    expect([who, code]).toEqual([who, codes[i]]);
    if (code === "ok") continue;
    expect({ events: await db().select().from(events), revisions: await db().select().from(revisions) }).toEqual(before);
    const added = (await db().select().from(audit).orderBy(audit.seq)).slice(lines);
    if (code !== "forbidden" || _name.startsWith("see") || _name.startsWith("look")) expect(added).toEqual([]);
    else expect(added).toEqual([expect.objectContaining({ actorId: actor?.id, action: expect.stringMatching(/\.denied$/) })]);
  }
});

test("the sample is loaded by an editor and by nobody below", async () => {
  for (const actor of [null, readerActor, analyst])
    await expect(seed(actor)).rejects.toMatchObject({ code: actor ? "forbidden" : "unauthenticated" });
  expect(reader().prepare("select count(*) from meta where name = 'sample'").pluck().get()).toBe(0);
});

test("every write verb of an event leaves its revision, with the whole value and who did it", async () => {
  const { id } = await saveEvent(analyst, eventOf());
  await saveEvent(analyst, changed, { at: { id, revision: 1 } });
  await publishEvent(editor, id, 2);
  await trashEvent(editor, id, 3);
  await restoreEvent(admin, id, 4);
  const kept = (await db().select().from(revisions).orderBy(revisions.revision)).filter((one) => one.entityId === id);
  expect(kept.map((one) => [one.revision, one.action, one.state, one.actorId])).toEqual([
    [1, "create", "draft", "analyst"],
    [2, "update", "draft", "analyst"],
    [3, "publish", "published", "editor"],
    [4, "trash", "trash", "editor"],
    [5, "restore", "published", "admin"],
  ]);
  expect(kept.at(-1)?.value).toEqual(changed);
  expect(kept[0]?.value).toEqual(eventOf());
  expect((await listRevisions(id)).length).toBe(5);
});
