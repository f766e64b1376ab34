import { type FilterName, filterWords } from "#domain/filter";
import type { TimelinePage } from "#domain/timeline";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";
import { dateWords } from "#ui/words";
import { countWords } from "./list";
import { hrefOf, type Place, without } from "./place";

type Props = { place: Place; page: TimelinePage; seriesName: string | null };

/** How many events there are, what they are filtered by, and list or table. */
export function ListBar({ place, page, seriesName }: Props) {
  return (
    <div className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-2">
      <p role="status" className="num font-semibold">
        {page.capped ? `At least ${countWords(page.total)}` : countWords(page.total)}
        {page.partial && <span className="font-normal text-ink-3"> (numbers are of the newest hits)</span>}
      </p>
      <Chips place={place} seriesName={seriesName} />
      <nav aria-label="View" className="seg no-print ml-auto">
        {(["list", "table"] as const).map((view) => (
          <Link key={view} href={hrefOf(place, { view })} stay aria-current={place.view === view ? "true" : undefined}>
            {view === "list" ? "List" : "Table"}
          </Link>
        ))}
      </nav>
    </div>
  );
}

/** What one chip stands for beside its own filter: a period is one chip, whose two ends go together. */
const together: Partial<Record<FilterName, FilterName[]>> = { country: ["match"], from: ["to"] };

export const withoutChips = (...names: FilterName[]) => without(...names.flatMap((name) => [name, ...(together[name] ?? [])]));

/** One chip a filter, each a link to the timeline without it. */
function Chips({ place, seriesName }: { place: Place; seriesName: string | null }) {
  const chips = chipsOf(place).map(({ name, words }) => ({ name, words: name === "series" ? (seriesName ?? words) : words }));
  return (
    <>
      {chips.map(({ name, words }) => (
        <Link
          key={name}
          href={hrefOf(place, { filter: withoutChips(name) })}
          stay
          dir="auto"
          title={`Without this filter: ${words}`}
          className="chip no-print max-w-[260px]"
        >
          <span className="sr-only">Remove filter: </span>
          <span className="truncate">{words}</span>
          <Icon name="x" size={12} />
        </Link>
      ))}
      {chips.length > 1 && (
        <Link
          href={hrefOf(place, { filter: withoutChips(...chips.map(({ name }) => name), "match") })}
          stay
          className="link no-print text-[13px]"
        >
          Clear all
        </Link>
      )}
    </>
  );
}

/** The filters that are set and can be taken away here; long lists in short. */
export const chipsOf = (place: Place) =>
  filterWords(place.filter)
    .filter(({ name }) => name !== "match" && !(place.pair && name === "country") && !(name === "to" && place.filter.from))
    .map(({ name, words }) => ({ name, words: shortOf(place, name) ?? words }));

const plural: Partial<Record<FilterName, string>> = { type: "types", level: "levels", theme: "themes", status: "statuses" };

function shortOf(place: Place, name: FilterName) {
  const { from, to } = place.filter;
  if (name === "from" && from && to) return from === to ? dateWords(from) : `${dateWords(from)} – ${dateWords(to)}`;
  const value = place.filter[name];
  return Array.isArray(value) && value.length > 2 && plural[name] ? `${value.length} ${plural[name]}` : null;
}
