import { boundsOf } from "#domain/date";

/** A run of whole months: year × 12 + month from 0; `end` is the month after the last. */
export type Months = { start: number; end: number };

const monthOf = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;

/** The months that a filter's `from` and `to` cover, an open end being the band's; null where neither is set. */
export function monthsOf(from: string | null, to: string | null, all: Months): Months | null {
  if (from === null && to === null) return null;
  const start = from === null ? all.start : monthOf(boundsOf(from).starts);
  const end = to === null ? all.end : monthOf(boundsOf(to).ends) + 1;
  return { start: Math.min(start, end - 1), end };
}
