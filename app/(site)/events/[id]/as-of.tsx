import type { Route } from "next";
import { notFound } from "next/navigation";
import { type EventView, findEvent, getEventView } from "#db/events";
import { firstPublished } from "#db/revisions";
import type { Actor } from "#domain/access";
import { AppError } from "#domain/errors";
import { readingActor } from "#lib/page-actor";
import { Link } from "#ui/link";
import { dateWords, typeOf } from "#ui/words";
import { Aside } from "./aside";
import { Breadcrumb } from "./breadcrumb";
import { Evidence } from "./evidence";
import { Facts } from "./facts";
import { placed } from "./placed";
import { isId } from "./view";

type Props = { id: string; day: string; origin: string };

/** An event as everyone could read it at the end of a day that has passed, whatever became of it since. */
export async function EventAsOf({ id, day, origin }: Props) {
  if (!isId(id)) notFound();
  const actor = await readingActor(`/events/${id}?asof=${day}`);
  const view = await viewThen(actor, id, day);
  if (!view) return <NotPublished actor={actor} id={id} day={day} />;
  const { event } = view;
  const { term, family } = typeOf(event.type);
  const address = `${origin}/events/${id}?asof=${day}`;
  const citation = `“${event.title}”, ${placed(event)}. Entente, revision ${event.revision}, as published on ${dateWords(day, "long")}, ${address}`;
  const now = (await findEvent(actor, id)) !== null;
  return (
    <div className="mx-auto grid max-w-[1180px] gap-x-14 gap-y-8 px-3.5 pt-6 pb-14 min-[760px]:px-7 min-[900px]:grid-cols-[minmax(0,1fr)_300px] print:block print:p-0">
      <div className="min-[900px]:col-span-2">
        <Breadcrumb event={event} past={day} />
        <p role="status" className="mt-4 rounded-lg bg-warn-weak px-4 py-2.5 text-warn">
          As published on <b className="font-semibold">{dateWords(day, "long")}</b>, revision {event.revision}.{" "}
          {now ? <SeeNow id={id} /> : "It is not published any more."}
        </p>
      </div>
      <article className="min-w-0">
        <span className={`chip f-${family}`}>{term}</span>
        <h1 dir="auto" className="mt-2.5 mb-2 min-[760px]:text-[34px]">
          {event.title}
        </h1>
        <p dir="auto" className="text-[16px] text-ink-2">
          {placed(event)}
        </p>
        <Facts view={view} />
        <Evidence citations={view.citations} />
      </article>
      <Aside view={view} address={address} citation={citation} past={day} />
    </div>
  );
}

async function viewThen(actor: Actor | null, id: string, day: string): Promise<EventView | null> {
  try {
    return await getEventView(actor, id, day);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

/** Of an event that a reader may not know of there is no such page. */
async function NotPublished({ actor, id, day }: { actor: Actor | null; id: string; day: string }) {
  const now = await findEvent(actor, id);
  const first = (await firstPublished(id))?.slice(0, 10) ?? null;
  if (!now && !first) notFound();
  return (
    <section className="mx-auto max-w-[640px] px-5 py-[12vh]">
      <h1>Not published on {dateWords(day, "long")}</h1>
      <p className="mt-3 text-[15px] text-ink-2">
        {first && first > day
          ? `This event was first published on ${dateWords(first, "long")}.`
          : first
            ? "This event was published before, but not on that day."
            : "This event was never published."}
      </p>
      {now && (
        <div className="mt-6 flex flex-wrap gap-2">
          <Link href={`/events/${id}`} className="btn btn-primary">
            See it now
          </Link>
          <Link href={`/events/${id}/history`} className="btn">
            History
          </Link>
        </div>
      )}
    </section>
  );
}

const SeeNow = ({ id }: { id: string }) => (
  <Link href={`/events/${id}` as Route} className="link">
    See it now
  </Link>
);

/** What there is to say of a day that is not looked back at. */
export const AsOfNote = ({ children }: { children: string }) => (
  <p role="status" className="no-print mt-4 rounded-lg bg-warn-weak px-4 py-2.5 text-warn">
    {children}
  </p>
);
