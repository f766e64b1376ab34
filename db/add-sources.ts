import "server-only";
import { noteDenial } from "#db/audit";
import { inputOf } from "#db/event-rows";
import { findEvent } from "#db/events";
import { findPending, proposeChange } from "#db/propose";
import { type SaveOptions, saveEvent } from "#db/save-event";
import { type Actor, authorize, mayChange } from "#domain/access";
import { AppError } from "#domain/errors";
import type { EventInput } from "#domain/event";
import { mayPropose } from "#domain/moves";
import { canonicalAddress } from "#domain/source";

const why = "Source added from a new report";
type Options = Pick<SaveOptions, "sources" | "key" | "draft" | "capture">;
type Citations = EventInput["citations"];

/**
 * Adds to an event what another report cites and it does not: straight where the actor may change it, else as a proposal, or to
 * the one they have pending. Answers whether it is proposed. Throws `invalid` where there is nothing to add.
 */
export const addSources = (actor: Actor | null, id: string, cited: Citations, options: Options = {}): Promise<{ proposed: boolean }> =>
  noteDenial(actor, { action: "event.save", entity: "event", entityId: id }, () => add(actor, id, cited, options));

async function add(actor: Actor | null, id: string, cited: Citations, options: Options) {
  authorize(actor, "event.create");
  const event = await findEvent(actor, id);
  if (!event) throw new AppError("not_found", "There is no such event any more. Nothing was saved.");
  const at = { id, revision: event.revision };
  if (mayChange(actor, event)) {
    await saveEvent(actor, withCitations(inputOf(event), cited), { ...options, at, reason: why });
    return { proposed: false };
  }
  if (!mayPropose(actor, event))
    throw new AppError("forbidden", "This draft belongs to someone else: only its author and editors change it.");
  const pending = await findPending(actor, id);
  const value = withCitations((pending?.value as EventInput | undefined) ?? inputOf(event), cited);
  const sources = [...((pending?.sources ?? []) as NonNullable<Options["sources"]>), ...(options.sources ?? [])];
  const base = pending ? { at: { id, revision: pending.baseRevision }, seen: pending.revision } : { at };
  await proposeChange(actor, value, { ...options, ...base, sources, why: pending?.reason ?? why });
  return { proposed: true };
}

function withCitations(value: EventInput, cited: Citations): EventInput {
  const known = new Set(value.citations.map(({ source }) => canonicalAddress(source)));
  const missing = cited.filter(({ source }) => !known.has(canonicalAddress(source)));
  if (missing.length === 0)
    throw new AppError(
      "invalid",
      cited.length > 0 ? "Nothing was saved: that event cites this source already." : "Give your source first.",
      {
        citations: [cited.length > 0 ? "That event cites this source already" : "Give the source that is to be added"],
      },
    );
  return { ...value, citations: [...value.citations, ...missing] };
}
