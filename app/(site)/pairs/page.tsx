import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { listPairs, type PairTotal } from "#db/overview";
import { countryName, isCountry } from "#domain/country";
import { pairName, parsePair } from "#domain/pair";
import { readingActor } from "#lib/page-actor";
import { Flag } from "#ui/flag";
import { Link } from "#ui/link";
import { one, queryText, type SearchParams } from "../_timeline/search-params";
import { PairPicker } from "../pair-picker";

export const metadata: Metadata = { title: "Pairs" };

const most = 100;

/** Every pair on record. `a` and `b` are the picker's: two countries lead to their timeline, one to its own. */
export default async function PairsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const given = await searchParams;
  await readingActor(`/pairs${queryText(given)}`);
  const [a, b, other] = [one(given.a)?.toUpperCase(), one(given.b)?.toUpperCase(), one(given.with)?.toUpperCase()];
  const read = a && b ? parsePair(`${a}-${b}`) : null;
  if (read?.ok) redirect(`/pairs/${read.pair}`);
  const alone = other ? undefined : (a ?? b);
  if (!read && alone && isCountry(alone)) redirect(`/timeline?country=${alone}`);
  const problem = read && !read.ok ? read.message : alone ? `“${alone.slice(0, 40)}” is not a country code.` : null;
  const pairs = await listPairs();
  const known = [...new Set(pairs.flatMap((pair) => pair.countries))];
  const chosen = a && isCountry(a) ? a : undefined;
  const shown = chosen && other ? pairs.filter((pair) => pair.countries.includes(chosen)) : pairs;
  return (
    <div className="mx-auto max-w-[1240px] px-3.5 pt-10 pb-16 min-[760px]:px-7">
      <h1>Choose two countries</h1>
      {problem && (
        <p role="alert" className="mt-4 max-w-[680px] rounded-lg bg-danger-weak px-4 py-2.5 font-medium text-danger">
          {problem}
        </p>
      )}
      <div className="mt-5">
        <PairPicker known={known} a={chosen} b={other && isCountry(other) ? other : undefined} />
      </div>
      <h2 className="mt-11">{chosen && other ? `Pairs of ${countryName(chosen)}` : "Every pair on record"}</h2>
      <ul className="mt-2 grid gap-x-10 min-[640px]:grid-cols-2 min-[1000px]:grid-cols-3">
        {shown.slice(0, most).map((pair) => (
          <PairItem key={pair.pair} pair={pair} />
        ))}
      </ul>
      {shown.length === 0 && <p className="mt-3 text-ink-2">No pair is on record yet.</p>}
      {shown.length > most && (
        <p className="mt-4 text-ink-3">
          The {most} most active of {shown.length.toLocaleString("en")} pairs. Choose two countries above for any other.
        </p>
      )}
    </div>
  );
}

const PairItem = ({ pair: { pair, countries, total } }: { pair: PairTotal }) => (
  <li data-row className="border-t border-line hover:bg-sunken">
    <Link href={`/pairs/${pair}`} className="flex min-h-11 items-center gap-2.5 py-2">
      <span className="flex flex-none gap-1">
        {countries.map((country) => (
          <Flag key={country} country={country} />
        ))}
      </span>
      <span className="font-[550]">{pairName(pair)}</span>
      <span className="num ml-auto text-ink-2">
        {total.toLocaleString("en")}
        <span className="sr-only"> events</span>
      </span>
    </Link>
  </li>
);
