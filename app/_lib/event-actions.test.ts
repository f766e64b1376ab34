import { desc } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { publishEvent, trashEvent } from "#db/move-event";
import { saveEvent } from "#db/save-event";
import { audit, events, sources as sourcesTable } from "#db/schema";
import { createSeries } from "#db/series";
import { signIn } from "#db/sessions";
import { db, writerForTests } from "#db/store";
import { dropStore, editor, eventOf, freshStore, tokenOf } from "#db/testing";
import { createUser, setRole } from "#db/users";
import { system } from "#domain/access";
import { event } from "#domain/event";
import { emptyState, type FormState, formAction, textOf } from "#lib/action";
import { move, saveAction } from "#lib/event-actions";
import { findEventsLike, findSeriesLike } from "#lib/lookups";
import { request } from "#lib/testing-request";

const same = { host: "entente.test", origin: "http://entente.test" };

let session = "";
beforeAll(async () => {
  freshStore();
  await createUser(system, { username: "ana", name: "Ana", role: "analyst" }, "correct horse battery");
  session = tokenOf(await signIn({ username: "ana", password: "correct horse battery", address: null }));
});
afterAll(dropStore);
// The account stays, for to make one hashes a password; what was saved goes.
beforeEach(() => {
  for (const table of ["save_keys", "citations", "event_countries", "events"]) writerForTests().exec(`delete from ${table}`);
  request.headers = new Headers(same);
  request.cookies.clear();
});

const enter = () => void request.cookies.set("entente-session", { value: session });
const typed = { ...event.toText(eventOf()), enhanced: "1", key: "k1" };
const formOf = (values: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
};
const send = (values: Record<string, string>): Promise<FormState> => saveAction(emptyState, formOf(values));
const rows = () => db().select().from(events);

test("a form that is in order is saved once, however often it is sent", async () => {
  enter();
  const answers = await Promise.all([send(typed), send(typed), send(typed)]);
  expect(new Set(answers.map((one) => one.saved?.id)).size).toBe(1);
  expect(answers[0]).toMatchObject({ errors: {}, saved: { goTo: expect.stringContaining("done=save") } });
  expect(await rows()).toHaveLength(1);
});

test("a second text under the key of a form is shown beside the first, and saves as its next revision", async () => {
  enter();
  const id = (await send(typed)).saved?.id as string;
  const answer = await send({ ...typed, title: "With what was typed after the answer was lost" });
  expect(answer).toMatchObject({
    conflict: { id, became: "repeated", revision: 1, by: "Ana", fields: [{ name: "title" }], now: { title: typed.title } },
  });
  expect(answer.saved).toBeUndefined();
  const again = await send({ ...answer.values, id, revision: "0", seen: "1" });
  expect(again.saved?.id).toBe(id);
  expect(await rows()).toMatchObject([{ revision: 2, title: "With what was typed after the answer was lost" }]);
});

test("a warning keeps what was typed and offers to save it as it is", async () => {
  enter();
  const future = { ...typed, type: "agreement", status: "signed", date: "1 May 2090", countries: "IN; IT" };
  const answer = await send(future);
  expect(answer).toMatchObject({ values: future, errors: { status: [expect.stringContaining("future")] }, confirm: expect.any(String) });
  expect((await send({ ...answer.values, confirm: answer.confirm ?? "" })).saved).toBeDefined();
  expect(await rows()).toHaveLength(1);
});

test("without a script a saved form goes on to its event", async () => {
  enter();
  await expect(send({ ...typed, enhanced: "" })).rejects.toThrow(/^to \/events\/[0-9a-f-]{36}\?done=save$/);
});

test.each<[string, Record<string, string>, string]>([
  ["a title of spaces only", { title: " \u200b " }, "title"],
  ["one country twice", { countries: "IN; IN" }, "countries"],
  ["an unknown country code", { countries: "IN; XX" }, "countries"],
  ["a day that does not exist", { date: "2024-02-30" }, "date"],
  ["a series that is not on record", { series: "No such series" }, "series"],
  ["a whole that is not on record", { partOf: "No such event" }, "partOf"],
  ["an address that is none", { citations: "javascript:alert(1)" }, "citations"],
])("%s: the field is named, all that was typed is kept, no row is made", async (_name, wrong, field) => {
  enter();
  const answer = await send({ ...typed, summary: "Long and\nprecious", ...wrong });
  expect(Object.keys(answer.errors)).toEqual([field]);
  expect(answer.values).toEqual({ ...typed, summary: "Long and\nprecious", ...wrong });
  expect(answer.saved).toBeUndefined();
  expect(await rows()).toEqual([]);
});

test.each(["role", "state", "createdBy", "constructor"])(
  "a field that the form does not have (%s) is refused, and that is on record",
  async (name) => {
    enter();
    const answer = await send({ ...typed, [name]: "admin" });
    expect(answer.message).toContain("fields it does not have");
    expect(answer.values.title).toBe(typed.title);
    expect(await rows()).toEqual([]);
    const [line] = await db().select().from(audit).orderBy(desc(audit.seq)).limit(1);
    expect(line).toMatchObject({ action: "form.refused", detail: JSON.stringify({ names: [name] }) });
  },
);

test("a session that ended keeps what was typed and says what to do; the save then goes through", async () => {
  const answer = await send(typed);
  expect(answer.message).toContain("Sign in again");
  expect(answer.values).toEqual(typed);
  enter();
  expect((await send(typed)).saved).toBeDefined();
});

test("a role that was lowered meanwhile counts at once", async () => {
  enter();
  await createSeries(editor, "A series of Rome");
  await saveEvent(editor, eventOf());
  expect([(await findEventsLike("Rome")).length, (await findSeriesLike("Rome")).length]).toEqual([1, 1]);
  await setRole(system, "ana", "reader");
  expect(await send(typed)).toMatchObject({ message: expect.stringContaining("does not allow"), values: typed });
  expect([await findEventsLike("Rome"), await findSeriesLike("Rome")]).toEqual([[], []]);
  expect(await rows()).toHaveLength(1);
  await setRole(system, "ana", "analyst");
});

test("a request from elsewhere saves nothing, whoever is signed in", async () => {
  enter();
  request.headers = new Headers({ ...same, origin: "https://evil.test" });
  expect((await send(typed)).message).toContain("did not come from a page of Entente");
  await expect(move(formOf({ id: "x", revision: "1", move: "publish" }))).rejects.toMatchObject({ code: "forbidden" });
  await expect(findEventsLike("x")).rejects.toMatchObject({ code: "forbidden" });
  expect(await rows()).toEqual([]);
});

test("a stale form is shown what is on record, by whom, with its own text kept and the rest filled in", async () => {
  enter();
  const { id } = (await send(typed)).saved!;
  await saveEvent(editor, eventOf({ title: "By the editor", level: "minister", citations: "https://example.org/b" }), {
    at: { id, revision: 1 },
  });
  const sent = { ...typed, title: "By Ana", city: "Rome", id, revision: "1", key: "k2" };
  const answer = await send(sent);
  expect(answer.conflict).toMatchObject({
    became: "changed",
    revision: 2,
    base: 1,
    by: "a former member",
    own: false,
    fields: [{ name: "title", base: [typed.title], now: [[{ kind: "added", text: "By the editor" }]] }],
    filled: ["level", "citations"],
    now: { title: "By the editor" },
  });
  expect(answer.values).toEqual({
    ...sent,
    level: "minister",
    citations: event.toText(eventOf({ citations: "https://example.org/b" })).citations,
    sources: "https://example.org/b|||||F",
    shown: "https://example.org/b|||||F",
  });
  expect((await rows())[0]?.title).toBe("By the editor");
  // Whoever confirms what was shown saves it; what changed once more is a conflict once more.
  const next = { ...answer.values, seen: "2", key: "k3" };
  await saveEvent(editor, eventOf({ title: "By the editor again", level: "minister" }), { at: { id, revision: 2 } });
  expect((await send(next)).conflict).toMatchObject({ revision: 3, base: 2, fields: [{ name: "title" }] });
  expect((await send({ ...next, seen: "3" })).saved).toBeDefined();
  expect((await rows())[0]).toMatchObject({ title: "By Ana", city: "Rome", level: "minister", revision: 4 });
});

test("details of a source that nobody touched in a form do not undo what became of them meanwhile", async () => {
  enter();
  const sources = (title: string, publisher = "") => `https://example.org/a|${title}|${publisher}|||F`;
  const { id } = (await send({ ...typed, sources: sources("A report") })).saved!;
  await setRole(system, "ana", "editor");
  await send({ ...typed, id, revision: "1", key: "k2", sources: sources("The report", "The Ministry"), shown: sources("A report") });
  // This form was opened before: it sends the old title as it was, and a kind of its own.
  const late = {
    ...typed,
    id,
    revision: "1",
    key: "k3",
    city: "Rome",
    sources: "https://example.org/a|A report|||official|F",
    shown: sources("A report"),
  };
  expect((await send(late)).saved).toBeDefined();
  await setRole(system, "ana", "analyst");
  expect((await db().select().from(sourcesTable))[0]).toMatchObject({ title: "The report", publisher: "The Ministry", kind: "official" });
});

test("the same person in two tabs is told so; different fields are merged and the next page says with whose", async () => {
  enter();
  const { id } = (await send(typed)).saved!;
  await send({ ...typed, title: "In one tab", id, revision: "1", key: "k2" });
  expect((await send({ ...typed, title: "In another", id, revision: "1", key: "k3" })).conflict).toMatchObject({ own: true, by: "Ana" });
  const merged = await send({ ...typed, city: "Rome", id, revision: "1", key: "k4" });
  expect(merged.saved?.goTo).toBe(`/events/${id}?done=merged&base=1&at=3`);
});

test("an event that went to the trash: the text may be saved as a new draft, and restored with by an editor alone", async () => {
  enter();
  const { id } = (await send(typed)).saved!;
  await trashEvent(editor, id, 1);
  const late = { ...typed, city: "Rome", id, revision: "1", key: "k2" };
  expect((await send(late)).conflict).toMatchObject({ became: "trashed", mayRestore: false, fields: [] });
  expect((await send({ ...late, restore: "1" })).message).toContain("does not allow");
  const copy = await send({ ...late, copy: "1" });
  expect(copy.saved?.id).not.toBe(id);
  await setRole(system, "ana", "editor");
  expect((await send({ ...late, key: "k3" })).conflict).toMatchObject({ became: "trashed", mayRestore: true });
  expect((await send({ ...late, restore: "1", key: "k3" })).saved).toMatchObject({ id, goTo: `/events/${id}?done=restored_with` });
  await setRole(system, "ana", "analyst");
  expect((await rows()).map(({ state, city }) => [state, city])).toEqual([
    ["draft", "Rome"],
    ["draft", "Rome"],
  ]);
});

test("a draft that was published meanwhile is its author's no more, and the text is kept", async () => {
  enter();
  const { id } = (await send(typed)).saved!;
  await publishEvent(editor, id, 1);
  const late = { ...typed, city: "Rome", id, revision: "1", key: "k2" };
  const answer = await send(late);
  expect(answer.conflict).toMatchObject({ became: "published", mayChange: false, fields: [] });
  expect(answer.values).toEqual(late);
  expect((await rows())[0]?.city).toBeNull();
});

test("a button's refusal is told by its code alone, and an id from outside stays within the path", async () => {
  enter();
  const { id } = await saveEvent(editor, eventOf());
  await expect(move(formOf({ id, revision: "1", move: "trash" }))).rejects.toThrow(`to /events/${id}?problem=forbidden`);
  await expect(move(formOf({ id: "//evil.com?x", revision: "NaN", move: "trash" }))).rejects.toThrow(
    "to /events/%2F%2Fevil.com%3Fx?problem=not_found",
  );
});

test("texts of a form leave out what is Next's, join what is repeated, and are no prototype", () => {
  const form = new FormData();
  for (const [name, value] of [
    ["$ACTION_ID_x", "1"],
    ["themes", "air"],
    ["themes", "sea"],
    ["__proto__", "x"],
    ["toString", "y"],
  ])
    form.append(name as string, value as string);
  form.append("file", new Blob(["x"]));
  expect(Object.entries(textOf(form))).toEqual([
    ["themes", "air; sea"],
    ["toString", "y"],
  ]);
});

test("a form never gives a secret back, and a fault is not shown as a refusal", async () => {
  const refuse = formAction(async () => void (await saveEvent(null, eventOf())), ["password"]);
  expect((await refuse(emptyState, formOf({ username: "ana", password: "hunter2" }))).values).toEqual({ username: "ana" });
  const fault = formAction(async () => {
    throw new TypeError("inside");
  });
  await expect(fault(emptyState, formOf({}))).rejects.toThrow("inside");
});
