import type { OwnProposal } from "#db/proposals";
import { isPending, proposalStates } from "#domain/review";
import { formatReviewPlace } from "#lib/review-address";
import { Link } from "#ui/link";
import { dayOf } from "#ui/words";

/** The changes one proposed to published events, and what was answered. */
export function OwnProposals({ proposals }: { proposals: OwnProposal[] }) {
  if (proposals.length === 0) return null;
  return (
    <section aria-label="Your proposals" className="mt-8">
      <h2 className="mb-1.5 text-[18px]">Your proposals</h2>
      <ul>
        {proposals.map(({ id, eventId, title, state, reason, answer, decider, updatedAt }) => (
          <li key={id} data-row className="flex flex-wrap items-start gap-x-3.5 gap-y-2 border-t border-line py-3">
            <div className="min-w-0 flex-1 basis-[260px]">
              <Link href={`/events/${eventId}`} dir="auto" className="font-[550] decoration-1 underline-offset-3 hover:underline">
                {title}
              </Link>
              <p className="text-[12.5px] text-ink-3">
                <span className={`chip mr-2 ${state === "changes_requested" ? "chip-warn" : ""}`}>{proposalStates[state]}</span>
                {dayOf(updatedAt)}
                {decider && state !== "open" && `, by ${decider}`}
                {reason && <span dir="auto"> · “{reason}”</span>}
              </p>
              {answer && state !== "open" && (
                <p dir="auto" className="mt-1 whitespace-pre-line text-ink-2">
                  {answer}
                </p>
              )}
            </div>
            {isPending(state) && (
              <span className="flex flex-wrap justify-end gap-2">
                <Link href={formatReviewPlace({ view: "all", item: { kind: "change", id } })} className="btn btn-small">
                  See the change
                </Link>
                <Link href={`/events/${eventId}/edit?proposal=own`} data-edit className="btn btn-small">
                  Revise
                </Link>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
