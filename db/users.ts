import "server-only";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { accountManager, asUser, findUser, insertAccount, isActive, prepareAccount, signedIn, type User } from "#db/accounts";
import { appendAudit } from "#db/audit";
import { withdrawInvitesOf } from "#db/invites";
import { credentialOf, hashPassword } from "#db/passwords";
import { authAccounts, authSessions, authUsers, meta, secondFactors } from "#db/schema";
import { type Db, db, write } from "#db/store";
import { type Actor, authorize, can, type Role, roles } from "#domain/access";
import { type AccountInput, passwordProblem } from "#domain/account";
import type { KnownAction } from "#domain/audit-actions";
import { AppError } from "#domain/errors";

export type ListedUser = User & { secondFactor: boolean; sessions: number; signedInAt: string | null };

/** Makes an account. Throws `invalid` with messages by field, `password` among them. */
export async function createUser(actor: Actor | null, input: AccountInput, password: string): Promise<User> {
  const by = await accountManager(actor, "user.create");
  const made = await prepareAccount(input, password);
  return write(async (tx) => {
    const now = new Date();
    const user = await insertAccount(tx, made, now);
    const detail = { username: user.username, role: user.role };
    await appendAudit(tx, by, now.toISOString(), { action: "user.create", entity: "user", entityId: user.id, detail });
    return user;
  });
}

/** Every account by user name, with what is open in its name. */
export async function listUsers(actor: Actor | null): Promise<ListedUser[]> {
  authorize(actor, "user.manage");
  const sessions = db().$count(authSessions, and(eq(authSessions.userId, authUsers.id), gt(authSessions.expiresAt, new Date())));
  const rows = await db()
    .select({ user: authUsers, confirmedAt: secondFactors.confirmedAt, sessions, signedInAt: meta.value })
    .from(authUsers)
    .leftJoin(secondFactors, eq(secondFactors.userId, authUsers.id))
    .leftJoin(meta, eq(meta.name, sql`${signedIn("")} || ${authUsers.id}`))
    .orderBy(asc(authUsers.username));
  return rows.map(({ user, confirmedAt, ...rest }) => ({ ...asUser(user), secondFactor: confirmedAt !== null, ...rest }));
}

/** Shuts an account, ends its sessions at once and withdraws the invitations it made. */
export const disableUser = (actor: Actor | null, username: string) =>
  change(actor, username, "user.disable", async (tx, user, by) => {
    await tx.update(authUsers).set({ banned: true, updatedAt: new Date() }).where(eq(authUsers.id, user.id));
    const sessions = await endSessionsOf(tx, user.id);
    return { sessions, invites: await withdrawInvitesOf(tx, by, user.id) };
  });

export const enableUser = (actor: Actor | null, username: string) =>
  change(actor, username, "user.enable", async (tx, user) => {
    await tx.update(authUsers).set({ banned: false, updatedAt: new Date() }).where(eq(authUsers.id, user.id));
    return {};
  });

/**
 * Rights follow the account, not the session: the next request has the new role. Whoever may no longer manage accounts
 * has no invitations open either.
 */
export async function setRole(actor: Actor | null, username: string, role: Role) {
  if (!Object.hasOwn(roles, role)) throw new AppError("invalid", "Choose a role.", { role: ["Choose a role"] });
  await change(actor, username, `user.role.${role}`, async (tx, user, by) => {
    await tx.update(authUsers).set({ role, updatedAt: new Date() }).where(eq(authUsers.id, user.id));
    const invites = can({ ...user, role }, "user.manage") ? 0 : await withdrawInvitesOf(tx, by, user.id);
    return { before: user.role, invites };
  });
}

/** Ends every session of an account; whoever has it signs in again. */
export const endSessions = (actor: Actor | null, username: string) =>
  change(actor, username, "user.sessions.end", async (tx, user) => ({ sessions: await endSessionsOf(tx, user.id) }));

/** Takes the second factor from an account whose owner has lost it, and ends its sessions. One's own is turned off in `turnOffSecondFactor`. */
export const resetSecondFactor = (actor: Actor | null, username: string) =>
  change(actor, username, "user.second_factor.reset", async (tx, user, by) => {
    if (user.id === by.id) throw new AppError("invalid", "Your own second factor is turned off under My account.");
    const gone = await tx.delete(secondFactors).where(eq(secondFactors.userId, user.id)).returning({ userId: secondFactors.userId });
    if (gone.length === 0) throw new AppError("not_found", `${user.username} has no second factor.`);
    return { sessions: await endSessionsOf(tx, user.id) };
  });

/** Gives an account another password, for an owner who forgot theirs, and ends its sessions. */
export async function setPassword(actor: Actor | null, username: string, password: string) {
  const by = await accountManager(actor, "user.password.set");
  const user = await findUser(username);
  const problem = user && passwordProblem(password, user);
  if (problem) throw new AppError("invalid", "Some fields need attention.", { password: [problem] });
  const hash = await hashPassword(password);
  await change(by, username, "user.password.set", async (tx, { id }) => {
    await tx.update(authAccounts).set({ password: hash, updatedAt: new Date() }).where(credentialOf(id));
    return { sessions: await endSessionsOf(tx, id) };
  });
}

/** Ends the sessions of an account within the transaction of what asks for it; answers how many there were. */
export async function endSessionsOf(tx: Db, userId: string): Promise<number> {
  return (await tx.delete(authSessions).where(eq(authSessions.userId, userId)).returning({ id: authSessions.id })).length;
}

type Detail = Record<string, unknown>;

/** `work` answers what the audit says of it beside the account. */
async function change(
  actor: Actor | null,
  username: string,
  action: KnownAction,
  work: (tx: Db, user: User, by: Actor) => Promise<Detail>,
) {
  const by = await accountManager(actor, action);
  await write(async (tx) => {
    const user = await findUser(username, tx);
    if (!user) throw new AppError("not_found", `There is no account ${username}.`);
    const detail = await work(tx, user, by);
    // With the change made but not committed: whoever is left must be able to undo it.
    if (user.role === "admin" && (await adminCount(tx)) === 0) throw new AppError("conflict", "At least one admin is needed.");
    await appendAudit(tx, by, new Date().toISOString(), { action, entity: "user", entityId: user.id, detail });
  });
}

export async function adminCount(from: Db = db()): Promise<number> {
  const [row] = await from
    .select({ n: sql<number>`count(*)` })
    .from(authUsers)
    .where(and(eq(authUsers.role, "admin"), isActive));
  return row?.n ?? 0;
}

/** Notes in the audit that something was asked which no form of ours asks. */
export const recordRefusal = (actor: Actor, action: KnownAction, detail: Record<string, unknown>) =>
  record(actor, action, actor.id, detail);

/** One audit line of its own, for what changes no record. */
export const record = (actor: Pick<Actor, "id">, action: KnownAction, entityId: string, detail: Record<string, unknown> = {}) =>
  write((tx) => appendAudit(tx, actor, new Date().toISOString(), { action, entity: "user", entityId, detail }));
