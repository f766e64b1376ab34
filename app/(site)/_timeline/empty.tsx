import { countTimeline } from "#db/facets";
import { searchQuery } from "#db/search";
import { Link } from "#ui/link";
import { countWords } from "./list";
import { chipsOf, withoutChips } from "./list-bar";
import { hrefOf, type Place } from "./place";

/** What to do where nothing matches: which filter to take away, and how many events there would be. */
export async function Empty({ place, canWrite }: { place: Place; canWrite: boolean }) {
  const chips = chipsOf(place);
  if (chips.length === 0) return <NothingYet place={place} canWrite={canWrite} />;
  const unsearchable = place.filter.q !== null && searchQuery(place.filter.q, "*") === null;
  const ways = await Promise.all(
    chips.map(async ({ name, words }) => {
      const filter = withoutChips(name);
      const { total, capped } = await countTimeline({ ...place.filter, ...filter, ...(place.pair && { country: place.filter.country }) });
      return { name, words, filter, total, capped };
    }),
  );
  const any = place.filter.country.length > 1 && !place.pair && place.filter.match !== "any" ? ({ match: "any" } as const) : null;
  const anyOf = any && (await countTimeline({ ...place.filter, ...any }));
  const open = ways.filter(({ total, capped }) => total > 0 || capped);
  return (
    <div className="border-t border-line py-10">
      <h2>{unsearchable ? "Type at least one letter or digit" : "Nothing matches these filters together"}</h2>
      {open.length > 0 || anyOf?.total || anyOf?.capped ? (
        <ul className="mt-4 grid gap-2">
          {any && anyOf && (anyOf.total > 0 || anyOf.capped) && (
            <li>
              <Link href={hrefOf(place, { filter: any })} stay className="link">
                Events of any of these countries
              </Link>
              : {atLeast(anyOf)}
            </li>
          )}
          {open.map(({ name, words, filter, total, capped }) => (
            <li key={name}>
              <Link href={hrefOf(place, { filter })} stay className="link">
                Without {words}
              </Link>
              : {atLeast({ total, capped })}
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-3 text-ink-2">No single one of them is to blame.</p>
      )}
      <Link href={hrefOf(place, { filter: withoutChips(...chips.map(({ name }) => name), "match") })} stay className="btn mt-6">
        Clear all filters
      </Link>
    </div>
  );
}

/** Where some hits alone were looked at, and none of them matches, there may still be some. */
const atLeast = ({ total, capped }: { total: number; capped: boolean }) =>
  capped ? (total > 0 ? `at least ${countWords(total)}` : "perhaps some") : countWords(total);

const NothingYet = ({ place, canWrite }: { place: Place; canWrite: boolean }) => (
  <div className="border-t border-line py-10">
    <h2>{place.pair ? "Nothing on record for this pair yet" : "Nothing on record yet"}</h2>
    <p className="mt-3 max-w-[56ch] text-ink-2">
      An empty record does not say that nothing happened: it may only be that nobody has looked.
    </p>
    <div className="mt-6 flex flex-wrap gap-2">
      {canWrite && (
        <Link href="/events/new" className="btn btn-primary">
          New event
        </Link>
      )}
      {place.pair && (
        <Link href="/pairs" className="btn">
          All pairs
        </Link>
      )}
    </div>
  </div>
);
