import { findEvent } from "#db/events";
import { system } from "#domain/access";
import type { ReviewPlace } from "#lib/review-address";
import { Link } from "#ui/link";

const words: Record<string, string> = {
  publish: "Published. Readers see it now.",
  request_changes: "Sent back. Its author sees the reason.",
  decline: "Declined. Its author sees the reason.",
};

/** What came of the last item. Only known codes have words; the address brings none of its own. */
export async function Done({ place: { done, of } }: { place: ReviewPlace }) {
  if (!done || !Object.hasOwn(words, done)) return null;
  const event = of ? await findEvent(system, of) : null;
  return (
    <p role="status" dir="auto" className="rounded-lg bg-ok-weak px-4 py-2.5 font-medium text-ok">
      {words[done]}
      {event?.state === "published" && (
        <>
          {" "}
          <Link href={`/events/${event.id}`} className="link">
            {event.title}
          </Link>
        </>
      )}
    </p>
  );
}
