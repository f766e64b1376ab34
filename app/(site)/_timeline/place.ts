import type { Route } from "next";
import { type Filter, type FilterName, filters, formatFilter } from "#domain/filter";

/** Where a timeline stands: its path, its filter, and what of it is shown. On a pair's page the path holds the countries. */
export type Place = { path: string; pair: boolean; filter: Filter; view: "list" | "table"; event: string | null };

type Change = { filter?: Partial<Filter>; view?: Place["view"]; event?: string | null; after?: string | null };

/** The query string of a place with some of it changed; a changed filter starts again at the first window. */
export function queryOf(place: Place, change: Change = {}): string {
  const filter = { ...place.filter, ...change.filter, ...(place.pair && { country: [], match: null }) };
  const view = change.view ?? place.view;
  const event = change.event === undefined ? place.event : change.event;
  return formatFilter(filter, {
    ...(view === "table" && { view }),
    ...(event && { event }),
    ...(change.after && { after: change.after }),
  });
}

/** The address of a place with some of it changed. */
export function hrefOf(place: Place, change: Change = {}): Route {
  const query = queryOf(place, change);
  return (query ? `${place.path}?${query}` : place.path) as Route;
}

/** A place without some of its filters. */
export const without = (...names: FilterName[]): Partial<Filter> => Object.fromEntries(names.map((name) => [name, filters[name].empty]));

/** The address of a file with the same events. */
export const exportHref = ({ filter }: Place, extension: string) => {
  const query = formatFilter(filter);
  return query ? `/export/events.${extension}?${query}` : `/export/events.${extension}`;
};
