import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import type { User } from "#db/accounts";
import { appendAudit } from "#db/audit";
import { hashOfCode } from "#db/codes";
import { StartRefused } from "#db/migrate";
import { secondFactors } from "#db/schema";
import { type Db, db } from "#db/store";
import { openTotp, stepOfCode } from "#db/totp";
import { AppError } from "#domain/errors";

export type Factor = typeof secondFactors.$inferSelect;

/** Whether editors and admins need a second factor: `ENTENTE_REQUIRE_2FA`. A value that says neither is no answer to guess at. */
export function secondFactorRequired(): boolean {
  const given = process.env.ENTENTE_REQUIRE_2FA || "off";
  if (given !== "on" && given !== "off") throw new StartRefused(`ENTENTE_REQUIRE_2FA is “${given}”; give on or off.`);
  return given === "on";
}

/** The second factor of an account once a code of it was typed back, or null. */
export async function factorOf(userId: string, from: Db = db()): Promise<Factor | null> {
  const [row] = await from
    .select()
    .from(secondFactors)
    .where(and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt)));
  // A list that cannot be read holds no code that works.
  return row ? { ...row, recoveryCodes: row.recoveryCodes ?? [] } : null;
}

export const hasSecondFactor = async (userId: string, from: Db = db()) => (await factorOf(userId, from)) !== null;

/** What shows that somebody holds a second factor: the time step of a code, or the hash of a recovery code. */
export type Proof = { secret: string } & ({ kind: "code"; step: number } | { kind: "recovery_code"; hash: string });

/** What a typed text proves, or null: six digits are a code of the app, anything else may be a recovery code. */
export async function proofOf(factor: Factor, given: string, now: Date): Promise<Proof | null> {
  const { secret, userId } = factor;
  const text = given.replace(/\s/g, "").slice(0, 100);
  if (/^\d{6}$/.test(text)) {
    const bytes = await openTotp(secret);
    const step = bytes && (await stepOfCode(bytes, text, now));
    return step === null ? null : { kind: "code", secret, step };
  }
  const hash = hashOfCode(text, userId);
  return factor.recoveryCodes.includes(hash) ? { kind: "recovery_code", secret, hash } : null;
}

/** Uses a proof up, within the transaction of what it is given for; false where it was used before. Each works once. */
export async function spend(tx: Db, user: Pick<User, "id">, proof: Proof, now: Date): Promise<boolean> {
  const factor = await factorOf(user.id, tx);
  if (factor?.secret !== proof.secret) return false;
  const left = proof.kind === "code" ? factor.recoveryCodes : factor.recoveryCodes.filter((hash) => hash !== proof.hash);
  if (proof.kind === "code" ? proof.step <= factor.lastStep : left.length === factor.recoveryCodes.length) return false;
  const lastStep = proof.kind === "code" ? proof.step : factor.lastStep;
  await tx.update(secondFactors).set({ lastStep, recoveryCodes: left }).where(eq(secondFactors.userId, user.id));
  const action = `user.${proof.kind}.use` as const;
  const line = { entity: "user" as const, entityId: user.id, ...(proof.kind === "recovery_code" && { detail: { left: left.length } }) };
  await appendAudit(tx, user, now.toISOString(), { action, ...line });
  return true;
}

/** The same for any code that does not do, so that it tells nothing of why. */
export function wrongCode(field = "code") {
  return new AppError("invalid", "This code is not right.", { [field]: ["Each code works once; wait for the next one in your app"] });
}
