"use server";

import { searchEvents } from "#db/events";
import { searchSeries } from "#db/series";
import { can } from "#domain/access";
import { formatDate } from "#domain/date";
import { type Alike, alikeOf } from "#lib/alike";
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

/** Events on record that may be the one whose form is being filled; `except` are the ids of those it is known not to be. */
export async function findAlike(texts: Record<string, string>, except: string | readonly string[]): Promise<Alike[]> {
  await requireOrigin();
  const actor = await currentActor();
  if (!actor || !can(actor, "desk.see")) return [];
  const text = (name: string, most = 2_000) => String(Object(texts)[name] ?? "").slice(0, most);
  const described = {
    ...{ title: text("title"), type: text("type"), date: text("date", 200), countries: text("countries"), edition: text("edition") },
    ...{ citations: text("citations", 50_000), series: text("series") },
  };
  return alikeOf(actor, described, [except].flat().map(String).slice(0, 200));
}
