import type { Metadata } from "next";
import { headers } from "next/headers";
import type { EventView } from "#db/events";
import { countRevisions } from "#db/history";
import { type Actor, can, mayChange } from "#domain/access";
import { countryName } from "#domain/country";
import type { Event } from "#domain/event";
import { pairName, pairsOf } from "#domain/pair";
import { publish, restore, trash } from "#lib/event-actions";
import { originOf } from "#lib/http";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";
import { dateWords, dayOf, typeOf } from "#ui/words";
import { one } from "../../_timeline/search-params";
import { AsOfNote, EventAsOf } from "./as-of";
import { Aside } from "./aside";
import { asOfDay } from "./asof-day";
import { Evidence } from "./evidence";
import { Facts } from "./facts";
import { Notice } from "./notice";
import { placed } from "./placed";
import { readEvent } from "./view";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id } = await params;
  const { day } = asOfDay(one((await searchParams).asof));
  if (day) return { title: `Event ${id} as of ${dateWords(day)}`, robots: { index: false } };
  const { event } = (await readEvent(id)).view;
  return {
    title: event.title,
    description: event.summary ?? `${typeOf(event.type).term}, ${placed(event)}`,
    ...(event.state !== "published" && { robots: { index: false } }),
  };
}

export default async function EventPage({ params, searchParams }: Props) {
  const said = await searchParams;
  const { day, note } = asOfDay(one(said.asof));
  const origin = originOf({ url: "http://localhost", headers: await headers() });
  if (day) return <EventAsOf id={(await params).id} day={day} origin={origin} />;
  const { actor, view } = await readEvent((await params).id);
  const { event } = view;
  const address = `${origin}/events/${event.id}`;
  const { term, family } = typeOf(event.type);
  return (
    <div className="mx-auto grid max-w-[1180px] gap-x-14 gap-y-8 px-3.5 pt-6 pb-14 min-[760px]:px-7 min-[900px]:grid-cols-[minmax(0,1fr)_300px] print:block print:p-0">
      <div className="min-[900px]:col-span-2">
        <Breadcrumb event={event} />
        <Notice code={one(said.done)} problem={one(said.problem)} />
        {note && <AsOfNote>{note}</AsOfNote>}
        <StateBanner actor={actor} view={view} />
      </div>
      <article className="min-w-0">
        <div className="flex flex-wrap items-start gap-2">
          <span className={`chip f-${family}`}>{term}</span>
          <div className="no-print ml-auto flex flex-wrap gap-2">
            <Link href={`/events/${event.id}/history`} className="btn btn-small">
              History
            </Link>
            <Tools actor={actor} event={event} />
          </div>
        </div>
        <h1 dir="auto" className="mt-2.5 mb-2 min-[760px]:text-[34px]">
          {event.title}
        </h1>
        <p dir="auto" className="text-[16px] text-ink-2">
          {placed(event)}
        </p>
        <Facts view={view} />
        <Evidence citations={view.citations} />
        {event.note && can(actor, "desk.see") && (
          <section aria-labelledby="note" className="no-print">
            <h2 id="note" className="mt-7 mb-2.5">
              Analysts’ note
            </h2>
            <p dir="auto" className="whitespace-pre-line border-t border-line py-3.5">
              {event.note}
            </p>
            <p className="hint">Only the desk sees this.</p>
          </section>
        )}
      </article>
      <Aside view={view} address={address} citation={citationOf(event, address)} revisions={await countRevisions(actor, event.id)} />
      {event.state === "published" && <script type="application/ld+json">{structured(view, address)}</script>}
    </div>
  );
}

function Breadcrumb({ event }: { event: Event }) {
  const pairs = pairsOf(event.countries.map(({ country }) => country));
  const shown = pairs.slice(0, 3);
  const year = event.starts.slice(0, 4);
  const [only] = pairs;
  return (
    <nav aria-label="Breadcrumb" className="text-[13px] text-ink-3">
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {shown.map((pair, i) => (
          <li key={pair}>
            {i > 0 && <span aria-hidden="true">· </span>}
            <Link href={`/pairs/${pair}`} className="inline-flex min-h-6 items-center hover:text-ink hover:underline">
              {pairName(pair)}
            </Link>
          </li>
        ))}
        {pairs.length > shown.length && <li>and {pairs.length - shown.length} more pairs</li>}
        <li className="num">
          <span aria-hidden="true" className="mr-2">
            /
          </span>
          {pairs.length === 1 ? (
            <Link
              href={`/pairs/${only}?from=${year}&to=${year}`}
              className="inline-flex min-h-6 items-center hover:text-ink hover:underline"
            >
              {year}
            </Link>
          ) : (
            year
          )}
        </li>
      </ol>
    </nav>
  );
}

function StateBanner({ actor, view: { event, trashed } }: { actor: Actor | null; view: EventView }) {
  if (event.state === "published") return null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-warn-weak px-4 py-2.5 text-warn">
      {event.state === "draft" ? (
        <p>
          <b className="font-semibold">Draft.</b> Only the desk sees it until an editor publishes it.
        </p>
      ) : (
        <p>{trashed ? `Moved to the trash on ${dayOf(trashed.at)} by ${trashed.by}.` : "In the trash."} Readers no longer see it.</p>
      )}
      {event.state === "trash" && can(actor, "event.restore") && (
        <form action={restore} className="ml-auto">
          <Which event={event} />
          <button type="submit" className="btn btn-small">
            <Icon name="undo" />
            Restore
          </button>
        </form>
      )}
    </div>
  );
}

/** What this actor may do with the event. */
function Tools({ actor, event }: { actor: Actor | null; event: Event }) {
  if (event.state === "trash" || !mayChange(actor, event)) return null;
  return (
    <>
      <Link href={`/events/${event.id}/edit`} data-edit className="btn btn-small">
        <Icon name="pencil" />
        Edit
      </Link>
      {event.state === "draft" && can(actor, "event.publish") && (
        <form action={publish}>
          <Which event={event} />
          <button type="submit" className="btn btn-small btn-primary">
            Publish
          </button>
        </form>
      )}
      <form action={trash}>
        <Which event={event} />
        <button type="submit" className="btn btn-small btn-danger">
          <Icon name="trash" />
          Move to trash
        </button>
      </form>
    </>
  );
}

const Which = ({ event }: { event: Event }) => (
  <>
    <input type="hidden" name="id" value={event.id} />
    <input type="hidden" name="revision" value={event.revision} />
  </>
);

const citationOf = (event: Event, address: string) => `“${event.title}”, ${placed(event)}. Entente, revision ${event.revision}, ${address}`;

const schemaStatus: Partial<Record<Event["status"], string>> = {
  cancelled: "https://schema.org/EventCancelled",
  postponed: "https://schema.org/EventPostponed",
};

/**
 * schema.org Event as JSON. React writes a script's text as it is, so `<` is escaped here: no title can close the element.
 * A data block is never run, so the policy asks no nonce of it.
 */
function structured({ event, citations }: EventView, address: string) {
  const place = [event.place, event.city, event.venueCountry && countryName(event.venueCountry)].filter(Boolean).join(", ");
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "Event",
    "@id": address,
    url: address,
    name: event.title,
    startDate: event.starts,
    endDate: event.ends,
    eventStatus: schemaStatus[event.status] ?? "https://schema.org/EventScheduled",
    ...(event.summary && { description: event.summary }),
    ...(place && {
      location: {
        "@type": "Place",
        name: place,
        ...(event.venueCountry && { address: { "@type": "PostalAddress", addressCountry: event.venueCountry } }),
      },
    }),
    contributor: event.countries.map(({ country }) => ({ "@type": "Country", name: countryName(country) })),
    citation: citations.map(({ source }) => source.address),
  }).replaceAll("<", "\\u003c");
}
