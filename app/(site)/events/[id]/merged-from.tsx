import type { Route } from "next";
import { listMergedFrom } from "#db/merged";
import { type Actor, can } from "#domain/access";
import { unmerge } from "#lib/merge-actions";
import { Link } from "#ui/link";
import { Submit } from "#ui/submit";
import { dayOf } from "#ui/words";

/** For the desk: what was merged into this event, and the way back. */
export async function MergedFromBanners({ actor, id }: { actor: Actor | null; id: string }) {
  if (!can(actor, "desk.see")) return null;
  return (await listMergedFrom(actor, id)).map((from) => (
    <div key={from.id} className="no-print mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-accent-weak px-4 py-2.5">
      <div className="min-w-0">
        <p dir="auto">
          Merged from “{from.title}” on {dayOf(from.at)} by {from.by}.{" "}
          <Link href={`/events/${from.id}/history` as Route} className="link">
            Its history
          </Link>
        </p>
        {from.reason && (
          <blockquote dir="auto" className="mt-1 whitespace-pre-line font-serif text-[15.5px] leading-normal">
            “{from.reason}”
          </blockquote>
        )}
      </div>
      {can(actor, "event.merge") && (
        <form action={unmerge} className="ml-auto">
          <input type="hidden" name="id" value={from.id} />
          <input type="hidden" name="revision" value={from.revision} />
          <input type="hidden" name="into" value={id} />
          <Submit className="btn btn-small">Undo the merge</Submit>
        </form>
      )}
    </div>
  ));
}
