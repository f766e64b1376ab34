import type { ReactNode } from "react";
import type { Queue, QueueItem } from "#db/review-queue";
import { ageWords } from "#domain/age";
import { formatMark, type Item, type QueueView, queueViews } from "#domain/review-item";
import { formatReviewPlace, type ReviewPlace } from "#lib/review-address";
import { Link } from "#ui/link";
import { MarkedForm } from "./marked-form";
import { QueueFilters } from "./queue-filters";

type Props = { queue: Queue; place: ReviewPlace; open: Item | undefined; reviews: boolean; now: string; done: ReactNode };

export function QueueList({ queue, place, open, reviews, now, done }: Props) {
  const { items, total, next } = queue;
  const marks = items.some(({ mayAccept }) => mayAccept);
  const list = (
    <ul className="border-b border-line">
      {items.map((item) => (
        <Row key={`${item.kind} ${item.id}`} item={item} place={place} open={open} marks={marks} now={now} />
      ))}
    </ul>
  );
  return (
    <>
      <div className="px-3.5 pt-5.5 pb-3 min-[760px]:px-5.5">
        <h1 className="text-[24px]!">
          Review <span className="num font-normal text-ink-3">{total}</span>
        </h1>
        <div className="mt-2 empty:hidden">{done}</div>
        <Views place={place} reviews={reviews} />
        <QueueFilters queue={queue} place={place} />
      </div>
      {items.length === 0 && (
        <p className="border-t border-line px-3.5 py-4 text-ink-2 min-[760px]:px-5.5">
          Nothing waits here.{" "}
          <Link href="/review" className="link">
            Show everything
          </Link>
        </p>
      )}
      {marks ? <MarkedForm key={formatReviewPlace({ ...place, ...closed })}>{list}</MarkedForm> : items.length > 0 && list}
      {next && (
        <p className="px-3.5 py-3 min-[760px]:px-5.5">
          <Link href={formatReviewPlace({ ...place, ...closed, after: next })} className="btn btn-small">
            Sent earlier
          </Link>
        </p>
      )}
    </>
  );
}

/** An address of the queue without the item that is open, and what was done with the last. */
const closed = { item: undefined, done: undefined, of: undefined };

function Views({ place, reviews }: Pick<Props, "place" | "reviews">) {
  const views = (Object.keys(queueViews) as QueueView[]).filter((view) => reviews || view !== "mine");
  return (
    <nav aria-label="What is shown" className="seg mt-2.5 max-w-full">
      {views.map((view) => (
        <Link
          key={view}
          href={formatReviewPlace({ ...place, ...closed, view, after: undefined })}
          aria-current={view === place.view ? "true" : undefined}
          className="px-2.5!"
        >
          {queueViews[view]}
        </Link>
      ))}
    </nav>
  );
}

type RowProps = { item: QueueItem; place: ReviewPlace; open: Item | undefined; marks: boolean; now: string };

function Row({ item, place, open, marks, now }: RowProps) {
  const { kind, id, title, by, at, flags, seen, mayAccept } = item;
  const current = open?.kind === kind && open.id === id;
  return (
    <li
      data-row
      className={`relative flex gap-2.5 border-t border-line px-3.5 py-3 min-[760px]:px-5.5 ${current ? "min-[900px]:bg-accent-weak" : "hover:bg-sunken"}`}
    >
      {marks && (
        <span className="w-6 flex-none">
          {mayAccept && (
            <label className="relative z-1 -ml-1 grid size-6 place-items-center">
              <input type="checkbox" name="mark" value={formatMark(item, seen)} aria-label={`Mark ${title}`} data-tick />
            </label>
          )}
        </span>
      )}
      <div className="min-w-0">
        <Link
          href={formatReviewPlace({ ...place, item: { kind, id }, done: undefined, of: undefined })}
          aria-current={current ? "true" : undefined}
          dir="auto"
          className="block font-semibold leading-[1.35] after:absolute after:inset-0"
        >
          {title}
        </Link>
        <p dir="auto" className="mt-0.5 text-[12.5px] text-ink-3">
          {kind === "new" ? "New" : "Change to a published event"}, by {by}, <time dateTime={at}>{ageWords(at, now)}</time>
          {flags.length > 0 && <span className="text-warn">. {sentence(flags)}</span>}
        </p>
      </div>
    </li>
  );
}

const sentence = (words: string[]) => {
  const text = words.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};
