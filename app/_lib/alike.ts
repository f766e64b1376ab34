import "server-only";
import { findDuplicates } from "#db/duplicates";
import { findSeriesNamed } from "#db/series";
import { type Actor, mayChange } from "#domain/access";
import { formatDate } from "#domain/date";
import { comparableTexts, likenessWords } from "#domain/duplicates";
import { mayPropose } from "#domain/moves";
import { cleanLine } from "#domain/text";

/** An event on record that may be the one whose texts were given; `add` is how a source can go to it. */
export type Alike = { id: string; label: string; note: string; add: "save" | "propose" | null };

/** Events on record that may be the one of these texts of a form; `except` are those it is known not to be. */
export async function alikeOf(actor: Actor, texts: Record<string, string>, except: readonly string[]): Promise<Alike[]> {
  const series = cleanLine((texts.series ?? "").slice(0, 2_000));
  const described = comparableTexts({ ...texts, series: (series && (await findSeriesNamed(series))?.id) || "" });
  if (!described) return [];
  return (await findDuplicates(actor, described, except)).map(({ why, ...event }) => ({
    id: event.id,
    label: event.title,
    note: `${formatDate(event.date, "short")}, ${likenessWords(why)}`,
    add: mayChange(actor, event) ? "save" : mayPropose(actor, event) ? "propose" : null,
  }));
}
