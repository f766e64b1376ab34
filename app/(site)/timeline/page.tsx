import type { Metadata } from "next";
import { countTimeline } from "#db/facets";
import { countryName } from "#domain/country";
import { type Filter, parseFilter } from "#domain/filter";
import { pairName, pairOf } from "#domain/pair";
import { readingActor } from "#lib/page-actor";
import { Link } from "#ui/link";
import { ExportMenu } from "../_timeline/export-menu";
import { coveringWords, Head } from "../_timeline/head";
import { type Place, without } from "../_timeline/place";
import { Screen } from "../_timeline/screen";
import { one, queryText, type SearchParams } from "../_timeline/search-params";

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { filter } = parseFilter(await searchParams);
  return { title: titleOf(filter), ...(filter.asof && { robots: { index: false } }) };
}

export default async function TimelinePage({ searchParams }: Props) {
  const given = await searchParams;
  const actor = await readingActor(`/timeline${queryText(given)}`);
  const { filter, ignored } = parseFilter(given);
  const place: Place = {
    path: "/timeline",
    pair: false,
    filter,
    view: one(given.view) === "table" ? "table" : "list",
    event: one(given.event) ?? null,
  };
  const all = without("type", "status", "level", "theme", "series", "from", "to", "q", "sources", "grade", "bilateral");
  const whole = await countTimeline({ ...filter, ...all });
  const [a, b, ...more] = filter.country;
  return (
    <Screen place={place} actor={actor} after={one(given.after)} ignored={ignored}>
      <Head
        title={<h1 className="min-[760px]:text-[34px]">{titleOf(filter)}</h1>}
        facts={[
          ["Events on record", whole.total.toLocaleString("en")],
          ["Covering", coveringWords(whole.covering)],
        ]}
        tools={
          <>
            {a && b && more.length === 0 && filter.match !== "any" && (
              <Link href={`/pairs/${pairOf(a, b)}`} className="btn">
                {pairName(pairOf(a, b))}
              </Link>
            )}
            <ExportMenu place={place} />
          </>
        }
      />
    </Screen>
  );
}

function titleOf({ country, match, q }: Filter) {
  if (country.length === 0) return q ? `“${q}”` : "Timeline";
  const names = country.map(countryName);
  if (names.length === 1) return `${names[0]}`;
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return `${shown.slice(0, -1).join(", ")} ${match === "any" ? "or" : "and"} ${shown.at(-1)}`;
}
