"use client";

import type { useDeviceDraft } from "./device-draft";

type Props = { draft: ReturnType<typeof useDeviceDraft>; published: boolean; onDiscard: () => void };

/** Under the heading: where what is typed is kept, or who will see it once it is saved. */
export function DraftNote({ draft, published, onDiscard }: Props) {
  const at = (time: number) => new Date(time).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return (
    <p role="status" className="mt-1 text-ink-2">
      {draft.restored ? (
        <>
          Restored what you typed at {at(draft.restored)} and had not saved.{" "}
          <button type="button" onClick={onDiscard} className="link">
            Discard it
          </button>
        </>
      ) : draft.kept ? (
        `Kept on this device at ${at(draft.kept)}, not saved yet.`
      ) : published ? (
        "Published. Readers see your change as soon as you save it."
      ) : (
        "Nothing is public until an editor publishes it."
      )}
    </p>
  );
}
