import type { Metadata } from "next";
import { listQueue } from "#db/review-queue";
import { type Actor, can } from "#domain/access";
import type { Item } from "#domain/review-item";
import { deskActor } from "#lib/page-actor";
import { formatReviewPlace, parseReviewPlace, type ReviewPlace } from "#lib/review-address";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";
import { ChangeItem } from "./change-item";
import { Done } from "./done";
import { EmptyQueue } from "./empty-queue";
import { NewItem } from "./new-item";
import { QueueList } from "./queue-list";

export const metadata: Metadata = { title: "Review" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The queue, and beside it the item that is open: the one of the address, else the first. Where there is no room, one of the two. */
export default async function ReviewPage({ searchParams }: Props) {
  const actor = await deskActor("/review");
  const place = parseReviewPlace(await searchParams);
  const queue = await listQueue(actor, place);
  const open = place.item ?? queue.items[0];
  const now = new Date().toISOString();
  const reviews = can(actor, "event.review");
  if (!open && place.view === "all" && !place.type && !place.parties && !place.by)
    return <EmptyQueue reviews={reviews} done={<Done place={place} />} />;
  return (
    <div className="grid min-[900px]:min-h-[calc(100dvh-57px)] min-[900px]:grid-cols-[340px_minmax(0,1fr)]">
      <section
        aria-label="Queue"
        className={`border-line min-[900px]:border-r ${place.item ? "max-[899px]:hidden" : ""} min-[900px]:sticky min-[900px]:top-0 min-[900px]:max-h-dvh min-[900px]:overflow-y-auto`}
      >
        <QueueList queue={queue} place={place} open={open} reviews={reviews} now={now} done={<Done place={place} />} />
      </section>
      <div className={`min-w-0 ${place.item ? "" : "max-[899px]:hidden"}`}>
        {place.item && (
          <Link
            href={formatReviewPlace({ ...place, item: undefined, done: undefined, of: undefined })}
            className="link link-alone mx-3.5 mt-4 inline-flex min-h-6 items-center gap-1 min-[900px]:hidden"
          >
            <Icon name="chevron-left" />
            Back to the queue
          </Link>
        )}
        {open && <OpenItem actor={actor} item={open} place={place} now={now} />}
      </div>
    </div>
  );
}

type OpenProps = { actor: Actor; item: Item; place: ReviewPlace; now: string };

/** Its key makes each item's form and choices its own. */
const OpenItem = ({ item, ...rest }: OpenProps) =>
  item.kind === "new" ? <NewItem key={item.id} id={item.id} {...rest} /> : <ChangeItem key={item.id} id={item.id} {...rest} />;
