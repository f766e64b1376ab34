import "server-only";
import { and, eq, inArray, max, ne, notLike, or, sql } from "drizzle-orm";
import { appendAudit, noteDenial } from "#db/audit";
import { type Backup, newestVerifiedBackup } from "#db/backup-folder";
import { forgetCapturesOf } from "#db/discard-capture";
import { forgetLine } from "#db/event-lines";
import { everCited, forgetUncitedTexts, purgeSources, sourcesOfOnly } from "#db/purge-sources";
import { audit, citations, eventCountries, events, formDrafts, meta, proposals, revisions, saveKeys } from "#db/schema";
import { unindexEvent } from "#db/search";
import { type Db, write } from "#db/store";
import { removeEntries } from "#db/timeline-entries";
import { type Actor, authorize } from "#domain/access";
import { isOlder, type Manifest } from "#domain/backup";
import { AppError } from "#domain/errors";
import { type EventState, eventStates } from "#domain/review";
import { cleanLine } from "#domain/text";

type Row = typeof events.$inferSelect;

/**
 * Deletes an event from the trash for good, with its revisions and all that hangs on it; the lines of the audit stay. Asks for
 * its title, and for a verified backup of the last 24 hours that holds it. Throws `forbidden`, `not_found`, `invalid` by the field
 * `title`, or `conflict` with what is to be done first: where other events refer to it, for one, since a purge changes no other event.
 * `sources` takes those along that nothing else cites.
 */
export const purgeEvent = (actor: Actor | null, id: string, typedTitle: string, { sources = false } = {}): Promise<{ title: string }> =>
  noteDenial(actor, { action: "event.purge", entity: "event", entityId: id }, async () => {
    authorize(actor, "event.purge");
    const now = new Date();
    const backup = newestVerifiedBackup(now.getTime());
    return write(async (tx) => {
      const [row] = await tx.select().from(events).where(eq(events.id, id));
      if (!row) throw new AppError("not_found", "There is no such event.");
      refuseUnlessAsked(row, typedTitle);
      await refuseWithoutBackup(tx, id, backup, now.getTime());
      await refuseWhereReferred(tx, id);
      const alone = sources ? await sourcesOfOnly(tx, id) : [];
      const removed = await removeAll(tx, row);
      await purgeSources(tx, actor, now.toISOString(), alone);
      await appendAudit(tx, actor, now.toISOString(), {
        action: "event.purge",
        entity: "event",
        entityId: id,
        detail: { revisions: removed, backup: backup?.name ?? null, ...(sources && { sources: alone.length }) },
      });
      return { title: row.title };
    });
  });

function refuseUnlessAsked(row: Row, typedTitle: string) {
  if (row.state !== "trash")
    throw new AppError("conflict", "Nothing was purged: only what is in the trash can be. Move the event there first.");
  if (cleanLine(typedTitle) !== row.title)
    throw new AppError("invalid", "Nothing was purged: the title is not that of the event.", {
      title: ["Type the title exactly as it stands here"],
    });
}

/** Newer than a day, of this record, and later than the last change of the event: the audit is the clock of both. */
async function refuseWithoutBackup(tx: Db, id: string, backup: Backup | null, now: number) {
  const why = !backup
    ? "there is no verified backup"
    : isOlder(backup.manifest, 24, now)
      ? "the newest verified backup is older than 24 hours"
      : await missingIn(tx, id, backup.manifest.audit);
  if (why) throw new AppError("conflict", `Nothing was purged: ${why}. Make one on the status page first.`);
}

async function missingIn(tx: Db, id: string, head: Manifest["audit"]): Promise<string | null> {
  const [same] = await tx
    .select({ hash: audit.hash })
    .from(audit)
    .where(eq(audit.seq, head?.seq ?? 0));
  if (same?.hash !== head?.hash) return "the newest verified backup is of another record";
  const [last] = await tx
    .select({ seq: max(audit.seq) })
    .from(audit)
    .where(and(eq(audit.entity, "event"), eq(audit.entityId, id), notLike(audit.action, "%.denied")));
  return (last?.seq ?? 0) > (head?.seq ?? 0) ? "the newest verified backup is from before the last change of this event" : null;
}

/** Parts, related events and merged ones lead here; a purge would leave them leading nowhere. */
async function refuseWhereReferred(tx: Db, id: string) {
  const others = await tx
    .select({ title: events.title, state: events.state, mergedInto: events.mergedInto })
    .from(events)
    .where(
      and(
        ne(events.id, id),
        or(
          eq(events.partOf, id),
          eq(events.mergedInto, id),
          // As text: it also finds the reference in a row whose JSON is broken.
          sql`instr(${events.related}, ${JSON.stringify(id)}) > 0`,
        ),
      ),
    )
    .limit(6);
  if (others.length === 0) return;
  const named = others
    .slice(0, 5)
    .map(({ title, state, mergedInto }) => `“${title}” (${mergedInto === id ? "merged into it" : stateWord(state)})`);
  const rest = others.length > named.length ? " and more" : "";
  throw new AppError(
    "conflict",
    `Nothing was purged: other events refer to this one. Take that out of them first, or undo the merge: ${named.join(", ")}${rest}.`,
  );
}

const stateWord = (state: EventState) => (Object.hasOwn(eventStates, state) ? eventStates[state].toLowerCase() : state);

/** Answers how many revisions there were. The trigger lets those go whose event is named as being purged, within this change alone. */
async function removeAll(tx: Db, { id, position }: Row): Promise<number> {
  const cited = await everCited(tx, id);
  await removeEntries(tx, id);
  if (position !== null) {
    await unindexEvent(tx, position);
    forgetLine(tx.$client, position);
  }
  await tx.delete(citations).where(eq(citations.eventId, id));
  await tx.delete(eventCountries).where(eq(eventCountries.eventId, id));
  await tx.delete(saveKeys).where(eq(saveKeys.eventId, id));
  await tx.delete(formDrafts).where(eq(formDrafts.form, id));
  await tx.insert(meta).values({ name: "purging", value: id });
  const proposed = tx.select({ id: proposals.id }).from(proposals).where(eq(proposals.eventId, id));
  await tx.delete(revisions).where(and(eq(revisions.entity, "proposal"), inArray(revisions.entityId, proposed)));
  await tx.delete(proposals).where(eq(proposals.eventId, id));
  const removed = await tx
    .delete(revisions)
    .where(and(eq(revisions.entity, "event"), eq(revisions.entityId, id)))
    .returning({ revision: revisions.revision });
  await tx.delete(meta).where(eq(meta.name, "purging"));
  await tx.delete(events).where(eq(events.id, id));
  await forgetUncitedTexts(tx, cited, id);
  await forgetCapturesOf(tx, id);
  return removed.length;
}
