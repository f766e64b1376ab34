import Database from "better-sqlite3";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeName, changePassword } from "#db/own-account";
import { endOtherSessions, endSession, listSessions } from "#db/own-sessions";
import { audit, authSessions } from "#db/schema";
import { actorOfToken, signIn, signOut } from "#db/sessions";
import { databaseFile, db, writerForTests } from "#db/store";
import { dropStore, freshStore, tokenOf } from "#db/testing";
import { createUser, disableUser, enableUser, endSessions, listUsers, setPassword, setRole } from "#db/users";
import { type Actor, type Role, system } from "#domain/access";

const password = "correct horse battery";
const other = "another horse battery";
const client = { address: "192.0.2.1", agent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };

beforeEach(freshStore);
afterEach(() => void vi.useRealTimers());
afterAll(dropStore);

async function account(username = "ana", role: Role = "analyst"): Promise<Actor> {
  const { id, name } = await createUser(system, { username, name: "Ana Lyst", role }, password);
  return { id, name, role };
}
const enter = async (given = password, replaces: string | null = null) =>
  tokenOf(await signIn({ username: "ana", password: given, ...client, replaces }));
const actions = async () => (await db().select().from(audit).orderBy(audit.seq)).map(({ action }) => action);

test("a changed password ends every session, the one in use too, and opens a new one in its place", async () => {
  const ana = await account();
  const old = [await enter(), await enter()];
  const token = await changePassword(ana, { present: password, password: other }, client);
  for (const dead of old) expect(await actorOfToken(dead)).toBeNull();
  expect(old).not.toContain(token);
  expect(await actorOfToken(token)).toEqual(ana);
  await expect(enter()).rejects.toMatchObject({ code: "invalid" });
  expect(await actorOfToken(await enter(other))).toEqual(ana);
  const line = (await db().select().from(audit)).find(({ action }) => action === "user.password.change");
  expect(line).toMatchObject({ actorId: ana.id, detail: '{"sessions":2}' });
  expect(JSON.stringify(await db().select().from(audit))).not.toContain("horse");
});

test("the present password is asked, guesses are counted with those of signing in, and a weak new one is refused", async () => {
  const ana = await account();
  const token = await enter();
  for (const weak of ["short", "password123", "Entente 2026", "Ana Lyst 1", password])
    await expect(changePassword(ana, { present: password, password: weak }, client), weak).rejects.toHaveProperty("fields.password");
  for (let i = 0; i < 5; i++)
    await expect(changePassword(ana, { present: "a guess at it", password: other }, client)).rejects.toHaveProperty("fields.present");
  await expect(changePassword(ana, { present: password, password: other }, client)).rejects.toMatchObject({ code: "too_many" });
  await expect(enter()).rejects.toMatchObject({ code: "too_many" });
  expect(await actorOfToken(token)).toEqual(ana);
  expect((await actions()).filter((action) => action === "user.password.refused")).toHaveLength(5);
});

test("of two changes of one password at once, one holds and the other is told", async () => {
  const ana = await account();
  const both = await Promise.allSettled([
    changePassword(ana, { present: password, password: other }, client),
    changePassword(ana, { present: password, password: "yet another battery" }, client),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "conflict" });
  expect(await db().select().from(authSessions)).toHaveLength(1);
});

test("a password that is changed while somebody signs in with the old one lets nobody in", async () => {
  await account();
  const late = enter();
  await setPassword(system, "ana", other);
  await late.catch(() => null);
  expect(await late.then(actorOfToken, () => null)).toBeNull();
});

test("signing in gives a token of its own and ends the session that the request carried", async () => {
  await account();
  const planted = await enter();
  const token = await enter(password, planted);
  expect(token).not.toBe(planted);
  expect(await actorOfToken(planted)).toBeNull();
  expect(await actorOfToken(token)).not.toBeNull();
  for (const stray of ["", "x", "a.b.c"]) expect(await actorOfToken(await enter(password, stray))).not.toBeNull();
  expect(await actorOfToken(token)).not.toBeNull();
});

test("one's sessions: device, address, times, which one is in use; each can be ended, and all others at once", async () => {
  const ana = await account();
  const [here, there, third] = [await enter(), await enter(), await enter()];
  const list = await listSessions(ana, here);
  expect(list.map(({ current }) => current)).toEqual([true, false, false]);
  expect(list[0]).toMatchObject({ address: "192.0.2.1", agent: client.agent });
  const [, foreign] = await listSessions(ana, there);
  await endSession(ana, list.at(-1)?.id ?? "");
  await expect(endSession(ana, list.at(-1)?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
  expect(await listSessions(ana, here)).toHaveLength(2);
  expect(await endOtherSessions(ana, here)).toBe(1);
  expect(await endOtherSessions(ana, here)).toBe(0);
  for (const token of [there, third]) expect(await actorOfToken(token)).toBeNull();
  expect(await actorOfToken(here)).toEqual(ana);
  expect((await actions()).filter((action) => action === "user.sessions.end")).toHaveLength(2);
  expect(foreign).toBeDefined();
});

test("nobody ends or sees a session of another's", async () => {
  const ana = await account();
  const token = await enter();
  const bea = await account("bea");
  const [mine] = await listSessions(ana, token);
  expect(await listSessions(bea, token)).toEqual([]);
  await expect(endSession(bea, mine?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
  expect(await endOtherSessions(bea, token)).toBe(0);
  expect(await actorOfToken(token)).toEqual(ana);
  for (const nobody of [null, { id: "gone", name: "Gone", role: "admin" } as const])
    for (const verb of [listSessions, endSession, endOtherSessions])
      await expect(verb(nobody, mine?.id ?? "")).rejects.toMatchObject({ code: "unauthenticated" });
});

test("an admin ends all sessions of an account; the account signs in anew", async () => {
  const ana = await account();
  const tokens = [await enter(), await enter()];
  await endSessions(system, "ana");
  for (const token of tokens) expect(await actorOfToken(token)).toBeNull();
  expect(await actorOfToken(await enter())).toEqual(ana);
});

test("a disabled account that is enabled again has no session of before, though one was just being opened", async () => {
  await account();
  const opening = enter();
  await disableUser(system, "ana");
  await enableUser(system, "ana");
  const token = await opening.catch(() => null);
  const open = await db().select().from(authSessions);
  expect(open).toHaveLength(token && (await actorOfToken(token)) ? 1 : 0);
});

test("the list of accounts says what is open in their name and when they last came", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-06-02T12:00:00Z") });
  await account();
  expect(await listUsers(system)).toMatchObject([{ username: "ana", sessions: 0, secondFactor: false, signedInAt: null }]);
  const token = await enter();
  vi.setSystemTime(new Date("2026-06-03T12:00:00Z"));
  await enter();
  await signOut(token);
  expect(await listUsers(system)).toMatchObject([{ sessions: 1, signedInAt: "2026-06-03T12:00:00.000Z" }]);
  vi.setSystemTime(new Date("2026-06-18T12:00:00Z"));
  expect(await listUsers(system)).toMatchObject([{ sessions: 0, signedInAt: "2026-06-03T12:00:00.000Z" }]);
});

test("a name is changed by its owner alone, cleaned, and never to nothing", async () => {
  const ana = await account();
  const token = await enter();
  await changeName(ana, "  Ana\u202E  Bell\n");
  expect((await actorOfToken(token))?.name).toBe("Ana Bell");
  await expect(changeName(ana, " \u200b ")).rejects.toHaveProperty("fields.name");
  await expect(changeName(ana, "x".repeat(101))).rejects.toHaveProperty("fields.name");
  await expect(changeName(null, "Eve")).rejects.toMatchObject({ code: "unauthenticated" });
  expect((await actions()).filter((action) => action === "user.name.change")).toHaveLength(1);
});

test("the last admin is neither disabled nor lowered, by themselves or by two at once", async () => {
  const ada = await account("ada", "admin");
  for (const away of [() => disableUser(ada, "ada"), () => setRole(ada, "ada", "editor")])
    await expect(away()).rejects.toMatchObject({ code: "conflict", message: "At least one admin is needed." });
  const bob = await account("bob", "admin");
  const both = await Promise.allSettled([disableUser(ada, "bob"), setRole(bob, "ada", "reader")]);
  expect(both.map((one) => one.status)).toEqual(["fulfilled", "rejected"]);
  expect((await listUsers(system)).filter(({ role, disabled }) => role === "admin" && !disabled)).toHaveLength(1);
  await expect(setRole(system, "ada", "owner" as Role)).rejects.toMatchObject({ code: "invalid" });
});

test("an expired session stays over though the clock is put back, and an ended one too", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-06-02T12:00:00Z") });
  await account();
  const [expired, ended] = [await enter(), await enter()];
  await signOut(ended);
  vi.setSystemTime(new Date("2026-06-16T12:00:00Z"));
  expect(await actorOfToken(expired)).toBeNull();
  vi.setSystemTime(new Date("2026-06-16T11:00:00Z"));
  for (const token of [expired, ended]) expect(await actorOfToken(token)).toBeNull();
});

test("a clock that goes back an hour or forward a day leaves an open session open; a year ahead was a wrong clock", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-06-02T12:00:00Z") });
  await account();
  const token = await enter();
  for (const time of ["2026-06-02T11:00:00Z", "2026-06-03T12:00:00Z", "2026-06-02T12:00:00Z"]) {
    vi.setSystemTime(new Date(time));
    expect(await actorOfToken(token), time).not.toBeNull();
  }
  vi.setSystemTime(new Date("2027-06-02T12:00:00Z"));
  const ahead = await enter();
  vi.setSystemTime(new Date("2026-06-02T12:00:00Z"));
  expect(await actorOfToken(ahead)).toBeNull();
});

test("when a session was last used is noted every five minutes at most, and a busy file keeps nobody from reading", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-06-02T12:00:00Z") });
  const ana = await account();
  const token = await enter();
  const used = async () => (await listSessions(ana, token))[0]?.usedAt.slice(11, 16);
  vi.setSystemTime(new Date("2026-06-02T12:04:00Z"));
  await actorOfToken(token);
  expect(await used()).toBe("12:00");
  vi.setSystemTime(new Date("2026-06-02T12:06:00Z"));
  await actorOfToken(token);
  expect(await used()).toBe("12:06");
  vi.setSystemTime(new Date("2026-06-02T13:00:00Z"));
  writerForTests().pragma("busy_timeout = 50");
  const writing = new Database(databaseFile());
  writing.exec("begin immediate");
  expect(await actorOfToken(token)).toEqual(ana);
  expect(await used()).toBe("12:06");
  writing.exec("commit");
  writing.close();
});
