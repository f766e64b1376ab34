import "server-only";
import { and, desc, eq, gte, inArray, like, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { noteDenial } from "#db/audit";
import { actionsHeld } from "#db/audit-actions-held";
import { noteRows } from "#db/note-export";
import * as schema from "#db/schema";
import { audit, authUsers, events, series, sources } from "#db/schema";
import { type Db, db, openReader } from "#db/store";
import { namesOfUsers } from "#db/user-names";
import { type Actor, authorize } from "#domain/access";
import { isRefused, refused } from "#domain/audit-actions";
import type { AuditRow } from "#domain/audit-csv";
import { type AuditFilter, auditFilterWords } from "#domain/audit-filter";
import { boundsOf } from "#domain/date";

/** A line of the audit as people read it: `by` is a name, `title` what the id stands for, where that is on record. */
export type AuditView = AuditRow & { title: string | null };
export type AuditPage = { lines: AuditView[] /** The number before which the next window begins. */; older: number | null };

const windowSize = 100;
const chunk = 1_000;

/** A column that no index is looked for: what is read in the order of the lines would be sorted again. */
const read = (column: SQLiteColumn) => sql`+${column}`;

/** The SQL of each filter. A filter without an entry here does not compile. */
const conditions: { [K in keyof AuditFilter]: (value: NonNullable<AuditFilter[K]>) => SQL | undefined } = {
  who: (id) => eq(read(audit.actorId), id),
  action: (name) =>
    name === "refused"
      ? or(like(audit.action, "%.denied"), like(audit.action, "%.refused"))
      : // What begins with the name and a dot: `/` is the character after it.
        or(eq(read(audit.action), name), and(gte(read(audit.action), `${name}.`), lt(read(audit.action), `${name}/`))),
  entity: (name) => eq(audit.entity, name),
  id: (id) => eq(audit.entityId, id),
  from: (date) => gte(audit.at, boundsOf(date).starts),
  // After every moment of that day, for `T24` is.
  to: (date) => lte(audit.at, `${boundsOf(date).ends}T24`),
};

const whereOf = (filter: AuditFilter) =>
  and(
    ...(Object.keys(conditions) as (keyof AuditFilter)[]).map((name) => {
      const value = filter[name];
      return value === null ? undefined : conditions[name](value as never);
    }),
  );

const linesBefore = (from: Db, filter: AuditFilter, before: number | null, most: number, indexed?: SQL) =>
  from
    .select()
    .from(audit)
    .where(and(indexed, whereOf(filter), before === null ? undefined : lt(audit.seq, before)))
    .orderBy(desc(audit.seq))
    .limit(most);

/**
 * The newest lines of a filter. Of a person or an action they are read action by action through an index that ends in the number
 * of the line, and brought together: a rare one is not looked for among a million, and of a common one no more than a window is read.
 */
async function newest(from: Db, filter: AuditFilter, before: number | null, most: number): Promise<(typeof audit.$inferSelect)[]> {
  const { who, action, id } = filter;
  if (id !== null || (who === null && action === null)) return linesBefore(from, filter, before, most);
  const names = actionsHeld(who).filter((name) => action === null || isAmong(name, action));
  const found = [];
  for (const name of names) {
    const indexed = and(who === null ? undefined : eq(audit.actorId, who), eq(audit.action, name));
    found.push(...(await linesBefore(from, filter, before, most, indexed)));
  }
  return found.sort((a, b) => b.seq - a.seq).slice(0, most);
}

const isAmong = (name: string, action: string) => (action === refused ? isRefused(name) : name === action || name.startsWith(`${action}.`));

/** A window of the audit before a number, newest first. Needs `audit.see`. */
export async function listAudit(actor: Actor | null, filter: AuditFilter, before: number | null = null): Promise<AuditPage> {
  authorize(actor, "audit.see");
  const rows = await newest(db(), filter, before, windowSize + 1);
  const shown = rows.slice(0, windowSize);
  const nameOf = await namesOfUsers(shown.map((row) => row.actorId));
  const titleOf = await titlesOf(shown);
  return {
    lines: shown.map((row) => ({ ...row, by: nameOf(row.actorId), title: titleOf(row) })),
    older: rows.length > windowSize ? (shown.at(-1)?.seq ?? null) : null,
  };
}

type About = { entity: string; entityId: string };

/** What the ids of some lines stand for: the title of an event, the name of a series or an account, the address of a source. */
async function titlesOf(rows: About[]): Promise<(row: About) => string | null> {
  const ids = (entity: string) => [...new Set(rows.filter((row) => row.entity === entity).map((row) => row.entityId))];
  const found = await Promise.all([
    db()
      .select({ id: events.id, title: events.title })
      .from(events)
      .where(inArray(events.id, ids("event"))),
    db()
      .select({ id: series.id, title: series.name })
      .from(series)
      .where(inArray(series.id, ids("series"))),
    db()
      .select({ id: sources.id, title: sources.address })
      .from(sources)
      .where(inArray(sources.id, ids("source"))),
    db()
      .select({ id: authUsers.id, title: authUsers.name })
      .from(authUsers)
      .where(inArray(authUsers.id, ids("user"))),
  ]);
  const titles = new Map(
    ["event", "series", "source", "user"].flatMap((entity, i) => (found[i] ?? []).map((one) => [`${entity} ${one.id}`, one.title])),
  );
  return (row) => titles.get(`${row.entity} ${row.entityId}`) ?? null;
}

/** Accounts whose lines can be asked for, by name. Needs `audit.see`. */
export async function listAuditPeople(actor: Actor | null): Promise<{ id: string; name: string }[]> {
  authorize(actor, "audit.see");
  const rows = await db()
    .select({ id: authUsers.id, name: authUsers.name, username: authUsers.username })
    .from(authUsers)
    .orderBy(authUsers.name);
  return rows.map(({ id, name, username }) => ({ id, name: username && username !== name ? `${name} (${username})` : name }));
}

/**
 * Every line of a filter in chunks, newest first, from one read transaction on a connection of its own; that it was taken, by
 * whom and how much of it, becomes a line itself. Needs `audit.see`.
 */
export const exportAudit = (actor: Actor | null, filter: AuditFilter): Promise<AsyncGenerator<AuditRow[]>> =>
  noteDenial(actor, { action: "audit.export", entity: "record", entityId: "audit" }, async () => {
    authorize(actor, "audit.see");
    const nameOf = await namesOfUsers(filter.who ? [filter.who] : []);
    const words = auditFilterWords(filter, nameOf);
    return noteRows(actor, { action: "audit.export", detail: { format: "csv", filter: words } }, eachAudit(filter));
  });

async function* eachAudit(filter: AuditFilter): AsyncGenerator<AuditRow[]> {
  const raw = openReader();
  try {
    raw.exec("begin");
    const from = drizzle(raw, { schema });
    for (let before: number | null = null; ; ) {
      const rows: (typeof audit.$inferSelect)[] = await linesBefore(from, filter, before, chunk);
      const nameOf = await namesOfUsers(
        rows.map((row) => row.actorId),
        from,
      );
      if (rows.length > 0) yield rows.map((row) => ({ ...row, by: nameOf(row.actorId) }));
      if (rows.length < chunk) return;
      before = rows.at(-1)?.seq ?? null;
      await new Promise((resume) => setImmediate(resume));
    }
  } finally {
    raw.close();
  }
}
