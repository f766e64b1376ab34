import { event } from "#domain/event";
import { extract } from "#domain/extract/extract";
import type { ProposedEvent } from "#domain/extract/proposal";

/** One event as a line: type, states, date, city, status. */
export const told = ({ fields }: ProposedEvent): string =>
  [
    fields.type?.value,
    fields.countries
      ?.map(({ value }) => value.country)
      .sort()
      .join("+"),
    fields.date?.value ?? "-",
    ...(fields.city ? [`@${fields.city.value}`] : []),
    fields.status?.value,
  ].join(" ");

/** The news of a text, one line an event. Thursday, 15 May 2025 is the day of publication unless told otherwise. */
export const news = (text: string, published: string | null = "2025-05-15"): string[] =>
  extract(text, published)
    .events.filter(({ background }) => !background)
    .map(told);

export const backgroundOf = (text: string, published: string | null = "2025-05-15"): string[] =>
  extract(text, published)
    .events.filter(({ background }) => background)
    .map(told);

const lists = ["countries", "themes", "services", "participants", "organisations", "related", "domains", "citations"];

/** The draft as the value that somebody would save: questions answered with their first reading, references by an id. */
export function draftOf({ fields, questions }: ProposedEvent): Record<string, unknown> {
  const plain = Object.fromEntries(
    event.names.map((name) => {
      const found = fields[name];
      const value = Array.isArray(found) ? found.map((one) => one.value) : found?.value;
      return [name, value ?? (lists.includes(name) ? [] : null)];
    }),
  );
  for (const { field, readings } of questions) {
    const [reading] = readings;
    if (reading) (plain as Record<string, unknown>)[field] = event.fields[field].parse(reading.value);
  }
  if (plain.series) plain.series = "series-1";
  if (plain.partOf) plain.partOf = "event-1";
  return plain;
}
