import { afterAll, beforeEach, expect, test } from "vitest";
import { acceptInvite, createInvite, findInvite, listInvites, refusalOf, withdrawInvite } from "#db/invites";
import { audit, authUsers, invites } from "#db/schema";
import { actorOfToken, signIn } from "#db/sessions";
import { db, reader } from "#db/store";
import { analyst, dropStore, editor, freshStore, readerActor, tokenOf } from "#db/testing";
import { createUser, disableUser, enableUser, setRole } from "#db/users";
import { type Actor, system } from "#domain/access";

const password = "correct horse battery";
const bea = { username: "bea", name: "Bea Bell", password };
const invite = (name = "Bea Bell") => createInvite(system, { name, role: "analyst" });

beforeEach(freshStore);
afterAll(dropStore);

const everything = () => {
  const tables = reader()
    .prepare("select name from sqlite_master where type = 'table' and sql not like 'create virtual%'")
    .pluck()
    .all() as string[];
  return JSON.stringify(tables.map((name) => reader().prepare(`select * from "${name}"`).all()));
};

test("an invitation makes one account of its role, which signs in at once", async () => {
  const { token } = await invite();
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(await findInvite(token)).toMatchObject({ name: "Bea Bell", role: "analyst", state: "open" });
  const user = await acceptInvite(token, { ...bea, username: " Bea " });
  const session = tokenOf(await signIn({ username: "bea", password, address: null }));
  expect(await actorOfToken(session)).toEqual({ id: user.id, name: "Bea Bell", role: "analyst" });
  expect(await listInvites(system)).toEqual([]);
});

test("the link is in no table: what is kept of it opens nothing, and the audit says who invited and who came", async () => {
  const { token } = await invite();
  expect(everything()).not.toContain(token);
  const [kept] = await db().select().from(invites);
  expect(await findInvite(kept?.tokenHash ?? "")).toBeNull();
  const user = await acceptInvite(token, bea);
  expect(everything()).not.toContain(token);
  const lines = await db().select().from(audit).orderBy(audit.seq);
  expect(lines.map(({ action, actorId, entityId }) => [action, actorId, entityId])).toEqual([
    ["user.invite", "system", kept?.id],
    ["user.invite.accept", user.id, kept?.id],
  ]);
});

test("of two people who use one invitation at once, one has the account and the other is told", async () => {
  const { token } = await invite();
  const both = await Promise.allSettled([acceptInvite(token, bea), acceptInvite(token, { ...bea, username: "eve", name: "Eve" })]);
  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = both.find((one) => one.status === "rejected");
  expect(lost?.reason).toMatchObject({ code: "conflict", message: expect.stringContaining("used already") });
  expect(await db().select().from(authUsers)).toHaveLength(1);
  expect(reader().prepare("select count(*) from auth_accounts").pluck().get()).toBe(1);
});

test.each([
  ["used", "used already", async (token: string) => void (await acceptInvite(token, bea))],
  ["withdrawn", "withdrawn", async (_token: string, id: string) => withdrawInvite(system, id)],
] as const)("one that was %s makes no account and says so", async (state, words, make) => {
  const { token, id } = await invite();
  await make(token, id);
  const users = (await db().select().from(authUsers)).length;
  expect((await findInvite(token))?.state).toBe(state);
  expect(refusalOf(state)).toContain(words);
  const late = { ...bea, username: "late" };
  await expect(acceptInvite(token, late)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(words) });
  expect(await db().select().from(authUsers)).toHaveLength(users);
});

test("one is good for seven days to the second", async () => {
  const made = new Date("2026-06-02T12:00:00Z");
  const { token, expiresAt } = await createInvite(system, { name: "Bea", role: "reader" }, made);
  expect(expiresAt).toBe("2026-06-09T12:00:00.000Z");
  const over = new Date("2026-06-09T12:00:00Z");
  expect((await findInvite(token, over))?.state).toBe("expired");
  expect((await listInvites(system, over)).map((one) => one.state)).toEqual(["expired"]);
  await expect(acceptInvite(token, bea, over)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("expired") });
  await acceptInvite(token, bea, new Date("2026-06-09T11:59:59Z"));
});

test.each(["", "x", "../..", "%00", "a".repeat(43), "a".repeat(5000), "' or 1=1 --"])("%j is no invitation", async (token) => {
  await invite();
  expect(await findInvite(token)).toBeNull();
  await expect(acceptInvite(token, bea)).rejects.toMatchObject({ code: "not_found" });
});

test("what is wrong with the account is said by field, and the invitation stays open", async () => {
  await createUser(system, { username: "bea", name: "Another", role: "reader" }, password);
  const { token } = await invite();
  await expect(acceptInvite(token, bea)).rejects.toHaveProperty("fields.username", ["User name bea is taken"]);
  for (const weak of ["short", "password123", "entente 2026", "Bea Bell!!"])
    await expect(acceptInvite(token, { ...bea, username: "bell", password: weak }), weak).rejects.toHaveProperty("fields.password");
  await expect(acceptInvite(token, { ...bea, username: "b", name: " \u200b" })).rejects.toMatchObject({
    fields: { username: [expect.any(String)], name: [expect.any(String)] },
  });
  const long = `  é 🔑 ${"och så vidare ".repeat(18)}`;
  await acceptInvite(token, { ...bea, username: "bell", password: long });
  expect(await signIn({ username: "bell", password: long, address: null })).toHaveProperty("token");
  await expect(signIn({ username: "bell", password: long.trim(), address: null })).rejects.toMatchObject({ code: "invalid" });
});

test("whoever is disabled or no longer an admin has no links open either, and one of theirs stays withdrawn", async () => {
  const make = async (username: string): Promise<Actor> => ({
    id: (await createUser(system, { username, name: username, role: "admin" }, password)).id,
    name: username,
    role: "admin",
  });
  const [ada, bob] = [await make("ada"), await make("bob")];
  const [one, two, kept] = await Promise.all([ada, bob, system].map((by) => createInvite(by, { name: null, role: "admin" })));
  await setRole(system, "ada", "editor");
  await makeOther();
  await disableUser(system, "bob");
  await enableUser(system, "bob");
  for (const invite of [one, two]) await expect(acceptInvite(invite?.token ?? "", bea)).rejects.toMatchObject({ code: "conflict" });
  expect((await listInvites(system)).map(({ id, createdBy }) => [id, createdBy])).toEqual([[kept?.id, "Entente"]]);
  await acceptInvite(kept?.token ?? "", bea);
});

const makeOther = () => createUser(system, { username: "cyd", name: "Cyd", role: "admin" }, password);

test("only an admin invites, sees who is invited and withdraws; a refusal is on record", async () => {
  const { id, token } = await invite();
  for (const actor of [null, readerActor, analyst, editor]) {
    const code = actor ? "forbidden" : "unauthenticated";
    await expect(createInvite(actor, { name: "Eve", role: "admin" })).rejects.toMatchObject({ code });
    await expect(listInvites(actor)).rejects.toMatchObject({ code });
    await expect(withdrawInvite(actor, id)).rejects.toMatchObject({ code });
  }
  expect(await db().select().from(invites)).toHaveLength(1);
  expect((await findInvite(token))?.state).toBe("open");
  const lines = await db().select().from(audit);
  expect(lines.filter(({ action }) => action.endsWith(".denied")).map(({ action, actorId }) => `${actorId} ${action}`)).toEqual(
    ["reader", "analyst", "editor"].flatMap((who) => [`${who} user.invite.denied`, `${who} user.invite.withdraw.denied`]),
  );
});

test("a role that there is not is refused", async () => {
  await expect(createInvite(system, { name: "Eve", role: "owner" as "admin" })).rejects.toHaveProperty("fields.role");
});
