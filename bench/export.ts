import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import path from "node:path";
import { keepLines } from "#db/keep-lines";
import { databaseFile, openReader, reader } from "#db/store";
import { median } from "./measure";
import type { Figure } from "./report";
import { memoryOf, type Server, startServer } from "./server";

const joined = (table: string, cells: string[], join = "") =>
  `(select group_concat(${cells.map((cell) => `coalesce(${cell}, '')`).join(" || '|' || ")}, '; ') from ${table} ${join} where ${table}.event_id = events.id)`;
const sources = "join sources on sources.id = citations.source_id";

/** What the file holds, joined and put together by SQLite itself. */
const bareQuery = `select events.*, series.name, timeline_entries.sources, timeline_entries.grade,
  ${joined("event_countries", ["country", "role"])},
  ${joined("citations", ["address", "quote", "stance", "credibility"], sources)},
  ${joined("citations", ["address", "title", "publisher", "published", "kind", "reliability", "author", "country", "language", "accessed", "archive"], sources)}
  from timeline_entries cross join events on events.id = timeline_entries.event_id left join series on series.id = events.series_id
  where scope = '*' order by timeline_entries.position desc`;

/** Seconds that `sqlite3 -csv` takes; where the tool is absent, that better-sqlite3 takes to read the same rows. */
function bareSeconds(): { seconds: number; by: string } {
  const began = performance.now();
  const { error, status } = spawnSync("sqlite3", ["-readonly", "-csv", databaseFile(), bareQuery], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (!error && status === 0) return { seconds: (performance.now() - began) / 1000, by: "sqlite3 -csv" };
  const raw = openReader();
  const started = performance.now();
  for (const _ of raw.prepare(bareQuery).raw().iterate());
  raw.close();
  return { seconds: (performance.now() - started) / 1000, by: "better-sqlite3, as sqlite3 is not installed" };
}

type Download = { seconds: number; firstByte: number; growth: number; slowest: number };

/** The whole record as CSV, while a pair page is asked for again and again. */
async function download({ url, pid }: Server): Promise<Download> {
  const before = memoryOf(pid);
  let growth = 0;
  let slowest = 0;
  let done = false;
  const watch = setInterval(() => {
    growth = Math.max(growth, memoryOf(pid) - before);
  }, 100);
  const began = performance.now();
  // Not with fetch, whose streams take a good part of two cores.
  const [answer] = (await once(get(`${url}/export/events.csv`), "response")) as [IncomingMessage];
  const ended = once(answer, "end");
  await once(answer, "data");
  const firstByte = performance.now() - began;
  const others = (async () => {
    while (!done) {
      const asked = performance.now();
      await (await fetch(`${url}/pairs/IN-IT`)).arrayBuffer();
      if (!done) slowest = Math.max(slowest, performance.now() - asked);
      await new Promise((resume) => setTimeout(resume, 500));
    }
  })();
  await ended;
  const seconds = (performance.now() - began) / 1000;
  done = true;
  clearInterval(watch);
  await others;
  return { seconds, firstByte, growth, slowest };
}

/** A server that was idle for the minutes of the bare query has given back memory that any page takes again. */
async function warmUp(url: string) {
  for (let i = 0; i < 100; i++) await (await fetch(`${url}/pairs/IN-IT`)).arrayBuffer();
  for (let i = 0; i < 5; i++) await (await fetch(`${url}/export/events.csv?country=AD`)).text();
}

export async function measureExport(folder: string): Promise<Figure[]> {
  const rows = Number(reader().prepare("select count(*) from timeline_entries where scope = '*'").pluck().get());
  await keepLines({ pause: 0 });
  const server = await startServer(folder);
  try {
    const runs: (Download & { bare: number })[] = [];
    let by = "";
    // A million rows even out by themselves.
    for (let turn = 0; turn < (rows > 500_000 ? 1 : 3); turn++) {
      const bare = bareSeconds();
      // The kept connections have timed out meanwhile; their ends must be seen before one is used again.
      await new Promise((resume) => setTimeout(resume, 200));
      by = bare.by;
      await warmUp(server.url);
      runs.push({ ...(await download(server)), bare: bare.seconds });
    }
    const of = (figure: keyof (typeof runs)[number]) => median(runs.map((run) => run[figure]));
    return [
      {
        name: `CSV of ${path.basename(folder)} events; bare: ${by}`,
        unit: "rows/s",
        value: rows / of("seconds"),
        bare: rows / of("bare"),
        target: 40_000,
        ratio: 0.3,
        least: true,
      },
      { name: "CSV, first byte", unit: "ms", value: of("firstByte"), target: 100 },
      { name: "CSV, memory growth", unit: "MB", value: of("growth"), target: 50 },
      { name: "CSV, slowest pair page meanwhile", unit: "ms", value: of("slowest"), target: 300 },
    ];
  } finally {
    await server.stop();
  }
}
