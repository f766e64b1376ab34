import "server-only";
import { eq } from "drizzle-orm";
import { appendAudit, noteDenial } from "#db/audit";
import { type Capture, openCapture, settleDrafts } from "#db/captures";
import { inputOf, withParts } from "#db/event-rows";
import { readInput, saveWithin } from "#db/save-event";
import { events } from "#db/schema";
import { keepSourceText } from "#db/source-texts";
import { findSourceAt } from "#db/sources";
import { type Db, write } from "#db/store";
import { type Actor, authorize, mayChange } from "#domain/access";
import { wholesFirst } from "#domain/capture";
import { AppError, DraftsError } from "#domain/errors";
import type { EventInput } from "#domain/event";
import type { SourceInput } from "#domain/source";

/** A draft of a captured article as the event it is to be. */
export type CapturedEvent = {
  key: string;
  input: EventInput;
  /** A new series of this name is made and used. */
  newSeries?: string;
  /** Why it is another than what is much like it on record; blank asks. */
  distinct: string;
  /** The text of the warnings that were confirmed. */
  confirmed: string;
};
type Options = {
  /** What is known of the article. Of one that is on record already nothing is changed. */
  source: SourceInput;
  submit?: boolean;
};

/**
 * Saves drafts of a captured article as events, in one transaction: each cites the article with its own quotation, parts point at
 * their wholes, and the text is kept with the source. What was saved before is left as it is. Throws a `DraftsError` that says of
 * each draft what is wrong with it; then nothing is saved.
 */
export const saveCapture = (
  actor: Actor | null,
  id: string,
  list: readonly CapturedEvent[],
  options: Options,
): Promise<Map<string, string>> =>
  noteDenial(actor, { action: "capture.save", entity: "capture", entityId: id }, async () => {
    authorize(actor, "event.create");
    const problems: Record<string, AppError> = {};
    const read = list.flatMap((one) => {
      try {
        return [{ ...one, input: readInput(actor, one.input, {}) }];
      } catch (error) {
        problems[one.key] = orThrow(error);
        return [];
      }
    });
    if (Object.keys(problems).length > 0) throw new DraftsError(problems);
    return write(async (tx) => {
      const capture = await openCapture(tx, actor, id);
      const now = new Date().toISOString();
      const saved = await saveAll(tx, actor, capture, read, options);
      if (saved.size === 0) throw new AppError("conflict", "Nothing was saved: these drafts were saved or discarded before.");
      await keepSourceText(tx, actor, now, options.source.address, capture);
      const drafts = await settleDrafts(tx, capture, saved);
      await joinParts(tx, actor, { ...capture, drafts }, saved);
      const detail = { events: [...saved.values()], sha256: capture.sha256 };
      await appendAudit(tx, actor, now, { action: "capture.save", entity: "capture", entityId: id, detail });
      return saved;
    });
  });

function orThrow(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

/** The ids of the new events by the keys of their drafts. What is wrong with one does not keep the others from being tried. */
async function saveAll(tx: Db, actor: Actor, capture: Capture, list: readonly CapturedEvent[], { source, submit = false }: Options) {
  const known = new Map(capture.drafts.flatMap(({ key, eventId }) => (eventId ? [[key, eventId] as const] : [])));
  const wholes = new Map(capture.drafts.map(({ key, texts }) => [key, texts.whole ?? ""]));
  const isOpen = (key: string) => capture.drafts.some((one) => one.key === key && one.state === "open");
  const sources = (await findSourceAt(source.address, tx)) ? [] : [source];
  const saved = new Map<string, string>();
  const problems: Record<string, AppError> = {};
  for (const { key, input, newSeries, distinct, confirmed } of wholesFirst(
    list.filter((one) => isOpen(one.key)),
    (one) => wholes.get(one) ?? "",
  )) {
    const whole = wholes.get(key) ?? "";
    const value = { ...input, partOf: input.partOf ?? saved.get(whole) ?? known.get(whole) ?? null };
    const apart = [...known.values(), ...saved.values()];
    const said = { distinct, confirmed, apart, sources, submit, via: "capture" as const, ...(newSeries && { newSeries }) };
    try {
      saved.set(key, (await saveWithin(tx, actor, value, said)).id);
    } catch (error) {
      problems[key] = orThrow(error);
    }
  }
  if (Object.keys(problems).length > 0) throw new DraftsError(problems);
  return saved;
}

/** Parts that were saved before their whole are made part of it now, unless they became part of another, or somebody else's. */
async function joinParts(tx: Db, actor: Actor, { drafts }: Capture, saved: ReadonlyMap<string, string>) {
  for (const { key, eventId, texts } of drafts) {
    const whole = saved.get(texts.whole ?? "");
    if (!whole || !eventId || saved.has(key)) continue;
    const [event] = await withParts(tx, await tx.select().from(events).where(eq(events.id, eventId)));
    if (!event || event.partOf || event.state === "published" || !mayChange(actor, event)) continue;
    await saveWithin(tx, actor, { ...inputOf(event), partOf: whole }, { at: { id: event.id, revision: event.revision }, via: "capture" });
  }
}
