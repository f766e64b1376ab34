import { type Family, families } from "#domain/codebook";
import type { Months } from "#domain/period";
import type { Band } from "#domain/timeline";

const order = Object.keys(families) as Family[];
const base = 56;
const tall = 92;
const stepYears = { month: 1 / 12, quarter: 0.25, half: 0.5, year: 1 } as const;

const fill: Record<Family, string> = {
  talks: "fill-talks-mark",
  visits: "fill-visits-mark",
  agreements: "fill-agreements-mark",
  activity: "fill-activity-mark",
  industry: "fill-industry-mark",
  other: "fill-other-mark",
};
const stroke: Record<Family, string> = {
  talks: "stroke-talks-mark",
  visits: "stroke-visits-mark",
  agreements: "stroke-agreements-mark",
  activity: "stroke-activity-mark",
  industry: "stroke-industry-mark",
  other: "stroke-other-mark",
};

type Props = { band: Band; width: number; margin: number; selection: Months | null };

/** Bars stacked by family over lanes of dots, one path a family: a few nodes, however many events. */
export function Drawing({ band, width, margin, selection }: Props) {
  const x = (year: number) => round(margin + ((year - band.from) / (band.to - band.from)) * (width - 2 * margin));
  const lanes = order.filter((family) => band.dots.some((dot) => dot.family === family));
  const floor = lanes.length > 0 ? base : tall;
  const laneAt = (i: number) => round(base + 9 + i * 9.6);
  const bottom = lanes.length > 0 ? laneAt(lanes.length - 1) + 7 : floor + 4;
  const years = ticks(band, width);
  const bars = barPaths(band, x, floor);
  return (
    <svg viewBox={`0 0 ${width} ${bottom + 18}`} className="block h-auto w-full" aria-hidden="true" focusable="false">
      {selection && (
        <rect
          x={x(selection.start / 12)}
          width={Math.max(2, x(selection.end / 12) - x(selection.start / 12))}
          y={0}
          height={bottom}
          rx={4}
          className="fill-accent opacity-10"
        />
      )}
      {years.map((year) => (
        <g key={year}>
          <line x1={x(year)} x2={x(year)} y1={0} y2={bottom} className="stroke-line" />
          <text
            x={x(year)}
            y={bottom + 15}
            textAnchor={x(year) < 20 ? "start" : x(year) > width - 20 ? "end" : "middle"}
            className="num fill-ink-3 text-[11.5px]"
          >
            {year}
          </text>
        </g>
      ))}
      {lanes.map((family, i) => (
        <line key={family} x1={margin} x2={width - margin} y1={laneAt(i)} y2={laneAt(i)} className="stroke-line" />
      ))}
      {order.map((family) => bars[family] && <path key={family} data-mark d={bars[family]} className={fill[family]} />)}
      {lanes.map((family, i) => (
        <path
          key={family}
          data-mark
          d={band.dots
            .filter((dot) => dot.family === family)
            .map((dot) => `M${x(dot.at)} ${laneAt(i)}h0`)
            .join("")}
          strokeWidth={5.5}
          strokeLinecap="round"
          className={stroke[family]}
        />
      ))}
      {selection &&
        [selection.start, selection.end].map((month) => (
          <rect key={month} x={x(month / 12) - 2.5} y={bottom / 2 - 17} width={5} height={34} rx={2.5} className="fill-accent" />
        ))}
    </svg>
  );
}

const round = (n: number) => Math.round(n * 10) / 10;

/** Rectangles of each family as one path; a stack that does not fit is drawn to a smaller scale. */
function barPaths(band: Band, x: (year: number) => number, floor: number): Partial<Record<Family, string>> {
  const most = Math.max(1, ...band.bins.map(({ counts }) => order.reduce((sum, family) => sum + counts[family], 0)));
  const unit = Math.min(9, (floor - 2) / most);
  const gap = unit > 3 ? 1 : 0;
  const paths: Partial<Record<Family, string>> = {};
  for (const { at, counts } of band.bins) {
    const left = x(at);
    const wide = Math.max(1, round(x(at + stepYears[band.step]) - left - 1.5));
    let top = floor;
    for (const family of order) {
      const n = counts[family];
      if (n === 0) continue;
      const high = n * unit;
      top -= high;
      paths[family] = `${paths[family] ?? ""}M${round(left + 0.75)} ${round(top)}h${wide}v${round(Math.max(0.6, high - gap))}h${-wide}z`;
    }
  }
  return paths;
}

/** Round years for the axis, as many as the width has room for. */
function ticks({ from, to }: Band, width: number): number[] {
  const room = Math.max(2, Math.floor(width / 64));
  const every = [1, 2, 5, 10, 20, 50].find((n) => (to - from) / n <= room) ?? 100;
  const first = Math.ceil(from / every) * every;
  return Array.from({ length: Math.floor((to - first) / every) + 1 }, (_, i) => first + i * every).filter((year) => year <= to);
}
