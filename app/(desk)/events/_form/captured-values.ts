import "server-only";
import { findCapture } from "#db/captures";
import { referenceNames } from "#db/reference-names";
import { findSourceAt } from "#db/sources";
import type { Actor } from "#domain/access";
import { formTexts, readDraftRef } from "#domain/capture";
import { pickArticle } from "#domain/capture-edits";
import { type EventInput, event } from "#domain/event";
import { sourceRows } from "#domain/source";

/** The texts of a new event that is a draft of one's own captured article, with the article as its evidence; null for none. */
export async function capturedValues(actor: Actor, text: string | undefined) {
  const ref = readDraftRef(text);
  const capture = ref && (await findCapture(actor, ref.id));
  const draft = capture?.drafts.find(({ key }) => key === ref?.key);
  if (!capture || !draft) return null;
  const known = await findSourceAt(capture.address);
  const { id: _, ...held } = known ?? { id: "" };
  const onRecord = known ? sourceRows.toText({ sources: [held as Omit<typeof known, "id">] }).sources : "";
  const texts = formTexts(draft, pickArticle(capture), capture.createdAt.slice(0, 10));
  const whole = capture.drafts.find(({ key }) => key === draft.texts.whole)?.eventId ?? "";
  const initial: Record<string, string> = {
    ...Object.fromEntries(event.names.map((name) => [name, ""])),
    ...texts,
    // What is on record of a source is shown as it stands there.
    ...(known && { sources: onRecord }),
    shown: onRecord,
    partOf: whole,
  };
  const titles = await referenceNames([
    { series: texts.series ?? "", partOf: whole || null, related: [] as EventInput["related"] } as EventInput,
  ]);
  return { id: capture.id, ref: `${capture.id}.${draft.key}`, saved: draft.state === "saved" ? draft.eventId : null, initial, titles };
}
