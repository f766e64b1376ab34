import "server-only";
import { and, eq, inArray, ne, or } from "drizzle-orm";
import { appendAuditLines } from "#db/audit";
import { citations, proposals, revisions, sources, sourceTexts } from "#db/schema";
import type { Db } from "#db/store";
import type { Actor } from "#domain/access";
import type { EventInput } from "#domain/event";
import { canonicalAddress } from "#domain/source";

const canonicalsIn = (values: readonly { value: unknown }[]) => [
  ...new Set(
    values
      .flatMap(({ value }): Partial<EventInput["citations"][number]>[] => Object(value).citations ?? [])
      .flatMap(({ source = "" }) => (URL.canParse(source) ? canonicalAddress(source) : [])),
  ),
];

/** The canonical addresses that an event, or a change proposed to it, cites or once cited. Asked before its revisions go. */
export async function everCited(tx: Db, eventId: string): Promise<string[]> {
  const proposed = await tx.select({ id: proposals.id, value: proposals.value }).from(proposals).where(eq(proposals.eventId, eventId));
  const ids = proposed.map(({ id }) => id);
  const past = await tx
    .select({ value: revisions.value })
    .from(revisions)
    .where(
      or(
        and(eq(revisions.entity, "event"), eq(revisions.entityId, eventId)),
        and(eq(revisions.entity, "proposal"), inArray(revisions.entityId, ids)),
      ),
    );
  return canonicalsIn([...past, ...proposed]);
}

/** Those of these addresses that nothing else on record cites, and no change that waits elsewhere. */
async function citedNowhereElse(tx: Db, canonical: readonly string[], eventId: string): Promise<string[]> {
  const cited = await tx
    .selectDistinct({ canonical: sources.canonical })
    .from(citations)
    .innerJoin(sources, eq(sources.id, citations.sourceId))
    .where(and(inArray(sources.canonical, [...canonical]), ne(citations.eventId, eventId)));
  const waiting = await tx
    .select({ value: proposals.value })
    .from(proposals)
    .where(and(inArray(proposals.state, ["open", "changes_requested"]), ne(proposals.eventId, eventId)));
  const wanted = new Set([...cited.map((one) => one.canonical), ...canonicalsIn(waiting)]);
  return canonical.filter((one) => !wanted.has(one));
}

/** The sources that an event cites, or once cited, and that nothing else on record or proposed does. Asked before its revisions go. */
export async function sourcesOfOnly(tx: Db, eventId: string) {
  const alone = await citedNowhereElse(tx, await everCited(tx, eventId), eventId);
  return tx.select().from(sources).where(inArray(sources.canonical, alone));
}

/** Removes the texts of the articles at these addresses that nothing else cites; runs inside the purge of an event that did. */
export async function forgetUncitedTexts(tx: Db, canonical: readonly string[], eventId: string) {
  await tx.delete(sourceTexts).where(inArray(sourceTexts.canonical, await citedNowhereElse(tx, canonical, eventId)));
}

/** Takes sources that nothing cites any more off the record; what they said stays in their revisions, and who did it in the audit. */
export async function purgeSources(tx: Db, actor: Actor, at: string, gone: Awaited<ReturnType<typeof sourcesOfOnly>>) {
  if (gone.length === 0) return;
  await tx.insert(revisions).values(
    gone.map(({ id, revision, canonical: _c, createdBy: _by, createdAt: _at, updatedAt: _u, ...value }) => ({
      entity: "source" as const,
      entityId: id,
      revision: revision + 1,
      action: "purge",
      state: "purged",
      value,
      actorId: actor.id,
      at,
    })),
  );
  await tx.delete(sources).where(
    inArray(
      sources.id,
      gone.map(({ id }) => id),
    ),
  );
  await tx.delete(sourceTexts).where(
    inArray(
      sourceTexts.canonical,
      gone.map(({ canonical }) => canonical),
    ),
  );
  const lines = gone.map(({ id, address }) => ({ action: "source.purge", entity: "source", entityId: id, detail: { address } }) as const);
  await appendAuditLines(tx, actor, at, lines);
}
