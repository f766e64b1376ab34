import "server-only";
import { eq, inArray } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { appendAudit, appendAuditLines } from "#db/audit";
import { revisions, sources } from "#db/schema";
import type { Db } from "#db/store";
import { type Actor, can } from "#domain/access";
import { AppError } from "#domain/errors";
import { blankSource as blank, canonicalAddress, type Source, type SourceInput } from "#domain/source";

type Row = typeof sources.$inferSelect;
const detailNames = Object.keys(blank) as (keyof typeof blank)[];
const asSource = (row: Row) =>
  Object.fromEntries(["id", "address", ...detailNames].map((name) => [name, row[name as keyof Row]])) as Source;

export async function findSources(db: Db, ids: readonly string[]): Promise<Map<string, Source>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(sources)
    .where(inArray(sources.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, asSource(row)]));
}

/** The sources of these canonical addresses that are on record, by address. */
async function findByAddress(db: Db, canonical: readonly string[]): Promise<Map<string, Source>> {
  if (canonical.length === 0) return new Map();
  const rows = await db
    .select()
    .from(sources)
    .where(inArray(sources.canonical, [...canonical]));
  return new Map(rows.map((row) => [row.canonical, asSource(row)]));
}

/**
 * Finds or records the sources of these addresses; returns them by canonical address. What was blank is filled in; what is
 * on record changes only by an editor, else `invalid` names the source. `changed` lists those whose reliability moved.
 */
export async function recordSources(tx: Db, actor: Actor, at: string, addresses: readonly string[], details: readonly SourceInput[]) {
  const given = new Map(details.map((one) => [canonicalAddress(one.address), one]));
  const named = new Map(addresses.map((address) => [canonicalAddress(address), address]));
  const all = await findByAddress(tx, [...named.keys()]);
  const regraded: string[] = [];
  const made: Source[] = [];
  for (const [canonical, address] of named) {
    const detail = given.get(canonical);
    const before = all.get(canonical);
    if (!before) made.push({ ...blank, ...detail, address, id: uuidv7() });
    const after = before ? (detail ? merge(actor, before, detail) : before) : (made.at(-1) as Source);
    if (before && after !== before) await updateSource(tx, actor, at, after);
    if (before && after.reliability !== before.reliability) regraded.push(before.id);
    all.set(canonical, after);
  }
  if (made.length > 0) await insertSources(tx, actor, at, made);
  return { all, regraded };
}

async function insertSources(tx: Db, actor: Actor, at: string, made: readonly Source[]) {
  const who = { createdBy: actor.id, createdAt: at, updatedAt: at };
  await tx.insert(sources).values(made.map((one) => ({ ...one, canonical: canonicalAddress(one.address), revision: 1, ...who })));
  await tx.insert(revisions).values(
    made.map(({ id, ...value }) => ({
      entity: "source" as const,
      entityId: id,
      revision: 1,
      action: "create",
      state: "published",
      value,
      actorId: actor.id,
      at,
    })),
  );
  await appendAuditLines(
    tx,
    actor,
    at,
    made.map(({ id, address }) => ({ action: "source.create", entity: "source", entityId: id, detail: { address } })),
  );
}

/** What a source says after an event's form was saved: `before` itself where nothing changes. */
function merge(actor: Actor, before: Source, detail: SourceInput): Source {
  const changes = detailNames.filter((name) => detail[name] !== before[name] && detail[name] !== blank[name]);
  if (changes.length === 0) return before;
  const overwritten = changes.filter((name) => before[name] !== blank[name]);
  if (overwritten.length > 0 && !can(actor, "source.change")) {
    const message = `${before.address} is on record as “${before.title ?? before.publisher ?? before.address}” with other details (${overwritten.join(", ")}). Only an editor changes them; leave them empty to keep what is on record.`;
    throw new AppError("invalid", message, { sources: [message] });
  }
  return { ...before, ...Object.fromEntries(changes.map((name) => [name, detail[name]])) };
}

const findCited = (from: Db, details: readonly SourceInput[]) =>
  findByAddress(
    from,
    details.map(({ address }) => canonicalAddress(address)),
  );

/** Details without what is on record of their sources: they fill in what is blank, and overwrite nothing. */
export async function missingDetails(from: Db, details: readonly SourceInput[]): Promise<SourceInput[]> {
  const known = await findCited(from, details);
  return details.map((detail) => filled(detail, known.get(canonicalAddress(detail.address))));
}

function filled(detail: SourceInput, known: Source | undefined): SourceInput {
  if (!known) return detail;
  const { id: _id, ...held } = known;
  return { ...held, ...Object.fromEntries(detailNames.flatMap((name) => (known[name] === blank[name] ? [[name, detail[name]]] : []))) };
}

/** Throws `invalid` where these details would overwrite what is on record and the actor may not do that. */
export async function checkDetails(from: Db, actor: Actor, details: readonly SourceInput[]) {
  const known = await findCited(from, details);
  for (const detail of details) {
    const before = known.get(canonicalAddress(detail.address));
    if (before) merge(actor, before, detail);
  }
}

/** The sources of these addresses, by address, as they would be with the details; `isNew` are those that are not on record. */
export async function sourcesWith(from: Db, addresses: readonly string[], details: readonly SourceInput[]) {
  const given = new Map(details.map((one) => [canonicalAddress(one.address), one]));
  const wanted = [...new Set(addresses)].map((address) => given.get(canonicalAddress(address)) ?? { ...blank, address });
  const known = await findCited(from, wanted);
  return new Map(
    [...new Set(addresses)].map((address, i): [string, Source & { isNew: boolean }] => {
      const canonical = canonicalAddress(address);
      const before = known.get(canonical);
      return [address, { ...filled(wanted[i] as SourceInput, before), id: before?.id ?? canonical, isNew: !before }];
    }),
  );
}

async function updateSource(tx: Db, actor: Actor, at: string, { id, ...value }: Source) {
  const [row] = await tx.select({ revision: sources.revision }).from(sources).where(eq(sources.id, id));
  const revision = (row?.revision ?? 0) + 1;
  await tx
    .update(sources)
    .set({ ...value, revision, updatedAt: at })
    .where(eq(sources.id, id));
  await tx
    .insert(revisions)
    .values({ entity: "source", entityId: id, revision, action: "update", state: "published", value, actorId: actor.id, at });
  await appendAudit(tx, actor, at, { action: "source.update", entity: "source", entityId: id, detail: { revision } });
}
