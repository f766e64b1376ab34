import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Proposal } from "#db/propose";
import { revisions } from "#db/schema";
import { type Db, db } from "#db/store";
import type { EventInput } from "#domain/event";

const textsOf = (id: string) => and(eq(revisions.entity, "proposal"), eq(revisions.entityId, id));

/** Keeps what a proposal says as its author sent it. One that is from before texts were kept gets its first as it is replaced. */
export async function keepText(tx: Db, saved: Proposal, before: Proposal | null) {
  const kept = tx.select({ revision: revisions.revision }).from(revisions);
  const missing = before && (await kept.where(and(textsOf(before.id), eq(revisions.revision, before.revision)))).length === 0;
  await tx.insert(revisions).values([...(missing ? [textOf(before)] : []), textOf(saved)]);
}

const textOf = ({ id, revision, value, createdBy, updatedAt, reason }: Proposal) => ({
  entity: "proposal" as const,
  entityId: id,
  revision,
  action: revision === 1 ? "create" : "update",
  state: "open",
  value,
  actorId: createdBy,
  at: updatedAt,
  reason,
});

export type ProposalText = { revision: number; at: string; reason: string | null; value: EventInput };

/** What a proposal said each time that its author sent it, the first text first. */
export async function textsOfProposal(id: string, from: Db = db()): Promise<ProposalText[]> {
  const rows = await from
    .select({ revision: revisions.revision, at: revisions.at, reason: revisions.reason, value: revisions.value })
    .from(revisions)
    .where(textsOf(id))
    .orderBy(asc(revisions.revision));
  return rows.map((row) => ({ ...row, value: row.value as EventInput }));
}
