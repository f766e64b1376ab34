"use server";

import type { ReactNode } from "react";
import { getTimelinePage } from "#db/timeline-page";
import { parseFilter } from "#domain/filter";
import { parsePair } from "#domain/pair";
import { readerMaySee } from "#lib/reading";
import { requireOrigin } from "#lib/session";
import { List, lastYear } from "./list";
import type { Place } from "./place";
import { TableRows } from "./table";

export type Window = { rows: ReactNode; next: string | null; year: string | undefined; count: number };

/** The window of a timeline after a cursor, as rows to append. `where` is the page's path and query. */
export async function showMore(where: string, after: string, year: string | undefined): Promise<Window> {
  await requireOrigin();
  await readerMaySee();
  const { pathname, searchParams } = new URL(String(where).slice(0, 8000), "http://local");
  const pair = parsePair(/^\/pairs\/([^/]+)$/.exec(pathname)?.[1] ?? "");
  const { filter } = parseFilter(searchParams);
  if (pair.ok) Object.assign(filter, { country: [...pair.countries], match: null });
  const view = searchParams.get("view") === "table" ? "table" : "list";
  const place: Place = {
    path: pair.ok ? `/pairs/${pair.pair}` : "/timeline",
    pair: pair.ok,
    filter,
    view,
    event: searchParams.get("event"),
  };
  const page = await getTimelinePage(filter, { after: String(after) });
  return {
    rows:
      view === "table" ? (
        <TableRows rows={page.rows} place={place} />
      ) : (
        <List rows={page.rows} years={page.years} place={place} after={year} />
      ),
    next: page.next,
    year: lastYear(page.rows) ?? year,
    count: page.rows.length,
  };
}
