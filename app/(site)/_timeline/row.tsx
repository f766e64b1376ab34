import { levels, statuses } from "#domain/codebook";
import { countryName } from "#domain/country";
import { ordinal } from "#domain/series";
import type { RowView } from "#domain/timeline";
import { Glyph } from "#ui/glyph";
import { Link } from "#ui/link";
import { termOf } from "#ui/words";
import { Grade } from "./grade";
import { hrefOf, type Place } from "./place";
import { direction, parties, rowDate } from "./words";

/** A row with the parts that stand beneath it. */
export type Group = { row: RowView; parts: RowView[] };
type Props = { group: Group; place: Place };

export function Row({ group: { row, parts }, place }: Props) {
  const { event } = row;
  const { main, note } = rowDate(event);
  const open = place.event === event.id;
  return (
    <article
      data-row
      className={`grid grid-cols-[26px_minmax(0,1fr)] gap-x-3.5 border-b border-line py-3.5 min-[760px]:grid-cols-[88px_26px_minmax(0,1fr)] ${
        open ? "-mx-3.5 rounded-[10px] bg-accent-weak px-3.5 min-[760px]:ml-0 min-[760px]:pl-0 min-[760px]:rounded-l-none" : ""
      }`}
    >
      <p className="num col-start-2 text-[13px] leading-[1.35] text-ink-2 min-[760px]:col-start-1 min-[760px]:pt-px min-[760px]:text-right">
        <b className="font-semibold text-ink min-[760px]:block">{main}</b> {note}
      </p>
      <span className="col-start-1 row-start-2 min-[760px]:col-start-2 min-[760px]:row-start-1">
        <Glyph type={event.type} />
      </span>
      <div className="col-start-2 min-w-0 min-[760px]:col-start-3">
        <h3 dir="auto">
          <Title row={row} place={place} />
        </h3>
        <Meta row={row} place={place} />
        {event.summary && (
          <p dir="auto" className="mt-1.5 line-clamp-3 max-w-[62ch] text-ink-2 print:line-clamp-none">
            {event.summary}
          </p>
        )}
        {parts.length > 0 && <Parts parts={parts} place={place} label="Held during it" />}
      </div>
    </article>
  );
}

/** Events held during the one above; `deep` parts belong to a part. */
export function Parts({ parts, place, label }: { parts: RowView[]; place: Place; label: string }) {
  return (
    <ul aria-label={label} className="mt-[11px] grid gap-[9px] border-l-2 border-line pl-4">
      {parts.map((part) => (
        <li
          key={part.event.id}
          data-row
          className={`flex items-start gap-2.5 ${part.depth > 1 ? "ml-6" : ""} ${
            place.event === part.event.id ? "-my-1 -ml-2 rounded-lg bg-accent-weak py-1 pl-2" : ""
          }`}
        >
          <span className="mt-px">
            <Glyph type={part.event.type} small />
          </span>
          <div className="min-w-0">
            <h4 dir="auto" className="font-[550]">
              <Title row={part} place={place} />
            </h4>
            <p dir="auto" className="text-[12.5px] text-ink-3">
              {partWords(part)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

const Title = ({ row: { event }, place }: { row: RowView; place: Place }) => (
  <Link
    href={hrefOf(place, { event: event.id })}
    stay
    aria-current={place.event === event.id ? "true" : undefined}
    className="decoration-1 underline-offset-3 hover:underline"
  >
    {event.title}
  </Link>
);

function partWords({ event, sources }: RowView) {
  const people = event.participants.filter((one) => one.part === "co_chair").map((one) => one.name);
  const chaired = people.length > 0 ? `Co-chaired by ${people.join(" and ")}` : null;
  const said = chaired ?? (event.level && termOf(levels, event.level)) ?? rowDate(event).main;
  return [said, event.status !== "held" && termOf(statuses, event.status), sourceWords(sources)].filter(Boolean).join(" · ");
}

export const sourceWords = (n: number) => (n === 0 ? "no source" : n === 1 ? "1\u00a0source" : `${n}\u00a0sources`);

function Meta({ row, place }: { row: RowView; place: Place }) {
  const { event, during, seriesName, sources, grade } = row;
  const toward = direction(event);
  const pair = new Set<string>(place.filter.country);
  const third = place.pair ? event.countries.filter((one) => !pair.has(one.country)) : [];
  const shown = [
    toward ?? (place.pair ? null : parties(event)),
    [event.place, event.city].filter(Boolean).join(", ") || (event.venueCountry && countryName(event.venueCountry)),
    event.level && termOf(levels, event.level),
    seriesName && (event.edition ? `${seriesName}, ${ordinal(event.edition)}` : seriesName),
    event.dateBasis !== "stated" && (event.dateBasis === "inferred" ? "date inferred" : "date of the report"),
    sourceWords(sources),
  ].filter(Boolean);
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-[5px] text-[12.5px] text-ink-2">
      {/* One text of isolated parts: an element for each would be a third of the list. */}
      <span>{shown.map((words) => `\u2068${words}\u2069`).join("\u2003")}</span>
      <Grade rank={grade} />
      {event.status !== "held" && <span className="chip">{termOf(statuses, event.status)}</span>}
      {third.length > 0 && <span className="chip">with {third.map((one) => countryName(one.country)).join(", ")}</span>}
      {during && (
        <Link href={hrefOf(place, { event: during.id })} stay dir="auto" className="chip">
          during {during.title}
        </Link>
      )}
    </div>
  );
}
