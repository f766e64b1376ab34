import "server-only";
import type { Capture } from "#db/captures";
import { referenceNames } from "#db/reference-names";
import type { Actor } from "#domain/access";
import { type ArticleTexts, type CaptureDraft, formTexts } from "#domain/capture";
import { pickArticle } from "#domain/capture-edits";
import type { EventInput } from "#domain/event";
import { type FormField, formSections } from "#domain/form";
import { type Alike, alikeOf } from "#lib/alike";

/** What the page of a captured article works with. */
export type DeskView = {
  id: string;
  person: string;
  seq: number;
  text: string;
  article: ArticleTexts;
  drafts: CaptureDraft[];
  /** The day of publication that the text was read against, EDTF, or null. */
  readOn: string | null;
  /** The day it was captured. */
  accessed: string;
  fields: FormField[];
  /** What referenced records are called, by id. */
  titles: Record<string, string>;
  /** Events on record that a draft may be, by its key. */
  alike: Record<string, Alike[]>;
};

export async function deskView(actor: Actor, capture: Capture): Promise<DeskView> {
  const { id, seq, text, drafts, readOn, createdAt } = capture;
  const article = pickArticle(capture);
  const accessed = createdAt.slice(0, 10);
  const own = drafts.flatMap(({ eventId }) => eventId ?? []);
  const alike: [string, Alike[]][] = [];
  for (const draft of drafts)
    if (draft.state === "open") alike.push([draft.key, await alikeOf(actor, formTexts(draft, article, accessed), own)]);
  return {
    ...{ id, person: actor.id, seq, text, article, drafts, readOn, accessed },
    fields: formSections.flatMap(({ fields }) => fields),
    titles: await referenceNames(
      drafts.map(
        ({ texts, eventId }) => ({ series: texts.series ?? "", partOf: eventId, related: [] as EventInput["related"] }) as EventInput,
      ),
    ),
    alike: Object.fromEntries(alike),
  };
}
