"use server";

import { findDuplicates } from "#db/duplicates";
import { searchEvents } from "#db/events";
import { findSeriesNamed, searchSeries } from "#db/series";
import { can } from "#domain/access";
import { formatDate } from "#domain/date";
import { comparableTexts, likenessWords } from "#domain/duplicates";
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

/** Events on record that may be the one whose form is being filled; `except` is the id of that one. */
export async function findAlike(texts: Record<string, string>, except: string): Promise<Found[]> {
  await requireOrigin();
  const actor = await currentActor();
  if (!can(actor, "desk.see")) return [];
  const text = (name: string, most = 2_000) => String(Object(texts)[name] ?? "").slice(0, most);
  const series = text("series").trim();
  const described = comparableTexts({
    ...{ title: text("title"), type: text("type"), date: text("date", 200), countries: text("countries"), edition: text("edition") },
    ...{ citations: text("citations", 50_000), series: (series && (await findSeriesNamed(series))?.id) || "" },
  });
  if (!described) return [];
  return (await findDuplicates(actor, described, [String(except)])).map(({ id, title, date, why }) => ({
    id,
    label: title,
    note: `${formatDate(date, "short")}, ${likenessWords(why)}`,
  }));
}
