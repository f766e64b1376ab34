import "server-only";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { noteDenial } from "#db/audit";
import { captures } from "#db/schema";
import { keepsArticleTexts } from "#db/source-texts";
import { type Db, db, write } from "#db/store";
import { type Actor, authorize } from "#domain/access";
import { type CaptureDraft, toSave } from "#domain/capture";
import { applyEdits, type CaptureEdits, pickArticle } from "#domain/capture-edits";
import { AppError } from "#domain/errors";
import { nextSeq, type Seen } from "#domain/form-draft";

/*
 * An article that somebody works on is theirs alone and no part of the record, as their unsaved texts are: what they type leaves
 * no line in the audit. That they captured one, and what they saved from it, does.
 */

export type Capture = typeof captures.$inferSelect;

export const ownCapture = (actor: Pick<Actor, "id">, id: string) => and(eq(captures.userId, actor.id), eq(captures.id, id));
export const noSuchCapture = () => new AppError("not_found", "There is no such article among yours. Nothing was changed.");

/** Runs a verb on an article; whoever may not work on any leaves a line. */
export const working = <T>(actor: Actor | null, id: string, verb: (actor: Actor) => Promise<T>) =>
  noteDenial(actor, { action: "capture.keep", entity: "capture", entityId: id }, async () => {
    authorize(actor, "event.create");
    return verb(actor);
  });

/** A captured article of one's own, or null. */
export async function findCapture(actor: Actor | null, id: string, from: Db = db()): Promise<Capture | null> {
  authorize(actor, "event.create");
  const [row] = await from.select().from(captures).where(ownCapture(actor, id));
  return row && Array.isArray(row.drafts) ? row : null;
}

/** The same, to be changed. Throws `not_found`. */
export async function openCapture(tx: Db, actor: Actor, id: string): Promise<Capture> {
  const found = await findCapture(actor, id, tx);
  if (!found || found.discardedAt) throw noSuchCapture();
  return found;
}

/** The same for what is done next with it; whoever may not work on articles leaves a line. */
export const findOwnCapture = (actor: Actor | null, id: string): Promise<Capture> =>
  working(actor, id, async (by) => {
    const found = await findCapture(by, id);
    if (!found || found.discardedAt) throw noSuchCapture();
    return found;
  });

/** More of one's own are not kept at once: somebody who pastes for months forgets the first. */
export const mostCaptures = 200;

export type CaptureLine = { id: string; title: string; at: string; open: number; saved: number };

/** One's own captured articles, the last touched first. */
export async function listCaptures(actor: Actor | null): Promise<CaptureLine[]> {
  authorize(actor, "event.create");
  const rows = await db()
    .select({
      id: captures.id,
      title: captures.title,
      begins: sql<string>`substr(${captures.text}, 1, 120)`,
      at: captures.at,
      drafts: captures.drafts,
    })
    .from(captures)
    .where(and(eq(captures.userId, actor.id), isNull(captures.discardedAt)))
    .orderBy(desc(captures.at))
    .limit(mostCaptures);
  return rows.map(({ id, title, begins, at, drafts }) => ({
    ...{ id, at, title: titleOf({ title, text: begins }) },
    open: drafts?.filter(({ state }) => state === "open").length ?? 0,
    saved: drafts?.filter(({ state }) => state === "saved").length ?? 0,
  }));
}

/** What an article is called: its title, else how it begins; a long one as far as lists have room for it. */
export function titleOf({ title, text }: Pick<Capture, "title" | "text">): string {
  const words = title.trim() || (text.split("\n", 1)[0] ?? "");
  return (words.length > 90 ? `${words.slice(0, 90).replace(/\s+\S*$/, "")}…` : words) || "An article";
}

/** `kept` is false where the server has it as another device or tab left it, and the one who sends has not seen that. */
export type CaptureKeeping = { kept: boolean; seq: number; at: string };

/** Keeps what was typed into a captured article; nothing is put on record. Throws `forbidden`, `not_found`. */
export const keepCapture = (actor: Actor | null, id: string, edits: CaptureEdits, { seq, known, sent }: Seen & { seq: number }) =>
  working(actor, id, (by) =>
    write(async (tx): Promise<CaptureKeeping> => {
      const stored = await openCapture(tx, by, id);
      const seen = stored.seq <= known || sent.includes(stored.seq);
      if (!seen || seq <= stored.seq) return { kept: false, seq: stored.seq, at: stored.at };
      return storeCapture(tx, stored, seq, { ...pickArticle(edits), drafts: applyEdits(stored.drafts, edits.drafts) });
    }),
  );

export async function storeCapture(tx: Db, { id }: Capture, seq: number, values: Partial<Capture>): Promise<CaptureKeeping> {
  const at = new Date().toISOString();
  await tx
    .update(captures)
    .set({ ...values, seq, at })
    .where(eq(captures.id, id));
  return { kept: true, seq, at };
}

/** Marks drafts as what they became; runs inside that save. */
export async function settleDrafts(tx: Db, capture: Capture, events: ReadonlyMap<string, string>): Promise<CaptureDraft[]> {
  const drafts = capture.drafts.map((draft): CaptureDraft => {
    const eventId = events.get(draft.key);
    return eventId ? { ...draft, state: "saved", eventId } : draft;
  });
  // With the quotations alone on record, the text has had its day.
  const over = !keepsArticleTexts() && toSave(drafts).length === 0;
  await storeCapture(tx, capture, nextSeq(capture.seq, Date.now()), { drafts, ...(over && { text: "" }) });
  return drafts;
}
