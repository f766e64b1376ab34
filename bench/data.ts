// npm run bench:data -- N: N events, the same every time, in bench/data/N.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { keepLines } from "#db/keep-lines";
import { migrate } from "#db/migrate";
import { scopeToken, searchTextOf } from "#db/search";
import { closeStore, connect, databaseFile } from "#db/store";
import { entriesOf, scopesOf } from "#db/timeline-entries";
import { type EventType, eventTypes, levels, statusesOf, themes } from "#domain/codebook";
import type { Country } from "#domain/country";
import { boundsOf } from "#domain/date";
import type { EventInput } from "#domain/event";
import { foldVersion } from "#domain/fold";
import { gradeRank, worstGrade } from "#domain/grade";
import { cities, states, surnames, vocabulary } from "./words";

const count = Number(process.argv[2]);
if (!Number.isInteger(count) || count < 1) throw new Error("How many events? npm run bench:data -- 100000");
const folder = path.resolve("bench/data", String(count));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
process.env.ENTENTE_DATA = folder;
process.env.ENTENTE_SEED = "none";
migrate();

let seed = 20250414;
const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
};
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const skewed = <T>(list: readonly T[]): T => list[Math.floor(random() ** 2.5 * list.length)] as T;
const types = Object.keys(eventTypes) as EventType[];
const levelCodes = Object.keys(levels) as NonNullable<EventInput["level"]>[];
const themeCodes = Object.keys(themes) as EventInput["themes"];

const raw = connect(databaseFile());
raw.pragma("synchronous = OFF");
raw.pragma("journal_mode = MEMORY");
raw.pragma("cache_size = -400000");
const insert = (table: string, columns: string[]) =>
  raw.prepare(`insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`);

const eventColumns =
  "id revision state position type title summary date date_basis starts ends status series_id edition related city venue_country level themes services participants organisations domains created_by created_at updated_at published_at".split(
    " ",
  );
const putEvent = insert("events", eventColumns);
const putCountry = insert("event_countries", ["event_id", "at", "country", "role"]);
const putCitation = insert("citations", ["event_id", "at", "source_id", "quote", "stance", "credibility"]);
const putSource = insert("sources", [
  "id",
  "address",
  "canonical",
  "title",
  "publisher",
  "published",
  "kind",
  "reliability",
  "revision",
  "created_by",
  "created_at",
  "updated_at",
]);
const putEntry = insert("timeline_entries", [
  "scope",
  "position",
  "event_id",
  "starts",
  "ends",
  "type",
  "status",
  "level",
  "themes",
  "sources",
  "grade",
  "parties",
  "series_id",
  "part_of",
]);
// The full-text index writes a segment whenever a row id goes backwards, so texts wait here and go in by the order of time.
raw.pragma("temp_store = FILE");
const textColumns = "title, people, organisations, place, series, sources, summary, scopes";
raw.exec(`create temp table texts (position integer primary key, ${textColumns})`);
const putText = insert("texts", ["position", ...textColumns.split(", ")]);
const putRevision = insert("revisions", ["entity", "entity_id", "revision", "action", "state", "value", "actor_id", "at"]);
const putSeries = insert("series", ["id", "name", "other_names", "countries", "revision", "created_by", "created_at", "updated_at"]);

const at = "2026-01-01T00:00:00.000Z";
const seriesCount = Math.max(5, Math.min(2_000, Math.floor(count / 200)));
const positions = new Map<string, number>();
const reliabilities = ["A", "B", "B", "C", "C", "D", "F"] as const;
const credibilities = ["1", "2", "2", "3", "3", "4", "6"] as const;

/** One in 33 is of the busiest pair, as STACK's figures assume; the rest follow the skew of the world. */
function countriesOf(): Country[] {
  if (random() < 0.03) return ["IN", "IT"] as Country[];
  const chosen = new Set<string>();
  const size = random() < 0.06 ? 3 : 2;
  while (chosen.size < size) chosen.add(pick(states));
  return [...chosen] as Country[];
}

const two = (n: number) => String(n).padStart(2, "0");
function dateOf(): string {
  const year = 1990 + Math.floor(random() ** 0.6 * 37);
  const month = 1 + Math.floor(random() * (year === 2026 ? 10 : 12));
  const day = 1 + Math.floor(random() * 28);
  const kind = random();
  if (kind < 0.06) return `${year}-${two(month)}`;
  if (kind < 0.08) return String(year);
  if (kind < 0.3 && day < 25) return `${year}-${two(month)}-${two(day)}/${year}-${two(month)}-${two(day + 3)}`;
  return `${year}-${two(month)}-${two(day)}`;
}

const sentence = (n: number) => Array.from({ length: n }, () => skewed(vocabulary)).join(" ");

function put(i: number) {
  const id = `bench-${i.toString(36).padStart(6, "0")}`;
  const type = pick(types);
  const countries = countriesOf();
  const date = dateOf();
  const { starts, ends } = boundsOf(date);
  const series = random() < 0.3 ? Math.floor(random() * seriesCount) : null;
  const level = random() < 0.9 ? pick(levelCodes) : null;
  const chosen = themeCodes.filter(() => random() < 0.1);
  const people = [{ name: `A. ${pick(surnames)}`, post: "Secretary", country: countries[0] ?? null, part: "head" as const }];
  const rare = i % 5_000 === 0 ? ` rarity${i}` : "";
  const value = {
    type,
    title: `${eventTypes[type].term} on ${sentence(5)}${i % 50_000 === 7 ? " zirconium" : ""}`,
    countries: countries.map((country) => ({ country, role: "participant" as const })),
    series: series === null ? null : `series-${series}`,
    edition: series === null ? null : 1 + (i % 40),
    summary: `${sentence(40 + Math.floor(random() * 41))}${rare}.`,
    date,
    dateBasis: "stated" as const,
    status: pick(statusesOf(type).filter((code) => code !== "planned")),
    city: pick(cities),
    venueCountry: countries[0] ?? null,
    level,
    themes: chosen,
    participants: people,
    organisations: [],
  };
  const position = (positions.get(starts) ?? Number(starts.replaceAll("-", "")) * 10_000_000) + 1;
  positions.set(starts, position);
  const cited = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, n) => ({
    n,
    reliability: pick(reliabilities),
    credibility: pick(credibilities),
  }));
  const grade = Math.min(worstGrade, ...cited.map(gradeRank));
  const json = JSON.stringify;
  putEvent.run(
    id,
    1,
    "published",
    position,
    type,
    value.title,
    value.summary,
    date,
    "stated",
    starts,
    ends,
    value.status,
    value.series,
    value.edition,
    "[]",
    value.city,
    value.venueCountry,
    level,
    json(chosen),
    "[]",
    json(people),
    "[]",
    "[]",
    "system",
    at,
    at,
    at,
  );
  for (const [n, one] of value.countries.entries()) putCountry.run(id, n, one.country, one.role);
  const sources = cited.map(({ n, reliability, credibility }) => {
    const source = `${id}-s${n}`;
    const title = `Report ${i} ${sentence(4)}`;
    putSource.run(
      source,
      `https://example.org/${source}`,
      `example.org/${source}`,
      title,
      `Gazette ${i % 90}`,
      starts,
      "press",
      reliability,
      1,
      "system",
      at,
      at,
    );
    putCitation.run(id, n, source, n === 0 ? sentence(12) : null, "supports", credibility);
    return { title, publisher: `Gazette ${i % 90}` };
  });
  for (const entry of entriesOf({ ...value, id, position, starts, ends, sources: sources.length, grade, partOf: null })) {
    putEntry.run(
      entry.scope,
      entry.position,
      entry.eventId,
      entry.starts,
      entry.ends,
      entry.type,
      entry.status,
      entry.level,
      entry.themes,
      entry.sources,
      entry.grade,
      entry.parties,
      entry.series,
      entry.partOf,
    );
  }
  const text = searchTextOf(value as unknown as EventInput, series === null ? "" : `Series ${series}`, sources);
  putText.run(
    position,
    text.title,
    text.people,
    text.organisations,
    text.place,
    text.series,
    text.sources,
    text.summary,
    scopesOf(countries).map(scopeToken).join(" "),
  );
  putRevision.run("event", id, 1, "create", "published", json(value), "system", at);
}

const started = performance.now();
raw.exec("begin");
for (let i = 0; i < seriesCount; i++) putSeries.run(`series-${i}`, `Series ${i}`, "[]", "[]", 1, "system", at, at);
for (let i = 0; i < count; i++) {
  put(i);
  if (i % 20_000 === 19_999) {
    raw.exec("commit; begin");
    console.log(`${i + 1} events, ${Math.round((performance.now() - started) / 1000)} s`);
  }
}
raw.exec(`insert into event_search (rowid, ${textColumns}) select position, ${textColumns} from texts order by position`);
raw.prepare("insert into meta (name, value) values ('timeline_version', '1'), ('sample', 'bench'), ('search_folding', ?)").run(foldVersion);
raw.exec("commit");
raw.exec("insert into event_search (event_search) values ('optimize')");
raw.exec("create virtual table temp.vocabulary using fts5vocab(main, event_search, row)");
raw.exec("insert or ignore into search_words (word) select term from temp.vocabulary");
raw.exec("analyze");
raw.pragma("journal_mode = WAL");
raw.close();
// As the program makes them, so that they are what it would keep.
await keepLines({ pause: 0 });
closeStore();
console.log(`${count} events in ${folder}, ${Math.round((performance.now() - started) / 1000)} s`);
