import type { Months } from "#domain/period";

/** Reckoning with runs of whole months. Plain numbers, free to import from a client component. */

export const clamp = (n: number, low: number, high: number) => Math.min(high, Math.max(low, n));

const edtf = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

/** `from` and `to` of a run as EDTF: whole years as years, else months. */
export const asFilter = ({ start, end }: Months): { from: string; to: string } =>
  start % 12 === 0 && end % 12 === 0 ? { from: String(start / 12), to: String(end / 12 - 1) } : { from: edtf(start), to: edtf(end - 1) };

/** The run that lies wholly on the steps of a band, at least one step long, within `all`. */
export function snap({ start, end }: Months, step: number, all: Months): Months {
  const low = clamp(Math.round(start / step) * step, all.start, all.end - step);
  return { start: low, end: clamp(Math.round(end / step) * step, low + step, all.end) };
}

/** Moved by its own length, within `all`. */
export function shift({ start, end }: Months, direction: -1 | 1, all: Months): Months {
  const length = end - start;
  const moved = clamp(start + direction * length, all.start, Math.max(all.start, all.end - length));
  return { start: moved, end: Math.min(all.end, moved + length) };
}

/** Half as long about its middle, or twice as long, within `all`; never shorter than a step. */
export function zoom({ start, end }: Months, by: "in" | "out", step: number, all: Months): Months {
  const length = clamp(by === "in" ? (end - start) / 2 : (end - start) * 2, step, all.end - all.start);
  const low = clamp((start + end - length) / 2, all.start, all.end - length);
  return snap({ start: low, end: low + length }, step, all);
}

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2023 – 2025`, or `Apr 2023 – Jan 2024` where it does not fall on years. */
export function monthsWords({ start, end }: Months): string {
  const whole = start % 12 === 0 && end % 12 === 0;
  const name = (month: number) => (whole ? `${Math.floor(month / 12)}` : `${names[month % 12]} ${Math.floor(month / 12)}`);
  const [first, last] = [name(start), name(end - 1)];
  return first === last ? first : `${first} – ${last}`;
}
