import "server-only";
import { findCapture, settleDrafts } from "#db/captures";
import { keepSourceText } from "#db/source-texts";
import type { Db } from "#db/store";
import type { Actor } from "#domain/access";
import type { EventInput } from "#domain/event";
import { canonicalAddress } from "#domain/source";

type Cited = EventInput["citations"];

/**
 * Ties a draft of a captured article to the event that it became, and keeps the text with its source. Runs inside the save of
 * that event; a capture that is gone meanwhile keeps nobody from saving.
 */
export async function linkCapture(
  tx: Db,
  actor: Actor,
  now: string,
  { id, key }: { id: string; key: string },
  event: { id: string; citations: Cited; before?: Cited },
) {
  const capture = await findCapture(actor, id, tx);
  if (!capture?.drafts.some((one) => one.key === key && one.state !== "saved")) return;
  const source = citationOf(event, capture.address);
  if (source) await keepSourceText(tx, actor, now, source, capture);
  await settleDrafts(tx, capture, new Map([[key, event.id]]));
}

/** The address under which the event cites the article: the capture's, or where that was mended in the form, the first that is new to the event. */
function citationOf({ citations, before = [] }: { citations: Cited; before?: Cited }, address: string): string | undefined {
  const canonical = URL.canParse(address) ? canonicalAddress(address) : "";
  const had = new Set(before.map(({ source }) => canonicalAddress(source)));
  const cites = (one: Cited[number]) => canonicalAddress(one.source);
  return (citations.find((one) => cites(one) === canonical) ?? citations.find((one) => !had.has(cites(one))))?.source;
}
