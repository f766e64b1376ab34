import "server-only";
import { and, eq, gt, isNull, or } from "drizzle-orm";
import { appendAudit } from "#db/audit";
import { auth } from "#db/auth";
import { authSessions, authUsers } from "#db/schema";
import { sign, unsign } from "#db/secret";
import { db, write } from "#db/store";
import { attempt, forgive, type Rule, takeBack } from "#db/throttle";
import { findUser, record } from "#db/users";
import { type Actor, type Role, roles } from "#domain/access";
import { AppError } from "#domain/errors";

const wrong = "The user name or the password is not right.";

/** Five failures for one name, fifty from one address; an owner waits at most a quarter of an hour. */
const rules = (username: string, address: string | null): Rule[] => [
  { name: `sign-in:${username}`, free: 5, first: 30, most: 900 },
  ...(address ? [{ name: `sign-in-from:${address}`, free: 50, first: 30, most: 900 }] : []),
];

/**
 * Opens a session and answers its signed token, for a cookie. An unknown name, a wrong password and a disabled account
 * fail alike: same words, same work. Throws `invalid`, or `too_many` with the wait.
 */
export async function signIn({
  username,
  password,
  address,
}: {
  username: string;
  password: string;
  address: string | null;
}): Promise<string> {
  const name = username.trim().toLowerCase().slice(0, 100);
  const limits = rules(name, address);
  await attempt(limits);
  const made = await auth()
    .api.signInUsername({ body: { username: name, password } })
    .catch((error: unknown) => {
      if (isRefusal(error)) return null;
      throw error;
    });
  const user = await findUser(name);
  if (!made || !user) {
    await record({ id: user?.id ?? "unknown" }, "sign_in.refused", user?.id ?? "unknown", { username: name });
    throw new AppError("invalid", wrong, { "": [wrong] });
  }
  await forgive(limits.slice(0, 1));
  await takeBack(limits.slice(1));
  await record(user, "sign_in", user.id);
  return sign(made.token);
}

/** What better-auth throws for credentials it does not take; anything else is a fault. */
const isRefusal = (error: unknown) =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" && error.statusCode < 500;

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

/** Who a signed token speaks for, now: the role is read anew, and a disabled account speaks for no one. */
export async function actorOfToken(signed: string): Promise<Actor | null> {
  const token = unsign(signed);
  if (!token) return null;
  const [row] = await db()
    .select({ id: authUsers.id, name: authUsers.name, role: authUsers.role })
    .from(authSessions)
    .innerJoin(authUsers, eq(authUsers.id, authSessions.userId))
    .where(
      and(eq(authSessions.token, token), gt(authSessions.expiresAt, new Date()), or(isNull(authUsers.banned), eq(authUsers.banned, false))),
    );
  if (!row) return null;
  const role: Role = row.role !== null && Object.hasOwn(roles, row.role) ? (row.role as Role) : "reader";
  return { id: row.id, name: row.name, role };
}
