import "server-only";
import { asc, eq, like, or, sql } from "drizzle-orm";
import { appendAudit, noteDenial } from "#db/audit";
import { revisions, series } from "#db/schema";
import { type Db, db, write } from "#db/store";
import { type Actor, authorize } from "#domain/access";
import type { EventType } from "#domain/codebook";
import { AppError } from "#domain/errors";
import { slugOf } from "#domain/series";
import { cleanLine, isBlank } from "#domain/text";

export type Series = { id: string; name: string; shortName: string | null };
const columns = { id: series.id, name: series.name, shortName: series.shortName };

export async function findSeries(id: string, from: Db = db()): Promise<Series | null> {
  const [row] = await from.select(columns).from(series).where(eq(series.id, id));
  return row ?? null;
}

/** The series of this id or, in any case of letters, this name. */
export async function findSeriesNamed(text: string): Promise<Series | null> {
  const name = cleanLine(text);
  const rows = await db()
    .select(columns)
    .from(series)
    .where(or(eq(series.id, name), sql`lower(${series.name}) = lower(${name})`))
    .limit(2);
  return rows.find((row) => row.id === name) ?? rows[0] ?? null;
}

/** Series whose name holds the text, at most 20, by name. */
export async function searchSeries(text: string): Promise<Series[]> {
  const part = `%${cleanLine(text.slice(0, 200)).replace(/[\\%_]/g, "\\$&")}%`;
  const holds = (column: typeof series.name | typeof series.shortName) => sql`${like(column, part)} escape '\\'`;
  return db()
    .select(columns)
    .from(series)
    .where(or(holds(series.name), holds(series.shortName)))
    .orderBy(asc(series.name))
    .limit(20);
}

/** Makes a series of a name, or answers the one that already bears it. Throws `invalid` for an empty name. */
export const createSeries = (actor: Actor | null, name: string, kind: EventType | null = null): Promise<Series> =>
  noteDenial(actor, { action: "series.create", entity: "series", entityId: "new" }, async () => {
    authorize(actor, "event.create");
    return write((tx) => recordSeries(tx, actor, new Date().toISOString(), name, kind));
  });

export async function recordSeries(tx: Db, actor: Actor, at: string, typed: string, kind: EventType | null): Promise<Series> {
  const name = cleanLine(typed);
  if (isBlank(name)) throw new AppError("invalid", "Give the series a name", { series: ["Give the series a name"] });
  if (name.length > 200)
    throw new AppError("invalid", "The name of a series has at most 200 characters", {
      series: ["The name of a series has at most 200 characters"],
    });
  const [same] = await tx.select(columns).from(series).where(eq(series.name, name));
  if (same) return same;
  const id = await freeId(tx, slugOf(name) || "series");
  const value = {
    name,
    shortName: null,
    otherNames: [],
    countries: [],
    kind,
    interval: null,
    hosting: null,
    numbering: null,
    activeFrom: null,
    activeTo: null,
  };
  await tx.insert(series).values({ ...value, id, revision: 1, createdBy: actor.id, createdAt: at, updatedAt: at });
  await tx
    .insert(revisions)
    .values({ entity: "series", entityId: id, revision: 1, action: "create", state: "published", value, actorId: actor.id, at });
  await appendAudit(tx, actor, at, { action: "series.create", entity: "series", entityId: id, detail: { name } });
  return { id, name, shortName: null };
}

async function freeId(tx: Db, slug: string): Promise<string> {
  for (let n = 1; ; n++) {
    const id = n === 1 ? slug : `${slug}-${n}`;
    if (!(await findSeries(id, tx))) return id;
  }
}
