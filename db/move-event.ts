import "server-only";
import { eq } from "drizzle-orm";
import { noteDenial } from "#db/audit";
import { conflictOf } from "#db/conflict";
import { inputOf, withParts } from "#db/event-rows";
import { checkLinks } from "#db/links";
import { place } from "#db/place-event";
import { appendRevision } from "#db/revisions";
import { refuseUnreadable, type Saved } from "#db/save-event";
import { events } from "#db/schema";
import { refuseSelfReview } from "#db/self-review";
import { type Db, write } from "#db/store";
import { type Actor, maySee } from "#domain/access";
import { AppError } from "#domain/errors";
import { mayMove } from "#domain/moves";
import { readReason } from "#domain/reason";
import { type EventState, eventStates, type Move, type MoveRule, moves } from "#domain/review";

type Row = typeof events.$inferSelect;

/**
 * Brings an event from one state to another, by the rules of `moves`; `at` is the revision that was seen. Where the event is
 * there already, nothing is changed. Throws `not_found`, `forbidden`, `invalid` without a reason, or a `ConflictError`.
 */
export const moveEvent = (actor: Actor | null, id: string, at: number, move: Move, reason = ""): Promise<Saved> =>
  noteDenial(actor, { action: `event.${move}`, entity: "event", entityId: id }, () =>
    write(async (tx) => {
      if (!actor) throw new AppError("unauthenticated", "Sign in to do this.");
      return moveWithin(tx, actor, id, at, move, reason);
    }),
  );

/** The same inside a change that is made already: for moves of many events at once. */
export async function moveWithin(tx: Db, actor: Actor, id: string, at: number, move: Move, reason = ""): Promise<Saved> {
  const rule: MoveRule = moves[move];
  const [row] = await tx.select().from(events).where(eq(events.id, id));
  const [event] = await withParts(tx, row ? [row] : []);
  if (!row || !event || !maySee(actor, event)) throw new AppError("not_found", "There is no such event.");
  if (!mayMove(actor, move, row)) throw new AppError("forbidden", "Your role does not allow this with this event.");
  const to: EventState = rule.to === "before" ? (row.trashedFrom ?? "draft") : rule.to;
  if (event.state === to) return { id, revision: event.revision, state: to };
  refuseUnreadable(event);
  const given = readReason(reason, rule.reason);
  if (!rule.from.includes(event.state))
    throw new AppError(
      "conflict",
      `Nothing was changed: this event is ${eventStates[event.state as EventState].toLowerCase()}, so it cannot be ${rule.past}.`,
    );
  if (event.revision !== at) throw await conflictOf(tx, event);
  if (move === "publish") await refuseSelfReview(tx, actor, id);
  const now = new Date().toISOString();
  if (to === "published") await checkLinks(tx, actor, id, inputOf(event), to, now.slice(0, 10));
  const revision = event.revision + 1;
  await tx
    .update(events)
    .set({ ...columnsAfter(move, row, actor, now, given), state: to, revision, updatedAt: now })
    .where(eq(events.id, id));
  await place(tx, id);
  const authorId = move === "publish" ? event.createdBy : null;
  const via = move === "request_changes" || move === "decline" || event.state === "in_review" ? "review" : undefined;
  await appendRevision(tx, actor, now, {
    id,
    revision,
    action: move,
    state: to,
    value: inputOf(event),
    reason: given,
    via,
    authorId,
  });
  return { id, revision, state: to };
}

/** What a move notes beside the state: who sent it for review or to the trash and when, and the reason that stands. */
function columnsAfter(move: Move, row: Row, actor: Actor, now: string, reason: string | null): Partial<Row> {
  if (move === "trash") return { trashedFrom: row.state, trashedBy: actor.id, trashedAt: now };
  if (move === "restore") return { trashedFrom: null, trashedBy: null, trashedAt: null };
  if (move === "submit") return { submittedAt: now, submittedBy: actor.id, reason };
  if (move === "publish") return { publishedAt: row.publishedAt ?? now, submittedAt: null, submittedBy: null, reason: null };
  if (move === "recall") return { submittedAt: null, submittedBy: null, reason: null };
  return { reason };
}

export const publishEvent = (actor: Actor | null, id: string, at: number) => moveEvent(actor, id, at, "publish");
export const trashEvent = (actor: Actor | null, id: string, at: number) => moveEvent(actor, id, at, "trash");
export const restoreEvent = (actor: Actor | null, id: string, at: number) => moveEvent(actor, id, at, "restore");
