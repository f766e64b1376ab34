import "server-only";
import { appendAudit } from "#db/audit";
import { write } from "#db/store";
import type { Actor } from "#domain/access";
import { visitor } from "#domain/audit-actions";
import { AppError } from "#domain/errors";

type Export = { action: "event.export" | "audit.export"; detail: Record<string, unknown> };

/**
 * Passes rows on and, when the last was given or the reader went away, notes how many. Reading goes on with a disk that is
 * full: then the line goes to the server's output instead.
 */
export async function* noteRows<T>(
  actor: Pick<Actor, "id"> | null,
  { action, detail }: Export,
  chunks: AsyncIterable<T[]>,
): AsyncGenerator<T[]> {
  let rows = 0;
  let whole = false;
  try {
    for await (const chunk of chunks) {
      rows += chunk.length;
      yield chunk;
    }
    whole = true;
  } finally {
    const by = actor ?? visitor;
    const line = {
      action,
      entity: "record",
      entityId: action === "audit.export" ? "audit" : "events",
      detail: { ...detail, rows, ...(!whole && { broken_off: true }) },
    } as const;
    await write((tx) => appendAudit(tx, by, new Date().toISOString(), line)).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      console.error(
        JSON.stringify({ level: "error", message: "An export could not be noted in the audit", reason: error.code, by: by.id, ...line }),
      );
    });
  }
}
