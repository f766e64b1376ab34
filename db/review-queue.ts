import "server-only";
import { and, count, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { citations, events, proposals } from "#db/schema";
import { selfReview } from "#db/self-review";
import { db } from "#db/store";
import { namesOfUsers } from "#db/user-names";
import { type Actor, authorize, can } from "#domain/access";
import type { EventType } from "#domain/codebook";
import { type EventState, eventStates } from "#domain/review";
import type { Item, QueueView, Seen } from "#domain/review-item";

export type QueueItem = Item & {
  eventId: string;
  title: string;
  type: EventType;
  /** Who sent it, and when. */
  by: string;
  at: string;
  seen: Seen;
  flags: string[];
  /** Whether this actor may accept it. */
  mayAccept: boolean;
};
export type QueueFilter = { view: QueueView; type?: EventType | undefined; after?: string | undefined };
export type Queue = {
  items: QueueItem[];
  total: number;
  /** How many of each type wait, whatever type is asked for. */
  types: { type: EventType; count: number }[];
  /** Where the next window begins; null at the end. */
  next: string | null;
};

const windowSize = 60;

type Row = Item & {
  eventId: string;
  title: string;
  type: EventType;
  byId: string;
  at: string;
  seen: Seen;
  state: EventState;
  sources: number;
};

/** What a reviewer should know of an item before it is opened; a new one is one line. */
const flags: ((row: Row) => string | null)[] = [
  ({ sources }) => (sources === 0 ? "needs a source" : null),
  ({ kind, state }) => (kind === "change" && state !== "published" ? `event ${eventStates[state].toLowerCase()}` : null),
];

const sentAt = sql<string>`coalesce(${events.submittedAt}, ${events.updatedAt})`;

/** What waits for review, the latest sent first: everything for whoever reviews, one's own for whoever does not. */
export async function listQueue(actor: Actor | null, filter: QueueFilter): Promise<Queue> {
  authorize(actor, "desk.see");
  const mine = filter.view === "mine" || !can(actor, "event.review");
  const isNew = and(eq(events.state, "in_review"), mine ? or(eq(events.createdBy, actor.id), eq(events.submittedBy, actor.id)) : undefined);
  const isChange = and(eq(proposals.state, "open"), mine ? eq(proposals.createdBy, actor.id) : undefined);
  const kinds = { new: filter.view !== "change", change: filter.view !== "new" };
  const types = await typesOf(kinds.new ? isNew : undefined, kinds.change ? isChange : undefined);
  const ofType = filter.type && eq(events.type, filter.type);
  const rows = [
    ...(kinds.new ? await newEvents(and(isNew, ofType, before(filter.after, sentAt, sql`${events.id}`))) : []),
    ...(kinds.change ? await changes(and(isChange, ofType, before(filter.after, sql`${proposals.updatedAt}`, sql`${proposals.id}`))) : []),
  ].sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
  const shown = rows.slice(0, windowSize);
  const last = shown.at(-1);
  const people = await namesOfUsers(shown.map((row) => row.byId));
  return {
    items: shown.map((row) => itemOf(actor, row, people(row.byId))),
    total: types.filter(({ type }) => !filter.type || type === filter.type).reduce((sum, one) => sum + one.count, 0),
    types,
    next: rows.length > windowSize && last ? `${last.at}~${last.id}` : null,
  };
}

function itemOf(actor: Actor, row: Row, by: string): QueueItem {
  const { kind, id, eventId, title, type, at, seen } = row;
  const decidable = kind === "new" || row.state === "published";
  const mayAccept = can(actor, "event.review") && decidable && (selfReview() || row.byId !== actor.id);
  return { kind, id, eventId, title, type, at, seen, by, mayAccept, flags: flags.flatMap((flag) => flag(row) ?? []) };
}

/** Rows that come after the last one of a window. */
function before(cursor: string | undefined, at: SQL, id: SQL): SQL | undefined {
  const [moment, last] = cursor?.split("~") ?? [];
  return moment && last ? sql`(${at}, ${id}) < (${moment}, ${last})` : undefined;
}

async function newEvents(condition: SQL | undefined): Promise<Row[]> {
  const rows = await db()
    .select({
      id: events.id,
      title: events.title,
      type: events.type,
      byId: sql<string>`coalesce(${events.submittedBy}, ${events.createdBy})`,
      at: sentAt,
      revision: events.revision,
      state: events.state,
    })
    .from(events)
    .where(condition)
    .orderBy(desc(sentAt), desc(events.id))
    .limit(windowSize + 1);
  const cited = await db()
    .select({ id: citations.eventId, n: count() })
    .from(citations)
    .where(
      inArray(
        citations.eventId,
        rows.map(({ id }) => id),
      ),
    )
    .groupBy(citations.eventId);
  const sources = new Map(cited.map(({ id, n }) => [id, n]));
  return rows.map(({ revision, ...row }) => ({
    ...row,
    kind: "new",
    eventId: row.id,
    seen: { event: revision, proposal: 0 },
    sources: sources.get(row.id) ?? 0,
  }));
}

async function changes(condition: SQL | undefined): Promise<Row[]> {
  const rows = await db()
    .select({
      id: proposals.id,
      eventId: events.id,
      title: events.title,
      type: events.type,
      byId: proposals.createdBy,
      at: proposals.updatedAt,
      value: proposals.value,
      proposal: proposals.revision,
      event: events.revision,
      state: events.state,
    })
    .from(proposals)
    .innerJoin(events, eq(events.id, proposals.eventId))
    .where(condition)
    .orderBy(desc(proposals.updatedAt), desc(proposals.id))
    .limit(windowSize + 1);
  return rows.map(({ value, event, proposal, ...row }) => ({
    ...row,
    kind: "change",
    seen: { event, proposal },
    sources: value.citations.length,
  }));
}

async function typesOf(isNew: SQL | undefined, isChange: SQL | undefined): Promise<Queue["types"]> {
  const columns = { type: events.type, count: count() };
  const rows = [
    ...(isNew ? await db().select(columns).from(events).where(isNew).groupBy(events.type) : []),
    ...(isChange
      ? await db().select(columns).from(proposals).innerJoin(events, eq(events.id, proposals.eventId)).where(isChange).groupBy(events.type)
      : []),
  ];
  const totals = new Map<EventType, number>();
  for (const { type, count } of rows) totals.set(type, (totals.get(type) ?? 0) + count);
  return [...totals].map(([type, count]) => ({ type, count }));
}
