import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { noteForeignOrigin } from "#db/refusals";
import { saveEvent } from "#db/save-event";
import { audit, authSessions, authUsers } from "#db/schema";
import { sign } from "#db/secret";
import { actorOfToken, signIn, signOut } from "#db/sessions";
import { announceSetup, setUpFirstAdmin } from "#db/set-up";
import { db, reader, write } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, tokenOf } from "#db/testing";
import { hashing } from "#db/testing-hashing";
import { attempt } from "#db/throttle";
import { createUser, disableUser, enableUser, listUsers, setRole } from "#db/users";
import { system } from "#domain/access";

const password = "correct horse battery";
const ana = { username: "ana", name: "Ana Lyst", role: "analyst" as const };
const admin = { username: "ada", name: "Ada Min", role: "admin" as const };
const enter = (username: string, given = password) => signIn({ username, password: given, address: "192.0.2.1" }).then(tokenOf);

beforeEach(freshStore);
afterAll(dropStore);

test("an account signs in, is who it is, and signs out for good", async () => {
  const made = await createUser(system, ana, password);
  const token = await enter("ANA ");
  expect(await actorOfToken(token)).toEqual({ id: made.id, name: "Ana Lyst", role: "analyst" });
  await signOut(token);
  expect(await actorOfToken(token)).toBeNull();
  const lines = await db().select({ action: audit.action }).from(audit).orderBy(audit.seq);
  expect(lines.map((line) => line.action)).toEqual(["user.create", "sign_in", "sign_out"]);
});

test("the password is kept as argon2id only, and the token opens nothing without its signature", async () => {
  hashing.atFullCost = true;
  await createUser(system, ana, password).finally(() => {
    hashing.atFullCost = false;
  });
  const token = await enter("ana");
  const [stored] = await db().select().from(authSessions);
  expect(await actorOfToken(stored?.token ?? "")).toBeNull();
  expect(await actorOfToken(`${token}x`)).toBeNull();
  expect(await actorOfToken(sign("something else"))).toBeNull();
  const everything = JSON.stringify(await write(async (_tx, raw) => raw.prepare("select * from auth_accounts").all()));
  expect(everything).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  expect(everything).not.toContain(password);
});

test("a wrong password, an unknown name and a disabled account read the same", async () => {
  await createUser(system, ana, password);
  await createUser(system, { ...ana, username: "gone" }, password);
  await disableUser(system, "gone");
  const messages = await Promise.all(
    [enter("ana", "wrong password"), enter("nobody"), enter("gone")].map((one) =>
      one.then(
        () => "in",
        (error: Error) => error.message,
      ),
    ),
  );
  expect(new Set(messages)).toEqual(new Set(["The user name or the password is not right."]));
});

test("the sixth failure waits, the right password after the wait works, another account is not held up", async () => {
  await createUser(system, ana, password);
  await createUser(system, { ...ana, username: "bea" }, password);
  for (let i = 0; i < 5; i++) await expect(enter("ana", "wrong password")).rejects.toMatchObject({ code: "invalid" });
  await expect(enter("ana")).rejects.toMatchObject({ code: "too_many", message: expect.stringContaining("30 seconds") });
  await enter("bea");
  await write(async (_tx, raw) => raw.exec("update attempts set until = '2020-01-01T00:00:00.000Z'"));
  await enter("ana");
  await expect(enter("ana", "wrong password")).rejects.toMatchObject({ code: "invalid" });
});

test("who tries again too soon leaves one line a quarter of an hour and address, however often", async () => {
  await createUser(system, ana, password);
  const from = (address: string) => signIn({ username: "ana", password: "wrong password", address });
  const lines = () => reader().prepare("select detail from audit where action = 'attempt.refused'").pluck().all().map(String);
  for (let i = 0; i < 5; i++) await from("10.0.0.1").catch(() => null);
  expect(lines()).toEqual([]);
  for (let i = 0; i < 20; i++) await expect(from("10.0.0.1")).rejects.toMatchObject({ code: "too_many" });
  expect(lines().map((line) => JSON.parse(line))).toEqual([{ limit: "sign-in:ana", seconds: 30, address: "10.0.0.1" }]);
  await from("10.0.0.2").catch(() => null);
  expect(lines()).toHaveLength(2);
  await write(async (_tx, raw) => raw.exec("update attempts set at = '2020-01-01T00:00:00.000Z' where name like 'noted:%'"));
  for (let i = 0; i < 3; i++) await from("10.0.0.1").catch(() => null);
  expect(lines()).toHaveLength(3);
});

test("a form from another site leaves one line a quarter of an hour and address, with where it came from", async () => {
  for (let i = 0; i < 20; i++) await noteForeignOrigin("10.0.0.1", `https://evil.example/\n${i}`);
  await noteForeignOrigin("10.0.0.2", "");
  const lines = reader().prepare("select actor_id, detail from audit where action = 'origin.refused'").all();
  expect(lines).toEqual([
    { actor_id: "visitor", detail: JSON.stringify({ origin: "https://evil.example/0", address: "10.0.0.1" }) },
    { actor_id: "visitor", detail: JSON.stringify({ origin: "none", address: "10.0.0.2" }) },
  ]);
});

test("one address that tries fifty accounts is held up", async () => {
  for (let i = 0; i < 50; i++) await enter(`name${i}`, "wrong password").catch(() => null);
  await expect(enter("name99", "wrong password")).rejects.toMatchObject({ code: "too_many" });
});

test("disabling ends every session at once; a changed role counts from the next request", async () => {
  await createUser(system, ana, password);
  const token = await enter("ana");
  await setRole(system, "ana", "reader");
  expect((await actorOfToken(token))?.role).toBe("reader");
  await disableUser(system, "ana");
  expect(await actorOfToken(token)).toBeNull();
  await enableUser(system, "ana");
  expect(await actorOfToken(token)).toBeNull();
  expect((await listUsers(system)).map((user) => user.disabled)).toEqual([false]);
});

test("the last admin can be neither disabled nor lowered", async () => {
  await createUser(system, admin, password);
  await expect(disableUser(system, "ada")).rejects.toMatchObject({ code: "conflict" });
  await expect(setRole(system, "ada", "reader")).rejects.toMatchObject({ code: "conflict" });
  await createUser(system, { ...admin, username: "bob" }, password);
  await setRole(system, "ada", "reader");
  expect((await listUsers(system)).map((user) => user.role)).toEqual(["reader", "admin"]);
});

test("only an admin makes, sees and changes accounts", async () => {
  for (const actor of [null, analyst, editor]) {
    await expect(createUser(actor, ana, password)).rejects.toMatchObject({ code: actor ? "forbidden" : "unauthenticated" });
    await expect(listUsers(actor)).rejects.toMatchObject({ code: actor ? "forbidden" : "unauthenticated" });
    await expect(disableUser(actor, "ana")).rejects.toMatchObject({ code: actor ? "forbidden" : "unauthenticated" });
  }
  expect(await db().select().from(authUsers)).toEqual([]);
});

test("a name that is taken and a password that is easily guessed are refused by field", async () => {
  await createUser(system, ana, password);
  await expect(createUser(system, ana, password)).rejects.toMatchObject({ fields: { username: ["User name ana is taken"] } });
  for (const weak of ["short", "password1234", "P4ssw0rd!!", "1234567890", "aaaaaaaaaaaa", "entente2026!", "ana.lyst.1"])
    await expect(createUser(system, { ...ana, username: "other" }, weak), weak).rejects.toHaveProperty("fields.password");
  await createUser(system, { ...ana, username: "long" }, "é 🔑 och så vidare ".repeat(14));
  await enter("long", "é 🔑 och så vidare ".repeat(14));
});

test("set-up: the printed code makes one admin, and nobody gets a second", async () => {
  const code = await announceSetup();
  expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  const input = { code: code ?? "", username: "ada", name: "Ada Min", password };
  await expect(setUpFirstAdmin({ ...input, code: "AAAA-AAAA-AAAA" })).rejects.toHaveProperty("fields.code");
  await expect(setUpFirstAdmin({ ...input, password: "short" })).rejects.toHaveProperty("fields.password");
  const both = await Promise.allSettled([setUpFirstAdmin(input), setUpFirstAdmin({ ...input, username: "eve" })]);
  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(setUpFirstAdmin(input)).rejects.toMatchObject({ code: "conflict" });
  expect(await announceSetup()).toBeNull();
  const made = both.flatMap((one) => (one.status === "fulfilled" ? one.value.username : []));
  expect((await db().select().from(authUsers)).map(({ username, role }) => [username, role])).toEqual([[made[0], "admin"]]);
});

test("who was refused is on record by name, never by password, and an unknown name takes no less work", async () => {
  await createUser(system, ana, password);
  await createUser(system, { ...ana, username: "gone" }, password);
  await disableUser(system, "gone");
  const quickest = async (username: string) => {
    const times = [];
    for (let i = 0; i < 3; i++) {
      const began = performance.now();
      await enter(username, "not the password 7").catch(() => null);
      times.push(performance.now() - began);
    }
    return Math.min(...times);
  };
  const [known, unknown, disabled] = [await quickest("ana"), await quickest("nobody"), await quickest("gone")];
  expect(unknown).toBeGreaterThan(known / 4);
  expect(disabled).toBeGreaterThan(known / 4);
  const lines = await db().select().from(audit);
  expect(lines.filter((line) => line.action === "sign_in.refused").map((line) => JSON.parse(line.detail).username)).toEqual(
    ["ana", "nobody", "gone"].flatMap((name) => [name, name, name]),
  );
  expect(JSON.stringify(lines)).not.toMatch(/not the password|correct horse/);
});

test("each sign-in has a token of its own; signing out of one leaves the other", async () => {
  await createUser(system, ana, password);
  const [one, two] = [await enter("ana"), await enter("ana")];
  expect(one).not.toBe(two);
  await signOut(one);
  expect(await actorOfToken(one)).toBeNull();
  expect(await actorOfToken(two)).not.toBeNull();
  for (const planted of ["", "x", "a.b.c", one.replace(/\..*/, ""), sign("planted")]) {
    expect(await actorOfToken(planted)).toBeNull();
    await signOut(planted);
  }
});

test("a session ends when its time is over", async () => {
  await createUser(system, ana, password);
  const token = await enter("ana");
  await write(async (tx) => void (await tx.update(authSessions).set({ expiresAt: new Date(Date.now() - 1000) })));
  expect(await actorOfToken(token)).toBeNull();
});

test("good sign-ins from one address never lock it out, and undo no failure from there", async () => {
  await createUser(system, ana, password);
  const failures = () =>
    reader().prepare("select count from attempts where name = 'sign-in-from:192.0.2.1'").pluck().get() as number | undefined;
  for (let i = 0; i < 47; i++) await attempt([{ name: "sign-in-from:192.0.2.1", free: 50, first: 30, most: 900 }]);
  for (let i = 0; i < 60; i++) await enter("ana");
  expect(failures()).toBe(47);
  for (let i = 0; i < 3; i++) {
    await expect(enter(`guess${i}`, "not the password 7")).rejects.toMatchObject({ code: "invalid" });
    if (i < 2) await enter("ana");
  }
  expect(failures()).toBe(50);
  await expect(enter("ana")).rejects.toMatchObject({ code: "too_many" });
}, 60_000);

test("a clock that is put back makes no wait longer than the longest", async () => {
  const rule = { name: "test", free: 1, first: 30, most: 900 };
  const now = new Date("2026-06-02T12:00:00Z");
  for (let i = 0; i < 8; i++) {
    await attempt([rule], new Date(now.getTime() + i * 86_000_000)).catch(() => null);
  }
  await expect(attempt([rule], new Date("2020-01-01T00:00:00Z"))).rejects.toMatchObject({
    code: "too_many",
    message: "Too many attempts. Try again in 15 minutes.",
  });
});

test("a clock that is put back makes a wait begin anew once, and makes nobody wait who did not have to", async () => {
  const rule = { name: "test", free: 2, first: 30, most: 900 };
  const at = (time: string) => new Date(`2026-06-02T${time}Z`);
  await attempt([rule], at("12:00:00"));
  await attempt([rule], at("11:00:00"));
  await expect(attempt([rule], at("11:00:10"))).rejects.toMatchObject({ message: "Too many attempts. Try again in 20 seconds." });
  await expect(attempt([rule], at("10:00:00"))).rejects.toMatchObject({ message: "Too many attempts. Try again in 30 seconds." });
  await expect(attempt([rule], at("10:00:29"))).rejects.toMatchObject({ message: "Too many attempts. Try again in 1 second." });
  await attempt([rule], at("10:00:31"));
});

test("the audit is in the order of what was done, though the clock goes back", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-06-02T12:00:00Z") });
  try {
    await saveEvent(editor, eventOf({ title: "First" }));
    vi.setSystemTime(new Date("2026-06-02T11:00:00Z"));
    await saveEvent(editor, eventOf({ title: "Second" }));
  } finally {
    vi.useRealTimers();
  }
  const lines = await db().select().from(audit).orderBy(audit.seq);
  expect(lines.map((line) => line.at.slice(11, 13))).toEqual(["12", "12", "11"]);
  expect(lines.slice(1).map((line) => line.previous)).toEqual(lines.slice(0, -1).map((line) => line.hash));
});
