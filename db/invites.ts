import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { and, asc, eq, isNull } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { accountManager, insertAccount, prepareAccount, type User } from "#db/accounts";
import { appendAudit } from "#db/audit";
import { invites } from "#db/schema";
import { type Db, db, write } from "#db/store";
import { nameOfUser } from "#db/user-names";
import { type Actor, authorize, type Role } from "#domain/access";
import { type Invitation, invitation } from "#domain/account";
import { AppError } from "#domain/errors";

export const inviteDays = 7;
const day = 24 * 60 * 60 * 1000;

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

type Row = typeof invites.$inferSelect;
export type InviteState = "open" | "expired" | "used" | "withdrawn";

/** One that was withdrawn is used by nobody. */
const stateOf = ({ usedAt, usedBy, expiresAt }: Row, now: Date): InviteState =>
  usedAt ? (usedBy ? "used" : "withdrawn") : expiresAt > now.toISOString() ? "open" : "expired";

/** Makes a link for one account: `token` is in no table and no log, and is never told again. Throws `invalid` by field. */
export async function createInvite(
  actor: Actor | null,
  input: Invitation,
  now = new Date(),
): Promise<{ id: string; token: string; expiresAt: string }> {
  const by = await accountManager(actor, "user.invite", "invite");
  const read = invitation.read(input);
  if (!read.ok) throw new AppError("invalid", "Some fields need attention.", read.errors);
  const { name, role } = read.value;
  const token = randomBytes(32).toString("base64url");
  const [id, at, expiresAt] = [uuidv7(), now.toISOString(), new Date(now.getTime() + inviteDays * day).toISOString()];
  await write(async (tx) => {
    const row = { id, tokenHash: hashOf(token), name: name ?? "", role, createdBy: by.id, createdAt: at, expiresAt };
    await tx.insert(invites).values(row);
    await appendAudit(tx, by, at, { action: "user.invite", entity: "invite", entityId: id, detail: { role } });
  });
  return { id, token, expiresAt };
}

export type Invite = { id: string; name: string; role: Role; state: InviteState; createdAt: string; expiresAt: string; createdBy: string };

/** Invitations that made no account and were not withdrawn, the oldest first; `name` may be empty, `createdBy` is a name. */
export async function listInvites(actor: Actor | null, now = new Date()): Promise<Invite[]> {
  authorize(actor, "user.manage");
  const rows = await db().select().from(invites).where(isNull(invites.usedAt)).orderBy(asc(invites.createdAt));
  return Promise.all(
    rows.map(async ({ id, name, role, createdAt, expiresAt, createdBy, ...rest }) => ({
      ...{ id, name, role, createdAt, expiresAt },
      state: stateOf({ id, name, role, createdAt, expiresAt, createdBy, ...rest }, now),
      createdBy: await nameOfUser(createdBy),
    })),
  );
}

/** Makes an open link useless. Throws `not_found` where it is none. */
export async function withdrawInvite(actor: Actor | null, id: string, now = new Date()) {
  const by = await accountManager(actor, "user.invite.withdraw", "invite");
  await write(async (tx) => {
    if ((await withdraw(tx, by, now, eq(invites.id, id))) === 0)
      throw new AppError("not_found", "This invitation is no longer open: it was used or withdrawn.");
  });
}

/** Makes the open links of an account useless, within the transaction of what asks for it; answers how many there were. */
export const withdrawInvitesOf = (tx: Db, by: Actor, userId: string) => withdraw(tx, by, new Date(), eq(invites.createdBy, userId));

async function withdraw(tx: Db, by: Actor, now: Date, which: ReturnType<typeof eq>): Promise<number> {
  const at = now.toISOString();
  const rows = await tx
    .update(invites)
    .set({ usedAt: at })
    .where(and(which, isNull(invites.usedAt)))
    .returning({ id: invites.id });
  for (const { id } of rows) await appendAudit(tx, by, at, { action: "user.invite.withdraw", entity: "invite", entityId: id });
  return rows.length;
}

/** What a link stands for, or null where nobody made such a one: a token that is malformed is merely unknown. */
export async function findInvite(token: string, now = new Date()): Promise<Pick<Invite, "name" | "role" | "state" | "expiresAt"> | null> {
  const row = await rowOf(token);
  return row && { name: row.name, role: row.role, state: stateOf(row, now), expiresAt: row.expiresAt };
}

const rowOf = async (token: string, from: Db = db()): Promise<Row | null> =>
  (
    await from
      .select()
      .from(invites)
      .where(eq(invites.tokenHash, hashOf(token)))
  )[0] ?? null;

const refusals: Record<Exclude<InviteState, "open">, string> = {
  used: "This invitation has been used already. If that was you, sign in.",
  expired: `This invitation has expired: one is good for ${inviteDays} days. Ask for a new one.`,
  withdrawn: "This invitation was withdrawn. Ask whoever sent it.",
};

/** Why a link makes no account, in words. */
export const refusalOf = (state: InviteState): string | null => (state === "open" ? null : refusals[state]);

function requireOpen(row: Row | null, now: Date): Row {
  if (!row) throw new AppError("not_found", "There is no such invitation. The link may have been cut off when it was copied.");
  const refusal = refusalOf(stateOf(row, now));
  if (refusal) throw new AppError("conflict", refusal);
  return row;
}

/** Makes the account that a link was made for; of two who use it at once, one has it. Throws `not_found`, `conflict`, or `invalid` by field. */
export async function acceptInvite(
  token: string,
  input: { username: string; name: string; password: string },
  now = new Date(),
): Promise<User> {
  const { role } = requireOpen(await rowOf(token), now);
  const { username, name, password } = input;
  const made = await prepareAccount({ username: username.trim().toLowerCase(), name: name.trim(), role }, password);
  return write(async (tx) => {
    const { id, createdBy } = requireOpen(await rowOf(token, tx), now);
    const user = await insertAccount(tx, made, now);
    const at = now.toISOString();
    await tx.update(invites).set({ usedAt: at, usedBy: user.id }).where(eq(invites.id, id));
    const detail = { username: user.username, role, invited_by: createdBy };
    await appendAudit(tx, user, at, { action: "user.invite.accept", entity: "invite", entityId: id, detail });
    return user;
  });
}
