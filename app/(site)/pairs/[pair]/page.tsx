import type { Metadata, Route } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { countTimeline } from "#db/facets";
import { countryName } from "#domain/country";
import { emptyFilter, parseFilter } from "#domain/filter";
import { pairName, parsePair } from "#domain/pair";
import { readingActor } from "#lib/page-actor";
import { Flag } from "#ui/flag";
import { Link } from "#ui/link";
import { ExportMenu } from "../../_timeline/export-menu";
import { coveringWords, Head } from "../../_timeline/head";
import type { Place } from "../../_timeline/place";
import { Screen } from "../../_timeline/screen";
import { one, queryText, type SearchParams } from "../../_timeline/search-params";

type Props = { params: Promise<{ pair: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const read = parsePair((await params).pair);
  return read.ok
    ? {
        title: pairName(read.pair),
        description: `Defence cooperation between ${read.countries.map(countryName).join(" and ")}, on the record.`,
        ...((await searchParams).asof && { robots: { index: false } }),
      }
    : { title: "No such pair" };
}

export default async function PairPage({ params, searchParams }: Props) {
  const read = parsePair((await params).pair);
  if (!read.ok) notFound();
  const given = await searchParams;
  if (!read.canonical) permanentRedirect(`/pairs/${read.pair}${queryText(given)}` as Route);
  const actor = await readingActor(`/pairs/${read.pair}${queryText(given)}`);
  const { country: stray, match: _, ...rest } = given;
  const { filter, ignored } = parseFilter(rest);
  if (stray) ignored.push("Country: the address of this page already names the pair");
  filter.country = [...read.countries];
  const place: Place = {
    path: `/pairs/${read.pair}`,
    pair: true,
    filter,
    view: one(given.view) === "table" ? "table" : "list",
    event: one(given.event) ?? null,
  };
  const whole = await countTimeline({ ...emptyFilter(), country: [...read.countries], asof: filter.asof });
  const others = whole.total - whole.facets.bilateral;
  const [a, b] = read.countries;
  return (
    <Screen place={place} actor={actor} after={one(given.after)} ignored={ignored}>
      <Head
        title={
          <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 min-[760px]:text-[34px]">
            <Flag country={a} size={28} />
            {countryName(a)}
            <span className="font-normal text-ink-3">–</span>
            <Flag country={b} size={28} />
            {countryName(b)}
          </h1>
        }
        facts={[
          ["Events on record", whole.total.toLocaleString("en")],
          ["Covering", coveringWords(whole.covering)],
          ...(others > 0 ? [["With other countries", others.toLocaleString("en")] as [string, string]] : []),
        ]}
        tools={
          <>
            <Link href={`/pairs?${new URLSearchParams({ a, with: b })}`} className="btn">
              Change pair
            </Link>
            <ExportMenu place={place} />
          </>
        }
      />
    </Screen>
  );
}
