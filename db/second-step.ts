import "server-only";
import { findUserById } from "#db/accounts";
import { storedPassword } from "#db/passwords";
import { factorOf, hasSecondFactor, proofOf, spend, wrongCode } from "#db/second-factor";
import { type Client, noteSignIn, openSession } from "#db/sessions";
import { attempt, codeRules, passed } from "#db/throttle";
import { printOf, readTicket } from "#db/tickets";
import { record } from "#db/users";
import { AppError } from "#domain/errors";

/** Whether a ticket still leads to a session. */
export async function isTicket(ticket: string): Promise<boolean> {
  const holder = readTicket(ticket);
  return holder !== null && (await hasSecondFactor(holder.userId));
}

/**
 * Turns a ticket and a code of the app, or a recovery code, into a session and answers its signed token. Throws
 * `unauthenticated` where the ticket is over, `invalid` for any code that is not right, or `too_many` with the wait.
 */
export async function finishSignIn({
  ticket,
  code,
  replaces,
  ...client
}: Client & { ticket: string; code: string; replaces?: string | null }): Promise<string> {
  const holder = readTicket(ticket);
  const user = holder && (await findUserById(holder.userId));
  const factor = user && (await factorOf(user.id));
  if (!holder || !user || !factor) throw over();
  const limits = codeRules(user.id, client.address);
  await attempt(limits);
  const proof = await proofOf(factor, code, new Date());
  const token =
    proof &&
    (await openSession(user.id, client, async (tx, now) => {
      const stored = await storedPassword(user.id, tx);
      if (!stored || printOf(stored) !== holder.print || !(await spend(tx, user, proof, now))) return false;
      await noteSignIn(tx, user, now, [{ action: "sign_in", entity: "user", entityId: user.id, detail: { second: proof.kind } }], replaces);
      return true;
    }));
  if (!token) {
    await record(user, "sign_in.code.refused", user.id);
    throw wrongCode();
  }
  await passed(limits);
  return token;
}

const over = () => new AppError("unauthenticated", "More than five minutes have passed since the password was given. Sign in again.");
