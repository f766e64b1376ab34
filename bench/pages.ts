import { gzipSync } from "node:zlib";
import autocannon from "autocannon";
import { reader } from "#db/store";
import { use } from "./folders";
import { median, percentile } from "./measure";
import type { Figure } from "./report";
import { cpuOf, memoryOf, type Server, startServer } from "./server";

const path = "/pairs/IN-IT";

type Load = { p50: number; p95: number; perSecond: number; cpu: number };

/** Milliseconds of many requests for one address, and what each cost the server. */
async function load({ url, pid }: Server, address: string, connections: number, amount: number): Promise<Load> {
  const taken: number[] = [];
  const before = cpuOf(pid);
  const run = autocannon({ url: url + address, connections, amount });
  run.on("response", (_client, _status, _bytes, ms) => taken.push(ms));
  const { non2xx, errors, duration } = await run;
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} of ${amount} requests for ${address} failed`);
  return { p50: median(taken), p95: percentile(taken, 0.95), perSecond: amount / duration, cpu: (cpuOf(pid) - before) / amount };
}

const warmUp = (server: Server, address: string) => load(server, address, 4, 300);

/** The address of the pair's last rows, as many as a smaller record has in all; its counts are those of the whole pair. */
function lastRows(folder: string, count: number): string {
  use(folder);
  const position = reader()
    .prepare("select position from timeline_entries where scope = 'IN-IT' order by position limit 1 offset ?")
    .pluck()
    .get(count);
  return `${path}?after=${position}`;
}

function rowsOf(folder: string): number {
  use(folder);
  return Number(reader().prepare("select count(*) from timeline_entries where scope = 'IN-IT'").pluck().get());
}

export async function measurePages(large: string, small: string): Promise<Figure[]> {
  const rows = rowsOf(small);
  const sameRows = lastRows(large, rows);
  const server = await startServer(large);
  const other = await startServer(small);
  try {
    await new Promise((resume) => setTimeout(resume, 3000));
    const idle = memoryOf(server.pid);
    for (const [one, address] of [
      [server, path],
      [server, sameRows],
      [other, path],
    ] as const)
      await warmUp(one, address);
    // In turns, so that whatever else the machine does meets both.
    const here: number[] = [];
    const there: number[] = [];
    for (let turn = 0; turn < 5; turn++) {
      here.push((await load(server, sameRows, 1, 100)).p50);
      there.push((await load(other, path, 1, 100)).p50);
    }
    const single = await load(server, path, 1, 500);
    const crowd = await load(server, path, 16, 1000);
    return [
      {
        name: `pair page of ${rows} rows, p50; bare: at the smaller size`,
        unit: "ms",
        value: median(here),
        bare: median(there),
        ratio: 1.3,
      },
      { name: "pair page of 60 rows, server CPU", unit: "ms", value: single.cpu, target: 10 },
      { name: "pair page of 60 rows, 1 at once, p50", unit: "ms", value: single.p50 },
      { name: "pair page of 60 rows, 1 at once, p95", unit: "ms", value: single.p95 },
      { name: "pair page of 60 rows, 1 at once", unit: "requests/s", value: single.perSecond },
      { name: "pair page of 60 rows, 16 at once, p50", unit: "ms", value: crowd.p50 },
      { name: "pair page of 60 rows, 16 at once, p95", unit: "ms", value: crowd.p95 },
      { name: "pair page of 60 rows, 16 at once", unit: "requests/s", value: crowd.perSecond },
      { name: "ready after start", unit: "ms", value: server.readyAfter, target: 1000 },
      { name: "idle memory", unit: "MB", value: idle, target: 150 },
      { name: "JavaScript of the pair page, gzip", unit: "kB", value: await scriptsOf(server.url + path), target: 190 },
    ];
  } finally {
    await Promise.all([server.stop(), other.stop()]);
  }
}

/** Every script that the page names, as it crosses the wire; old browsers' polyfills left out. */
async function scriptsOf(address: string): Promise<number> {
  const html = await (await fetch(address)).text();
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js)[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  let bytes = 0;
  for (const file of new Set(named.map(([, file]) => file as string))) {
    bytes += gzipSync(new Uint8Array(await (await fetch(new URL(file, address))).arrayBuffer())).length;
  }
  return bytes / 1000;
}
