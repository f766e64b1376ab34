import "server-only";
import { eq } from "drizzle-orm";
import { noteDenial } from "#db/audit";
import { findRevision } from "#db/revisions";
import { readInput, type Saved, saveWithin } from "#db/save-event";
import { events } from "#db/schema";
import { type Db, write } from "#db/store";
import { type Actor, authorize, mayChange, maySee } from "#domain/access";
import { sameField } from "#domain/diff";
import { AppError } from "#domain/errors";
import { event as record } from "#domain/event";
import { completed } from "#domain/history";
import { readWhy } from "#domain/reason";

/** `seen` is the revision that stood when somebody decided to restore. */
export type Restoring = { revision: number; seen: number; reason?: string };

/**
 * Gives an event the value of an earlier revision, as a new revision under the rules of any save; its state stays.
 * Throws `not_found`, `forbidden`, `invalid` where the old value passes no more, `conflict` where the event changed since `seen`.
 */
export const restoreRevision = (actor: Actor | null, id: string, restoring: Restoring): Promise<Saved> =>
  noteDenial(actor, { action: "event.restore_revision", entity: "event", entityId: id }, async () => {
    authorize(actor, "event.create");
    return write((tx) => restoreWithin(tx, actor, id, restoring));
  });

async function restoreWithin(tx: Db, actor: Actor, id: string, { revision, seen, reason = "" }: Restoring): Promise<Saved> {
  const [row] = await tx.select().from(events).where(eq(events.id, id));
  if (!row || !maySee(actor, row)) throw new AppError("not_found", "There is no such event.");
  if (!mayChange(actor, row)) throw new AppError("forbidden", "Your role does not allow this with this event.");
  if (row.state === "merged")
    throw new AppError("conflict", "This event was merged into another, so nothing of it can be restored. Undo the merge first.");
  if (row.revision !== seen)
    throw new AppError(
      "conflict",
      `This event changed while you looked: it is at revision ${row.revision} now. Nothing was restored; what would change is on this page once it is loaded anew.`,
    );
  const old = await findRevision(id, revision, tx);
  if (!old) throw new AppError("not_found", `This event has no revision ${revision}.`);
  const now = await findRevision(id, row.revision, tx);
  const value = completed(old.value);
  if (now && record.names.every((name) => sameField(name, completed(now.value), value)))
    throw new AppError("invalid", `Revision ${revision} says what the event says now: there is nothing to restore.`);
  const options = {
    at: { id, revision: seen },
    action: "restore_revision",
    via: "history",
    reason: readWhy(reason),
  } as const;
  return saveWithin(tx, actor, readInput(actor, value, options), options);
}
