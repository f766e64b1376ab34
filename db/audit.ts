import "server-only";
import { createHash } from "node:crypto";
import { inserting, reading } from "#db/prepared";
import { audit } from "#db/schema";
import { type Db, write } from "#db/store";
import type { Actor } from "#domain/access";
import type { AuditAction, AuditEntity, KnownAction } from "#domain/audit-actions";
import { AppError } from "#domain/errors";

type Line<A> = { action: A; entity: AuditEntity; entityId: string; detail?: Record<string, unknown> };
export type AuditLine = Line<AuditAction>;

/** An id may come from outside: no more of it is kept than an id has, and nothing that cannot be seen. */
const asId = (text: string) => text.replace(/\p{Cc}/gu, "").slice(0, 200);

/** The text that is hashed: every column in a fixed order, after the hash of the line before. */
export const chainHash = (line: Omit<typeof audit.$inferSelect, "hash">) =>
  createHash("sha256")
    .update([line.previous, line.seq, line.at, line.actorId, line.action, line.entity, line.entityId, line.detail].join("\u001f"))
    .digest("hex");

type By = Pick<Actor, "id">;

const readLast = reading({ seq: audit.seq, hash: audit.hash }, "from audit order by seq desc limit 1");

/** Appends lines to the audit, each chained to the last. Runs inside the transaction of the changes they record. */
export async function appendAuditLines(tx: Db, actor: By, at: string, lines: readonly AuditLine[]) {
  const [last] = readLast(tx.$client);
  let { seq, hash } = last ?? { seq: 0, hash: "" };
  const rows = lines.map(({ action, entity, entityId, detail = {} }) => {
    const row = {
      seq: ++seq,
      at,
      actorId: actor.id,
      action,
      entity,
      entityId: asId(entityId),
      detail: JSON.stringify(detail),
      previous: hash,
    };
    hash = chainHash(row);
    return { ...row, hash };
  });
  inserting(tx.$client, audit)(rows);
}

export const appendAudit = (tx: Db, actor: By, at: string, line: AuditLine) => appendAuditLines(tx, actor, at, [line]);

/** Runs a verb. Where it is refused for want of rights, that leaves a line as well, after the transaction that did nothing. */
export async function noteDenial<T>(actor: Actor | null, line: Line<KnownAction>, verb: () => Promise<T>): Promise<T> {
  try {
    return await verb();
  } catch (error) {
    if (actor && error instanceof AppError && error.code === "forbidden")
      await write((tx) => appendAudit(tx, actor, new Date().toISOString(), { ...line, action: `${line.action}.denied` }));
    throw error;
  }
}
