import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import { events, revisions } from "#db/schema";
import { selfReview } from "#db/self-review";
import { db } from "#db/store";
import { nameOfUser } from "#db/user-names";
import { type Actor, can } from "#domain/access";
import { movesFor } from "#domain/moves";
import type { Move } from "#domain/review";

/** Where an event stands on its way to publication, and what the actor may do about it. */
export type Standing = {
  moves: Move[];
  /** Who sent it for review, and when. */
  sent: { by: string; byId: string; at: string } | null;
  /** The last time it was sent back, declined or withdrawn. */
  answered: { action: string; by: string; at: string; reason: string } | null;
};

const answers = ["request_changes", "decline", "withdraw"] satisfies Move[];

/** The standing of an event the actor may see; of what is published or not on record, readers learn nothing. */
export async function findStanding(actor: Actor | null, id: string): Promise<Standing> {
  const [row] = await db().select().from(events).where(eq(events.id, id));
  if (!row || !can(actor, "desk.see")) return { moves: [], sent: null, answered: null };
  const [last] = await db()
    .select({ action: revisions.action, by: revisions.actorId, at: revisions.at, reason: revisions.reason })
    .from(revisions)
    .where(and(eq(revisions.entity, "event"), eq(revisions.entityId, id), inArray(revisions.action, answers)))
    .orderBy(desc(revisions.revision))
    .limit(1);
  return {
    moves: movesFor(actor, row, { selfReview: selfReview() }),
    sent: row.submittedBy && row.submittedAt ? { by: await nameOfUser(row.submittedBy), byId: row.submittedBy, at: row.submittedAt } : null,
    answered: last ? { action: last.action, by: await nameOfUser(last.by), at: last.at, reason: last.reason ?? "" } : null,
  };
}
