import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { appendAudit } from "#db/audit";
import { revisions } from "#db/schema";
import { type Db, db } from "#db/store";
import type { Actor } from "#domain/access";
import type { EventAction } from "#domain/audit-actions";
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
  await tx
    .insert(revisions)
    .values({ entity: "event", entityId: id, revision, action, state, value, actorId: actor.id, at: now, reason, via, authorId });
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
