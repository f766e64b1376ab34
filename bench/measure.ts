/** The middle of some figures, and any other percentile. */
export function percentile(figures: readonly number[], at: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}
export const median = (figures: readonly number[]) => percentile(figures, 0.5);

/** Milliseconds of each run, after some that warm caches and the compiler; `i` lets a run ask for something new. */
export async function times(runs: number, work: (i: number) => unknown, warm = Math.ceil(runs / 5)): Promise<number[]> {
  const taken: number[] = [];
  for (let i = -warm; i < runs; i++) {
    const began = performance.now();
    await work(i + warm);
    if (i >= 0) taken.push(performance.now() - began);
  }
  return taken;
}
