import { parseFilter } from "#domain/filter";
import { dateWords } from "#ui/words";

/** The past day of `?asof=…`, or what to say of one that is not looked back at; `wrong` where it is no day at all. */
export function asOfDay(text: string | undefined): { day: string | null; note: string | null; wrong?: string } {
  if (!text) return { day: null, note: null };
  const { filter, ignored } = parseFilter({ asof: text });
  if (!filter.asof) {
    const wrong = ignored[0] ?? "As of: this is not a day";
    return { day: null, note: `${wrong}. This is the event as it stands now.`, wrong };
  }
  const today = new Date().toISOString().slice(0, 10);
  if (filter.asof < today) return { day: filter.asof, note: null };
  const words = dateWords(filter.asof, "long");
  return {
    day: null,
    note:
      filter.asof === today
        ? `${words} is today: this is the event as it stands now.`
        : `${words} has not come yet: this is the event as it stands now.`,
  };
}
