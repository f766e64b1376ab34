import { getOverview, type ListedMention, listPairs, type Overview } from "#db/overview";
import { countryName } from "#domain/country";
import { pairName } from "#domain/pair";
import { readingActor } from "#lib/page-actor";
import { Flag } from "#ui/flag";
import { Glyph } from "#ui/glyph";
import { Link } from "#ui/link";
import { dateWords } from "#ui/words";
import { countWords } from "./_timeline/list";
import { FirstRun } from "./first-run";
import { PairPicker } from "./pair-picker";
import { mostInYear, PairStrip } from "./pair-strip";

export default async function OverviewPage() {
  const actor = await readingActor("/");
  const overview = await getOverview();
  if (overview.events === 0) return <FirstRun actor={actor} />;
  const known = [...new Set((await listPairs()).flatMap((pair) => pair.countries))];
  const [first] = overview.pairs;
  return (
    <div className="mx-auto max-w-[1240px] px-3.5 pt-10 pb-16 min-[760px]:px-7">
      <h1 className="max-w-[19ch] text-[40px]! leading-[1.12] max-[759px]:text-[32px]!">Defence cooperation, on the record</h1>
      <p className="mt-3 mb-[22px] max-w-[58ch] text-[16px] text-ink-2">
        {countWords(overview.events)} between {overview.states} states
        {overview.first && overview.last && `, ${yearOf(overview.first)} to ${yearOf(overview.last)}`}. Every one has its source. Choose two
        countries to see how they work together.
      </p>
      <PairPicker known={known} a={first?.countries[0]} />
      <div className="mt-[46px] grid gap-x-14 gap-y-10 min-[1000px]:grid-cols-[1.5fr_1fr]">
        <ActivePairs overview={overview} />
        <div className="grid content-start gap-[34px]">
          {overview.planned.length > 0 && <Mentions title="Planned next" list={overview.planned} />}
          <Mentions title="Latest on record" list={overview.latest} />
        </div>
      </div>
    </div>
  );
}

function ActivePairs({ overview }: { overview: Overview }) {
  const all = overview.pairs.flatMap(({ years }) => years.map(({ year }) => year));
  const span = { from: Math.min(...all), to: Math.max(...all), most: mostInYear(overview.pairs) };
  return (
    <section aria-labelledby="pairs" className="min-w-0">
      <h2 id="pairs" className="mb-1.5">
        Most active pairs
      </h2>
      <ul>
        {overview.pairs.map(({ pair, countries, total, years }) => (
          <li key={pair} data-row className="border-t border-line hover:bg-sunken">
            <Link
              href={`/pairs/${pair}`}
              className="grid min-h-[54px] grid-cols-[minmax(0,1fr)_auto] items-center gap-x-[18px] py-1.5 min-[560px]:grid-cols-[236px_minmax(0,1fr)_54px]"
            >
              <span className="flex items-center gap-2.5 font-semibold">
                <span className="flex flex-none gap-1">
                  {countries.map((country) => (
                    <Flag key={country} country={country} />
                  ))}
                </span>
                {pairName(pair)}
              </span>
              <span className="max-[559px]:order-1 max-[559px]:col-span-2">
                <PairStrip years={years} {...span} />
              </span>
              <span className="num text-right text-ink-2">
                {total.toLocaleString("en")}
                <span className="sr-only"> events</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {overview.pairCount > overview.pairs.length && (
        <p className="border-t border-line pt-3">
          <Link href="/pairs" className="link link-alone">
            All {overview.pairCount.toLocaleString("en")} pairs
          </Link>
        </p>
      )}
    </section>
  );
}

function Mentions({ title, list }: { title: string; list: ListedMention[] }) {
  return (
    <section>
      <h2 className="mb-1.5">{title}</h2>
      <ul>
        {list.map((mention) => (
          <li key={mention.id} data-row className="flex gap-[13px] border-t border-line py-[11px]">
            <Glyph type={mention.type} />
            <div className="min-w-0">
              <Link
                href={`/events/${mention.id}`}
                dir="auto"
                className="font-[550] leading-[1.35] decoration-1 underline-offset-3 hover:underline"
              >
                {mention.title}
              </Link>
              <p className="text-[12.5px] text-ink-3">
                {partiesOf(mention)}, {dateWords(mention.date)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const partiesOf = ({ countries }: ListedMention) => {
  const names = countries.map(countryName);
  return names.length > 3 ? `${names.slice(0, 2).join("–")} and ${names.length - 2} more` : names.join("–");
};

const yearOf = (iso: string) => Number(iso.slice(0, 4));
