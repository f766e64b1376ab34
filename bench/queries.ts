import { countTimeline } from "#db/facets";
import { closeStore, reader } from "#db/store";
import { listWindow } from "#db/timeline";
import { getTimelinePage, windowSize } from "#db/timeline-page";
import { emptyFilter, type Filter } from "#domain/filter";
import { record, replayer } from "./bare";
import { median, times } from "./measure";
import type { Figure } from "./report";

const pair = (more: Partial<Filter> = {}): Filter => ({ ...emptyFilter(), country: ["IN", "IT"], ...more });
/** A first day before every event: the same work, under a name that no cache knows yet. */
const uncached = (i: number) => ({ from: new Date(Date.UTC(1800, 0, 1 + i)).toISOString().slice(0, 10) });

/** The median of some work, and of the statements it runs when better-sqlite3 runs them alone. */
async function compare(runs: number, work: (i: number) => Promise<unknown>) {
  await work(100_000);
  // On a new connection nothing is prepared yet, so every statement passes by.
  closeStore();
  const statements = await record(reader(), () => work(100_001));
  const value = median(await times(runs, work));
  const replay = replayer(reader());
  return { unit: "ms", value, bare: median(await times(runs, () => replay(statements))) };
}

export async function measureQueries(): Promise<Figure[]> {
  const cached = median(await times(200, () => countTimeline(pair())));
  return [
    { name: "pair query, positions of 60 rows", ...(await compare(200, () => listWindow(pair(), null, windowSize))), target: 2, ratio: 3 },
    { name: "a window of 60 whole events", unit: "ms", value: median(await times(200, () => getTimelinePage(pair()))) },
    { name: "facet counts, uncached", ...(await compare(30, (i) => countTimeline(pair(uncached(i))))), target: 40 },
    { name: "facet counts, cached", unit: "ms", value: cached, target: 1 },
  ];
}

const words = {
  rare: "zirconium",
  absent: "xylophone",
  "very common": "defence",
  "very common, exact": "defence ",
  "two very common": "defence cooperation",
  "prefix of common": "co",
} as const;

/** A search as its page does it: counts, which nothing has kept, and the first rows. */
export async function measureSearch(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [kind, q] of Object.entries(words)) {
    for (const [where, filter] of [
      ["everything", { ...emptyFilter(), q }],
      ["a pair", pair({ q })],
    ] as const) {
      const search = (i: number) => getTimelinePage({ ...filter, ...uncached(i) });
      figures.push({ name: `search, ${kind} word, ${where}`, ...(await compare(20, search)), target: 10 });
    }
  }
  return figures;
}
