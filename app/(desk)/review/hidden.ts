import { event } from "#domain/event";
import type { ReviewPlace } from "#lib/review-address";

/** The filters of the queue, which an answer leads back to. */
export const filtersOf = ({ view, type, parties, by }: ReviewPlace): Record<string, string> => ({
  view,
  ...(type && { type }),
  ...(parties && { parties }),
  ...(by && { by }),
});

export const fieldLabels: Record<string, string> = Object.fromEntries(event.names.map((name) => [name, event.fields[name].label]));
