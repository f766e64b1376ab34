import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  cancelSecondFactor,
  confirmSecondFactor,
  ownSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
  turnOffSecondFactor,
} from "#db/own-second-factor";
import { audit, authSessions, secondFactors } from "#db/schema";
import { secondFactorRequired } from "#db/second-factor";
import { finishSignIn, isTicket } from "#db/second-step";
import { sign } from "#db/secret";
import { actorOfToken, signIn } from "#db/sessions";
import { db, reader, write } from "#db/store";
import { dropStore, freshStore, tokenOf } from "#db/testing";
import { createUser, disableUser, resetSecondFactor, setPassword } from "#db/users";
import { type Actor, type Role, roles, system } from "#domain/access";

const password = "correct horse battery";
const client = { address: "192.0.2.1", agent: "test" };
const noon = new Date("2026-06-02T12:00:10Z");
const wrong = "This code is not right.";
const hint = "Each code works once; wait for the next one in your app";

beforeEach(() => {
  freshStore();
  vi.useFakeTimers({ toFake: ["Date"], now: noon });
});
afterEach(() => {
  vi.useRealTimers();
  delete process.env.ENTENTE_REQUIRE_2FA;
  delete process.env.ENTENTE_SECRET;
});
afterAll(dropStore);

const later = (seconds: number) => vi.setSystemTime(new Date(Date.now() + seconds * 1000));
const enter = (username = "ana") => signIn({ username, password, ...client });
const ticketOf = async (username = "ana") => {
  const signedIn = await enter(username);
  if ("token" in signedIn) throw new Error("No code was asked for.");
  return signedIn.ticket;
};
const finish = (ticket: string, code: string) => finishSignIn({ ticket, code, ...client });

async function account(role: Role = "analyst", username = "ana"): Promise<Actor> {
  const { id, name } = await createUser(system, { username, name: "Ana Lyst", role }, password);
  return { id, name, role };
}

/** The code that an app with this secret shows, by how many steps from now. */
async function codeOf(secret: string, by = 0) {
  const step = Math.floor(Date.now() / 30_000) + by;
  return createOTP(new Uint8Array(base32.decode(secret))).hotp(step);
}

async function secretOf(actor: Actor) {
  const own = await ownSecondFactor(actor);
  if (own.state !== "pending") throw new Error(own.state);
  return own.text;
}

/** Puts a second factor on and goes on a minute, so that the next code is a new one. */
async function withFactor(actor: Actor) {
  await startSecondFactor(actor, password, client);
  const secret = await secretOf(actor);
  const { codes, token } = await confirmSecondFactor(actor, await codeOf(secret), client);
  later(60);
  return { secret, codes, token };
}

const actions = async () => (await db().select().from(audit).orderBy(audit.seq)).map(({ action }) => action);

test("a factor is on once a code of it was typed back, and from then on a password opens no session", async () => {
  const ana = await account();
  const before = [tokenOf(await enter()), tokenOf(await enter())];
  expect(await ownSecondFactor(ana)).toEqual({ state: "off" });
  await startSecondFactor(ana, password, client);
  const own = await ownSecondFactor(ana);
  expect(own).toMatchObject({ state: "pending", text: expect.stringMatching(/^[A-Z2-7]{32}$/) });
  const address = new URL(own.state === "pending" ? own.address : "");
  expect([address.protocol, address.host, address.pathname]).toEqual(["otpauth:", "totp", "/Entente:ana"]);
  expect(address.searchParams.get("secret")).toBe(own.state === "pending" && own.text);
  expect("token" in (await enter())).toBe(true);

  const secret = await secretOf(ana);
  const { token, codes } = await confirmSecondFactor(ana, await codeOf(secret), client);
  expect(codes).toHaveLength(10);
  expect(new Set(codes).size).toBe(10);
  for (const old of before) expect(await actorOfToken(old)).toBeNull();
  expect((await actorOfToken(token))?.id).toBe(ana.id);
  expect(await ownSecondFactor(ana)).toEqual({ state: "on", since: noon.toISOString(), codesLeft: 10, readable: true });

  later(60);
  const sessions = (await db().select().from(authSessions)).length;
  const ticket = await ticketOf();
  expect(await db().select().from(authSessions)).toHaveLength(sessions);
  expect(await actorOfToken(ticket)).toBeNull();
  expect((await actorOfToken(await finish(ticket, await codeOf(secret))))?.id).toBe(ana.id);
  expect((await actions()).slice(-4)).toEqual(["user.second_factor.on", "sign_in.password", "user.code.use", "sign_in"]);
});

test("neither the secret nor a recovery code is in the database as it is typed", async () => {
  const { secret, codes } = await withFactor(await account());
  const kept = JSON.stringify([reader().prepare("select * from second_factors").all(), reader().prepare("select * from audit").all()]);
  for (const text of [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))]) expect(kept).not.toContain(text);
});

test.each([
  [-2, false],
  [-1, true],
  [0, true],
  [1, true],
  [2, false],
])("a code %i steps away is taken: %s", async (by, taken) => {
  const { secret } = await withFactor(await account());
  later(600);
  const signedIn = finish(await ticketOf(), await codeOf(secret, by));
  if (taken) expect(await actorOfToken(await signedIn)).not.toBeNull();
  else await expect(signedIn).rejects.toMatchObject({ code: "invalid", message: wrong });
});

test("a code works once, and so does every code before it; of two who send it at once, one is in", async () => {
  const { secret } = await withFactor(await account());
  const code = await codeOf(secret);
  const both = await Promise.allSettled([finish(await ticketOf(), code), finish(await ticketOf(), code)]);
  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db().select().from(authSessions)).toHaveLength(2);
  for (const by of [-1, 0]) await expect(finish(await ticketOf(), await codeOf(secret, by))).rejects.toMatchObject({ message: wrong });
  await finish(await ticketOf(), await codeOf(secret, 1));
  later(-3600);
  await expect(finish(await ticketOf(), await codeOf(secret))).rejects.toMatchObject({ message: wrong });
});

test("the code that put the factor on signs nobody in", async () => {
  const ana = await account();
  await startSecondFactor(ana, password, client);
  const code = await codeOf(await secretOf(ana));
  await confirmSecondFactor(ana, code, client);
  await expect(finish(await ticketOf(), code)).rejects.toMatchObject({ message: wrong });
});

test("a recovery code works once, however it is typed, and is on record; of two who send it at once, one is in", async () => {
  const ana = await account();
  const { codes } = await withFactor(ana);
  const [one = "", two = "", three = ""] = codes;
  await finish(await ticketOf(), one);
  await expect(finish(await ticketOf(), one)).rejects.toMatchObject({ message: wrong });
  await finish(await ticketOf(), ` ${two.toLowerCase().replaceAll("-", " ")}`);
  const both = await Promise.allSettled([finish(await ticketOf(), three), finish(await ticketOf(), three)]);
  expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await ownSecondFactor(ana)).toMatchObject({ codesLeft: 7 });
  const used = (await db().select().from(audit)).filter(({ action }) => action === "user.recovery_code.use");
  expect(used.map(({ detail }) => JSON.parse(detail).left)).toEqual([9, 8, 7]);
});

test("a recovery code is its owner's alone", async () => {
  const { codes } = await withFactor(await account());
  await withFactor(await account("analyst", "bea"));
  await expect(finish(await ticketOf("bea"), codes[0] ?? "")).rejects.toMatchObject({ message: wrong });
});

test.each(["", "000000", "12345", "1234567", "123 456", "abc", "AAAA-AAAA-AAAA", "９９９９９９", "\u0000", "x".repeat(9000)])(
  "%j reads as any other wrong code",
  async (code) => {
    await withFactor(await account());
    await expect(finish(await ticketOf(), code)).rejects.toMatchObject({ code: "invalid", message: wrong, fields: { code: [hint] } });
    expect((await actions()).at(-1)).toBe("sign_in.code.refused");
  },
);

test("the sixth wrong code waits, whatever address it comes from; the right one after the wait works", async () => {
  const { secret } = await withFactor(await account());
  for (let i = 0; i < 5; i++) {
    const guess = { ticket: await ticketOf(), code: "AAAA-AAAA-AAAA", address: `192.0.2.${i}` };
    await expect(finishSignIn(guess)).rejects.toMatchObject({ code: "invalid" });
  }
  const code = await codeOf(secret);
  await expect(finish(await ticketOf(), code)).rejects.toMatchObject({ code: "too_many", message: expect.stringContaining("30 seconds") });
  later(31);
  await finish(await ticketOf(), await codeOf(secret));
});

test("a ticket lasts five minutes, opens nothing else, and is worth nothing once the account has changed", async () => {
  const ana = await account();
  const { secret } = await withFactor(ana);
  const over = { code: "unauthenticated" };
  const ticket = await ticketOf();
  expect(await isTicket(ticket)).toBe(true);
  for (const forged of ["", "x", `${ticket}x`, sign(ticket.split(".")[0] ?? ""), sign(`${ana.id}:x:${Date.now() + 60_000}`)])
    await expect(finish(forged, await codeOf(secret))).rejects.toMatchObject(over);
  later(301);
  expect(await isTicket(ticket)).toBe(false);
  await expect(finish(ticket, await codeOf(secret))).rejects.toMatchObject(over);
  later(-3600);
  await expect(finish(ticket, await codeOf(secret))).rejects.toMatchObject(over);
  later(7200);

  const changed = await ticketOf();
  await setPassword(system, "ana", "another horse battery");
  await expect(finish(changed, await codeOf(secret))).rejects.toMatchObject({ code: "invalid" });
  await setPassword(system, "ana", password);
  const disabled = await ticketOf();
  await disableUser(system, "ana");
  await expect(finish(disabled, await codeOf(secret, 1))).rejects.toMatchObject({ code: "invalid" });
  expect(await db().select().from(authSessions)).toEqual([]);
});

test("setting up asks for the password, can be cancelled or begun anew, and lapses after an hour", async () => {
  const ana = await account();
  await expect(startSecondFactor(ana, "not the password", client)).rejects.toHaveProperty("fields.password");
  expect(await ownSecondFactor(ana)).toEqual({ state: "off" });
  await startSecondFactor(ana, password, client);
  const first = await secretOf(ana);
  await startSecondFactor(ana, password, client);
  expect(await secretOf(ana)).not.toBe(first);
  await expect(confirmSecondFactor(ana, await codeOf(first), client)).rejects.toMatchObject({ message: wrong });
  await cancelSecondFactor(ana);
  expect(await ownSecondFactor(ana)).toEqual({ state: "off" });
  await startSecondFactor(ana, password, client);
  const secret = await secretOf(ana);
  later(3600);
  expect(await ownSecondFactor(ana)).toEqual({ state: "off" });
  await expect(confirmSecondFactor(ana, await codeOf(secret), client)).rejects.toMatchObject({ code: "conflict" });
  await withFactor(ana);
  await expect(startSecondFactor(ana, password, client)).rejects.toMatchObject({ code: "conflict" });
  await expect(cancelSecondFactor(ana)).rejects.toMatchObject({ code: "conflict" });
});

test("new recovery codes for the password or a code; the old ones stop working", async () => {
  const ana = await account();
  const { secret, codes } = await withFactor(ana);
  await expect(renewRecoveryCodes(ana, "not the password", client)).rejects.toHaveProperty("fields.given");
  await expect(renewRecoveryCodes(ana, "000000", client)).rejects.toMatchObject({ fields: { given: [hint] } });
  const second = await renewRecoveryCodes(ana, password, client);
  await expect(finish(await ticketOf(), codes[0] ?? "")).rejects.toMatchObject({ message: wrong });
  const code = await codeOf(secret);
  const third = await renewRecoveryCodes(ana, code, client);
  await expect(renewRecoveryCodes(ana, code, client)).rejects.toMatchObject({ fields: { given: [hint] } });
  await expect(finish(await ticketOf(), second[0] ?? "")).rejects.toMatchObject({ message: wrong });
  await finish(await ticketOf(), third[0] ?? "");
});

test("turning it off takes the password and a code; then a password is enough again", async () => {
  const ana = await account();
  const { secret, codes } = await withFactor(ana);
  const code = await codeOf(secret);
  await expect(turnOffSecondFactor(ana, { password: "not the password", code }, client)).rejects.toHaveProperty("fields.password");
  await expect(turnOffSecondFactor(ana, { password, code: "000000" }, client)).rejects.toHaveProperty("fields.code");
  expect(await ownSecondFactor(ana)).toMatchObject({ state: "on", codesLeft: 10 });
  await turnOffSecondFactor(ana, { password, code }, client);
  expect(await db().select().from(secondFactors)).toEqual([]);
  expect("token" in (await enter())).toBe(true);
  const again = await withFactor(ana);
  await expect(turnOffSecondFactor(ana, { password, code: codes[0] ?? "" }, client)).rejects.toHaveProperty("fields.code");
  await turnOffSecondFactor(ana, { password, code: again.codes[0] ?? "" }, client);
  await expect(turnOffSecondFactor(ana, { password, code }, client)).rejects.toMatchObject({ code: "conflict" });
});

test("whoever is locked out is let in by an admin: factor off, sessions ended, on record; not for oneself", async () => {
  const ana = await account("admin");
  const { token } = await withFactor(ana);
  await expect(resetSecondFactor(ana, "ana")).rejects.toMatchObject({ code: "invalid" });
  await resetSecondFactor(system, "ana");
  expect(await actorOfToken(token)).toBeNull();
  expect("token" in (await enter())).toBe(true);
  expect(await actions()).toContain("user.second_factor.reset");
  await expect(resetSecondFactor(system, "ana")).rejects.toMatchObject({ code: "not_found" });
});

test("with another key of the server codes of the app are wrong, and a recovery code still signs in and turns it off", async () => {
  const ana = await account();
  const { secret, codes } = await withFactor(ana);
  process.env.ENTENTE_SECRET = "another key of thirty-two letters, or more";
  expect(await ownSecondFactor(ana)).toMatchObject({ state: "on", readable: false });
  await expect(finish(await ticketOf(), await codeOf(secret))).rejects.toMatchObject({ message: wrong });
  await finish(await ticketOf(), codes[0] ?? "");
  await turnOffSecondFactor(ana, { password, code: codes[1] ?? "" }, client);
  expect("token" in (await enter())).toBe(true);
});

test("a list of recovery codes that is damaged holds none, and the app's codes work", async () => {
  const ana = await account();
  const { secret, codes } = await withFactor(ana);
  await write(async (_tx, raw) => raw.exec("update second_factors set recovery_codes = '['"));
  expect(await ownSecondFactor(ana)).toMatchObject({ codesLeft: 0 });
  await expect(finish(await ticketOf(), codes[0] ?? "")).rejects.toMatchObject({ message: wrong });
  await finish(await ticketOf(), await codeOf(secret));
});

test("where a second factor is required, an editor or admin without one acts as a reader until it is on", async () => {
  for (const role of Object.keys(roles) as Role[]) {
    process.env.ENTENTE_REQUIRE_2FA = "on";
    const actor = await account(role, role);
    const asks = role === "editor" || role === "admin";
    const token = tokenOf(await enter(role));
    const limited = { id: actor.id, name: "Ana Lyst", role: "reader", lacks: "second_factor" };
    expect(await actorOfToken(token)).toEqual(asks ? limited : { id: actor.id, name: "Ana Lyst", role });
    process.env.ENTENTE_REQUIRE_2FA = "off";
    expect((await actorOfToken(token))?.role).toBe(role);
    process.env.ENTENTE_REQUIRE_2FA = "on";
    const acting = (await actorOfToken(token)) as Actor;
    await startSecondFactor(acting, password, client);
    expect((await actorOfToken(token))?.lacks).toBe(asks ? "second_factor" : undefined);
    const { token: renewed } = await confirmSecondFactor(acting, await codeOf(await secretOf(acting)), client);
    expect(await actorOfToken(renewed)).toEqual({ id: actor.id, name: "Ana Lyst", role });
    later(60);
  }
});

test("who lacks the factor is refused as any reader is, and told what to do", async () => {
  process.env.ENTENTE_REQUIRE_2FA = "on";
  await account("admin");
  const actor = await actorOfToken(tokenOf(await enter()));
  await expect(createUser(actor, { username: "eve", name: "Eve", role: "admin" }, password)).rejects.toMatchObject({
    code: "forbidden",
    message: "Set up a second factor under My account to work at the desk.",
  });
  expect((await actions()).at(-1)).toBe("user.create.denied");
});

test.each(["yes", "1", "true", "ON"])("ENTENTE_REQUIRE_2FA=%j is refused at the start by name", (value) => {
  process.env.ENTENTE_REQUIRE_2FA = value;
  expect(secondFactorRequired).toThrow("ENTENTE_REQUIRE_2FA");
});
