import "server-only";
import { eq, inArray, type SQL, sql } from "drizzle-orm";
import { eventCountries, events, proposals } from "#db/schema";
import { db } from "#db/store";
import { namesOfUsers } from "#db/user-names";
import type { EventType } from "#domain/codebook";
import type { Country } from "#domain/country";
import { pairsOf } from "#domain/pair";
import type { QueueChoice } from "#domain/review-item";

export type Facets = {
  total: number;
  /** How many wait of each type, country or pair, and author, whatever of its own kind is asked for; the commonest first. */
  types: { type: EventType; count: number }[];
  parties: { parties: string; count: number }[];
  authors: { id: string; name: string; count: number }[];
};

export const newSentBy = sql<string>`coalesce(${events.submittedBy}, ${events.createdBy})`;

type Waiting = { eventId: string; type: EventType; byId: string };

/** Counts all that waits: new events and changes that these conditions let through, of which `undefined` are none. */
export async function facetsOf(isNew: SQL | undefined, isChange: SQL | undefined, chosen: QueueChoice): Promise<Facets> {
  const waiting: Waiting[] = [
    ...(isNew ? await db().select({ eventId: events.id, type: events.type, byId: newSentBy }).from(events).where(isNew) : []),
    ...(isChange
      ? await db()
          .select({ eventId: events.id, type: events.type, byId: proposals.createdBy })
          .from(proposals)
          .innerJoin(events, eq(events.id, proposals.eventId))
          .where(isChange)
      : []),
  ];
  const parties = await partiesOf(isNew, isChange);
  const is: { [K in keyof QueueChoice]-?: (one: Waiting) => boolean } = {
    type: (one) => !chosen.type || one.type === chosen.type,
    parties: (one) => !chosen.parties || (parties.get(one.eventId)?.has(chosen.parties) ?? false),
    by: (one) => !chosen.by || one.byId === chosen.by,
  };
  const among = (but?: keyof QueueChoice) =>
    waiting.filter((one) => (Object.keys(is) as (keyof QueueChoice)[]).every((name) => name === but || is[name](one)));
  const authors = counted(among("by").map(({ byId }) => byId));
  const nameOf = await namesOfUsers(authors.map(([id]) => id));
  return {
    total: among().length,
    types: counted(among("type").map(({ type }) => type)).map(([type, count]) => ({ type, count })),
    parties: counted(among("parties").flatMap(({ eventId }) => [...(parties.get(eventId) ?? [])])).map(([one, count]) => ({
      parties: one,
      count,
    })),
    authors: authors.map(([id, count]) => ({ id, name: nameOf(id), count })),
  };
}

/** The countries and the pairs of each event that waits, as an address names them. */
async function partiesOf(isNew: SQL | undefined, isChange: SQL | undefined): Promise<Map<string, Set<string>>> {
  const ids = [
    ...(isNew ? [db().select({ id: events.id }).from(events).where(isNew)] : []),
    ...(isChange
      ? [db().select({ id: proposals.eventId }).from(proposals).innerJoin(events, eq(events.id, proposals.eventId)).where(isChange)]
      : []),
  ];
  const countries = new Map<string, Country[]>();
  for (const some of ids)
    for (const { id, country } of await db()
      .selectDistinct({ id: eventCountries.eventId, country: eventCountries.country })
      .from(eventCountries)
      .where(inArray(eventCountries.eventId, some)))
      countries.set(id, [...(countries.get(id) ?? []), country]);
  return new Map([...countries].map(([id, codes]) => [id, new Set<string>([...codes, ...pairsOf(codes)])]));
}

function counted<T extends string>(list: readonly T[]): [T, number][] {
  const totals = new Map<T, number>();
  for (const one of list) totals.set(one, (totals.get(one) ?? 0) + 1);
  return [...totals].sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1));
}
