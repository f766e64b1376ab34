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
