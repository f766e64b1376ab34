import { type EventInput, event } from "#domain/event";

/** An event from a few texts, the rest being ordinary. */
export function eventOf(text: Record<string, string> = {}): EventInput {
  const read = event.fromText({
    type: "visit",
    title: "Minister visits Rome",
    countries: "IN|visitor; IT|host",
    date: "14–15 April 2025",
    dateBasis: "stated",
    status: "held",
    citations: "https://example.org/a",
    ...text,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
}
