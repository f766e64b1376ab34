import type { Route } from "next";
import { type EventType, eventTypes } from "#domain/codebook";
import { formatItem, type Item, parseItem, type QueueView, queueViews } from "#domain/review-item";

/** What the page of the queue shows: its filters, the item that is open, and what was just done with which event. */
export type ReviewPlace = {
  view: QueueView;
  type?: EventType | undefined;
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
    after: one("after") || undefined,
    item: parseItem(one("item")) ?? undefined,
    done: one("done") || undefined,
    of: one("of") || undefined,
  };
}

export function formatReviewPlace({ view, type, after, item, done, of }: ReviewPlace): Route {
  const texts = { view: view === "all" ? "" : view, type, after, item: item && formatItem(item), done, of };
  const query = new URLSearchParams(Object.entries(texts).filter((pair): pair is [string, string] => Boolean(pair[1]))).toString();
  return (query ? `/review?${query}` : "/review") as Route;
}
