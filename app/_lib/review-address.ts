import type { Route } from "next";
import { type EventType, eventTypes } from "#domain/codebook";
import { isCountry } from "#domain/country";
import { parsePair } from "#domain/pair";
import { formatItem, type Item, parseItem, type QueueChoice, type QueueView, queueViews } from "#domain/review-item";

/** What the page of the queue shows: its filters, the item that is open, and what was just done with which event. */
export type ReviewPlace = QueueChoice & {
  view: QueueView;
  after?: string | undefined;
  item?: Item | undefined;
  done?: string | undefined;
  of?: string | undefined;
};

type Texts = Record<string, string | string[] | undefined>;

/** Reads the parameters of an address; what it does not know it leaves out. */
export function parseReviewPlace(texts: Texts): ReviewPlace {
  const one = (name: string) => [texts[name]].flat()[0] ?? "";
  const view = Object.hasOwn(queueViews, one("view")) ? (one("view") as QueueView) : "all";
  return {
    view,
    type: Object.hasOwn(eventTypes, one("type")) ? (one("type") as EventType) : undefined,
    parties: partiesOf(one("parties")),
    by: /^[\w-]{1,100}$/.test(one("by")) ? one("by") : undefined,
    after: one("after") || undefined,
    item: parseItem(one("item")) ?? undefined,
    done: one("done") || undefined,
    of: one("of") || undefined,
  };
}

/** A country or a pair, in its canonical order. */
function partiesOf(text: string): string | undefined {
  const pair = parsePair(text);
  return pair.ok ? pair.pair : isCountry(text) ? text : undefined;
}

export function formatReviewPlace({ view, type, parties, by, after, item, done, of }: ReviewPlace): Route {
  const texts = { view: view === "all" ? "" : view, type, parties, by, after, item: item && formatItem(item), done, of };
  const query = new URLSearchParams(Object.entries(texts).filter((pair): pair is [string, string] => Boolean(pair[1]))).toString();
  return (query ? `/review?${query}` : "/review") as Route;
}
