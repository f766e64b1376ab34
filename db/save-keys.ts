import "server-only";
import { createHash } from "node:crypto";
import { and, eq, gte, lt } from "drizzle-orm";
import { conflictOf } from "#db/conflict";
import { withParts } from "#db/event-rows";
import type { Saved, SaveOptions } from "#db/save-event";
import { events, saveKeys } from "#db/schema";
import type { Db } from "#db/store";
import type { Actor } from "#domain/access";
import { sameField } from "#domain/diff";
import { type EventInput, event as record } from "#domain/event";

type Said = Pick<SaveOptions, "at" | "sources" | "publish" | "submit" | "reason">;

/** What a form is remembered by: its key, and a hash of what it said. */
export const saveKeyOf = (key: string, value: EventInput, { at, sources = [], publish = false, submit = false, reason }: Said) =>
  `${key}:${createHash("sha256")
    .update(JSON.stringify([value, at ?? null, sources, publish, submit, reason ?? null]))
    .digest("hex")
    .slice(0, 16)}`;

/**
 * What this form gave when it was sent before with the same text. Throws a `ConflictError` where it made a new event of another:
 * every field in which the two differ is to be chosen.
 */
export async function savedBefore(tx: Db, actor: Actor, mine: EventInput, options: SaveOptions): Promise<Saved | null> {
  const { key, at } = options;
  if (!key) return null;
  const rows = await tx
    .select({ key: saveKeys.key, id: events.id, revision: events.revision, state: events.state })
    .from(saveKeys)
    .innerJoin(events, eq(events.id, saveKeys.eventId))
    .where(and(gte(saveKeys.key, key), lt(saveKeys.key, `${key};`), eq(saveKeys.actorId, actor.id)));
  const wanted = saveKeyOf(key, mine, options);
  // Rows of before the hash was kept are the key alone.
  const same = rows.find((row) => row.key === wanted || row.key === key);
  if (same) return { id: same.id, revision: same.revision, state: same.state };
  const other = rows.find((row) => row.key.length === wanted.length);
  if (!other || at) return null;
  const [event] = await withParts(tx, await tx.select().from(events).where(eq(events.id, other.id)));
  if (!event) return null;
  const fields = record.names.filter((name) => !sameField(name, mine, event));
  const said = "This form was saved before, with another text. Nothing was saved; both texts are shown.";
  throw await conflictOf(tx, event, said, { base: null, by: [actor.id], fields, errors: {}, merged: {} }, true);
}

/** Remembers that a form was sent, by what `saveKeyOf` gives. */
export async function rememberKey(tx: Db, actor: Actor, now: string, key: string | undefined, eventId: string) {
  if (key) await tx.insert(saveKeys).values({ key, actorId: actor.id, eventId, at: now });
}
