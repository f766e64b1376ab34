import { countryName } from "#domain/country";
import type { Event } from "#domain/event";
import { dateWords } from "#ui/words";

/** `14 or 15 April 2025, Rome, Italy`. */
export const placed = (event: Event) =>
  [dateWords(event.date, "long"), event.place, event.city, event.venueCountry && countryName(event.venueCountry)]
    .filter(Boolean)
    .join(", ");
