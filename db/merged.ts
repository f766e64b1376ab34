import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { events, revisions } from "#db/schema";
import { db } from "#db/store";
import { nameOfUser } from "#db/user-names";
import { type Actor, authorize, maySee } from "#domain/access";

/** An event is merged on at most a few times; more is a circle. */
const longestWay = 10;

/** The id of the event that a merged one leads to by now, where the actor may see that; null for an event that is not merged. */
export async function findMergedInto(actor: Actor | null, id: string): Promise<string | null> {
  let at = id;
  for (let step = 0; step <= longestWay; step++) {
    const [row] = await db()
      .select({ state: events.state, createdBy: events.createdBy, mergedInto: events.mergedInto })
      .from(events)
      .where(eq(events.id, at));
    if (!row) return null;
    if (row.state !== "merged" || !row.mergedInto) return at !== id && maySee(actor, row) ? at : null;
    at = row.mergedInto;
  }
  return null;
}

/** An event that was merged into another: the revision it stands at, when that was, by whom (a name) and why. */
export type MergedFrom = { id: string; title: string; revision: number; at: string; by: string; reason: string | null };

/** The events that were merged straight into this one, the last first; at most 20. */
export async function listMergedFrom(actor: Actor | null, id: string): Promise<MergedFrom[]> {
  authorize(actor, "desk.see");
  const rows = await db()
    .select({
      ...{ id: events.id, title: events.title, revision: events.revision },
      ...{ at: revisions.at, by: revisions.actorId, reason: revisions.reason },
    })
    .from(events)
    .innerJoin(revisions, and(eq(revisions.entity, "event"), eq(revisions.entityId, events.id), eq(revisions.revision, events.revision)))
    .where(and(eq(events.mergedInto, id), eq(events.state, "merged")))
    .orderBy(desc(revisions.at), desc(events.id))
    .limit(20);
  return Promise.all(rows.map(async (row) => ({ ...row, by: await nameOfUser(row.by) })));
}
