import "server-only";
import { writePastEvents, writePastSeries, writePastSources } from "#db/past-parts";
import type { Db, Raw } from "#db/store";
import { firstPosition } from "#db/timeline-entries";
import { boundsOf } from "#domain/date";
import type { EventInput } from "#domain/event";
import { completed } from "#domain/history";

export type Stored = { id: string; revision: number; state: string; at: string; row: number; by: string; value: string };
type Bounds = { starts: string; ends: string };

/** An event as it was published, and the revision that brought it to its place among those of its day. */
export type Standing = {
  id: string;
  value: EventInput;
  bounds: Bounds;
  last: Stored;
  created: Stored;
  publishedAt: string;
  entered: Stored;
};

/** Other work of the server runs between two steps. */
export const breathe = () => new Promise((resume) => setImmediate(resume));

/** Events read or written before other work has its turn. */
const slice = 25;

/** Fills an empty record with these events and the wholes they are part of, as they were published before a moment; answers how many. */
export async function fillPast(from: Raw, to: Db, before: string, ids: readonly string[]): Promise<number> {
  const standing = new Map<string, Standing>();
  for (let wanted = ids; wanted.length > 0; ) {
    const found = await readStanding(from, before, wanted);
    for (const one of found) standing.set(one.id, one);
    wanted = [...new Set(found.flatMap(({ value }) => (value.partOf && !standing.has(value.partOf) ? [value.partOf] : [])))];
  }
  const all = [...standing.values()].sort((a, b) =>
    a.entered.at === b.entered.at ? a.entered.row - b.entered.row : a.entered.at < b.entered.at ? -1 : 1,
  );
  to.$client.exec("begin");
  const sources = writePastSources(
    from,
    to,
    before,
    all.flatMap(({ value }) => value.citations.map(({ source }) => source)),
  );
  const series = writePastSeries(
    from,
    to,
    before,
    all.flatMap(({ value }) => value.series ?? []),
  );
  const placed = new Map<string, number>();
  for (let at = 0; at < all.length; at += slice) {
    const some = all.slice(at, at + slice).map((one) => {
      const on = placed.get(one.bounds.starts) ?? firstPosition(one.bounds.starts);
      placed.set(one.bounds.starts, on + 1);
      return { ...one, position: on };
    });
    await writePastEvents(to, some, { sources, series });
    await breathe();
  }
  to.$client.exec("commit");
  return all.length;
}

async function readStanding(from: Raw, before: string, ids: readonly string[]): Promise<Standing[]> {
  const read = from.prepare(
    `select entity_id as id, revision, state, at, rowid as "row", actor_id as "by", value from revisions
     where entity = 'event' and entity_id in (select value from json_each(?)) and at < ? order by entity_id, revision`,
  );
  const found: Standing[] = [];
  for (let at = 0; at < ids.length; at += slice) {
    const past = new Map<string, Stored[]>();
    for (const one of read.all(JSON.stringify(ids.slice(at, at + slice)), before) as Stored[]) {
      const known = past.get(one.id);
      if (known) known.push(one);
      else past.set(one.id, [one]);
    }
    for (const revisions of past.values()) found.push(...standingOf(revisions));
    await breathe();
  }
  return found;
}

/** What an event's revisions up to a moment leave standing, oldest first: nothing where the last of them is not published. */
function standingOf(revisions: Stored[]): Standing[] {
  const [created] = revisions;
  const last = revisions.at(-1);
  const first = revisions.find(({ state }) => state === "published");
  if (!created || !last || !first || last.state !== "published") return [];
  const value = completed(JSON.parse(last.value));
  const bounds = safeBounds(value.date);
  if (!bounds) return [];
  // It got its place when it was last published anew, or moved to another day.
  let entered = last;
  for (let i = revisions.length - 2; i >= 0; i--) {
    const one = revisions[i] as Stored;
    if (one.state !== "published" || safeBounds(JSON.parse(one.value).date)?.starts !== bounds.starts) break;
    entered = one;
  }
  return [{ id: last.id, value: { ...value, note: null }, bounds, last, created, publishedAt: first.at, entered }];
}

function safeBounds(date: string): Bounds | null {
  try {
    return boundsOf(date);
  } catch {
    return null;
  }
}
