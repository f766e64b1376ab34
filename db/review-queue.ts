import "server-only";
import { and, count, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { findDuplicates } from "#db/duplicates";
import { inputOf, withParts } from "#db/event-rows";
import { type Facets, facetsOf, newSentBy } from "#db/queue-facets";
import { citations, eventCountries, events, proposals } from "#db/schema";
import { selfReview } from "#db/self-review";
import { db } from "#db/store";
import { namesOfUsers } from "#db/user-names";
import { type Actor, authorize, can } from "#domain/access";
import type { EventType } from "#domain/codebook";
import type { Country } from "#domain/country";
import { comparable, isStrong } from "#domain/duplicates";
import { type EventState, eventStates } from "#domain/review";
import type { Item, QueueChoice, QueueView, Seen } from "#domain/review-item";

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
export type QueueFilter = QueueChoice & { view: QueueView; after?: string | undefined };
export type Queue = Facets & {
  items: QueueItem[];
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
  /** Whether it is much like another event on record. */
  alike: boolean;
};

/** What a reviewer should know of an item before it is opened; a new one is one line. */
const flags: ((row: Row) => string | null)[] = [
  ({ sources }) => (sources === 0 ? "needs a source" : null),
  ({ alike }) => (alike ? "possible duplicate" : null),
  ({ kind, state }) => (kind === "change" && state !== "published" ? `event ${eventStates[state].toLowerCase()}` : null),
];

const sentAt = sql<string>`coalesce(${events.submittedAt}, ${events.updatedAt})`;

/** Events of every one of these countries. */
const ofParties = (parties: string) =>
  and(
    ...parties.split("-").map((country) =>
      inArray(
        events.id,
        db()
          .select({ id: eventCountries.eventId })
          .from(eventCountries)
          .where(eq(eventCountries.country, country as Country)),
      ),
    ),
  );

/** What waits for review, the latest sent first: everything for whoever reviews, one's own for whoever does not. */
export async function listQueue(actor: Actor | null, filter: QueueFilter): Promise<Queue> {
  authorize(actor, "desk.see");
  const mine = filter.view === "mine" || !can(actor, "event.review");
  const isNew = and(eq(events.state, "in_review"), mine ? or(eq(events.createdBy, actor.id), eq(events.submittedBy, actor.id)) : undefined);
  const isChange = and(eq(proposals.state, "open"), mine ? eq(proposals.createdBy, actor.id) : undefined);
  const kinds = { new: filter.view !== "change", change: filter.view !== "new" };
  const facets = await facetsOf(kinds.new ? isNew : undefined, kinds.change ? isChange : undefined, filter);
  const chosen = and(filter.type && eq(events.type, filter.type), filter.parties ? ofParties(filter.parties) : undefined);
  const by = (column: SQL | typeof proposals.createdBy) => (filter.by ? sql`${column} = ${filter.by}` : undefined);
  const rows = [
    ...(kinds.new ? await newEvents(and(isNew, chosen, by(newSentBy), before(filter.after, sentAt, sql`${events.id}`))) : []),
    ...(kinds.change
      ? await changes(
          and(isChange, chosen, by(proposals.createdBy), before(filter.after, sql`${proposals.updatedAt}`, sql`${proposals.id}`)),
        )
      : []),
  ].sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
  const shown = rows.slice(0, windowSize);
  await lookForDuplicates(actor, shown);
  const last = shown.at(-1);
  const people = await namesOfUsers(shown.map((row) => row.byId));
  return {
    ...facets,
    items: shown.map((row) => itemOf(actor, row, people(row.byId))),
    next: rows.length > windowSize && last ? `${last.at}~${last.id}` : null,
  };
}

function itemOf(actor: Actor, row: Row, by: string): QueueItem {
  const { kind, id, eventId, title, type, at, seen } = row;
  const decidable = kind === "new" || row.state === "published";
  const mayAccept = can(actor, "event.review") && decidable && (selfReview() || row.byId !== actor.id);
  return { kind, id, eventId, title, type, at, seen, by, mayAccept, flags: flags.flatMap((flag) => flag(row) ?? []) };
}

/** Marks the new events that are much like another one on record, a draft of somebody else's among them. */
async function lookForDuplicates(actor: Actor, rows: Row[]) {
  const ids = rows.filter(({ kind }) => kind === "new").map(({ eventId }) => eventId);
  const whole = await withParts(db(), await db().select().from(events).where(inArray(events.id, ids)));
  for (const event of whole) {
    const alike = await findDuplicates(actor, comparable(inputOf(event)), [event.id]);
    for (const row of rows) if (row.eventId === event.id && row.kind === "new") row.alike = alike.some(({ why }) => isStrong(why));
  }
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
      byId: newSentBy,
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
    alike: false,
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
    alike: false,
  }));
}
