import "server-only";
import { eq, isNull, or } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { noteDenial } from "#db/audit";
import { hashPassword } from "#db/passwords";
import { authAccounts, authUsers } from "#db/schema";
import { type Db, db } from "#db/store";
import { type Actor, authorize, type Role, roles } from "#domain/access";
import { type AccountInput, account, passwordProblem } from "#domain/account";
import type { AuditEntity, KnownAction } from "#domain/audit-actions";
import { AppError } from "#domain/errors";

export type User = { id: string; username: string; name: string; role: Role; disabled: boolean; createdAt: string };

/** The condition on `auth_users` of an account that is not disabled. */
export const isActive = or(isNull(authUsers.banned), eq(authUsers.banned, false));

/** Under which name `meta` keeps when an account last signed in. */
export const signedIn = (userId: string) => `signed_in:${userId}`;

/** A role that this version does not know gives the rights of the least. */
export const asRole = (text: string | null): Role => (text !== null && Object.hasOwn(roles, text) ? (text as Role) : "reader");

export const asUser = (row: typeof authUsers.$inferSelect): User => ({
  id: row.id,
  username: row.username ?? row.email,
  name: row.name,
  role: asRole(row.role),
  disabled: row.banned ?? false,
  createdAt: row.createdAt.toISOString(),
});

export async function findUser(username: string, from: Db = db()): Promise<User | null> {
  const [row] = await from.select().from(authUsers).where(eq(authUsers.username, username.trim().toLowerCase()));
  return row ? asUser(row) : null;
}

export async function findUserById(id: string, from: Db = db()): Promise<User | null> {
  const [row] = await from.select().from(authUsers).where(eq(authUsers.id, id));
  return row ? asUser(row) : null;
}

/** The account of whoever is signed in. Throws `unauthenticated` where there is none. */
export async function ownAccount(actor: Actor | null): Promise<User> {
  const user = actor && (await findUserById(actor.id));
  if (!user) throw new AppError("unauthenticated", "Sign in to do this.");
  return user;
}

/** The actor, who may manage accounts; a refusal is on record. */
export const accountManager = (actor: Actor | null, action: KnownAction, entity: AuditEntity = "user"): Promise<Actor> =>
  noteDenial(actor, { action, entity, entityId: "" }, async () => {
    authorize(actor, "user.manage");
    return actor;
  });

export type NewAccount = AccountInput & { hash: string };

/**
 * Validates an account that is to be made and hashes its password, which takes tens of milliseconds and stays outside of
 * `write`. Throws `invalid` with messages by field, `password` among them.
 */
export async function prepareAccount(input: AccountInput, password: string): Promise<NewAccount> {
  const read = account.read(input);
  const problem = passwordProblem(password, input);
  if (!read.ok || problem)
    throw new AppError("invalid", "Some fields need attention.", { ...(!read.ok && read.errors), ...(problem && { password: [problem] }) });
  if (await findUser(read.value.username)) throw taken(read.value.username);
  return { ...read.value, hash: await hashPassword(password) };
}

/** Stores an account with its password, in the form of better-auth, within the transaction of what it is made by. */
export async function insertAccount(tx: Db, { username, name, role, hash }: NewAccount, now: Date): Promise<User> {
  if (await findUser(username, tx)) throw taken(username);
  const id = uuidv7();
  const times = { createdAt: now, updatedAt: now };
  // better-auth wants an e-mail address of everyone; no message can be sent to this one.
  const email = `${username}@users.invalid`;
  const user = { id, name, email, emailVerified: false, username, displayUsername: username, role, banned: false, ...times };
  const [row] = await tx.insert(authUsers).values(user).returning();
  await tx.insert(authAccounts).values({ id: uuidv7(), accountId: id, providerId: "credential", userId: id, password: hash, ...times });
  if (!row) throw new Error("The account was not stored.");
  return asUser(row);
}

const taken = (username: string) =>
  new AppError("invalid", "Some fields need attention.", { username: [`User name ${username} is taken`] });
