import type { ReactNode } from "react";
import type { EventView, Mention } from "#db/events";
import type { Family } from "#domain/codebook";
import { eventStates } from "#domain/review";
import { CopyCitation } from "#ui/copy-citation";
import { Link } from "#ui/link";
import { dateWords, dayOf, termOf, typeOf } from "#ui/words";
import { MentionLink } from "./facts";

const filled: Record<Family, string> = {
  talks: "bg-talks",
  visits: "bg-visits",
  agreements: "bg-agreements",
  activity: "bg-activity",
  industry: "bg-industry",
  other: "bg-other",
};

type Props = {
  view: EventView;
  citation: string;
  address: string;
  /** How many revisions there are to look at. */
  revisions?: number;
  /** The day as which the event is shown, where that is not now. */
  past?: string;
};

export function Aside({ view, citation, address, revisions, past }: Props) {
  const { event, siblings } = view;
  return (
    <aside aria-label="About this record" className="grid content-start gap-7 print:mt-7 print:gap-4 min-[900px]:pt-1">
      {event.series && <Series view={view} />}
      {siblings.length > 0 && (
        <Part title={view.whole?.type === "visit" ? "During the same visit" : "Part of the same event"}>
          <ul className="grid gap-[9px]">
            {siblings.map((mention) => (
              <li key={mention.id}>
                <Link href={`/events/${mention.id}`} dir="auto" className="hover:underline">
                  {mention.title}
                </Link>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title="Record">
        <ul className="grid gap-[5px] text-[13px] text-ink-2">
          <li>
            {event.state === "published" && event.publishedAt
              ? `Published ${dayOf(event.publishedAt)}, revision ${event.revision}`
              : `${termOf(eventStates, event.state)}, revision ${event.revision}`}
          </li>
          <li>Last changed {dayOf(event.updatedAt)}</li>
          {revisions !== undefined && (
            <li className="no-print">
              <Link href={`/events/${event.id}/history`} className="link link-alone inline-flex min-h-6 items-center">
                {revisions === 1 ? "1 revision" : `${revisions} revisions`}
              </Link>
            </li>
          )}
          <li className="no-print">
            <CopyCitation text={citation} />
          </li>
          <li className="print-only">{address}</li>
          <li className="no-print">
            <a
              href={past ? `/events/${event.id}?asof=${past}` : `/events/${event.id}`}
              rel="bookmark"
              className="link link-alone inline-flex min-h-6 items-center"
            >
              Permanent link
            </a>
          </li>
          <li className="no-print">
            <a
              href={`/events/${event.id}/event.json${past ? `?asof=${past}` : ""}`}
              className="link link-alone inline-flex min-h-6 items-center"
            >
              JSON
            </a>
          </li>
        </ul>
      </Part>
    </aside>
  );
}

function Series({ view: { event, seriesName, editions, previous, next } }: { view: EventView }) {
  return (
    <Part title="Series">
      {seriesName && (
        <p dir="auto" className="mb-1.5">
          <Link href={`/timeline?series=${event.series}`} className="link link-alone">
            {seriesName}
          </Link>
        </p>
      )}
      {editions.length > 0 ? (
        <ol>
          {editions.map(({ edition, mention }) => (
            <li key={edition} className="flex items-center gap-[11px] py-1.5">
              <span
                className={`num grid size-[26px] flex-none place-items-center rounded-full text-[11px] font-semibold ${
                  mention ? `${filled[typeOf(event.type).family]} text-surface` : "border-[1.5px] border-dashed border-danger text-danger"
                }`}
              >
                <span className="sr-only">Edition </span>
                {edition}
              </span>
              <Edition mention={mention} current={edition === event.edition} />
            </li>
          ))}
        </ol>
      ) : (
        <dl className="grid gap-1.5">
          {previous && <Neighbour label="Before" mention={previous} />}
          {next && <Neighbour label="After" mention={next} />}
        </dl>
      )}
    </Part>
  );
}

function Edition({ mention, current }: { mention: Mention | null; current: boolean }) {
  if (!mention) return <span className="text-danger">Not on record</span>;
  const words = [dateWords(mention.date), mention.city].filter(Boolean).join(", ");
  return current ? (
    <b aria-current="true" className="font-[650]">
      {words}
    </b>
  ) : (
    <Link href={`/events/${mention.id}`} className="hover:underline" title={mention.title}>
      {words}
    </Link>
  );
}

const Neighbour = ({ label, mention }: { label: string; mention: Mention }) => (
  <div>
    <dt className="text-[12px] text-ink-3">{label}</dt>
    <dd>
      <MentionLink mention={mention} />
    </dd>
  </div>
);

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="min-w-0">
    <h2 className="mb-2 font-sans text-[12px] font-semibold tracking-normal text-ink-3">{title}</h2>
    {children}
  </section>
);
