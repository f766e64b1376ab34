import "server-only";
import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import { appendAuditLines } from "#db/audit";
import { citations, proposals, revisions, sources, sourceTexts } from "#db/schema";
import type { Db } from "#db/store";
import type { Actor } from "#domain/access";
import type { EventInput } from "#domain/event";
import { canonicalAddress } from "#domain/source";

/** The sources that an event cites, or once cited, and that nothing else on record or proposed does. Asked before its revisions go. */
export async function sourcesOfOnly(tx: Db, eventId: string) {
  const past = await tx
    .select({ value: revisions.value })
    .from(revisions)
    .where(and(eq(revisions.entity, "event"), eq(revisions.entityId, eventId)));
  const cited = past.flatMap(({ value }) => (value as Partial<EventInput>).citations ?? []).map(({ source }) => canonicalAddress(source));
  const others = tx.select({ id: citations.sourceId }).from(citations).where(sql`${citations.eventId} <> ${eventId}`);
  const alone = await tx
    .select()
    .from(sources)
    .where(and(inArray(sources.canonical, [...new Set(cited)]), notInArray(sources.id, others)));
  const proposed = await tx
    .select({ value: proposals.value })
    .from(proposals)
    .where(and(inArray(proposals.state, ["open", "changes_requested"]), sql`${proposals.eventId} <> ${eventId}`));
  const wanted = new Set(proposed.flatMap(({ value }) => value.citations.map(({ source }) => canonicalAddress(source))));
  return alone.filter(({ canonical }) => !wanted.has(canonical));
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
