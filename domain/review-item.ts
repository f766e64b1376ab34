import type { EventType } from "#domain/codebook";

/** What waits in the queue: a new event, or a proposed change to a published one. */
export type ItemKind = "new" | "change";
export type Item = { kind: ItemKind; id: string };
/** The revisions that a reviewer saw: of the event, and of the proposal where it is one. */
export type Seen = { event: number; proposal: number };

const pattern = /^(new|change)-([a-z0-9][a-z0-9-]{0,119})$/i;

/** `change-0196…`, as an address names an item. */
export const formatItem = ({ kind, id }: Item) => `${kind}-${id}`;

export function parseItem(text: string): Item | null {
  const [, kind, id] = pattern.exec(text) ?? [];
  return kind && id ? { kind: kind as ItemKind, id } : null;
}

/** `change-0196…@3.1`: an item and the revisions of it that were seen. */
export const formatMark = (item: Item, seen: Seen) => `${formatItem(item)}@${seen.event}.${seen.proposal}`;

export function parseMark(text: string): (Item & { seen: Seen }) | null {
  const [name = "", revisions = ""] = text.split("@");
  const item = parseItem(name);
  const [, event, proposal] = /^(\d{1,9})\.(\d{1,9})$/.exec(revisions) ?? [];
  return item && event && proposal ? { ...item, seen: { event: Number(event), proposal: Number(proposal) } } : null;
}

/** Which items of the queue are shown: of a type, of a country or pair (`IN`, `IN-IT`), sent by one account. */
export type QueueChoice = { type?: EventType | undefined; parties?: string | undefined; by?: string | undefined };

/** What of the queue is shown. */
export const queueViews = { all: "All", new: "New", change: "Changes", mine: "Sent by me" } as const;
export type QueueView = keyof typeof queueViews;
