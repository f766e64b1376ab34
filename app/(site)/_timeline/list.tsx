import type { RowView } from "#domain/timeline";
import type { Place } from "./place";
import { type Group, Parts, Row } from "./row";

type Props = { rows: RowView[]; years: Record<string, number>; place: Place; after?: string | undefined };

/** Rows grouped by year, parts beneath their whole. `after` is the year that was shown last, in the window before. */
export function List({ rows, years, place, after }: Props) {
  const { orphans, byYear } = grouped(rows);
  return (
    <>
      {orphans.length > 0 && (
        <div className="border-b border-line pb-3.5 min-[760px]:pl-[142px]">
          <Parts parts={orphans} place={place} label="Held during the event before" />
        </div>
      )}
      {byYear.map(([year, groups]) => (
        <section key={year} aria-label={year}>
          {year !== after && (
            <div className="flex items-baseline gap-3 border-b border-line pt-[18px] pb-2">
              <h2 className="num text-[24px]">{year}</h2>
              <span className="text-[12.5px] text-ink-3">{countWords(Math.max(years[year] ?? 0, groups.length))}</span>
            </div>
          )}
          {groups.map((group) => (
            <Row key={group.row.event.id} group={group} place={place} />
          ))}
        </section>
      ))}
    </>
  );
}

export const countWords = (n: number) => `${n.toLocaleString("en")} ${n === 1 ? "event" : "events"}`;

const yearOf = (row: RowView) => String(Number(row.event.starts.slice(0, 4)));

/** The year of the last row that stands at a place of its own. */
export const lastYear = (rows: RowView[]) => {
  const last = rows.findLast((row) => row.depth === 0);
  return last && yearOf(last);
};

function grouped(rows: RowView[]) {
  const orphans: RowView[] = [];
  const byYear: [string, Group[]][] = [];
  for (const row of rows) {
    if (row.depth > 0) {
      const parts = byYear.at(-1)?.[1].at(-1)?.parts ?? orphans;
      parts.push(row);
      continue;
    }
    const year = yearOf(row);
    if (byYear.at(-1)?.[0] !== year) byYear.push([year, []]);
    byYear.at(-1)?.[1].push({ row, parts: [] });
  }
  return { orphans, byYear };
}
