import { parseFilter } from "#domain/filter";
import { dateWords } from "#ui/words";

/** The past day of `?asof=…`, or what to say of one that is not looked back at. */
export function asOfDay(text: string | undefined): { day: string | null; note: string | null } {
  if (!text) return { day: null, note: null };
  const { filter, ignored } = parseFilter({ asof: text });
  if (!filter.asof) return { day: null, note: `${ignored[0] ?? "As of: this is not a day"}. This is the event as it stands now.` };
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
