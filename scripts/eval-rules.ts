// npm run eval:rules -- GOLD_DIR [GOLD_DIR …]: for each rule of the reader of articles, in how many texts its value
// is proposed as news, and how often that is what was annotated. A rule that fires in one text only is no rule yet.
import { boundsOf } from "#domain/date";
import { extract } from "#domain/extract/extract";
import type { Found, ProposedEvent } from "#domain/extract/proposal";
import { type GoldText, goldType, textsOf } from "./gold";

type Gold = {
  type: string;
  typeAlt?: string[];
  countries: string[];
  countriesAlt?: string[][];
  start: string | null;
  startAlt?: string[];
  city?: string | null;
  cityAlt?: (string | null)[];
  edition?: number | null;
  venueCountry?: string | null;
  participants?: { name: string }[];
  organisations?: string[];
};
type Tally = { texts: Set<string>; fired: number; judged: number; right: number };

const key = (codes: readonly string[]) => [...codes].sort().join("+");
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
const words = (text: string) => plain(text).split(" ");
/** One of two names holds all words of the other. */
const alike = (a: string, b: string) => {
  const [few, many] = [words(a), words(b)].sort((one, other) => one.length - other.length) as [string[], string[]];
  return few.every((word) => many.includes(word));
};

const day = (edtf: string | null | undefined): string => (edtf ? boundsOf(edtf).starts : "");
const span = (gold: Gold) => (gold.start ? boundsOf(gold.start) : null);

/** The annotated event that a draft tells of: its type, its states, days that are near. */
function goldOf({ fields }: ProposedEvent, events: readonly Gold[]): Gold | undefined {
  const type = goldType(fields.type?.value);
  const states = key(fields.countries?.map(({ value }) => value.country) ?? []);
  const own = fields.date && boundsOf(fields.date.value);
  const near = (gold: Gold) => {
    const annotated = span(gold);
    return (
      !own || !annotated || (own.starts.slice(0, 7) <= annotated.ends.slice(0, 7) && annotated.starts.slice(0, 7) <= own.ends.slice(0, 7))
    );
  };
  return events.find(
    (gold) =>
      [gold.type, ...(gold.typeAlt ?? [])].includes(type) &&
      [gold.countries, ...(gold.countriesAlt ?? [])].some((one) => key(one) === states) &&
      near(gold),
  );
}

const tallies = new Map<string, Tally>();
function count(rule: string, id: string, right: boolean | null): void {
  const tally = tallies.get(rule) ?? { texts: new Set(), fired: 0, judged: 0, right: 0 };
  tallies.set(rule, tally);
  tally.texts.add(id);
  tally.fired += 1;
  if (right === null) return;
  tally.judged += 1;
  if (right) tally.right += 1;
}

/** A value's rule, and whether the value is the annotated one; null where nothing is annotated. */
function judge(event: ProposedEvent, gold: Gold | undefined, { id, text }: GoldText<Gold>): void {
  const { type, date, city, venueCountry, edition, participants, organisations } = event.fields;
  const one = <T>(found: Found<T> | undefined, right: (value: T, gold: Gold) => boolean) => {
    if (found) count(found.rule, id, gold ? right(found.value, gold) : null);
  };
  if (type) {
    count(type.rule, id, gold !== undefined);
    count(
      `${type.rule} “${text.slice(type.span.start, type.span.end).toLowerCase().split(/\s+/).slice(0, 2).join(" ")}”`,
      id,
      gold !== undefined,
    );
  }
  one(date, (value, annotated) => [annotated.start, ...(annotated.startAlt ?? [])].some((start) => day(start) === day(value)));
  one(city, (value, annotated) => [annotated.city, ...(annotated.cityAlt ?? [])].some((name) => plain(name ?? "") === plain(value)));
  one(venueCountry, (value, annotated) => !annotated.venueCountry || annotated.venueCountry === value);
  one(edition, (value, annotated) => annotated.edition === value);
  for (const found of participants ?? [])
    one(found, ({ name }, annotated) => (annotated.participants ?? []).some((person) => alike(person.name, name)));
  for (const found of organisations ?? [])
    one(found, ({ name }, annotated) => (annotated.organisations ?? []).some((other) => alike(other, name)));
}

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error("Usage: npm run eval:rules -- GOLD_DIR [GOLD_DIR …]");
let texts = 0;
for (const text of folders.flatMap((folder) => textsOf<Gold>(folder))) {
  texts += 1;
  for (const event of extract(text.text, text.published).events) if (!event.background) judge(event, goldOf(event, text.events), text);
}
const rows = [...tallies].sort(([a], [b]) => a.localeCompare(b));
console.log(`${texts} texts\n${"rule".padEnd(48)} texts fired  right of judged`);
for (const [rule, { texts: fires, fired, judged, right }] of rows)
  console.log(
    `${rule.padEnd(48)} ${String(fires.size).padStart(5)} ${String(fired).padStart(5)}  ${judged ? `${right} of ${judged}` : "-"}${fires.size === 1 ? "  one text only" : ""}`,
  );
