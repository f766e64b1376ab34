import { eventTypes, levels, statuses, themes } from "#domain/codebook";
import { type Country, countries, countryName } from "#domain/country";
import { boundsOf, formatDate, parseDate } from "#domain/date";
import { parseGrade } from "#domain/grade";
import { cleanLine } from "#domain/text";

/** How one filter reads from the texts of a URL and is written back. A text that is no good is told to `wrong` and left out. */
type Codec<T> = {
  label: string;
  empty: T;
  parse(texts: string[], wrong: (text: string, why: string) => void): T;
  format(value: T): string[];
  words(value: T): string;
};

const codes = <K extends string>(label: string, options: Record<K, unknown>, term: (code: K) => string): Codec<K[]> => ({
  label,
  empty: [],
  parse: (texts, wrong) => {
    const known = new Set<string>(texts.filter((text) => Object.hasOwn(options, text)));
    for (const text of texts) if (!known.has(text)) wrong(text, `is not a known ${label.toLowerCase()}`);
    return (Object.keys(options) as K[]).filter((code) => known.has(code));
  },
  format: (value) => value,
  words: (value) => value.map(term).join(", "),
});

type One<T> = { label: string; read(text: string): T | { wrong: string; whole?: true } | null; words(value: T): string };

/** A filter with one value; `read` answers null for a value that is the same as none. */
const one = <T extends string | number>({ label, read, words }: One<T>): Codec<T | null> => ({
  label,
  empty: null,
  parse: (texts, wrong) => {
    const text = texts.at(-1)?.trim() ?? "";
    const value = text === "" ? null : read(text);
    if (value === null || typeof value !== "object") return value;
    wrong(value.whole ? "" : text, value.wrong);
    return null;
  },
  format: (value) => (value === null ? [] : [String(value)]),
  words: (value) => (value === null ? "" : words(value)),
});

const day = (label: string) =>
  one<string>({
    label,
    read(text) {
      const read = parseDate(text);
      return read.ok ? read.edtf : { wrong: read.message, whole: true };
    },
    words: (value) => `${label.toLowerCase()} ${formatDate(value, "short")}`,
  });

const countryCodes = codes<Country>("Country", countries, countryName);

/** Every filter of a timeline, in the order it has in the URL. A filter without its condition in `db/timeline.ts` does not compile. */
export const filters = {
  country: {
    ...countryCodes,
    parse: (texts, wrong) =>
      countryCodes.parse(
        texts.map((text) => text.toUpperCase()),
        wrong,
      ),
  } as typeof countryCodes,
  match: one<"any">({
    label: "Match",
    read: (text) => (text === "any" ? text : text === "all" ? null : { wrong: "is neither all nor any" }),
    words: () => "any of the countries",
  }),
  type: codes("Event type", eventTypes, (code) => eventTypes[code].term),
  status: codes("Status", statuses, (code) => statuses[code]),
  level: codes("Level", levels, (code) => levels[code]),
  theme: codes("Theme", themes, (code) => themes[code]),
  series: one<string>({
    label: "Series",
    read: (text) => (/^[a-z0-9][a-z0-9-]{0,119}$/.test(text) ? text : { wrong: "is not a series" }),
    words: (value) => value,
  }),
  from: day("From"),
  to: day("To"),
  q: one<string>({
    label: "Search",
    read: (text) => cleanLine(cleanLine(text.slice(0, 2000)).slice(0, 200)) || null,
    words: (value) => `“${value}”`,
  }),
  sources: one<number>({
    label: "Sources",
    read: (text) =>
      /^([2-9]|1\d)$/.test(text) ? Number(text) : text === "1" ? null : { wrong: "is not a number of sources from 1 to 19" },
    words: (value) => `${value} or more sources`,
  }),
  grade: one<string>({
    label: "Grade",
    read: (text) => (parseGrade(text) === null ? { wrong: "is not a grade from A1 to F6" } : text.toUpperCase()),
    words: (value) => `graded ${value} or better`,
  }),
  bilateral: one<"1">({
    label: "Bilateral only",
    read: (text) => (text === "1" || text === "on" ? "1" : { wrong: "is not a switch; use 1" }),
    words: () => "bilateral only",
  }),
  asof: one<string>({
    label: "As of",
    read(text) {
      const read = parseDate(text);
      return read.ok && /^\d{4}-\d{2}-\d{2}$/.test(read.edtf) ? read.edtf : { wrong: "is not a day, such as 2026-03-01" };
    },
    words: (value) => `as of ${formatDate(value, "long")}`,
  }),
};

export type Filters = typeof filters;
export type Filter = { [K in keyof Filters]: Filters[K] extends Codec<infer T> ? T : never };
export type FilterName = keyof Filters;
export const filterNames = Object.keys(filters) as FilterName[];
export type Params = URLSearchParams | Record<string, string | string[] | undefined>;

/** Parameters of a page that are no filters. */
export const viewParams = ["view", "event", "after", "bom", "rows"] as const;

const textsOf = (params: Params, name: string): string[] =>
  (params instanceof URLSearchParams ? params.getAll(name) : [(Object.hasOwn(params, name) && params[name]) || []].flat()).filter(
    (text) => text !== "",
  );

/** Reads a filter from a URL. What cannot be read is left out and said in `ignored`, in words for the page. */
export function parseFilter(params: Params): { filter: Filter; ignored: string[] } {
  const ignored: string[] = [];
  const filter = Object.fromEntries(
    filterNames.map((name) => [
      name,
      (filters[name] as Codec<unknown>).parse(textsOf(params, name), (text, why) =>
        ignored.push(`${filters[name].label}: ${text && `“${text.slice(0, 60)}” `}${why}`),
      ),
    ]),
  ) as Filter;
  const given = params instanceof URLSearchParams ? [...params.keys()] : Object.keys(params);
  for (const name of new Set(given)) {
    if (!Object.hasOwn(filters, name) && !(viewParams as readonly string[]).includes(name))
      ignored.push(`“${name.slice(0, 60)}” is not a filter`);
  }
  if (filter.from && filter.to && boundsOf(filter.to).ends < boundsOf(filter.from).starts) {
    ignored.push(`Period: it ends (${formatDate(filter.to, "short")}) before it starts (${formatDate(filter.from, "short")})`);
    filter.from = filter.to = null;
  }
  return { filter, ignored };
}

/** The one canonical query string of a filter: fixed order, empty filters absent. `without` leaves some out. */
export function formatFilter(filter: Filter, extra: Record<string, string | undefined> = {}): string {
  const params = new URLSearchParams();
  for (const name of filterNames) for (const text of (filters[name] as Codec<unknown>).format(filter[name])) params.append(name, text);
  for (const [name, text] of Object.entries(extra)) if (text) params.set(name, text);
  return params.toString();
}

export const emptyFilter = (): Filter => parseFilter({}).filter;

/** A filter in words, for file names, chips and headings: one phrase a filter that is set. */
export const filterWords = (filter: Filter): { name: FilterName; words: string }[] =>
  filterNames.flatMap((name) => {
    const words = (filters[name] as Codec<unknown>).words(filter[name]);
    return words ? [{ name, words }] : [];
  });
