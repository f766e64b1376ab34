import { headers } from "next/headers";
import type { ReactNode } from "react";
import { asOfFilter, lookBackOf } from "#db/as-of";
import { findSeries } from "#db/series";
import { getTimelinePage } from "#db/timeline-page";
import { type Actor, can } from "#domain/access";
import { originOf } from "#lib/http";
import { dayOf } from "#ui/words";
import { BandCard } from "./band-card";
import { Empty } from "./empty";
import { countWords, List, lastYear } from "./list";
import { chipsOf, ListBar } from "./list-bar";
import { LookBackNote } from "./look-back";
import { More } from "./more";
import { findChosen, Panel } from "./panel";
import { hrefOf, type Place } from "./place";
import { Rail } from "./rail";
import { TableRows } from "./table";

type Props = { place: Place; actor: Actor | null; after: string | undefined; ignored: string[]; children: ReactNode };

/** A timeline as people see it: head, band, filters, rows, and the chosen event. `children` is the head. */
export async function Screen({ place, actor, after, ignored, children }: Props) {
  const page = await getTimelinePage(place.filter, { after });
  const chosen = await findChosen(actor, place.event, place.filter.asof);
  const { series } = place.filter;
  const seriesName = series && ((await asOfFilter(place.filter, () => findSeries(series)))?.name ?? series);
  const lookBack = await lookBackOf(place.filter);
  const where = hrefOf(place, { event: null });
  const table = place.view === "table";
  const set = chipsOf(place).length;
  return (
    <>
      <div className="px-3.5 pt-[26px] min-[760px]:px-7">
        {children}
        {ignored.length > 0 && <Ignored lines={ignored} />}
        {lookBack && <LookBackNote place={place} lookBack={lookBack} />}
        <BandCard band={page.band} place={place} />
        <PrintNote place={place} shown={page.rows.length} total={page.total} />
      </div>
      <div
        className={`grid gap-x-8 gap-y-4 px-3.5 pt-[26px] pb-16 min-[760px]:px-7 min-[1000px]:grid-cols-[232px_minmax(0,1fr)] print:block ${table && !chosen ? "" : "min-[1280px]:grid-cols-[232px_minmax(0,1fr)_372px]"}`}
      >
        <div className="no-print min-w-0">
          <input type="checkbox" id="show-filters" className="peer sr-only min-[1000px]:hidden" />
          <label
            htmlFor="show-filters"
            className="btn w-fit peer-focus-visible:outline-2 peer-focus-visible:outline-accent min-[1000px]:hidden"
          >
            Filters{set > 0 && ` (${set})`}
          </label>
          <aside aria-label="Filters" className="mt-4 hidden peer-checked:block min-[1000px]:mt-0 min-[1000px]:block">
            <Rail
              place={place}
              facets={page.facets}
              partial={page.partial}
              wrong={new Set(ignored.map((line) => line.split(":")[0]?.toLowerCase() ?? ""))}
            />
            <label htmlFor="show-filters" className="btn btn-primary sticky bottom-2 mt-4 w-full min-[1000px]:hidden">
              Show {page.capped ? "at least " : ""}
              {countWords(page.total)}
            </label>
          </aside>
        </div>
        <section id="rows" aria-label="Events" className="min-w-0">
          <ListBar place={place} page={page} seriesName={seriesName} />
          {lookBack?.kind === "many" ? null : page.rows.length === 0 ? (
            <Empty place={place} canWrite={can(actor, "event.create")} />
          ) : (
            <More
              key={`${where} ${after ?? ""}`}
              where={where}
              table={table}
              pair={place.pair}
              first={{ next: page.next, year: lastYear(page.rows), count: page.rows.length }}
              total={page.total}
              capped={page.capped}
              nextHref={hrefOf(place, { event: null, after: "AFTER" })}
            >
              {table ? <TableRows rows={page.rows} place={place} /> : <List rows={page.rows} years={page.years} place={place} />}
            </More>
          )}
        </section>
        {chosen ? (
          <div className="no-print min-w-0">
            <Panel view={chosen} actor={actor} place={place} />
          </div>
        ) : (
          !table && page.rows.length > 0 && <Hint missing={place.event !== null} />
        )}
      </div>
    </>
  );
}

const Ignored = ({ lines }: { lines: string[] }) => (
  <div role="status" className="no-print mt-4 rounded-lg bg-warn-weak px-4 py-2.5 text-warn">
    <p className="font-medium">Part of the filter was not understood and is left out.</p>
    <ul className="mt-1 text-[13px]">
      {lines.slice(0, 8).map((line) => (
        <li key={line} dir="auto" className="wrap-anywhere">
          {line}
        </li>
      ))}
      {lines.length > 8 && <li>and {lines.length - 8} more</li>}
    </ul>
  </div>
);

const Hint = ({ missing }: { missing: boolean }) => (
  <div className="no-print hidden self-start rounded-xl border border-dashed border-line-2 px-5 py-6 text-[13px] text-ink-3 min-[1280px]:block">
    {missing ? (
      <p>The event of this address is not on record, or not for you to see.</p>
    ) : (
      <p>Choose an event to read its evidence here.</p>
    )}
    <p className="with-script mt-2 leading-6">
      <kbd className="kbd">j</kbd> <kbd className="kbd">k</kbd> move, <kbd className="kbd">Enter</kbd> opens, <kbd className="kbd">?</kbd>{" "}
      lists all keys.
    </p>
  </div>
);

/** On paper: what the rows are filtered by. */
const PrintNote = async ({ place, shown, total }: { place: Place; shown: number; total: number }) => {
  const origin = originOf({ url: "http://localhost", headers: await headers() });
  const words = chipsOf(place).map((chip) => chip.words);
  return (
    <p className="print-only mt-3">
      {shown < total && `The newest ${shown} of ${countWords(total)}; an export holds them all. `}
      {words.length > 0 ? `Filtered by: ${words.join("; ")}. ` : "Not filtered. "}
      Printed on {dayOf(new Date().toISOString())} from {origin}
      {hrefOf(place, { event: null })}
    </p>
  );
};
