import { countOpenProposals } from "#db/proposals";
import type { Proposal } from "#db/propose";
import { nameOfUser } from "#db/user-names";
import type { Actor } from "#domain/access";
import { ageWords } from "#domain/age";
import type { Event } from "#domain/event";
import { formatMark } from "#domain/review-item";
import { takeBack } from "#lib/review-actions";
import { formatReviewPlace } from "#lib/review-address";
import { Link } from "#ui/link";
import { Submit } from "#ui/submit";

type Props = { actor: Actor | null; event: Event; own: Proposal | null; now: string };

/** For the desk: the change that one proposed to this event, and for whoever reviews, how many wait. */
export async function ProposalBanners({ actor, event, own, now }: Props) {
  const { count, first } = await countOpenProposals(actor, event.id);
  const others = count - (own?.state === "open" ? 1 : 0);
  return (
    <>
      {own && (
        <div className="no-print mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-accent-weak px-4 py-2.5">
          <div className="min-w-0">
            <p dir="auto">
              <b className="font-semibold">You proposed a change {ageWords(own.updatedAt, now)}.</b>{" "}
              {own.state === "open"
                ? event.state === "published"
                  ? "Readers keep seeing this text until an editor accepts it."
                  : "It waits: only what is published can be changed by it."
                : `${own.decidedBy ? await nameOfUser(own.decidedBy) : "An editor"} asks for changes:`}
            </p>
            {own.state === "changes_requested" && own.answer && (
              <blockquote dir="auto" className="mt-1 whitespace-pre-line font-serif text-[15.5px] leading-normal">
                “{own.answer}”
              </blockquote>
            )}
          </div>
          <div className="ml-auto flex flex-wrap gap-2">
            {event.state === "published" && (
              <Link href={`/events/${event.id}/edit?proposal=own`} data-edit className="btn btn-small">
                Revise it
              </Link>
            )}
            <form action={takeBack}>
              <input
                type="hidden"
                name="mark"
                value={formatMark({ kind: "change", id: own.id }, { event: event.revision, proposal: own.revision })}
              />
              <input type="hidden" name="event" value={event.id} />
              <Submit className="btn btn-small">Take it back</Submit>
            </form>
          </div>
        </div>
      )}
      {others > 0 && first && (
        <div className="no-print mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-accent-weak px-4 py-2.5">
          <p>{others === 1 ? "One proposed change waits for review." : `${others} proposed changes wait for review.`}</p>
          <Link href={formatReviewPlace({ view: "all", item: { kind: "change", id: first } })} className="btn btn-small ml-auto">
            Review
          </Link>
        </div>
      )}
    </>
  );
}
