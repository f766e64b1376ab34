import { countryName } from "#domain/country";
import { formatInYear } from "#domain/date";
import type { Event } from "#domain/event";

const named = (event: Event, role: string) => event.countries.filter((one) => one.role === role).map((one) => countryName(one.country));

const list = (names: string[]) => (names.length > 2 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(" and "));

/** `India to Italy` where the roles give a direction; null where they do not. */
export function direction(event: Event): string | null {
  for (const [from, to] of [
    ["visitor", "host"],
    ["supplier", "recipient"],
  ] as const) {
    const [a, b] = [named(event, from), named(event, to)];
    if (a.length > 0 && b.length > 0) return `${list(a)} to ${list(b)}`;
  }
  return null;
}

/** All who take part, however many. */
export const everyParty = (event: Event) => event.countries.map((one) => countryName(one.country)).join(", ");

/** Who takes part, in words. */
export const parties = (event: Event) => list(event.countries.map((one) => countryName(one.country)));

/** The day of a row within its year, and a note on how long it took or how exactly it is known. */
export function rowDate(event: Event): { main: string; note: string } {
  try {
    return formatInYear(event.date);
  } catch {
    return { main: event.date, note: "" };
  }
}
