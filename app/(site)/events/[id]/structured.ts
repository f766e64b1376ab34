import type { EventView } from "#db/events";
import { countryName } from "#domain/country";
import type { Event } from "#domain/event";

const schemaStatus: Partial<Record<Event["status"], string>> = {
  cancelled: "https://schema.org/EventCancelled",
  postponed: "https://schema.org/EventPostponed",
};

const plain = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/;

/**
 * The dates of an event for schema.org, never more exact than the record: a plain date or two as they stand, for anything else
 * (about, one of several days, a season) what its first and last day have in common, and no end.
 */
export function structuredDates({ date, starts, ends }: Pick<Event, "date" | "starts" | "ends">): { startDate?: string; endDate?: string } {
  const [from = "", to = from] = date.split("/");
  if (plain.test(from) && plain.test(to)) return { startDate: from, endDate: to };
  const common = [starts, starts.slice(0, 7), starts.slice(0, 4)].find((part) => ends.startsWith(part));
  return common ? { startDate: common } : {};
}

/**
 * schema.org Event as JSON. React writes a script's text as it is, so `<` is escaped here: no title can close the element.
 * A data block is never run, so the policy asks no nonce of it.
 */
export function structured({ event, citations }: EventView, address: string) {
  const place = [event.place, event.city, event.venueCountry && countryName(event.venueCountry)].filter(Boolean).join(", ");
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "Event",
    "@id": address,
    url: address,
    name: event.title,
    ...structuredDates(event),
    eventStatus: schemaStatus[event.status] ?? "https://schema.org/EventScheduled",
    ...(event.summary && { description: event.summary }),
    ...(place && {
      location: {
        "@type": "Place",
        name: place,
        ...(event.venueCountry && { address: { "@type": "PostalAddress", addressCountry: event.venueCountry } }),
      },
    }),
    contributor: event.countries.map(({ country }) => ({ "@type": "Country", name: countryName(country) })),
    citation: citations.map(({ source }) => source.address),
  }).replaceAll("<", "\\u003c");
}
