import "server-only";
import { eq, lte } from "drizzle-orm";
import { asRole, findUser, findUserById, signedIn, type User } from "#db/accounts";
import { type AuditLine, appendAudit } from "#db/audit";
import { auth, sessionSeconds } from "#db/auth";
import { checkPassword, storedPassword } from "#db/passwords";
import { authSessions, authUsers, meta, secondFactors } from "#db/schema";
import { hasSecondFactor, secondFactorRequired } from "#db/second-factor";
import { sign, unsign } from "#db/secret";
import { type Db, db, write } from "#db/store";
import { attempt, passed, passwordRules } from "#db/throttle";
import { makeTicket } from "#db/tickets";
import { record } from "#db/users";
import { type Actor, secondFactorRoles } from "#domain/access";
import { AppError } from "#domain/errors";

const wrong = "The user name or the password is not right.";

/** Where a request comes from, and what its browser says that it is. */
export type Client = { address: string | null; agent?: string | null };

/** A session's signed token, or the ticket that a code turns into one: see `db/second-step.ts`. */
export type SignedIn = { token: string } | { ticket: string };

/**
 * Opens a session and answers its signed token, for a cookie; an account with a second factor gets a ticket instead. An
 * unknown name, a wrong password and a disabled account fail alike: same words, same work. `replaces` is the signed token
 * that the request carried, which ends. Throws `invalid`, or `too_many` with the wait.
 */
export async function signIn({
  username,
  password,
  replaces,
  ...client
}: Client & { username: string; password: string; replaces?: string | null }): Promise<SignedIn> {
  const name = username.trim().toLowerCase().slice(0, 100);
  const limits = passwordRules(name, client.address);
  await attempt(limits);
  const user = await findUser(name);
  const stored = await checkPassword(user?.id ?? null, password);
  if (!user || user.disabled || !stored) throw await refused(user, name);
  await passed(limits);
  if (await hasSecondFactor(user.id)) {
    await record(user, "sign_in.password", user.id);
    return { ticket: makeTicket(user.id, stored) };
  }
  const token = await openSession(user.id, client, async (tx, now) => {
    if ((await storedPassword(user.id, tx)) !== stored || (await hasSecondFactor(user.id, tx))) return false;
    await noteSignIn(tx, user, now, [{ action: "sign_in", entity: "user", entityId: user.id }], replaces);
    return true;
  });
  if (!token) throw await refused(user, name);
  return { token };
}

async function refused(user: User | null, username: string) {
  await record({ id: user?.id ?? "unknown" }, "sign_in.refused", user?.id ?? "unknown", { username });
  return new AppError("invalid", wrong, { "": [wrong] });
}

/**
 * Opens a session if `settle` says, within the transaction that keeps it, that nothing has changed since its owner was
 * asked; answers its signed token, or null.
 */
export async function openSession(userId: string, client: Client, settle: (tx: Db, now: Date) => Promise<boolean>): Promise<string | null> {
  const { internalAdapter } = await auth().$context;
  const from = { ipAddress: client.address ?? "", userAgent: (client.agent ?? "").slice(0, 400) };
  const made = await internalAdapter.createSession(userId, false, from).catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
  if (!made) return null;
  const kept = await write(async (tx) => {
    const now = new Date();
    await tx.delete(authSessions).where(lte(authSessions.expiresAt, now));
    const user = await findUserById(userId, tx);
    if (user && !user.disabled && (await settle(tx, now))) return true;
    await tx.delete(authSessions).where(eq(authSessions.token, made.token));
    return false;
  });
  return kept ? sign(made.token) : null;
}

/** What better-auth throws for an account that is disabled; anything else is a fault. */
const isRefusal = (error: unknown) =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" && error.statusCode < 500;

/** Notes a sign-in and ends the session that it takes the place of. */
export async function noteSignIn(tx: Db, user: User, now: Date, lines: readonly AuditLine[], replaces?: string | null) {
  const before = replaces && unsign(replaces);
  if (before) await tx.delete(authSessions).where(eq(authSessions.token, before));
  const value = now.toISOString();
  await tx
    .insert(meta)
    .values({ name: signedIn(user.id), value })
    .onConflictDoUpdate({ target: meta.name, set: { value } });
  for (const line of lines) await appendAudit(tx, user, value, line);
}

/** Ends a session; a token that opens none is fine. */
export async function signOut(signed: string) {
  const token = unsign(signed);
  if (!token) return;
  await write(async (tx) => {
    const [ended] = await tx.delete(authSessions).where(eq(authSessions.token, token)).returning({ userId: authSessions.userId });
    if (ended)
      await appendAudit(tx, { id: ended.userId }, new Date().toISOString(), { action: "sign_out", entity: "user", entityId: ended.userId });
  });
}

const minute = 60_000;
const lifetime = sessionSeconds * 1000;

/** A clock that is put right by up to a day leaves sessions alone; one of a later future was opened under a wrong clock. */
const isOpen = (expiresAt: Date, now: number) => expiresAt.getTime() > now && expiresAt.getTime() <= now + lifetime + 24 * 60 * minute;

/**
 * Who a signed token speaks for, now: the role is read anew, a disabled account speaks for no one, and whoever lacks a
 * second factor that their role asks for acts as a reader. A session that is found to be over is gone, so that a clock
 * that is put back does not open it again.
 */
export async function actorOfToken(signed: string): Promise<Actor | null> {
  const token = unsign(signed);
  if (!token) return null;
  const [row] = await db()
    .select({ user: authUsers, session: authSessions, confirmedAt: secondFactors.confirmedAt })
    .from(authSessions)
    .innerJoin(authUsers, eq(authUsers.id, authSessions.userId))
    .leftJoin(secondFactors, eq(secondFactors.userId, authSessions.userId))
    .where(eq(authSessions.token, token));
  if (!row) return null;
  const { user, session, confirmedAt } = row;
  const now = Date.now();
  if (!isOpen(session.expiresAt, now)) await quietly((tx) => tx.delete(authSessions).where(eq(authSessions.id, session.id)));
  if (!isOpen(session.expiresAt, now) || user.banned) return null;
  if (now - session.updatedAt.getTime() > 5 * minute)
    await quietly((tx) =>
      tx
        .update(authSessions)
        .set({ updatedAt: new Date(now) })
        .where(eq(authSessions.id, session.id)),
    );
  const role = asRole(user.role);
  const { id, name } = user;
  return secondFactorRequired() && secondFactorRoles.includes(role) && !confirmedAt
    ? { id, name, role: "reader", lacks: "second_factor" }
    : { id, name, role };
}

/** A note on the side of reading: where the disk is full or the file busy, the page is still read. */
async function quietly(work: (tx: Db) => Promise<unknown>) {
  try {
    await write(work);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
