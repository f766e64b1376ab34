import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findFormDraft } from "#db/form-drafts";
import { signIn } from "#db/sessions";
import { dropStore, freshStore, tokenOf } from "#db/testing";
import { createUser } from "#db/users";
import { type Actor, system } from "#domain/access";
import { request } from "#lib/testing-request";
import { POST } from "./route";

const people: Record<string, { actor: Actor; session: string }> = {};
beforeAll(async () => {
  freshStore();
  for (const [username, role] of [
    ["ana", "analyst"],
    ["rea", "reader"],
  ] as const) {
    const { id } = await createUser(system, { username, name: username, role }, "correct horse battery");
    const session = tokenOf(await signIn({ username, password: "correct horse battery", address: null }));
    people[username] = { actor: { id, name: username, role }, session };
  }
});
afterAll(dropStore);
beforeEach(() => {
  request.headers = new Headers({ host: "entente.test", origin: "http://entente.test" });
  request.cookies.clear();
  enter("ana");
});

const enter = (name: string) => void request.cookies.set("entente-session", { value: people[name]?.session ?? "" });
const ana = () => people.ana?.actor as Actor;
const sent = (more: object = {}) => ({
  person: ana().id,
  form: "new:k1",
  seq: 5,
  known: 0,
  revision: 0,
  values: { title: "Typed" },
  ...more,
});
const post = async (body: unknown) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await POST(new Request("http://entente.test/drafts/kept", { method: "POST", body: text }));
  return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
};
const kept = async () => (await findFormDraft(ana(), "new:k1"))?.values;

test("what is typed is kept for whoever is signed in, and discarded by its number", async () => {
  expect(await post(sent())).toMatchObject({ status: 200, kept: true, at: expect.any(String) });
  expect(await kept()).toEqual({ title: "Typed" });
  expect(await post(sent({ seq: 4 }))).toMatchObject({ status: 200, kept: false, stored: { seq: 5, values: { title: "Typed" } } });
  expect(await post(sent({ discard: true, seq: 6 }))).toMatchObject({ status: 200 });
  expect(await kept()).toEqual({});
});

test("a request from elsewhere, without a session, of another person or of a reader keeps nothing", async () => {
  const before = await kept();
  request.headers = new Headers({ host: "entente.test", origin: "https://evil.test" });
  expect(await post(sent({ seq: 20, known: 20 }))).toMatchObject({ status: 403 });
  request.headers = new Headers({ host: "entente.test" });
  expect(await post(sent({ seq: 20, known: 20 }))).toMatchObject({ status: 403 });
  request.headers = new Headers({ host: "entente.test", origin: "http://entente.test" });
  expect(await post(sent({ seq: 20, known: 20, person: "somebody" }))).toMatchObject({ status: 409 });
  request.cookies.clear();
  expect(await post(sent({ seq: 20, known: 20 }))).toMatchObject({ status: 401 });
  enter("rea");
  expect(await post(sent({ seq: 20, known: 20, person: people.rea?.actor.id }))).toMatchObject({ status: 403 });
  expect(await kept()).toEqual(before);
});

test.each([
  ["no JSON", "{"],
  ["no object", "[]"],
  ["nothing", ""],
  ["no form", { ...{}, seq: 5 }],
  ["values that are a list of numbers", { form: "new:k2", seq: 5, revision: 0, values: [1] }],
  ["more than a form may send", { form: "new:k2", seq: 5, revision: 0, values: { summary: "x".repeat(4_300_000) } }],
])("%s is refused with words, and is no fault", async (_name, body) => {
  const whole = typeof body === "string" ? body : { person: ana().id, ...body };
  expect(await post(whole)).toMatchObject({ status: 422, title: expect.any(String) });
  expect(await findFormDraft(ana(), "new:k2")).toBeNull();
});
