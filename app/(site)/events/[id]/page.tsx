import type { Metadata } from "next";
import { headers } from "next/headers";
import { countRevisions } from "#db/history";
import { findPending } from "#db/propose";
import { sourcesWithText } from "#db/source-texts";
import { findStanding } from "#db/standing";
import { can } from "#domain/access";
import type { Event } from "#domain/event";
import { originOf } from "#lib/http";
import { Link } from "#ui/link";
import { dateWords, typeOf } from "#ui/words";
import { one } from "../../_timeline/search-params";
import { AsOfNote, EventAsOf } from "./as-of";
import { Aside } from "./aside";
import { asOfDay } from "./asof-day";
import { Breadcrumb } from "./breadcrumb";
import { Evidence } from "./evidence";
import { Facts } from "./facts";
import { mergedWords } from "./merged";
import { MergedFromBanners } from "./merged-from";
import { Notice } from "./notice";
import { placed } from "./placed";
import { ProposalBanners } from "./proposals";
import { StateBanner, Tools } from "./standing";
import { structured } from "./structured";
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
  const standing = await findStanding(actor, event.id);
  const own = actor && can(actor, "desk.see") ? await findPending(actor, event.id) : null;
  const cited = view.citations.map(({ source }) => source);
  const texts = can(actor, "desk.see") ? await sourcesWithText(actor, cited) : undefined;
  const now = new Date().toISOString();
  const { term, family } = typeOf(event.type);
  return (
    <div className="mx-auto grid max-w-[1180px] gap-x-14 gap-y-8 px-3.5 pt-6 pb-14 min-[760px]:px-7 min-[900px]:grid-cols-[minmax(0,1fr)_300px] print:block print:p-0">
      <div className="min-[900px]:col-span-2">
        <Breadcrumb event={event} />
        <Notice code={one(said.done)} problem={one(said.problem)} state={event.state} more={await mergedWords(actor, event.id, said)} />
        {note && <AsOfNote>{note}</AsOfNote>}
        <StateBanner view={view} standing={standing} now={now} />
        <ProposalBanners actor={actor} event={event} own={own} now={now} />
        <MergedFromBanners actor={actor} id={event.id} />
      </div>
      <article className="min-w-0">
        <div className="flex flex-wrap items-start gap-2">
          <span className={`chip f-${family}`}>{term}</span>
          <div className="no-print relative ml-auto flex flex-wrap justify-end gap-2 max-[559px]:w-full">
            <Link href={`/events/${event.id}/history`} className="btn btn-small">
              History
            </Link>
            <Tools actor={actor} view={view} standing={standing} proposed={own !== null} />
          </div>
        </div>
        <h1 dir="auto" className="mt-2.5 mb-2 min-[760px]:text-[34px]">
          {event.title}
        </h1>
        <p dir="auto" className="text-[16px] text-ink-2">
          {placed(event)}
        </p>
        <Facts view={view} />
        <Evidence citations={view.citations} {...(texts && { texts })} />
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

const citationOf = (event: Event, address: string) => `“${event.title}”, ${placed(event)}. Entente, revision ${event.revision}, ${address}`;
