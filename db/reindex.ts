import "server-only";
import { asc, eq, isNotNull } from "drizzle-orm";
import { eventsOf } from "#db/event-rows";
import { events, meta, series } from "#db/schema";
import { indexEvent, searchTextOf } from "#db/search";
import { db, write } from "#db/store";
import { bumpTimeline } from "#db/version";
import { foldVersion } from "#domain/fold";

const name = "search_folding";
const chunk = 500;
/** Up to so many events a new index takes a few seconds: few enough to wait for at a start. */
const mostAtStart = 50_000;

/** Makes the search index anew, all or nothing, from what is published; answers how many events it holds. */
export async function reindex(): Promise<number> {
  const names = new Map((await db().select().from(series)).map((one) => [one.id, `${one.name} ${one.shortName ?? ""}`]));
  return write(async (tx, raw) => {
    raw.exec("insert into event_search (event_search) values ('delete-all')");
    const placed = await tx
      .select({ id: events.id, position: events.position })
      .from(events)
      .where(isNotNull(events.position))
      .orderBy(asc(events.position));
    const positions = new Map(placed.map((one) => [one.id, one.position as number]));
    for (let at = 0; at < placed.length; at += chunk) {
      const ids = placed.slice(at, at + chunk).map((one) => one.id);
      for (const { event, sources } of eventsOf(raw, ids)) {
        const text = searchTextOf(event, names.get(event.series ?? "") ?? "", sources);
        await indexEvent(tx, positions.get(event.id) as number, text, event.countries);
      }
    }
    await tx
      .insert(meta)
      .values({ name, value: foldVersion })
      .onConflictDoUpdate({ target: meta.name, set: { value: foldVersion } });
    await bumpTimeline(tx);
    return placed.length;
  });
}

/** At start: an index of before the folding changed is made anew, or what to do about it is answered where that takes long. */
export async function renewIndex(most = mostAtStart): Promise<string | null> {
  const [noted] = await db().select().from(meta).where(eq(meta.name, name));
  if (noted?.value === foldVersion) return null;
  const held = await db().$count(events, isNotNull(events.position));
  if (held <= most) {
    await reindex();
    return null;
  }
  return `Search finds some spellings, and parts of words in Chinese, Japanese and Korean, only after: npm run reindex (${held} events, some minutes; saves wait).`;
}
