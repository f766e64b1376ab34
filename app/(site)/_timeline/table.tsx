import { levels, statuses } from "#domain/codebook";
import { countryName } from "#domain/country";
import type { RowView } from "#domain/timeline";
import { FamilyMark } from "#ui/family-mark";
import { Link } from "#ui/link";
import { dateWords, termOf, typeOf } from "#ui/words";
import { Grade } from "./grade";
import { hrefOf, type Place } from "./place";

export function TableRows({ rows, place }: { rows: RowView[]; place: Place }) {
  return rows.map((row) => <TableRow key={row.event.id} row={row} place={place} />);
}

function TableRow({ row: { event, depth, seriesName, sources, grade }, place }: { row: RowView; place: Place }) {
  const open = place.event === event.id;
  const cell = "py-2 pr-4 align-top";
  return (
    <tr data-row className={`border-b border-line last:border-0 ${open ? "bg-accent-weak" : "hover:bg-sunken"}`}>
      <td className={`num min-[760px]:whitespace-nowrap ${cell} ${open ? "shadow-[inset_3px_0_var(--accent)]" : ""}`}>
        {dateWords(event.date)}
      </td>
      <td className={`whitespace-nowrap text-ink-2 ${cell}`}>
        <span className="inline-flex items-center gap-2">
          <FamilyMark family={typeOf(event.type).family} />
          <span className="max-[759px]:sr-only">{typeOf(event.type).term}</span>
        </span>
      </td>
      <td className={`min-w-[220px] ${cell} ${depth > 0 ? "pl-5" : ""}`}>
        <Link
          href={hrefOf(place, { event: event.id })}
          stay
          dir="auto"
          aria-current={open ? "true" : undefined}
          className="font-[550] decoration-1 underline-offset-3 hover:underline"
        >
          {event.title}
        </Link>
      </td>
      <td className={`text-ink-2 ${cell}`}>
        {event.countries
          .filter(({ country }) => !place.pair || !place.filter.country.includes(country))
          .map(({ country }) => countryName(country))
          .join(", ")}
      </td>
      <td dir="auto" className={`text-ink-2 ${cell}`}>
        {[event.place, event.city].filter(Boolean).join(", ")}
      </td>
      <td className={`text-ink-2 ${cell}`}>{event.level && termOf(levels, event.level)}</td>
      <td dir="auto" className={`text-ink-2 ${cell}`}>
        {seriesName && (event.edition ? `${seriesName}, ${event.edition}` : seriesName)}
      </td>
      <td className={`text-ink-2 ${cell}`}>{termOf(statuses, event.status)}</td>
      <td className="num py-2 text-right align-top whitespace-nowrap text-ink-2">
        <Grade rank={grade} /> {sources}
      </td>
    </tr>
  );
}
