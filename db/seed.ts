import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { eq } from "drizzle-orm";
import { appendAudit, noteDenial } from "#db/audit";
import { saveEvent } from "#db/save-event";
import { meta, series } from "#db/schema";
import { db, write } from "#db/store";
import { type Actor, authorize, system } from "#domain/access";
import { type CsvRow, readCsv } from "#domain/csv";
import { AppError } from "#domain/errors";
import { type EventInput, event as record } from "#domain/event";
import { formatRows } from "#domain/rows";
import { sourceRows } from "#domain/source";

const file = () => path.resolve(/* turbopackIgnore: true */ process.cwd(), "db/seed/events.csv");

/** Columns of the sample that bear the name of a field, and that field. */
const fieldOf: Record<string, keyof EventInput> = {
  type: "type",
  title: "title",
  countries: "countries",
  date: "date",
  date_basis: "dateBasis",
  status: "status",
  edition: "edition",
  part_of: "partOf",
  city: "city",
  venue_country: "venueCountry",
  level: "level",
  themes: "themes",
  organisations: "organisations",
  participants: "participants",
  valid_until: "validUntil",
  summary: "summary",
  note: "note",
};

/** The text of an event and of its source, of one row of the sample. */
function textOf({ cells }: CsvRow) {
  const cell = (name: string) => cells.get(name) ?? "";
  const event: Record<string, string> = Object.fromEntries(Object.entries(fieldOf).map(([column, name]) => [name, cell(column)]));
  event.citations = formatRows([[cell("source_url"), "", "supports", "6"]]);
  const sources = formatRows([[cell("source_url"), cell("source_title"), cell("source_publisher"), cell("source_published"), "", "F"]]);
  return { event, sources, series: cell("series"), ref: cell("ref") };
}

/** Loads the sample through the same reading and saving as everything else; returns how many events it holds. Runs once. */
export async function loadSample(actor: Actor = system): Promise<number> {
  const read = readCsv(readFileSync(file(), "utf8"));
  if (!read.ok) throw new Error(`The sample is damaged: line ${read.problems[0]?.line}, ${read.problems[0]?.message}`);
  const rows = inOrder(read.table.rows);
  for (const row of rows) await saveRow(row);
  await write(async (tx) => {
    const now = new Date().toISOString();
    await tx.insert(meta).values({ name: "sample", value: now }).onConflictDoNothing();
    await appendAudit(tx, actor, now, { action: "sample.load", entity: "record", entityId: "sample", detail: { events: rows.length } });
  });
  return rows.length;
}

async function saveRow(row: CsvRow) {
  const text = textOf(row);
  const known = await seriesByName(text.series);
  const parsed = record.fromText({ ...text.event, series: known ?? (text.series && "new") });
  const sources = sourceRows.fromText({ sources: text.sources });
  if (!parsed.ok || !sources.ok)
    throw new Error(`The sample is damaged: line ${row.line}, ${JSON.stringify(parsed.ok ? sources : parsed.errors)}`);
  await saveEvent(system, parsed.value, {
    id: text.ref,
    publish: true,
    sources: sources.value.sources,
    key: `sample:${text.ref}`,
    ...(!known && text.series && { newSeries: text.series }),
  });
}

async function seriesByName(name: string): Promise<string | null> {
  if (!name) return null;
  const [row] = await db().select({ id: series.id }).from(series).where(eq(series.name, name));
  return row?.id ?? null;
}

/** Wholes before their parts, so that every reference points at something. */
function inOrder(rows: CsvRow[]): CsvRow[] {
  const byRef = new Map(rows.map((row) => [row.cells.get("ref") ?? "", row]));
  const done = new Set<CsvRow>();
  const visit = (row: CsvRow) => {
    if (done.has(row)) return;
    const whole = byRef.get(row.cells.get("part_of") ?? "");
    if (whole && whole !== row) visit(whole);
    done.add(row);
  };
  rows.forEach(visit);
  return [...done];
}

/** Loads the sample for someone who asks for it on the first-run page. */
export const seed = (actor: Actor | null): Promise<number> =>
  noteDenial(actor, { action: "sample.load", entity: "record", entityId: "sample" }, async () => {
    authorize(actor, "event.publish");
    const [loaded] = await db().select().from(meta).where(eq(meta.name, "sample"));
    if (loaded) throw new AppError("conflict", "The sample is loaded already.");
    return loadSample(actor);
  });

/** At the first start: the sample goes into the new database unless `ENTENTE_SEED=none`. What was decided stays so. */
export async function seedAtStart(onLoading = () => {}): Promise<number> {
  const [any] = await db().select().from(meta).limit(1);
  if (any) return 0;
  const value = process.env.ENTENTE_SEED === "none" ? "none" : "sample";
  await write(async (tx) => {
    await tx.insert(meta).values({ name: "seed", value });
  });
  if (value === "none") return 0;
  onLoading();
  return loadSample();
}
