import "server-only";
import { eq } from "drizzle-orm";
import { lineOf, putLines, shape } from "#db/event-lines";
import { placesAt, rowsOf, seriesNames } from "#db/export-rows";
import { runJob } from "#db/jobs";
import { breathe } from "#db/past-rows";
import { eventLines, meta } from "#db/schema";
import { db, openReader, type Raw, write } from "#db/store";
import { timelineVersion } from "#db/version";

/** Which shape, and of which version of the timelines, all lines were last found to be of. */
const name = "event_lines";
/** Places looked at before others have their turn. */
const glance = 1_000;
/** Lines made before others have theirs. */
const chunk = 50;
/** Between two writes, in milliseconds: the work of a server goes first. */
const patience = 25;

/** Whether lines may be wanting: something was saved, or an upgrade gives all of them another shape. */
export async function linesAreDue(): Promise<boolean> {
  const [noted] = await db().select().from(meta).where(eq(meta.name, name));
  return noted?.value !== `${shape} ${timelineVersion()}`;
}

/** Makes the lines that are wanting, or all of them `anew`, in small writes with `pause` milliseconds between; answers how many. */
export async function keepLines({ pause = patience, anew = false } = {}): Promise<number> {
  if (anew) await forgetLines();
  const from = openReader();
  // As for an export: else all of the file would count as memory of the server.
  from.pragma("mmap_size = 0");
  from.pragma("cache_size = -8000");
  try {
    const value = `${shape} ${timelineVersion(from)}`;
    let made = 0;
    for await (const positions of eachWithout(from)) {
      made += await keepAt(from, positions);
      await new Promise((resume) => setTimeout(resume, pause));
    }
    await write(async (tx) => {
      await tx.insert(meta).values({ name, value }).onConflictDoUpdate({ target: meta.name, set: { value } });
    });
    return made;
  } finally {
    from.close();
  }
}

const forgetLines = () =>
  write(async (tx) => {
    await tx.delete(eventLines);
    await tx.delete(meta).where(eq(meta.name, name));
  });

/** Places without a line of the present shape, in the order of the timeline, which is to be that of the file. */
async function* eachWithout(from: Raw): AsyncGenerator<number[]> {
  const readPlaces = from.prepare(`select position from events where position > ? order by position limit ${glance}`).pluck();
  const readHeld = from.prepare("select position from event_lines where shape = ? and position > ? and position <= ?").pluck();
  for (let last = 0; ; await breathe()) {
    const places = readPlaces.all(last) as number[];
    const end = places.at(-1);
    if (end === undefined) return;
    const held = new Set(readHeld.all(shape, last, end));
    const without = places.filter((position) => !held.has(position));
    for (let at = 0; at < without.length; at += chunk) yield without.slice(at, at + chunk);
    last = end;
  }
}

/** Makes the lines of these places before the turn of the write comes, and again within it where a timeline changed meanwhile. */
async function keepAt(from: Raw, positions: number[]): Promise<number> {
  from.exec("begin");
  const version = timelineVersion(from);
  const before = linesOf(from, positions);
  from.exec("commit");
  return write(async (_tx, raw) => {
    const lines = timelineVersion(raw) === version ? before : linesOf(raw, positions);
    putLines(raw, lines);
    return lines.length;
  });
}

/** What cannot be read may be mended, and its placeholder must not outlive it. */
const linesOf = (from: Raw, positions: number[]) =>
  rowsOf(from, placesAt(from, positions), seriesNames(from)).flatMap((row) => (row.event.unreadable ? [] : [lineOf(row)]));

/** The same as the program's regular work. */
export const keepLinesInJob = () =>
  runJob("lines", async () => {
    const made = await keepLines();
    return { result: made, message: `${made.toLocaleString("en-GB")} made.` };
  });
