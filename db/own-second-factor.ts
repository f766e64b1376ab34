import "server-only";
import { eq } from "drizzle-orm";
import { ownAccount, type User } from "#db/accounts";
import { appendAudit } from "#db/audit";
import { hashOfCode, readableCode } from "#db/codes";
import { confirmPassword, goOn } from "#db/own-account";
import { storedPassword } from "#db/passwords";
import { secondFactors } from "#db/schema";
import { type Factor, factorOf, proofOf, spend, wrongCode } from "#db/second-factor";
import type { Client } from "#db/sessions";
import { type Db, db, write } from "#db/store";
import { attempt, codeRules, passed } from "#db/throttle";
import { newTotpSecret, openTotp, sealTotp, stepOfCode, totpForApp } from "#db/totp";
import { endSessionsOf, record } from "#db/users";
import type { Actor } from "#domain/access";
import type { OwnFactor } from "#domain/account";
import { AppError } from "#domain/errors";

const recoveryCodes = 10;
/** How long a secret that was not confirmed is shown, in milliseconds. */
const pendingFor = 60 * 60 * 1000;

const alreadyOn = () => new AppError("conflict", "Your second factor is on already.");
const notOn = () => new AppError("conflict", "Your second factor is not on.");

/** Where one's own second factor stands. */
export async function ownSecondFactor(actor: Actor | null, now = new Date()): Promise<OwnFactor> {
  const user = await ownAccount(actor);
  const [row] = await db().select().from(secondFactors).where(eq(secondFactors.userId, user.id));
  const bytes = row && (await openTotp(row.secret));
  if (row?.confirmedAt) return { state: "on", since: row.confirmedAt, codesLeft: row.recoveryCodes?.length ?? 0, readable: bytes !== null };
  return row && bytes && isPending(row, now) ? { state: "pending", ...totpForApp(bytes, user.username) } : { state: "off" };
}

const isPending = ({ createdAt }: Factor, now: Date) => now.getTime() - Date.parse(createdAt) < pendingFor;

/** Makes a secret for an app; it does nothing until a code of it was typed back. */
export async function startSecondFactor(actor: Actor | null, password: string, client: Client) {
  const { user } = await confirmPassword(actor, password, client);
  const secret = await sealTotp(newTotpSecret());
  await write(async (tx) => {
    if (await factorOf(user.id, tx)) throw alreadyOn();
    const now = new Date();
    const row = { secret, recoveryCodes: [], lastStep: 0, createdAt: now.toISOString() };
    await tx
      .insert(secondFactors)
      .values({ userId: user.id, ...row })
      .onConflictDoUpdate({ target: secondFactors.userId, set: row });
    await note(tx, user, now, "start");
  });
}

/** Forgets a secret that was not confirmed. */
export async function cancelSecondFactor(actor: Actor | null) {
  const user = await ownAccount(actor);
  await write(async (tx) => {
    if (await factorOf(user.id, tx)) throw alreadyOn();
    const gone = await tx.delete(secondFactors).where(eq(secondFactors.userId, user.id)).returning({ userId: secondFactors.userId });
    if (gone.length > 0) await note(tx, user, new Date(), "cancel");
  });
}

/**
 * Puts the second factor on by a first code. Sessions that were opened without one end; answers the signed token of a new
 * one, and the recovery codes, which are told this once.
 */
export async function confirmSecondFactor(
  actor: Actor | null,
  code: string,
  client: Client,
  now = new Date(),
): Promise<{ token: string; codes: string[] }> {
  const user = await ownAccount(actor);
  const stored = await storedPassword(user.id);
  const [row] = await db().select().from(secondFactors).where(eq(secondFactors.userId, user.id));
  if (row?.confirmedAt) throw alreadyOn();
  const bytes = row && isPending(row, now) ? await openTotp(row.secret) : null;
  if (!row || !bytes || !stored) throw new AppError("conflict", "The set-up took too long. Begin again with a new secret.");
  const step = await stepOfCode(bytes, code, now);
  if (step === null) throw wrongCode();
  const { codes, hashes } = newCodes(user);
  await write(async (tx) => {
    const [still] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, user.id));
    if (still?.secret !== row.secret || still.confirmedAt) throw alreadyOn();
    const confirmedAt = now.toISOString();
    await tx.update(secondFactors).set({ confirmedAt, lastStep: step, recoveryCodes: hashes }).where(eq(secondFactors.userId, user.id));
    await note(tx, user, now, "on", { sessions: await endSessionsOf(tx, user.id) });
  });
  return { token: await goOn(user, client, stored), codes };
}

/** New recovery codes in place of the old, told this once, for whoever gives the password or a code. Throws `invalid` for the field `given`. */
export async function renewRecoveryCodes(actor: Actor | null, given: string, client: Client, now = new Date()): Promise<string[]> {
  const user = await ownAccount(actor);
  const factor = await factorOf(user.id);
  if (!factor) throw notOn();
  const { codes, hashes } = newCodes(user);
  const keep = async (tx: Db) => {
    await tx.update(secondFactors).set({ recoveryCodes: hashes }).where(eq(secondFactors.userId, user.id));
    await note(tx, user, now, "codes");
  };
  // No password is this short.
  if (/^\s*\d{3}\s*\d{3}\s*$/.test(given)) await withCode(user, factor, { code: given, field: "given" }, client, now, keep);
  else {
    await confirmPassword(actor, given, client, "given");
    await write(async (tx) => {
      if ((await factorOf(user.id, tx))?.secret !== factor.secret) throw notOn();
      await keep(tx);
    });
  }
  return codes;
}

/** Turns one's own second factor off; a recovery code does where the app is lost. Throws `invalid` by field. */
export async function turnOffSecondFactor(
  actor: Actor | null,
  { password, code }: { password: string; code: string },
  client: Client,
  now = new Date(),
) {
  const user = await ownAccount(actor);
  const factor = await factorOf(user.id);
  if (!factor) throw notOn();
  await confirmPassword(actor, password, client);
  await withCode(user, factor, { code, field: "code" }, client, now, async (tx) => {
    await tx.delete(secondFactors).where(eq(secondFactors.userId, user.id));
    await note(tx, user, now, "off");
  });
}

/** Does something for whoever gives a code that is right, which uses it up; tries are counted with those of signing in. */
async function withCode(
  user: User,
  factor: Factor,
  { code, field }: { code: string; field: string },
  { address }: Client,
  now: Date,
  work: (tx: Db) => Promise<void>,
) {
  const limits = codeRules(user.id, address);
  await attempt(limits);
  const proof = await proofOf(factor, code, now);
  const done =
    proof &&
    (await write(async (tx) => {
      if (!(await spend(tx, user, proof, now))) return false;
      await work(tx);
      return true;
    }));
  if (!done) {
    await record(user, "user.code.refused", user.id);
    throw wrongCode(field);
  }
  await passed(limits);
}

function newCodes({ id }: User) {
  const codes = Array.from({ length: recoveryCodes }, readableCode);
  return { codes, hashes: codes.map((code) => hashOfCode(code, id)) };
}

const note = (tx: Db, user: User, now: Date, what: "start" | "cancel" | "on" | "off" | "codes", detail: Record<string, unknown> = {}) =>
  appendAudit(tx, user, now.toISOString(), { action: `user.second_factor.${what}`, entity: "user", entityId: user.id, detail });
