import "server-only";
import { and, asc, desc, eq, lt } from "drizzle-orm";
import { appendAudit } from "#db/audit";
import { inserting } from "#db/prepared";
import { revisions } from "#db/schema";
import { type Db, db } from "#db/store";
import type { Actor } from "#domain/access";
import type { EventAction } from "#domain/audit-actions";
import { addDays } from "#domain/date";
import type { EventInput } from "#domain/event";
import type { EventState, Via } from "#domain/review";

export type NewRevision = {
  id: string;
  revision: number;
  action: EventAction;
  state: EventState;
  value: EventInput;
  reason?: string | null | undefined;
  via?: Via | undefined;
  /** Who wrote it, where that is not the actor. */
  authorId?: string | null | undefined;
  /** The revision it was written from and the one it was brought together with, where those are two. */
  merged?: { base: number; with: number } | undefined;
};

/** Keeps the full value of an event at a new revision, and the audit line of it. Runs inside the change it records. */
export async function appendRevision(tx: Db, actor: Actor, now: string, made: NewRevision) {
  const { id, revision, action, state, value, reason = null } = made;
  const via = made.via ?? (actor.role === "system" ? "sample" : "form");
  const authorId = made.authorId && made.authorId !== actor.id ? made.authorId : null;
  inserting(
    tx.$client,
    revisions,
  )([{ entity: "event", entityId: id, revision, action, state, value, actorId: actor.id, at: now, reason, via, authorId }]);
  const detail = {
    revision,
    state,
    via,
    ...(reason && { reason }),
    ...(authorId && { author: authorId }),
    ...(made.merged && { merged: made.merged }),
  };
  await appendAudit(tx, actor, now, { action: `event.${action}`, entity: "event", entityId: id, detail });
}

const ofEvent = (id: string) => and(eq(revisions.entity, "event"), eq(revisions.entityId, id));

/** The value of an event at a revision, or null. */
export async function findRevision(id: string, revision: number, from: Db = db()) {
  const [row] = await from
    .select()
    .from(revisions)
    .where(and(ofEvent(id), eq(revisions.revision, revision)));
  return row ? { ...row, value: row.value as EventInput } : null;
}

/** The revision of an event that stood at the end of a day in UTC, or null. */
export async function findRevisionBefore(id: string, day: string) {
  const [row] = await db()
    .select({ revision: revisions.revision, state: revisions.state, value: revisions.value })
    .from(revisions)
    .where(and(ofEvent(id), lt(revisions.at, addDays(day, 1))))
    .orderBy(desc(revisions.revision))
    .limit(1);
  return row ? { ...row, value: row.value as Partial<EventInput> } : null;
}

/** Every revision of an event, newest first, without its value. */
export const listRevisions = (id: string) =>
  db()
    .select({
      revision: revisions.revision,
      action: revisions.action,
      state: revisions.state,
      at: revisions.at,
      actorId: revisions.actorId,
      reason: revisions.reason,
      via: revisions.via,
      authorId: revisions.authorId,
    })
    .from(revisions)
    .where(ofEvent(id))
    .orderBy(desc(revisions.revision));

/** The moment an event, or anything, was first published; or null. */
export async function firstPublished(id?: string): Promise<string | null> {
  const [row] = await db()
    .select({ at: revisions.at })
    .from(revisions)
    .where(and(id === undefined ? eq(revisions.entity, "event") : ofEvent(id), eq(revisions.state, "published")))
    .orderBy(asc(revisions.at))
    .limit(1);
  return row?.at ?? null;
}
