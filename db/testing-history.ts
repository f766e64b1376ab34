import "server-only";
import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import { verifyAudit } from "#db/audit-verify";
import { citedBy, gradeOf, inputOf, withParts } from "#db/event-rows";
import { eachEvent, eachLine } from "#db/export";
import { audit, events, revisions, series, sources, timelineEntries } from "#db/schema";
import { db, reader } from "#db/store";
import { exportContext } from "#db/testing";
import { entriesOf } from "#db/timeline-entries";
import type { Event } from "#domain/event";
import { emptyFilter } from "#domain/filter";
import { csv } from "#domain/formats/csv";
import { type EventState, type MoveRule, moves, unpublished } from "#domain/review";

type Kept = typeof revisions.$inferSelect;
type Step = {
  from: EventState | null;
  to: EventState /** What it was before it went to the trash, or was merged away. */;
  before: EventState | null;
};

const byRule =
  ({ from, to }: MoveRule) =>
  (step: Step) =>
    step.from !== null && from.includes(step.from) && step.to === (to === "before" ? step.before : to);

/** By the action of a revision: which change of state it may be. What adds an action adds a line. */
export const allowed: Record<string, (step: Step) => boolean> = {
  ...Object.fromEntries(Object.entries(moves).map(([move, rule]) => [move, byRule(rule)])),
  create: ({ from, to }) => from === null && ["draft", "in_review", "published"].includes(to),
  // A merge gives the one what the other says, and its parts; the other is kept under its address.
  merge: ({ from, to }) => from === to && from !== "trash",
  merge_away: ({ from, to }) => from !== null && from !== "trash" && from !== "merged" && to === "merged",
  relink: ({ from, to }) => from === to,
  unmerge: ({ from, to, before }) => (from === "merged" ? to === before : from === to),
  restore_revision: ({ from, to }) => from === to && from !== "trash" && from !== "merged",
  // A save may also send the event for review, or publish it.
  update: ({ from, to }) =>
    from !== null &&
    from !== "trash" &&
    (to === from ||
      (to === "published" && [...unpublished, "withdrawn"].includes(from)) ||
      (to === "in_review" && moves.submit.from.includes(from as never))),
};

/** Replays an event's revisions from the first: no gap, and each state follows from the one before it by a move that is allowed. */
function replay(id: string, kept: Kept[]) {
  expect(kept.map((one) => one.revision)).toEqual(kept.map((_, i) => i + 1));
  let from: EventState | null = null;
  let before: EventState | null = null;
  for (const { action, state, revision } of kept) {
    const to = state as EventState;
    const rule = Object.hasOwn(allowed, action) ? allowed[action] : undefined;
    expect({ id, revision, action, from, to, allowed: rule?.({ from, to, before }) }).toMatchObject({ allowed: true });
    if ((to === "trash" || to === "merged") && from !== to) before = from;
    from = to;
  }
}

const keptOf = (rows: Kept[], entity: Kept["entity"]) => {
  const groups = new Map<string, Kept[]>();
  for (const row of rows) if (row.entity === entity) groups.set(row.entityId, [...(groups.get(row.entityId) ?? []), row]);
  return groups;
};

/** What must hold after any change whatever: the record is what its revisions say, and everything derived is what it would be anew. */
export async function expectWhole() {
  const kept = await db().select().from(revisions).orderBy(asc(revisions.entity), asc(revisions.entityId), asc(revisions.revision));
  const rows = await db().select().from(events);
  const whole = await withParts(db(), rows);
  const ofEvents = keptOf(kept, "event");
  expect([...ofEvents.keys()].sort()).toEqual(rows.map((row) => row.id).sort());
  for (const [i, row] of rows.entries()) {
    const own = ofEvents.get(row.id) ?? [];
    replay(row.id, own);
    const last = own.at(-1);
    expect([row.id, row.mergedInto !== null]).toEqual([row.id, row.state === "merged"]);
    expect({ revision: row.revision, state: row.state, value: inputOf(whole[i] as Event) }).toEqual({
      revision: last?.revision,
      state: last?.state,
      value: last?.value,
    });
  }
  await expectRegisters(kept);
  await expectAudit(kept);
  await expectPlaces(whole, new Map(rows.map((row) => [row.id, row.position])));
  expect(await fileOf(eachLine(emptyFilter(), csv.kept))).toBe(await fileOf(eachEvent(emptyFilter())));
}

async function fileOf(rows: ReturnType<typeof eachLine>) {
  let text = "";
  for await (const part of csv.write(rows, exportContext)) text += part;
  return text;
}

/** Series and sources are what their last revision says. */
async function expectRegisters(kept: Kept[]) {
  for (const [entity, table] of [
    ["series", series],
    ["source", sources],
  ] as const) {
    const own = keptOf(kept, entity);
    const rows = (await db().select().from(table)) as Record<string, unknown>[];
    expect([...own.keys()].sort()).toEqual(rows.map((row) => row.id).sort());
    for (const row of rows) {
      const last = own.get(String(row.id))?.at(-1);
      expect(row).toMatchObject({ revision: own.get(String(row.id))?.length, ...(last?.value as object) });
    }
  }
}

/** The chain holds, and each revision of an event has exactly one line of the same action, actor and number. */
async function expectAudit(kept: Kept[]) {
  expect(await verifyAudit()).toMatchObject({ ok: true });
  const lines = await db().select().from(audit).where(eq(audit.entity, "event"));
  const told = lines
    .filter(({ action }) => !action.endsWith(".denied"))
    .flatMap(({ entityId, action, actorId, detail }) => {
      const { revision } = JSON.parse(detail) as { revision?: number };
      return revision === undefined ? [] : [`${entityId} ${revision} ${action} ${actorId}`];
    });
  const made = kept
    .filter((one) => one.entity === "event")
    .map((one) => `${one.entityId} ${one.revision} event.${one.action} ${one.actorId}`);
  expect(told.sort()).toEqual(made.sort());
}

/** Timelines hold the published events, as placing them anew would, and no others; so does the search index. */
async function expectPlaces(whole: Event[], positions: Map<string, number | null>) {
  const published = whole.filter((event) => event.state === "published");
  for (const event of whole) expect([event.id, positions.get(event.id) !== null]).toEqual([event.id, event.state === "published"]);
  const anew = await Promise.all(
    published.map(async (event) =>
      entriesOf({ ...event, position: positions.get(event.id) as number, ...gradeOf(await citedBy(db(), event.id)) }),
    ),
  );
  const asText = (rows: unknown[]) => rows.map((row) => JSON.stringify(Object.entries(row as object).sort())).sort();
  expect(asText(await db().select().from(timelineEntries))).toEqual(asText(anew.flat()));
  const find = reader().prepare("select rowid from event_search where event_search match ?").pluck();
  for (const event of whole) {
    const hits = find.all(`title : "${event.title.replaceAll('"', '""')}"`);
    const same = published.filter((other) => other.title === event.title).map((other) => positions.get(other.id));
    expect([event.title, hits.sort()]).toEqual([event.title, same.sort()]);
  }
}

/** Every row of every table but those that a refused change may touch, a row a line: texts are compared at once. */
export function dumpRecord(): Record<string, string> {
  const names = reader()
    .prepare("select name from sqlite_master where type = 'table' and name not in ('audit', 'attempts') and sql not like 'create virtual%'")
    .pluck()
    .all() as string[];
  return Object.fromEntries(names.map((name) => [name, rowsOf(name)]));
}

const rowsOf = (table: string) =>
  reader()
    .prepare(`select * from "${table}"`)
    .raw()
    .all()
    .map((row) => JSON.stringify(row))
    .join("\n");
