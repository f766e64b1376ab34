import "server-only";
import { and, eq, inArray, isNotNull, lt, or, sql } from "drizzle-orm";
import { appendAudit } from "#db/audit";
import { findCapture, noSuchCapture, working } from "#db/captures";
import { captures } from "#db/schema";
import { type Db, write } from "#db/store";
import { type Actor, system } from "#domain/access";
import { nextSeq } from "#domain/form-draft";

const day = 24 * 60 * 60 * 1000;
const before = (now: string, days: number) => new Date(Date.parse(now) - days * day).toISOString();

/** Takes a captured article out of one's list; it can be had back for a day. */
export const discardCapture = (actor: Actor | null, id: string): Promise<void> => setDiscarded(actor, id, true);
export const undiscardCapture = (actor: Actor | null, id: string): Promise<void> => setDiscarded(actor, id, false);

const setDiscarded = (actor: Actor | null, id: string, discarded: boolean) =>
  working(actor, id, (by) =>
    write(async (tx) => {
      const found = await findCapture(by, id, tx);
      if (!found) throw noSuchCapture();
      const now = new Date().toISOString();
      await tx
        .update(captures)
        .set({ discardedAt: discarded ? now : null, at: now, seq: nextSeq(found.seq, Date.parse(now)) })
        .where(eq(captures.id, id));
    }),
  );

/** Removes what was discarded a day ago and what nobody touched for a year. Answers how many. */
export const purgeCaptures = (): Promise<number> =>
  write(async (tx) => {
    const now = new Date().toISOString();
    const gone = await tx
      .delete(captures)
      .where(or(and(isNotNull(captures.discardedAt), lt(captures.discardedAt, before(now, 1))), lt(captures.at, before(now, 365))))
      .returning({ id: captures.id });
    if (gone.length > 0)
      await appendAudit(tx, system, now, { action: "capture.purge", entity: "capture", entityId: "", detail: { count: gone.length } });
    return gone.length;
  });

/** Removes the captures whose every draft is done with and one of which became this event; runs inside its purge. */
export async function forgetCapturesOf(tx: Db, eventId: string) {
  const rows = await tx
    .select({ id: captures.id, drafts: captures.drafts })
    .from(captures)
    .where(sql`instr(${captures.drafts}, ${JSON.stringify(eventId)}) > 0`);
  const over = rows.filter(({ drafts }) => !drafts?.some(({ state }) => state === "open"));
  await tx.delete(captures).where(
    inArray(
      captures.id,
      over.map(({ id }) => id),
    ),
  );
}
