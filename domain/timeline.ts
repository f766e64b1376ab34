import type { Family } from "#domain/codebook";
import type { Event } from "#domain/event";

/** How many events each choice would show, counted without that facet's own filter. */
export type Facets = {
  type: Record<string, number>;
  status: Record<string, number>;
  level: Record<string, number>;
  theme: Record<string, number>;
  /** At the threshold that is chosen, else at the one of `thresholds`. */
  sources: number;
  grade: number;
  bilateral: number;
};

/** What the rail offers where no other number of sources or grade was chosen. */
export const thresholds = { sources: 2, grade: "B2" } as const;

/** Density over time, stacked by family. `at` is a year with its fraction; `dots` is empty where there would be too many. */
export type Band = {
  from: number;
  to: number;
  step: "year" | "half" | "quarter" | "month";
  bins: { at: number; counts: Record<Family, number> }[];
  dots: { at: number; family: Family }[];
};

/** A row of a timeline; `during` is its whole where that is not among the matches, `grade` a rank. */
export type RowView = {
  event: Event;
  depth: number;
  during: { id: string; title: string } | null;
  sources: number;
  grade: number;
  seriesName: string | null;
};

export type TimelinePage = {
  rows: RowView[];
  next: string | null;
  total: number;
  /** There may be more than `total`. */
  capped: boolean;
  /** The facets, the band and the years were counted of some of the hits of a search: each number is the least it may be. */
  partial: boolean;
  facets: Facets;
  band: Band;
  covering: { first: string; last: string } | null;
  years: Record<string, number>;
};
