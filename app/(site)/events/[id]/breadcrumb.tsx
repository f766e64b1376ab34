import type { Event } from "#domain/event";
import { pairName, pairsOf } from "#domain/pair";
import { Link } from "#ui/link";

/** The pairs that the event is part of, and its year; on a page of the past, as they were that day. */
export function Breadcrumb({ event, past }: { event: Event; past?: string }) {
  const pairs = pairsOf(event.countries.map(({ country }) => country));
  const shown = pairs.slice(0, 3);
  const year = event.starts.slice(0, 4);
  const [only] = pairs;
  const asof = past ? `asof=${past}` : "";
  return (
    <nav aria-label="Breadcrumb" className="text-[13px] text-ink-3">
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {shown.map((pair, i) => (
          <li key={pair}>
            {i > 0 && <span aria-hidden="true">· </span>}
            <Link href={`/pairs/${pair}${asof && `?${asof}`}`} className="inline-flex min-h-6 items-center hover:text-ink hover:underline">
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
              href={`/pairs/${only}?from=${year}&to=${year}${asof && `&${asof}`}`}
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
