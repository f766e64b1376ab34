import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findEvent } from "#db/events";
import { findPending } from "#db/propose";
import { listQueue } from "#db/review-queue";
import { saveEvent } from "#db/save-event";
import { proposals } from "#db/schema";
import { signIn } from "#db/sessions";
import { db, writerForTests } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, tokenOf } from "#db/testing";
import { createUser } from "#db/users";
import { type Actor, system } from "#domain/access";
import { event } from "#domain/event";
import { formatMark } from "#domain/review-item";
import { emptyState } from "#lib/action";
import { move, moveWithReason, saveAction } from "#lib/event-actions";
import { accept, answer, publishMarked, takeBack } from "#lib/review-actions";
import { request } from "#lib/testing-request";

const word = "correct horse battery";
const people: Record<string, { session: string; actor: Actor }> = {};
beforeAll(async () => {
  freshStore();
  for (const role of ["reader", "analyst", "editor"] as const) {
    const { id, name } = await createUser(system, { username: role, name: role, role }, word);
    people[role] = { session: tokenOf(await signIn({ username: role, password: word, address: null })), actor: { id, name, role } };
  }
});
afterAll(dropStore);
beforeEach(() => {
  for (const table of ["proposals", "save_keys", "timeline_entries", "citations", "event_countries", "events"])
    writerForTests().exec(`delete from ${table}`);
  request.headers = new Headers({ host: "entente.test", origin: "http://entente.test" });
  request.cookies.clear();
});

const enter = (role: string) => {
  request.cookies.set("entente-session", { value: people[role]!.session });
  return people[role]!.actor;
};
const formOf = (values: Record<string, string | string[]>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) form.append(name, one);
  return form;
};
const texts = (text: Record<string, string> = {}) => event.toText(eventOf(text));
const published = async () => (await saveEvent(editor, eventOf(), { publish: true })).id;
/** A proposal by the analyst who is signed in, made by the form. */
async function proposed(text: Record<string, string>, id: string) {
  const actor = enter("analyst");
  await expect(
    saveAction(emptyState, formOf({ ...texts(text), id, revision: "1", send: "review", reason: "Because", proposal: "0" })),
  ).rejects.toThrow(`to /events/${id}?done=propose`);
  const proposal = (await findPending(actor, id))!;
  return { proposal, mark: formatMark({ kind: "change", id: proposal.id }, { event: 1, proposal: 1 }) };
}

test("the form of a published event proposes for an analyst; the chosen fields are published by an editor, who goes on with the queue", async () => {
  const id = await published();
  const { mark } = await proposed({ city: "Rome", summary: "They met." }, id);
  expect(await findEvent(null, id)).toMatchObject({ city: null, revision: 1 });
  enter("editor");
  await expect(accept(emptyState, formOf({ mark, field: ["city"], view: "change", type: "visit" }))).rejects.toThrow(
    `to /review?view=change&type=visit&done=publish&of=${id}`,
  );
  expect(await findEvent(null, id)).toMatchObject({ city: "Rome", summary: null, revision: 2 });
});

test("what was changed meanwhile is not published, and what was chosen is kept", async () => {
  const id = await published();
  const { mark } = await proposed({ city: "Rome" }, id);
  await saveEvent(editor, eventOf({ place: "Palazzo Chigi" }), { at: { id, revision: 1 } });
  enter("editor");
  const state = await accept(emptyState, formOf({ mark, field: ["city", "summary"] }));
  expect(state).toMatchObject({ message: expect.stringContaining("changed meanwhile"), values: { field: "city; summary" } });
  expect(await findEvent(null, id)).toMatchObject({ city: null, revision: 2 });
});

test("an answer without a reason is refused with what was typed kept, and with one it is sent", async () => {
  const id = await published();
  const { mark, proposal } = await proposed({ city: "Rome" }, id);
  enter("editor");
  expect(await answer(emptyState, formOf({ mark, move: "decline", reason: " " }))).toMatchObject({
    errors: { reason: ["Give a reason for declining"] },
    values: { reason: " " },
  });
  await expect(answer(emptyState, formOf({ mark, move: "request_changes", reason: "Which?" }))).rejects.toThrow(
    "to /review?done=request_changes",
  );
  expect(await db().select().from(proposals)).toMatchObject([{ id: proposal.id, state: "changes_requested", answer: "Which?" }]);
  enter("analyst");
  await expect(takeBack(formOf({ mark, event: id }))).rejects.toThrow(`to /events/${id}?done=take_back`);
  await expect(takeBack(formOf({ mark: "change-none@1.1", event: "//evil.com" }))).rejects.toThrow(
    "to /events/%2F%2Fevil.com?problem=not_found",
  );
  // A mark that nobody made is a refusal, not a fault.
  await expect(takeBack(formOf({ mark: "nonsense", event: id }))).rejects.toThrow(`to /events/${id}?problem=not_found`);
});

test("what is marked is published, and the answer names what was left", async () => {
  await saveEvent(analyst, eventOf({ title: "One" }), { submit: true });
  await saveEvent(analyst, eventOf({ title: "Two", citations: "" }), { submit: true });
  const actor = enter("editor");
  const { items } = await listQueue(actor, { view: "all" });
  const state = await publishMarked({ answer: 0 }, formOf({ mark: items.map((item) => formatMark(item, item.seen)) }));
  expect(state).toEqual({
    answer: 1,
    marked: { published: 1, skipped: [{ title: "Two", why: "Give at least one source before publishing" }] },
  });
  expect(await publishMarked(state, formOf({}))).toMatchObject({ message: "Mark what to publish first." });
});

test("a form sends for review with the save, and without a script goes on to the event", async () => {
  enter("analyst");
  await expect(saveAction(emptyState, formOf({ ...texts(), send: "review" }))).rejects.toThrow(/^to \/events\/[0-9a-f-]{36}\?done=submit$/);
  const answered = await saveAction(emptyState, formOf({ ...texts({ title: "With a script" }), send: "review", enhanced: "1" }));
  expect(answered.saved?.goTo).toContain("done=submit");
  expect((await listQueue(people.editor!.actor, { view: "new" })).items.map(({ title }) => title)).toEqual([
    "With a script",
    "Minister visits Rome",
  ]);
});

test("a step that asks for a reason keeps what was typed; one that there is not does nothing", async () => {
  const id = await published();
  enter("editor");
  const of = { id, revision: "1", move: "withdraw" };
  expect(await moveWithReason(emptyState, formOf({ ...of, reason: "" }))).toMatchObject({ message: "Give a reason for withdrawing" });
  expect(await moveWithReason(emptyState, formOf({ ...of, revision: "7", reason: "Retracted" }))).toMatchObject({
    message: expect.stringContaining("changed meanwhile"),
    values: { reason: "Retracted" },
  });
  await expect(moveWithReason(emptyState, formOf({ ...of, reason: "Retracted" }))).rejects.toThrow(`to /events/${id}?done=withdraw`);
  await expect(move(formOf({ id, revision: "2", move: "constructor" }))).rejects.toThrow(`to /events/${id}?problem=invalid`);
  expect(await findEvent(null, id)).toBeNull();
});

test("readers, visitors and analysts decide nothing, and no request from elsewhere does", async () => {
  const id = await published();
  const { mark } = await proposed({ city: "Rome" }, id);
  const tries = () => [
    accept(emptyState, formOf({ mark, field: "city" })),
    answer(emptyState, formOf({ mark, move: "decline", reason: "No" })),
    publishMarked({ answer: 0 }, formOf({ mark })),
  ];
  for (const role of [null, "reader", "analyst"]) {
    request.cookies.clear();
    if (role) enter(role);
    for (const state of await Promise.all(tries())) expect(state.message).toBeTruthy();
  }
  enter("editor");
  request.headers = new Headers({ host: "entente.test", origin: "https://evil.example" });
  for (const state of await Promise.all(tries())) expect(state.message).toContain("did not come from a page of Entente");
  await expect(takeBack(formOf({ mark, event: id }))).rejects.toMatchObject({ code: "forbidden" });
  expect(await findEvent(null, id)).toMatchObject({ city: null, revision: 1 });
  expect(await db().select().from(proposals)).toMatchObject([{ state: "open" }]);
});
