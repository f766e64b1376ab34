import "server-only";
import { type CaptureKeeping, findCapture, noSuchCapture, openCapture, storeCapture, working } from "#db/captures";
import { findSeriesNamed } from "#db/series";
import { write } from "#db/store";
import type { Actor } from "#domain/access";
import { type CaptureDraft, draftsOf, readDate } from "#domain/capture";
import { mostDrafts, rereadDrafts } from "#domain/capture-edits";
import { AppError } from "#domain/errors";
import { extract } from "#domain/extract/extract";
import { nextSeq } from "#domain/form-draft";

export type Reader = typeof extract;

/** The drafts with the series on record that bear the names that were read; of any other name a new one would be made. */
export async function inSeriesOnRecord(drafts: CaptureDraft[]): Promise<CaptureDraft[]> {
  return Promise.all(
    drafts.map(async (draft) => {
      const { series } = draft.texts;
      if (!series) return draft;
      const known = await findSeriesNamed(series);
      const texts = { ...draft.texts, ...(known ? { series: known.id } : { newSeries: "1" }) };
      return { ...draft, read: texts, texts };
    }),
  );
}

/** Reads the text again, against the day of publication as it is given now; what somebody changed stays. Throws `invalid`, `not_found`. */
export const rereadCapture = (actor: Actor | null, id: string, read: Reader = extract): Promise<CaptureKeeping> =>
  working(actor, id, async (by) => {
    const found = await findCapture(by, id);
    if (!found) throw noSuchCapture();
    const published = readDate(found.published);
    if (!published)
      throw new AppError("invalid", "Give the day of publication, such as 15 Apr 2025.", {
        published: ["Give the day of publication, such as 15 Apr 2025"],
      });
    if (found.text === "") throw new AppError("conflict", "Nothing was changed: the text was not kept, so it cannot be read again.");
    // Before anybody waits for the writer: a long text takes its time.
    const again = await inSeriesOnRecord(draftsOf(found.text, read(found.text, published)).slice(0, mostDrafts));
    return write(async (tx) => {
      const stored = await openCapture(tx, by, id);
      const drafts = rereadDrafts(stored.drafts, again);
      return storeCapture(tx, stored, nextSeq(stored.seq, Date.now()), { drafts, readOn: published });
    });
  });
