import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { events } from "#db/schema";
import type { Db } from "#db/store";
import { completed, statuses } from "#domain/codebook";
import { addDays, boundsOf } from "#domain/date";
import { type FieldErrors, WarningError } from "#domain/errors";
import type { EventInput } from "#domain/event";

/**
 * Throws a `WarningError` for what is seldom right but may be, unless just that was confirmed: `confirmed` is the text of the
 * warnings that were seen.
 */
export async function warn(tx: Db, id: string, value: EventInput, today: string, confirmed: string) {
  const warnings: FieldErrors = {
    ...named("status", ofStatus(value, today)),
    ...named("edition", await ofEdition(tx, id, value)),
    ...named("partOf", await ofWhole(tx, value)),
  };
  if (Object.keys(warnings).length === 0) return;
  const error = new WarningError(warnings);
  if (error.confirm !== confirmed) throw error;
}

const named = (field: keyof EventInput, warning: string | null): FieldErrors => (warning ? { [field]: [warning] } : {});

/** An event that was held in the future is an error; see `checkLinks`. */
const ofStatus = ({ status, date }: EventInput, today: string) =>
  completed.has(status) && boundsOf(date).starts > today
    ? `The date is in the future, yet the status says ${statuses[status].toLowerCase()}`
    : null;

async function ofEdition(tx: Db, id: string, { series, edition }: EventInput) {
  if (!series || edition === null) return null;
  const [same] = await tx
    .select({ title: events.title })
    .from(events)
    .where(and(eq(events.series, series), eq(events.edition, edition), ne(events.id, id), ne(events.state, "trash")))
    .limit(1);
  return same ? `Edition ${edition} of this series is on record already: ${same.title}` : null;
}

/** A part lies within its whole, a day more or less; one whose day is not known, where it surely does not. */
async function ofWhole(tx: Db, { partOf, date }: EventInput) {
  if (!partOf) return null;
  const [whole] = await tx.select({ starts: events.starts, ends: events.ends }).from(events).where(eq(events.id, partOf));
  if (!whole) return null;
  const { starts, ends, precision } = boundsOf(date);
  const [first, last] = [addDays(whole.starts, -1), addDays(whole.ends, 1)];
  const outside = precision === "day" || precision === "days" ? starts < first || ends > last : ends < first || starts > last;
  return outside ? `The date is not within that of the event it is part of, ${whole.starts} to ${whole.ends}` : null;
}
