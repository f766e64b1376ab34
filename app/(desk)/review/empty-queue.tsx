import type { ReactNode } from "react";
import { Link } from "#ui/link";

export function EmptyQueue({ reviews, done }: { reviews: boolean; done: ReactNode }) {
  return (
    <div className="mx-auto max-w-[980px] px-3.5 pt-10 pb-16 min-[760px]:px-7">
      <h1>Review</h1>
      <div className="mt-4">{done}</div>
      <div className="mt-8 rounded-xl border border-dashed border-line-2 px-6 py-8">
        <h2 className="text-[18px]">{reviews ? "Nothing waits for review" : "Nothing of yours waits for review"}</h2>
        <p className="mt-1.5 max-w-[64ch] text-ink-2">
          {reviews
            ? "New events and proposed changes stand here from the moment they are sent until an editor publishes them, sends them back or declines them."
            : "What you send for review stands here until an editor has decided it: new events, and changes you propose to published ones."}
        </p>
        <div className="mt-4 flex flex-wrap gap-2.5">
          <Link href="/drafts" className="btn">
            Drafts
          </Link>
          <Link href="/events/new" className="btn btn-primary">
            New event
          </Link>
        </div>
      </div>
    </div>
  );
}
