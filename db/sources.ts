import "server-only";
import { eq, inArray } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { revisions, sources } from "#db/schema";
import type { Db } from "#db/store";
import { type Actor, can } from "#domain/access";
import { AppError } from "#domain/errors";
import { canonicalAddress, type Source, type SourceInput } from "#domain/source";

const blank: Omit<SourceInput, "address"> = {
  title: null,
  publisher: null,
  published: null,
  kind: null,
  reliability: "F",
  author: null,
  country: null,
  language: null,
  accessed: null,
  archive: null,
};

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

export async function findSourceByAddress(db: Db, address: string): Promise<Source | null> {
  const [row] = await db
    .select()
    .from(sources)
    .where(eq(sources.canonical, canonicalAddress(address)));
  return row ? asSource(row) : null;
}

/**
 * Finds or records the sources of these addresses; returns them by canonical address. What was blank is filled in; what is
 * on record changes only by an editor, else `invalid` names the source. `changed` lists those whose reliability moved.
 */
export async function recordSources(tx: Db, actor: Actor, at: string, addresses: readonly string[], details: readonly SourceInput[]) {
  const given = new Map(details.map((one) => [canonicalAddress(one.address), one]));
  const all = new Map<string, Source>();
  const regraded: string[] = [];
  for (const address of addresses) {
    const canonical = canonicalAddress(address);
    if (all.has(canonical)) continue;
    const detail = given.get(canonical);
    const before = await findSourceByAddress(tx, address);
    if (!before) {
      const value = { ...blank, ...detail, address };
      const id = uuidv7();
      await tx.insert(sources).values({ ...value, id, canonical, revision: 1, createdBy: actor.id, createdAt: at, updatedAt: at });
      await tx
        .insert(revisions)
        .values({ entity: "source", entityId: id, revision: 1, action: "create", state: "published", value, actorId: actor.id, at });
      all.set(canonical, { ...value, id });
      continue;
    }
    const after = detail ? merge(actor, before, detail) : before;
    if (after !== before) await updateSource(tx, actor, at, after);
    if (after.reliability !== before.reliability) regraded.push(before.id);
    all.set(canonical, after);
  }
  return { all, regraded };
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

/** What details would fill in where the record knows nothing, and all of them for a source that is not on record yet. */
export async function missingDetails(from: Db, details: readonly SourceInput[]): Promise<SourceInput[]> {
  const known = await Promise.all(details.map(({ address }) => findSourceByAddress(from, address)));
  return details.map((detail, i) => {
    const kept = Object.entries(known[i] ?? {}).filter(([name, held]) => name !== "id" && held !== { ...blank, address: "" }[name]);
    return { ...detail, ...Object.fromEntries(kept) };
  });
}

/** Throws `invalid` where these details would overwrite what is on record and the actor may not do that. */
export async function checkDetails(from: Db, actor: Actor, details: readonly SourceInput[]) {
  for (const detail of details) {
    const before = await findSourceByAddress(from, detail.address);
    if (before) merge(actor, before, detail);
  }
}

/** The sources of these addresses, by address, as they would be with the details: on record, or as they are given. */
export async function sourcesWith(from: Db, addresses: readonly string[], details: readonly SourceInput[]) {
  const all = new Map<string, Source & { isNew: boolean }>();
  for (const address of new Set(addresses)) {
    const canonical = canonicalAddress(address);
    const detail = details.find((one) => canonicalAddress(one.address) === canonical) ?? { ...blank, address };
    const known = await findSourceByAddress(from, address);
    const [filled = detail] = await missingDetails(from, [detail]);
    all.set(address, { ...filled, id: known?.id ?? canonical, isNew: !known });
  }
  return all;
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
}
