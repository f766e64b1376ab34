import "server-only";
import { reading } from "#db/prepared";
import { events } from "#db/schema";
import type { Db } from "#db/store";
import type { Actor } from "#domain/access";
import { AppError } from "#domain/errors";
import { isOwnReview } from "#domain/moves";

/** Whether people may accept what they sent for review themselves: `ENTENTE_SELF_REVIEW=on`. */
export const selfReview = () => process.env.ENTENTE_SELF_REVIEW === "on";

const readSubmitted = reading({ state: events.state, submittedBy: events.submittedBy }, "from events where id = ?");

/** Throws `forbidden` where to publish this event would be to accept what the actor sent for review. */
export async function refuseSelfReview(tx: Db, actor: Actor, id: string) {
  if (selfReview()) return;
  const [row] = readSubmitted(tx.$client, id);
  if (row && isOwnReview(actor, row)) throw new AppError("forbidden", ownReview);
}

export const ownReview = "Somebody else must accept what you sent for review.";
