import "server-only";
import { type Family, families } from "#domain/codebook";
import type { Band } from "#domain/timeline";

const familyCodes = Object.keys(families) as Family[];

const steps = [
  { step: "month", months: 1 },
  { step: "quarter", months: 3 },
  { step: "half", months: 6 },
  { step: "year", months: 12 },
] as const;

/** Density over time, of counts a family by month (YYYYMM): the finest bins of which at most 80 cover the span. */
export function bandOf(months: Map<number, number[]>): Band {
  const at = [...months.keys()].map((month) => Math.floor(month / 100) * 12 + (month % 100) - 1);
  if (at.length === 0) return { from: 0, to: 0, step: "year", bins: [], dots: [] };
  const from = Math.floor(Math.min(...at) / 12);
  const to = Math.floor(Math.max(...at) / 12) + 1;
  const { step, months: width } = steps.find((one) => ((to - from) * 12) / one.months <= 80) ?? steps[3];
  const bins = new Map<number, number[]>();
  let many = 0;
  for (const [month, counts] of months) {
    const bin = Math.floor((Math.floor(month / 100) * 12 + (month % 100) - 1) / width);
    const sum = bins.get(bin) ?? familyCodes.map(() => 0);
    counts.forEach((n, i) => {
      sum[i] = (sum[i] ?? 0) + n;
      many += n;
    });
    bins.set(bin, sum);
  }
  const dots =
    many > 400
      ? []
      : [...months].flatMap(([month, counts]) =>
          counts.flatMap((n, i) =>
            n > 0 ? [{ at: Math.floor(month / 100) + ((month % 100) - 0.5) / 12, family: familyCodes[i] as Family }] : [],
          ),
        );
  const byFamily = (counts: number[]) => Object.fromEntries(familyCodes.map((code, i) => [code, counts[i] ?? 0])) as Record<Family, number>;
  return {
    from,
    to,
    step,
    bins: [...bins].sort(([a], [b]) => a - b).map(([bin, counts]) => ({ at: (bin * width) / 12, counts: byFamily(counts) })),
    dots,
  };
}
