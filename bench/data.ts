// npm run bench:data -- N: N events, the same every time, in bench/data/N.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { keepLines } from "#db/keep-lines";
import { migrate } from "#db/migrate";
import { inserting } from "#db/prepared";
import { citations, eventCountries, events, revisions, series, sources, timelineEntries } from "#db/schema";
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
const putEvent = inserting(raw, events);
const putCountries = inserting(raw, eventCountries);
const putCitation = inserting(raw, citations);
const putSource = inserting(raw, sources);
const putEntries = inserting(raw, timelineEntries);
const putRevision = inserting(raw, revisions);
const putSeries = inserting(raw, series);
// The full-text index writes a segment whenever a row id goes backwards, so texts wait here and go in by the order of time.
raw.pragma("temp_store = FILE");
const textColumns = "title, people, organisations, place, series, sources, summary, scopes";
raw.exec(`create temp table texts (position integer primary key, ${textColumns})`);
const putText = raw.prepare(`insert into texts values (${textColumns.replaceAll(/\w+/g, "?")}, ?)`);

const at = "2026-01-01T00:00:00.000Z";
const seriesCount = Math.max(5, Math.min(2_000, Math.floor(count / 200)));
const positions = new Map<string, number>();
const reliabilities = ["A", "B", "B", "C", "C", "D", "F"] as const;
const credibilities = ["1", "2", "2", "3", "3", "4", "6"] as const;

/** One in 33 is of the busiest pair, the rest any other two, or three. */
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
  const ofSeries = random() < 0.3 ? Math.floor(random() * seriesCount) : null;
  const level = random() < 0.9 ? pick(levelCodes) : null;
  const chosen = themeCodes.filter(() => random() < 0.1);
  const people = [{ name: `A. ${pick(surnames)}`, post: "Secretary", country: countries[0] ?? null, part: "head" as const }];
  const rare = i % 5_000 === 0 ? ` rarity${i}` : "";
  const value = {
    type,
    title: `${eventTypes[type].term} on ${sentence(5)}${i % 50_000 === 7 ? " zirconium" : ""}`,
    countries: countries.map((country) => ({ country, role: "participant" as const })),
    series: ofSeries === null ? null : `series-${ofSeries}`,
    edition: ofSeries === null ? null : 1 + (i % 40),
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
  const who = { createdBy: "system", createdAt: at, updatedAt: at };
  const row = { ...value, related: [], services: [], domains: [], starts, ends };
  putEvent([{ ...row, ...who, id, revision: 1, state: "published", position, publishedAt: at }]);
  putCountries(value.countries.map((one, n) => ({ ...one, eventId: id, at: n })));
  const found = cited.map(({ n, reliability, credibility }) => {
    const source = `${id}-s${n}`;
    const said = { title: `Report ${i} ${sentence(4)}`, publisher: `Gazette ${i % 90}` };
    const address = { address: `https://example.org/${source}`, canonical: `example.org/${source}` };
    putSource([{ ...said, ...address, ...who, id: source, published: starts, kind: "press", reliability, revision: 1 }]);
    const quote = n === 0 ? sentence(12) : null;
    putCitation([{ eventId: id, at: n, sourceId: source, quote, stance: "supports", credibility }]);
    return said;
  });
  putEntries(entriesOf({ ...value, id, position, starts, ends, sources: found.length, grade, partOf: null }));
  const text = searchTextOf(value as unknown as EventInput, ofSeries === null ? "" : `Series ${ofSeries}`, found);
  putText.run(position, ...Object.values(text), scopesOf(countries).map(scopeToken).join(" "));
  putRevision([{ entity: "event", entityId: id, revision: 1, action: "create", state: "published", value, actorId: "system", at }]);
}

const started = performance.now();
raw.exec("begin");
const noRhythm = { otherNames: [], countries: [], revision: 1, createdBy: "system", createdAt: at, updatedAt: at };
putSeries(Array.from({ length: seriesCount }, (_, i) => ({ ...noRhythm, id: `series-${i}`, name: `Series ${i}` })));
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
