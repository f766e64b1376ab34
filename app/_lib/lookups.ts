"use server";

import { searchEvents } from "#db/events";
import { searchSeries } from "#db/series";
import { can } from "#domain/access";
import { formatDate } from "#domain/date";
import { currentActor, requireOrigin } from "#lib/session";

export type Found = { id: string; label: string; note?: string };

/** Series whose name holds the text. */
export async function findSeriesLike(text: string): Promise<Found[]> {
  await requireOrigin();
  if (!can(await currentActor(), "desk.see")) return [];
  return (await searchSeries(String(text).slice(0, 200))).map(({ id, name, shortName }) => ({
    id,
    label: name,
    ...(shortName && { note: shortName }),
  }));
}

/** Events whose title holds the text, newest first. */
export async function findEventsLike(text: string): Promise<Found[]> {
  await requireOrigin();
  const actor = await currentActor();
  if (!can(actor, "desk.see")) return [];
  return (await searchEvents(actor, String(text).slice(0, 200))).map(({ id, title, date }) => ({
    id,
    label: title,
    note: formatDate(date, "short"),
  }));
}
