import "server-only";
import { eq } from "drizzle-orm";
import { type AuditLine, appendAudit } from "#db/audit";
import { attempts } from "#db/schema";
import { type Db, write } from "#db/store";
import { visitor } from "#domain/audit-actions";
import { AppError } from "#domain/errors";

type Refusal = Pick<AuditLine, "entity" | "entityId" | "detail"> & { action: "attempt.refused" | "origin.refused" };

/** What is refused over and over costs its sender nothing: an address leaves one line of a kind in this time, in milliseconds. */
const span = 15 * 60_000;

/** Notes a refusal, unless the same address left such a line just before. */
export async function noteRefusal(tx: Db, address: string | null, refusal: Refusal, now = new Date()) {
  const from = (address ?? "").slice(0, 60);
  const name = `noted:${refusal.action}:${from}`;
  const [last] = await tx.select({ at: attempts.at }).from(attempts).where(eq(attempts.name, name));
  // A clock that was put back counts as well as one that went on.
  if (last && Math.abs(now.getTime() - Date.parse(last.at)) < span) return;
  const at = now.toISOString();
  const value = { count: 1, until: at, at };
  await tx
    .insert(attempts)
    .values({ name, ...value })
    .onConflictDoUpdate({ target: attempts.name, set: value });
  await appendAudit(tx, visitor, at, { ...refusal, detail: { ...refusal.detail, ...(from && { address: from }) } });
}

/** Notes that a form was sent from a page of another site. Where nothing can be written it is refused all the same. */
export async function noteForeignOrigin(address: string | null, origin: string) {
  const detail = { origin: origin.replace(/\p{Cc}/gu, "").slice(0, 200) || "none" };
  await write((tx) => noteRefusal(tx, address, { action: "origin.refused", entity: "record", entityId: "origin", detail })).catch(
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    },
  );
}
