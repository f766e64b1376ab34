import type { ReactNode } from "react";
import { type EventView, getEventView } from "#db/events";
import { type Actor, mayChange } from "#domain/access";
import { levels, stances, themes } from "#domain/codebook";
import { countryName } from "#domain/country";
import { AppError } from "#domain/errors";
import { gradeRank } from "#domain/grade";
import { eventStates } from "#domain/review";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";
import { dateWords, termOf, typeOf } from "#ui/words";
import { Grade } from "./grade";
import { hrefOf, type Place } from "./place";
import { sourceWords } from "./row";
import { direction, everyParty } from "./words";

/** The event of `?event=…` with its evidence; null where there is none that this reader may see. */
export async function findChosen(actor: Actor | null, id: string | null, asof: string | null): Promise<EventView | null> {
  if (!id) return null;
  try {
    return await getEventView(actor, id, asof);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

/** Beside the list where there is room, else a sheet over its lower part. */
export function Panel({ view, actor, place }: { view: EventView; actor: Actor | null; place: Place }) {
  const { event, whole, related, seriesName } = view;
  const { asof } = place.filter;
  const { term, family } = typeOf(event.type);
  return (
    <section
      id="panel"
      aria-label="Chosen event"
      className="card no-print max-[1279px]:fixed max-[759px]:left-2 max-[1279px]:right-2 max-[1279px]:bottom-2 max-[1279px]:z-20 max-[759px]:max-h-[70dvh] min-[760px]:max-[1279px]:max-h-[calc(100dvh-16px)] min-[760px]:max-[1279px]:w-[400px] max-[1279px]:overflow-y-auto max-[1279px]:shadow-raised min-[1280px]:sticky min-[1280px]:top-4 min-[1280px]:max-h-[calc(100dvh-32px)] min-[1280px]:overflow-y-auto"
    >
      <div className="border-b border-line px-5 pt-[18px] pb-3.5">
        <div className="flex items-center gap-3 text-[12.5px] text-ink-2">
          <span className={`chip f-${family}`}>{term}</span>
          <span>
            {termOf(eventStates, event.state)}, revision {event.revision}
          </span>
          <Link
            href={hrefOf(place, { event: null })}
            stay
            data-close
            className="-my-1 -mr-2 ml-auto grid size-7 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
          >
            <Icon name="x" label="Close" />
          </Link>
        </div>
        <h2 dir="auto" className="mt-2 text-[20px]">
          {event.title}
        </h2>
      </div>
      <dl className="grid grid-cols-[98px_minmax(0,1fr)] gap-x-3 gap-y-[7px] px-5 py-[15px] text-[13.5px]">
        <Fact label="Date">
          <span className="num">{dateWords(event.date, "long")}</span>
        </Fact>
        <Fact label={direction(event) ? "Direction" : "Countries"}>{direction(event) ?? everyParty(event)}</Fact>
        <Fact label="Place">
          {[event.place, event.city, event.venueCountry && countryName(event.venueCountry)].filter(Boolean).join(", ")}
        </Fact>
        <Fact label="Level">{event.level && termOf(levels, event.level)}</Fact>
        <Fact label="Themes">{event.themes.map((code) => termOf(themes, code)).join(", ")}</Fact>
        <Fact label="Series">{seriesName && (event.edition ? `${seriesName}, edition ${event.edition}` : seriesName)}</Fact>
        <Fact label="Part of">
          {whole && (
            <Link href={hrefOf(place, { event: whole.id })} stay className="link">
              {whole.title}
            </Link>
          )}
        </Fact>
        {related.map((other) => (
          <Fact key={`${other.relation} ${other.id}`} label={other.relation}>
            <Link href={hrefOf(place, { event: other.id })} stay className="link">
              {other.title}
            </Link>
          </Fact>
        ))}
      </dl>
      <Evidence view={view} />
      <div className="flex flex-wrap gap-2 border-t border-line px-5 py-3">
        <Link href={asof ? `/events/${event.id}?asof=${asof}` : `/events/${event.id}`} data-full className="btn">
          Full record
        </Link>
        {!asof && event.state !== "trash" && mayChange(actor, event) && (
          <Link href={`/events/${event.id}/edit`} data-edit className="btn">
            Edit
          </Link>
        )}
      </div>
    </section>
  );
}

/** How many citations the panel has room for. */
const shown = 3;

function Evidence({ view: { event, citations, sources } }: { view: EventView }) {
  return (
    <div className="border-t border-line bg-[color-mix(in_srgb,var(--sunken)_45%,var(--surface))] px-5 pt-3.5 pb-[18px]">
      <h3 className="mb-2 flex font-sans text-[12px] font-semibold tracking-normal text-ink-3">
        Evidence <span className="ml-auto font-medium">{sourceWords(sources)}</span>
      </h3>
      <ul className="grid gap-3">
        {citations.slice(0, shown).map(({ source, quote, stance, credibility }) => (
          <li key={`${source.id} ${quote}`}>
            {quote && (
              <blockquote dir="auto" className="mb-[7px] line-clamp-6 border-l-2 border-agreements pl-3 font-serif text-[14px]">
                {quote}
              </blockquote>
            )}
            <p dir="auto" className="text-[12.5px] text-ink-2">
              {stance !== "supports" && (
                <span className={`chip mr-1.5 ${stance === "contradicts" ? "chip-warn" : ""}`}>{termOf(stances, stance)}</span>
              )}
              <a href={source.address} rel="noopener nofollow" className="link">
                {source.title ?? source.publisher ?? source.address}
              </a>
              {source.published && `, ${dateWords(source.published)}`}{" "}
              <Grade rank={gradeRank({ reliability: source.reliability, credibility: credibility as "6" })} />
            </p>
          </li>
        ))}
      </ul>
      {citations.length > shown && (
        <p className="mt-3 text-[12.5px]">
          <Link href={`/events/${event.id}`} className="link">
            and {citations.length - shown} more in the full record
          </Link>
        </p>
      )}
    </div>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) =>
  children ? (
    <>
      <dt className="text-ink-3 first-letter:uppercase">{label}</dt>
      <dd dir="auto">{children}</dd>
    </>
  ) : null;
