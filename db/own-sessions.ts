import "server-only";
import { and, desc, eq, gt, ne } from "drizzle-orm";
import { ownAccount } from "#db/accounts";
import { type AuditLine, appendAudit } from "#db/audit";
import { authSessions } from "#db/schema";
import { unsign } from "#db/secret";
import { type Db, db, write } from "#db/store";
import type { Actor } from "#domain/access";
import { AppError } from "#domain/errors";

/** Moments are ISO text; `usedAt` is true to five minutes. */
export type OwnSession = {
  id: string;
  agent: string | null;
  address: string | null;
  openedAt: string;
  usedAt: string;
  current: boolean;
};

/** The open sessions of whoever is signed in, the one in use first, then the last used. `signed` is the token of the request. */
export async function listSessions(actor: Actor | null, signed: string): Promise<OwnSession[]> {
  const { id } = await ownAccount(actor);
  const token = unsign(signed);
  const rows = await db()
    .select()
    .from(authSessions)
    .where(and(eq(authSessions.userId, id), gt(authSessions.expiresAt, new Date())))
    .orderBy(desc(authSessions.updatedAt));
  return rows
    .map((row) => ({
      id: row.id,
      agent: row.userAgent || null,
      address: row.ipAddress || null,
      openedAt: row.createdAt.toISOString(),
      usedAt: row.updatedAt.toISOString(),
      current: row.token === token,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one session of one's own. Throws `not_found` where it is none or is over. */
export const endSession = (actor: Actor | null, id: string) =>
  end(actor, async (tx, userId) => {
    const mine = and(eq(authSessions.id, id), eq(authSessions.userId, userId));
    const ended = await tx.delete(authSessions).where(mine).returning({ id: authSessions.id });
    if (ended.length === 0) throw new AppError("not_found", "This session is over already.");
    return ended.length;
  });

/** Ends all sessions of one's own but the one of the request; answers how many there were. */
export async function endOtherSessions(actor: Actor | null, signed: string): Promise<number> {
  const token = unsign(signed) ?? "";
  return end(actor, async (tx, userId) => {
    const others = and(eq(authSessions.userId, userId), ne(authSessions.token, token));
    return (await tx.delete(authSessions).where(others).returning({ id: authSessions.id })).length;
  });
}

async function end(actor: Actor | null, work: (tx: Db, userId: string) => Promise<number>): Promise<number> {
  const user = await ownAccount(actor);
  return write(async (tx) => {
    const sessions = await work(tx, user.id);
    const line: AuditLine = { action: "user.sessions.end", entity: "user", entityId: user.id, detail: { sessions } };
    if (sessions > 0) await appendAudit(tx, user, new Date().toISOString(), line);
    return sessions;
  });
}
