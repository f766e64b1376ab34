import "server-only";
import { and, asc, eq, isNull, notExists, or, sql } from "drizzle-orm";
import { appendAudit, noteDenial } from "#db/audit";
import { auth } from "#db/auth";
import { authAccounts, authSessions, authUsers } from "#db/schema";
import { type Db, db, write } from "#db/store";
import { type Actor, authorize, type Role, roles } from "#domain/access";
import { type AccountInput, account, passwordProblem } from "#domain/account";
import type { KnownAction } from "#domain/audit-actions";
import { AppError } from "#domain/errors";

export type User = { id: string; username: string; name: string; role: Role; disabled: boolean; createdAt: string };

const withoutPassword = notExists(sql`(select 1 from ${authAccounts} where ${authAccounts.userId} = ${authUsers.id})`);
const active = or(isNull(authUsers.banned), eq(authUsers.banned, false));
const asRole = (text: string | null): Role => (text !== null && Object.hasOwn(roles, text) ? (text as Role) : "reader");
const asUser = (row: typeof authUsers.$inferSelect): User => ({
  id: row.id,
  username: row.username ?? row.email,
  name: row.name,
  role: asRole(row.role),
  disabled: row.banned ?? false,
  createdAt: row.createdAt.toISOString(),
});

/** Makes an account. Throws `invalid` with messages by field, `password` among them. */
export async function createUser(actor: Actor | null, input: AccountInput, password: string): Promise<User> {
  const by = await manage(actor, "user.create");
  const user = await register(input, password);
  await record(by, "user.create", user.id, { username: user.username, role: user.role });
  return user;
}

/** Hashing takes tens of milliseconds and stays outside of `write`. */
export async function register(input: AccountInput, password: string): Promise<User> {
  const read = account.read(input);
  const problem = passwordProblem(password, input);
  if (!read.ok || problem)
    throw new AppError("invalid", "Some fields need attention.", { ...(!read.ok && read.errors), ...(problem && { password: [problem] }) });
  const { username, name, role } = read.value;
  if (await findUser(username))
    throw new AppError("invalid", "Some fields need attention.", { username: [`User name ${username} is taken`] });
  const made = await auth()
    .api.createUser({
      body: { email: `${username}@users.invalid`, password, name, role: role as "user", data: { username, displayUsername: username } },
    })
    .catch(async (error: unknown) => {
      // The account and its password are two writes of better-auth; an account without one would only hold the name.
      await write(async (tx) => void (await tx.delete(authUsers).where(and(eq(authUsers.username, username), withoutPassword))));
      throw error;
    });
  const [row] = await db().select().from(authUsers).where(eq(authUsers.id, made.user.id));
  if (!row) throw new Error("The account was not stored.");
  return asUser(row);
}

export async function findUser(username: string): Promise<User | null> {
  const [row] = await db().select().from(authUsers).where(eq(authUsers.username, username.trim().toLowerCase()));
  return row ? asUser(row) : null;
}

export async function listUsers(actor: Actor | null): Promise<User[]> {
  authorize(actor, "user.manage");
  return (await db().select().from(authUsers).orderBy(asc(authUsers.username))).map(asUser);
}

/** Shuts an account and ends its sessions at once. */
export const disableUser = (actor: Actor | null, username: string) =>
  change(actor, username, "user.disable", async (tx, user) => {
    await tx.update(authUsers).set({ banned: true, updatedAt: new Date() }).where(eq(authUsers.id, user.id));
    await tx.delete(authSessions).where(eq(authSessions.userId, user.id));
  });

export const enableUser = (actor: Actor | null, username: string) =>
  change(actor, username, "user.enable", async (tx, user) => {
    await tx.update(authUsers).set({ banned: false, updatedAt: new Date() }).where(eq(authUsers.id, user.id));
  });

/** Rights follow the account, not the session: the next request has the new role. */
export const setRole = (actor: Actor | null, username: string, role: Role) =>
  change(actor, username, `user.role.${role}`, async (tx, user) => {
    await tx.update(authUsers).set({ role, updatedAt: new Date() }).where(eq(authUsers.id, user.id));
  });

/** The actor, who may manage accounts. */
const manage = (actor: Actor | null, action: KnownAction): Promise<Actor> =>
  noteDenial(actor, { action, entity: "user", entityId: "" }, async () => {
    authorize(actor, "user.manage");
    return actor;
  });

async function change(actor: Actor | null, username: string, action: KnownAction, work: (tx: Db, user: User) => Promise<void>) {
  const by = await manage(actor, action);
  const user = await findUser(username);
  if (!user) throw new AppError("not_found", `There is no account ${username}.`);
  await write(async (tx) => {
    await work(tx, user);
    // With the change made but not committed: whoever is left must be able to undo it.
    if (user.role === "admin" && (await adminCount(tx)) === 0) throw new AppError("conflict", "At least one admin is needed.");
    await appendAudit(tx, by, new Date().toISOString(), { action, entity: "user", entityId: user.id });
  });
}

export async function adminCount(from: Db = db()): Promise<number> {
  const [row] = await from
    .select({ n: sql<number>`count(*)` })
    .from(authUsers)
    .where(and(eq(authUsers.role, "admin"), active));
  return row?.n ?? 0;
}

/** Notes in the audit that something was asked which no form of ours asks. */
export const recordRefusal = (actor: Actor, action: KnownAction, detail: Record<string, unknown>) =>
  record(actor, action, actor.id, detail);

/** One audit line of its own, for what changes no record. */
export const record = (actor: Pick<Actor, "id">, action: KnownAction, entityId: string, detail: Record<string, unknown> = {}) =>
  write((tx) => appendAudit(tx, actor, new Date().toISOString(), { action, entity: "user", entityId, detail }));
