import "server-only";
import { isDeepStrictEqual } from "node:util";
import { chainHash } from "#db/audit";
import { lineOf, shape } from "#db/event-lines";
import { eventsOf, inputOf } from "#db/event-rows";
import { placesAt, rowsOf, seriesNames } from "#db/export-rows";
import type { eventLines } from "#db/schema";
import { openReader, type Raw } from "#db/store";

const chunk = 500;

/**
 * What is not as it must be, in words for whoever runs the server; nothing where all is sound. Reads the whole record from one
 * moment: the file, the chain of the audit, and that no event is half written, which is that it equals its newest revision.
 */
export function findUnsoundness(): string[] {
  const raw = openReader();
  try {
    raw.exec("begin");
    return [...ofFile(raw), ...ofAudit(raw), ...ofEvents(raw), ...ofTimelines(raw), ...ofLines(raw)];
  } finally {
    raw.close();
  }
}

function ofFile(raw: Raw): string[] {
  const problems = raw.pragma("quick_check(5)") as { quick_check: string }[];
  const loose = raw.pragma("foreign_key_check") as { table: string }[];
  return [
    ...problems.filter(({ quick_check }) => quick_check !== "ok").map(({ quick_check }) => `The file is damaged: ${quick_check}`),
    ...loose.map(({ table }) => `A row of ${table} points at nothing`),
  ];
}

function ofAudit(raw: Raw): string[] {
  const lines = raw.prepare(
    "select seq, at, actor_id as actorId, action, entity, entity_id as entityId, detail, previous, hash from audit order by seq",
  );
  let before = { seq: 0, hash: "" };
  for (const line of lines.iterate() as Iterable<Parameters<typeof chainHash>[0] & { hash: string }>) {
    if (line.seq !== before.seq + 1 || line.previous !== before.hash || line.hash !== chainHash(line))
      return [`The audit is broken at line ${before.seq + 1}`];
    before = line;
  }
  return [];
}

type Last = { id: string; count: number; last: number; state: string; value: string };

function ofEvents(raw: Raw): string[] {
  const ids = raw.prepare("select id from events order by id").pluck().all() as string[];
  const newest = raw.prepare(
    `select entity_id as id, count(*) as count, max(revision) as last, state, value from revisions
     where entity = 'event' and entity_id in (select value from json_each(?)) group by entity_id`,
  );
  const problems: string[] = [];
  for (let at = 0; at < ids.length; at += chunk) {
    const some = ids.slice(at, at + chunk);
    const lasts = new Map((newest.all(JSON.stringify(some)) as Last[]).map((row) => [row.id, row]));
    for (const { event } of eventsOf(raw, some)) {
      const last = lasts.get(event.id);
      if (!last || last.last !== event.revision || last.count !== event.revision)
        problems.push(`Event ${event.id} is at revision ${event.revision} and has ${last?.count ?? 0} on record`);
      else if (last.state !== event.state || !isDeepStrictEqual(plain(inputOf(event)), plain(JSON.parse(last.value))))
        problems.push(`Event ${event.id} is not what its revision ${last.last} says`);
    }
  }
  const lost = raw
    .prepare("select distinct entity_id from revisions where entity = 'event' and entity_id not in (select id from events) limit 5")
    .pluck();
  return [...problems, ...(lost.all() as string[]).map((id) => `Event ${id} has revisions and no row`)];
}

/** As stored: what is undefined is not there. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function ofTimelines(raw: Raw): string[] {
  const misplaced = raw
    .prepare(
      `select id from events where (state = 'published') <> (position is not null)
       or (state = 'published') <> exists (select 1 from timeline_entries where event_id = events.id and scope = '*') limit 5`,
    )
    .pluck();
  return (misplaced.all() as string[]).map((id) => `Event ${id} is not in the timelines as its state has it`);
}

/** What is kept for exports says what the events say; what an older version kept is not used. */
function ofLines(raw: Raw): string[] {
  const names = seriesNames(raw);
  const read = raw.prepare(`select * from event_lines where shape = ? and position > ? order by position limit ${chunk}`);
  const problems: string[] = [];
  for (let last = 0; ; ) {
    const kept = read.all(shape, last) as (typeof eventLines.$inferSelect)[];
    const end = kept.at(-1)?.position;
    if (end === undefined) return problems;
    const places = placesAt(
      raw,
      kept.map((one) => one.position),
    );
    const anew = new Map(rowsOf(raw, places, names).map((row) => [row.position, lineOf(row)]));
    for (const one of kept)
      if (!isDeepStrictEqual(one, anew.get(one.position)))
        problems.push(`The line of an export at ${one.position} is not what its event says`);
    last = end;
  }
}
