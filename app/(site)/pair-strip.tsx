import { type Family, families } from "#domain/codebook";

type Years = { year: number; counts: Partial<Record<Family, number>> }[];

const order = Object.keys(families) as Family[];
const fill: Record<Family, string> = {
  talks: "fill-talks-mark",
  visits: "fill-visits-mark",
  agreements: "fill-agreements-mark",
  activity: "fill-activity-mark",
  industry: "fill-industry-mark",
  other: "fill-other-mark",
};

const tall = 42;

/** A pair's years as small stacks to one scale for all pairs of a list: a block an event where there is room, else a block a family. */
export function PairStrip({ years, from, to, most }: { years: Years; from: number; to: number; most: number }) {
  const wide = 350 / (to - from + 1);
  const unit = Math.min(6, (tall - 2) / most);
  const paths: Partial<Record<Family, string>> = {};
  for (const { year, counts } of years) {
    let top = tall - 1;
    for (const family of order) {
      const n = counts[family] ?? 0;
      if (unit >= 4.5) {
        for (let i = 0; i < n; i++) {
          top -= unit;
          add(family, year, top, unit - 1);
        }
      } else if (n > 0) {
        top -= n * unit;
        add(family, year, top, n * unit - (unit > 2 ? 1 : 0));
      }
    }
  }
  function add(family: Family, year: number, y: number, high: number) {
    const x = Math.round((year - from) * wide * 10) / 10;
    const width = Math.round((wide - Math.min(2.5, wide * 0.25)) * 10) / 10;
    paths[family] =
      `${paths[family] ?? ""}M${x} ${Math.round(y * 10) / 10}h${width}v${Math.max(0.5, Math.round(high * 10) / 10)}h${-width}z`;
  }
  return (
    <svg
      viewBox={`0 0 350 ${tall}`}
      className="h-auto w-full max-w-[350px]"
      preserveAspectRatio="xMinYMax meet"
      aria-hidden="true"
      focusable="false"
    >
      {order.map((family) => paths[family] && <path key={family} data-mark d={paths[family]} className={fill[family]} />)}
      <line x1={0} x2={350} y1={tall - 0.5} y2={tall - 0.5} className="stroke-line" />
    </svg>
  );
}

/** The most events in one year of one pair. */
export const mostInYear = (pairs: { years: Years }[]) =>
  Math.max(1, ...pairs.flatMap(({ years }) => years.map(({ counts }) => Object.values(counts).reduce((sum, n) => sum + n, 0))));
