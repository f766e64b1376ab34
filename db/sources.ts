import "server-only";
import { and, eq, getTableColumns, inArray } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { appendAudit, appendAuditLines } from "#db/audit";
import { fromIds, inserting, reading } from "#db/prepared";
import { citations, events, revisions, sources } from "#db/schema";
import { type Db, db } from "#db/store";
import { type Actor, can } from "#domain/access";
import { AppError } from "#domain/errors";
import { blankSource as blank, canonicalAddress, type Source, type SourceInput } from "#domain/source";

type Row = typeof sources.$inferSelect;
const detailNames = Object.keys(blank) as (keyof typeof blank)[];
const asSource = (row: Row) =>
  Object.fromEntries(["id", "address", ...detailNames].map((name) => [name, row[name as keyof Row]])) as Source;

const { canonical: _c, revision: _r, createdBy: _by, createdAt: _at, updatedAt: _u, ...columns } = getTableColumns(sources);
/** What a source says, without what the record adds. */
export const sourceColumns = columns;

/** The source of an address, or null. */
export const findSourceAt = async (address: string, from: Db = db()): Promise<Source | null> =>
  URL.canParse(address) ? (findByAddress(from, [canonicalAddress(address)]).get(canonicalAddress(address)) ?? null) : null;

const readSources = reading(getTableColumns(sources), fromIds(sources.canonical));

/** The sources of these canonical addresses that are on record, by address. */
function findByAddress(db: Db, canonical: readonly string[]): Map<string, Source> {
  const rows = readSources(db.$client, JSON.stringify(canonical));
  return new Map(rows.map((row) => [row.canonical, asSource(row)]));
}

const byAddress = (list: readonly SourceInput[]) => new Map(list.map((one) => [canonicalAddress(one.address), one]));

/** What a form says of sources that its event cites, and what it showed of them when it was opened. */
export type SourceTexts = { said: readonly SourceInput[]; shown: readonly SourceInput[] };

/**
 * Finds or records the sources of these addresses; answers them by canonical address, and the ids of those that changed. What
 * was blank is filled in; what is on record is changed, or cleared where the form showed it, by an editor alone, and so is all
 * that published events cite: else `invalid` names the source. Leaves revisions and audit lines.
 */
export async function recordSources(tx: Db, actor: Actor, at: string, addresses: readonly string[], { said, shown }: SourceTexts) {
  const [details, before] = [byAddress(said), byAddress(shown)];
  const named = new Map(addresses.map((address) => [canonicalAddress(address), address]));
  const all = findByAddress(tx, [...named.keys()]);
  const made: Source[] = [];
  const changed: Source[] = [];
  for (const [canonical, address] of named) {
    const known = all.get(canonical);
    const detail = details.get(canonical);
    if (!known) {
      const source = { ...blank, ...detail, address, id: uuidv7() };
      made.push(source);
      all.set(canonical, source);
      continue;
    }
    const after = merge(actor, known, detail, before.get(canonical));
    if (after === known) continue;
    changed.push(after);
    all.set(canonical, after);
  }
  if (changed.length > 0 && !can(actor, "source.change")) await refusePublished(tx, changed);
  if (made.length > 0) await insertSources(tx, actor, at, made);
  for (const source of changed) await updateSource(tx, actor, at, source);
  return { all, changed: changed.map(({ id }) => id) };
}

/** Grades and links of what readers see hang on these: only an editor touches them. */
async function refusePublished(tx: Db, changed: readonly Source[]) {
  const [cited] = await tx
    .select({ id: citations.sourceId })
    .from(citations)
    .innerJoin(events, eq(events.id, citations.eventId))
    .where(
      and(
        eq(events.state, "published"),
        inArray(
          citations.sourceId,
          changed.map(({ id }) => id),
        ),
      ),
    )
    .limit(1);
  const source = changed.find(({ id }) => id === cited?.id);
  if (source)
    throw refusal(
      `${source.address} is cited by published events. Only an editor adds to what is on record of it; leave its details as they were.`,
    );
}

const refusal = (message: string) => new AppError("invalid", message, { sources: [message] });

async function insertSources(tx: Db, actor: Actor, at: string, made: readonly Source[]) {
  const who = { createdBy: actor.id, createdAt: at, updatedAt: at };
  inserting(tx.$client, sources)(made.map((one) => ({ ...one, canonical: canonicalAddress(one.address), revision: 1, ...who })));
  inserting(
    tx.$client,
    revisions,
  )(
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

/**
 * What a source says after an event's form was saved: `before` itself where nothing changes. What stands as it was shown is
 * nobody's change, whatever is on record by now; a blank clears only what was shown.
 */
function merge(actor: Actor, before: Source, detail: SourceInput | undefined, shown: SourceInput | undefined): Source {
  if (!detail && !shown) return before;
  const after = { ...blank, ...detail };
  const changes = detailNames.filter(
    (name) =>
      after[name] !== before[name] && after[name] !== shown?.[name] && (after[name] !== blank[name] || shown?.[name] === before[name]),
  );
  if (changes.length === 0) return before;
  const overwritten = changes.filter((name) => before[name] !== blank[name]);
  if (overwritten.length > 0 && !can(actor, "source.change"))
    throw refusal(
      `${before.address} is on record as “${before.title ?? before.publisher ?? before.address}” with other details (${overwritten.join(", ")}). Only an editor changes them; leave them as they were when the form was opened.`,
    );
  return { ...before, ...Object.fromEntries(changes.map((name) => [name, after[name]])) };
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

/** Throws `invalid` where a form would overwrite or clear what is on record and the actor may not do that. */
export async function checkDetails(from: Db, actor: Actor, { said, shown }: SourceTexts) {
  const [details, before] = [byAddress(said), byAddress(shown)];
  for (const [canonical, known] of await findCited(from, [...said, ...shown]))
    merge(actor, known, details.get(canonical), before.get(canonical));
}

/** The sources of these addresses, by address, as they would be with the details; `isNew` are those that are not on record. */
export async function sourcesWith(from: Db, addresses: readonly string[], details: readonly SourceInput[]) {
  const given = byAddress(details);
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
