import "server-only";
import { eq } from "drizzle-orm";
import { noteDenial } from "#db/audit";
import { acceptProposal } from "#db/decide-proposal";
import { moveEvent } from "#db/move-event";
import { events, proposals } from "#db/schema";
import { db } from "#db/store";
import { type Actor, authorize } from "#domain/access";
import { AppError, ConflictError } from "#domain/errors";
import { type Item, parseMark } from "#domain/review-item";

export type Marked = {
  published: number;
  /** What was left as it is, each with its title and why. */
  skipped: { title: string; why: string }[];
};

export const mostMarked = 200;

/**
 * Publishes every item that is marked, each for itself and only as it was seen (see `formatMark`): what was changed meanwhile,
 * or may not be accepted, is skipped and named. Throws `forbidden`, and `invalid` for none or more than 200.
 */
export const acceptMarked = (actor: Actor | null, marks: readonly string[]): Promise<Marked> =>
  noteDenial(actor, { action: "review.publish_marked", entity: "review", entityId: "" }, () => acceptEach(actor, marks));

async function acceptEach(actor: Actor | null, marks: readonly string[]): Promise<Marked> {
  authorize(actor, "event.review");
  const chosen = [...new Set(marks)];
  if (chosen.length === 0) throw new AppError("invalid", "Mark what to publish first.");
  if (chosen.length > mostMarked) throw new AppError("invalid", `At most ${mostMarked} are published at once; nothing was published.`);
  const result: Marked = { published: 0, skipped: [] };
  for (const mark of chosen) {
    const why = await acceptOne(actor, mark);
    if (why === null) result.published++;
    else result.skipped.push({ title: await titleOf(parseMark(mark)), why });
  }
  return result;
}

/** Why an item was not published, or null. */
async function acceptOne(actor: Actor, text: string): Promise<string | null> {
  const mark = parseMark(text);
  if (!mark) return "It is not in the queue.";
  try {
    if (mark.kind === "new") await moveEvent(actor, mark.id, mark.seen.event, "publish");
    else await acceptProposal(actor, mark.id, { seen: mark.seen });
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error instanceof ConflictError ? "It was changed meanwhile." : wordsOf(error);
  }
}

const wordsOf = ({ message, fields }: AppError) =>
  [...new Set([...Object.values(fields).flat(), ...(Object.keys(fields).length > 0 ? [] : [message])])].join(". ");

async function titleOf(item: Item | null): Promise<string> {
  if (!item) return "Unknown item";
  const [row] =
    item.kind === "new"
      ? await db().select({ title: events.title }).from(events).where(eq(events.id, item.id))
      : await db()
          .select({ title: events.title })
          .from(proposals)
          .innerJoin(events, eq(events.id, proposals.eventId))
          .where(eq(proposals.id, item.id));
  return row?.title ?? "Unknown item";
}
