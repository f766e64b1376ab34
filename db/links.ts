import "server-only";
import { eq } from "drizzle-orm";
import { events } from "#db/schema";
import { findSeries } from "#db/series";
import type { Db } from "#db/store";
import { type Actor, maySee } from "#domain/access";
import { boundsOf } from "#domain/date";
import { AppError } from "#domain/errors";
import type { EventInput } from "#domain/event";
import type { EventState } from "#domain/review";

/** Rules that need the rest of the record, or the day. */
export async function checkLinks(tx: Db, actor: Actor, id: string, value: EventInput, state: EventState, today: string) {
  const errors: Record<string, string[]> = {};
  if (value.series && !(await findSeries(value.series, tx))) errors.series = ["There is no such series; pick one or make a new one"];
  if (value.partOf) {
    const wrong = await wrongWhole(tx, actor, id, value.partOf);
    if (wrong) errors.partOf = [wrong];
  }
  for (const [i, one] of value.related.entries()) {
    const [other] = await tx.select({ state: events.state, createdBy: events.createdBy }).from(events).where(eq(events.id, one.event));
    if (one.event === id || !other || !maySee(actor, other)) errors.related = [`Row ${i + 1}: there is no other event ${one.event}`];
  }
  if (value.status === "held" && boundsOf(value.date).starts > today)
    errors.status = ["An event in the future cannot have been held; choose planned"];
  if (state === "published" && value.citations.length === 0) errors.citations = ["Give at least one source before publishing"];
  if (Object.keys(errors).length > 0) throw new AppError("invalid", "Some fields need attention.", errors);
}

async function wrongWhole(tx: Db, actor: Actor, id: string, whole: string): Promise<string | null> {
  for (let next: string | null = whole, steps = 0; next; steps++) {
    if (next === id || steps > 20) return "An event cannot be part of itself, directly or through its parts";
    const [row]: { partOf: string | null; state: EventState; createdBy: string }[] = await tx
      .select({ partOf: events.partOf, state: events.state, createdBy: events.createdBy })
      .from(events)
      .where(eq(events.id, next));
    if (!row || (steps === 0 && !maySee(actor, row))) return "There is no such event; pick it from the list";
    next = row.partOf;
  }
  return null;
}
