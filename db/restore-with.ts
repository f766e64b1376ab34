import "server-only";
import { eq } from "drizzle-orm";
import { noteDenial } from "#db/audit";
import { moveWithin } from "#db/move-event";
import { inSeries, readInput, type Saved, type SaveOptions, saveWithin } from "#db/save-event";
import { savedBefore } from "#db/save-keys";
import { events } from "#db/schema";
import { write } from "#db/store";
import type { Actor } from "#domain/access";
import type { EventInput } from "#domain/event";

/**
 * Takes an event out of the trash and saves an edit of it that was under way, in one step and two revisions. Where it is not
 * in the trash any more, the edit alone is saved. Throws what restoring and saving throw; nothing is done then.
 */
export const restoreEventWith = (
  actor: Actor | null,
  input: EventInput,
  options: SaveOptions & { at: { id: string; revision: number } },
): Promise<Saved> =>
  noteDenial(actor, { action: "event.restore", entity: "event", entityId: options.at.id }, async () => {
    const value = readInput(actor, input, options);
    const by = actor as Actor;
    return write(async (tx) => {
      const mine = await inSeries(tx, by, new Date().toISOString(), value, options.newSeries);
      const repeated = await savedBefore(tx, by, mine, options);
      if (repeated) return repeated;
      const { id } = options.at;
      const [row] = await tx.select({ state: events.state, revision: events.revision }).from(events).where(eq(events.id, id));
      if (row?.state === "trash") await moveWithin(tx, by, id, row.revision, "restore");
      return saveWithin(tx, by, value, options);
    });
  });
