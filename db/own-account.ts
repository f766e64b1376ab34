import "server-only";
import { eq } from "drizzle-orm";
import { ownAccount, type User } from "#db/accounts";
import { appendAudit } from "#db/audit";
import { checkPassword, credentialOf, hashPassword, storedPassword } from "#db/passwords";
import { authAccounts, authUsers } from "#db/schema";
import { type Client, openSession } from "#db/sessions";
import { write } from "#db/store";
import { attempt, passed, passwordRules } from "#db/throttle";
import { endSessionsOf, record } from "#db/users";
import type { Actor } from "#domain/access";
import { account, passwordProblem } from "#domain/account";
import { AppError } from "#domain/errors";

const attention = "Some fields need attention.";

/**
 * The account of whoever is signed in, if this is its password; guesses are counted with those of signing in. Throws
 * `invalid` for the field that it was typed into, or `too_many` with the wait.
 */
export async function confirmPassword(
  actor: Actor | null,
  password: string,
  { address }: Client,
  field = "password",
): Promise<{ user: User; stored: string }> {
  const user = await ownAccount(actor);
  const limits = passwordRules(user.username, address);
  await attempt(limits);
  const stored = await checkPassword(user.id, password);
  if (!stored) {
    await record(user, "user.password.refused", user.id);
    throw new AppError("invalid", attention, { [field]: ["This is not your present password"] });
  }
  await passed(limits);
  return { user, stored };
}

/** Changes the password of one's own account, ends all its sessions, and answers the signed token of a new one. */
export async function changePassword(actor: Actor | null, input: { present: string; password: string }, client: Client): Promise<string> {
  const { user, stored } = await confirmPassword(actor, input.present, client, "present");
  const problem =
    input.password === input.present ? "This is your present password; choose another" : passwordProblem(input.password, user);
  if (problem) throw new AppError("invalid", attention, { password: [problem] });
  const hash = await hashPassword(input.password);
  await write(async (tx) => {
    if ((await storedPassword(user.id, tx)) !== stored)
      throw new AppError("conflict", "Your password was changed elsewhere meanwhile. Nothing was changed here.");
    const now = new Date();
    await tx.update(authAccounts).set({ password: hash, updatedAt: now }).where(credentialOf(user.id));
    const detail = { sessions: await endSessionsOf(tx, user.id) };
    await appendAudit(tx, user, now.toISOString(), { action: "user.password.change", entity: "user", entityId: user.id, detail });
  });
  return goOn(user, client, hash);
}

/** A new session for whoever has just had all of theirs ended by a change of their own. */
export async function goOn(user: User, client: Client, stored: string): Promise<string> {
  const token = await openSession(user.id, client, async (tx) => (await storedPassword(user.id, tx)) === stored);
  if (!token) throw new AppError("unauthenticated", "Your account has changed. Sign in again.");
  return token;
}

/** Changes the name that colleagues see. Throws `invalid` by field. */
export async function changeName(actor: Actor | null, name: string) {
  const user = await ownAccount(actor);
  const read = account.read({ username: user.username, role: user.role, name: account.fields.name.parse(name) });
  if (!read.ok) throw new AppError("invalid", attention, read.errors);
  if (read.value.name === user.name) return;
  await write(async (tx) => {
    const now = new Date();
    await tx.update(authUsers).set({ name: read.value.name, updatedAt: now }).where(eq(authUsers.id, user.id));
    await appendAudit(tx, user, now.toISOString(), { action: "user.name.change", entity: "user", entityId: user.id });
  });
}
