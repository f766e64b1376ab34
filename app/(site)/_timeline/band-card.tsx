import { type Family, families } from "#domain/codebook";
import { asFilter, monthsWords, shift, zoom } from "#domain/months";
import { type Months, monthsOf } from "#domain/period";
import type { Band as BandData } from "#domain/timeline";
import { Icon, type IconName } from "#ui/icon";
import { Link } from "#ui/link";
import { Band } from "./band";
import { hrefOf, type Place, queryOf, without } from "./place";

const mark: Record<Family, string> = {
  talks: "bg-talks-mark",
  visits: "bg-visits-mark",
  agreements: "bg-agreements-mark",
  activity: "bg-activity-mark",
  industry: "bg-industry-mark",
  other: "bg-other-mark",
};
const steps = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** The overview band with its key and, for whoever does not drag, its buttons; each is a link. */
export function BandCard({ band, place }: { band: BandData; place: Place }) {
  if (band.bins.length === 0) return null;
  const all: Months = { start: band.from * 12, end: band.to * 12 };
  const chosen = monthsOf(place.filter.from, place.filter.to, all);
  const present = (Object.keys(families) as Family[]).filter((family) => band.bins.some(({ counts }) => counts[family] > 0));
  return (
    <figure aria-label="Events over time" className="card mt-[22px] px-[18px] pt-3 pb-2 max-[759px]:px-3">
      <figcaption className="mb-1.5 flex flex-wrap items-center gap-x-[18px] gap-y-1 text-[12px] text-ink-2">
        <b className="num font-semibold text-ink">{monthsWords(all)}</b>
        {present.map((family) => (
          <span key={family} className="inline-flex items-center gap-1.5">
            <i data-mark className={`size-[9px] rounded-[2px] ${mark[family]}`} />
            {families[family]}
          </span>
        ))}
        <Buttons place={place} chosen={chosen} all={all} step={steps[band.step]} />
      </figcaption>
      <Band band={band} chosen={chosen} path={place.path} query={queryOf(place, { filter: without("from", "to"), event: null })} />
    </figure>
  );
}

type ButtonsProps = { place: Place; chosen: Months | null; all: Months; step: number };

function Buttons({ place, chosen, all, step }: ButtonsProps) {
  const now = chosen ?? all;
  const length = all.end - all.start;
  // Without a period the newest quarter of the record is the closer look.
  const closer = chosen
    ? zoom(chosen, "in", step, all)
    : { start: all.end - Math.max(step, Math.round(length / 4 / 12) * 12 || step), end: all.end };
  const wider = chosen && zoom(chosen, "out", step, all);
  const widest = wider && wider.start === all.start && wider.end === all.end;
  const moves: [IconName, string, Months | "all" | null][] = [
    ["chevron-left", "Earlier", now.start > all.start ? shift(now, -1, all) : null],
    ["chevron-right", "Later", now.end < all.end ? shift(now, 1, all) : null],
    ["zoom-out", "Longer period", wider ? (widest ? "all" : wider) : null],
    ["zoom-in", "Shorter period", now.end - now.start > step ? closer : null],
  ];
  return (
    <span className="no-print -my-1 ml-auto inline-flex items-center gap-0.5">
      <span className="mr-2 max-[1099px]:hidden">Drag to choose a period</span>
      {moves.map(([icon, label, to]) =>
        to === null ? (
          <span key={label} aria-hidden="true" className="grid size-7 place-items-center text-control opacity-50">
            <Icon name={icon} />
          </span>
        ) : (
          <Link
            key={label}
            href={hrefOf(place, { filter: to === "all" ? without("from", "to") : asFilter(to), event: null })}
            stay
            title={label}
            className="grid size-7 place-items-center rounded-md text-ink-2 hover:bg-sunken hover:text-ink"
          >
            <Icon name={icon} label={label} />
          </Link>
        ),
      )}
      {chosen && (
        <Link href={hrefOf(place, { filter: without("from", "to"), event: null })} stay className="chip ml-1.5">
          All time
        </Link>
      )}
    </span>
  );
}
