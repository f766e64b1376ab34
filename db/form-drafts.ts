import "server-only";
import { and, desc, eq, inArray, lt, lte, or, sql } from "drizzle-orm";
import { appendAudit, noteDenial } from "#db/audit";
import { events, formDrafts } from "#db/schema";
import { type Db, db, write } from "#db/store";
import { type Actor, authorize, mayChange, system } from "#domain/access";
import { AppError } from "#domain/errors";
import { type FormDraft, isDraftForm, nextSeq, type Seen, type ServerDraft } from "#domain/form-draft";
import type { EventState } from "#domain/review";

/*
 * What people type and have not saved. It is theirs alone and no part of the record: it has no revisions and no line in the
 * audit, which would fill with a line every few seconds a person and hold words that nobody decided to put on record.
 * A text that was saved or discarded leaves its number for a day, so that one still on its way does not bring it back.
 */

type Row = typeof formDrafts.$inferSelect;
type Texts = Record<string, string>;

/** As much as a form may send. */
const longestDraft = 4_000_000;
const mostFields = 200;
const mostDrafts = 100;
const day = 24 * 60 * 60 * 1000;
const before = (now: string, days: number) => new Date(Date.parse(now) - days * day).toISOString();

/** A discarded text is kept within its row, so that it can be had back. */
const discarded = "discarded";
const isOver = ({ values }: Pick<Row, "values">) => Object.keys(values).length === 0 || Object.hasOwn(values, discarded);
const over = sql`(${formDrafts.values} = '{}' or json_extract(${formDrafts.values}, '$.discarded') is not null)`;

const own = (actor: Pick<Actor, "id">, form: string) => and(eq(formDrafts.userId, actor.id), eq(formDrafts.form, form));
const asDraft = ({ userId: _, ...row }: Row): ServerDraft => ({ ...row, over: isOver(row), values: isOver(row) ? {} : row.values });

const refused = <T>(actor: Actor | null, verb: (actor: Actor) => Promise<T>) =>
  noteDenial(actor, { action: "draft.keep", entity: "draft", entityId: "" }, async () => {
    authorize(actor, "event.create");
    return verb(actor);
  });

/** `kept` is false where the server has a text of this form that the one who sends has not seen; `stored` is that. */
export type Keeping = { kept: boolean; stored: ServerDraft };

/**
 * Keeps the text of a form, unless the server has one with a higher number, or one that the sender has not seen: that is the
 * same person's from another device, and is answered instead of replaced. Throws `forbidden`, `invalid` for what is no text of
 * a form, `too_many`.
 */
export const keepFormDraft = (actor: Actor | null, draft: Omit<FormDraft, "at">, { known, sent }: Seen): Promise<Keeping> =>
  refused(actor, async (by) => {
    check(draft);
    return write(async (tx) => {
      const now = new Date().toISOString();
      const [stored] = await tx.select().from(formDrafts).where(own(by, draft.form));
      if (!stored) await makeRoom(tx, by, now);
      const row = { userId: by.id, form: draft.form, seq: draft.seq, revision: draft.revision, values: draft.values, at: now };
      const [kept] = await tx
        .insert(formDrafts)
        .values(row)
        .onConflictDoUpdate({
          target: [formDrafts.userId, formDrafts.form],
          set: row,
          setWhere: and(sql`excluded.seq > ${formDrafts.seq}`, or(lte(formDrafts.seq, known), inArray(formDrafts.seq, sent))),
        })
        .returning();
      return { kept: kept !== undefined, stored: asDraft(kept ?? (stored as Row)) };
    });
  });

function check({ form, seq, revision, values }: Omit<FormDraft, "at">) {
  const names = Object.keys(values);
  const sound =
    isDraftForm(form) &&
    Number.isSafeInteger(seq) &&
    seq > 0 &&
    Number.isSafeInteger(revision) &&
    revision >= 0 &&
    names.length <= mostFields &&
    names.every((name) => /^[A-Za-z]\w{0,59}$/.test(name) && name !== discarded && typeof values[name] === "string");
  if (!sound) throw new AppError("invalid", "This is no text of a form. Nothing was kept.");
  if (JSON.stringify(values).length > longestDraft)
    throw new AppError("invalid", "This is more text than the server keeps unsaved. It is kept on this device only.");
}

/** Before another form's text: what was over for a day goes, and there is an end to how many one person may have. */
async function makeRoom(tx: Db, actor: Actor, now: string) {
  const mine = eq(formDrafts.userId, actor.id);
  await tx.delete(formDrafts).where(and(mine, over, lt(formDrafts.at, before(now, 1))));
  const [row] = await tx
    .select({ n: sql<number>`count(*)` })
    .from(formDrafts)
    .where(and(mine, sql`not ${over}`));
  if ((row?.n ?? 0) >= mostDrafts)
    throw new AppError(
      "too_many",
      `You have ${mostDrafts} texts that are not saved. Save or discard some; this one is kept on this device only.`,
    );
}

/** The unsaved text of one's own for a form, or what is left of one that is over. */
export async function findFormDraft(actor: Actor, form: string): Promise<ServerDraft | null> {
  authorize(actor, "event.create");
  const [row] = await db().select().from(formDrafts).where(own(actor, form));
  return row ? asDraft(row) : null;
}

export type UnsavedDraft = Pick<FormDraft, "form" | "at" | "revision"> & {
  title: string;
  /** The event it changes; null for a new one, and where there is no such event any more. */
  event: { id: string; title: string; state: EventState; mayChange: boolean } | null;
};

/** One's own texts that are not saved, newest first. */
export async function listFormDrafts(actor: Actor | null): Promise<UnsavedDraft[]> {
  authorize(actor, "event.create");
  const rows = await db()
    .select({
      form: formDrafts.form,
      at: formDrafts.at,
      revision: formDrafts.revision,
      title: sql<string | null>`json_extract(${formDrafts.values}, '$.title')`,
    })
    .from(formDrafts)
    .where(and(eq(formDrafts.userId, actor.id), sql`not ${over}`))
    .orderBy(desc(formDrafts.at));
  const found = await db()
    .select({ id: events.id, title: events.title, state: events.state, createdBy: events.createdBy })
    .from(events)
    .where(
      inArray(
        events.id,
        rows.map(({ form }) => form),
      ),
    );
  const byId = new Map(
    found.map(({ createdBy, ...event }) => [event.id, { ...event, mayChange: mayChange(actor, { ...event, createdBy }) }]),
  );
  return rows.map(({ title, ...row }) => ({ ...row, title: title?.trim() ?? "", event: byId.get(row.form) ?? null }));
}

/** Marks a text as saved; runs inside that save. One that the form has not seen, from another device, stays. */
export async function forgetFormDraft(tx: Db, actor: Pick<Actor, "id">, { form, seq }: Pick<FormDraft, "form" | "seq">, now: string) {
  if (!isDraftForm(form) || !Number.isSafeInteger(seq)) return;
  await end(tx, { userId: actor.id, form, seq, revision: 0, values: {}, at: now });
}

/** Discards a text of one's own up to `seq`, or as it stands. Where there is none, the number alone is kept. */
export const discardFormDraft = (actor: Actor | null, form: string, seq?: number): Promise<void> =>
  refused(actor, async (by) => {
    if (!isDraftForm(form) || (seq !== undefined && !Number.isSafeInteger(seq))) throw new AppError("invalid", "This names no form.");
    await write(async (tx) => {
      const now = new Date().toISOString();
      const [row] = await tx.select().from(formDrafts).where(own(by, form));
      if (row && isOver(row)) return;
      const last = seq ?? nextSeq(row?.seq ?? 0, Date.parse(now));
      const values: Texts = row ? { [discarded]: JSON.stringify(row.values) } : {};
      await end(tx, { userId: by.id, form, seq: last, revision: row?.revision ?? 0, values, at: now });
    });
  });

/** Brings back what was discarded within the last day. */
export const undiscardFormDraft = (actor: Actor | null, form: string): Promise<void> =>
  refused(actor, (by) =>
    write(async (tx) => {
      const [row] = await tx.select().from(formDrafts).where(own(by, form));
      const text = row?.values[discarded];
      if (!row || text === undefined) throw new AppError("not_found", "There is no such text any more.");
      const now = new Date().toISOString();
      await tx
        .update(formDrafts)
        .set({ values: JSON.parse(text) as Texts, seq: nextSeq(row.seq, Date.parse(now)), at: now })
        .where(own(by, form));
    }),
  );

const end = (tx: Db, row: Row) =>
  tx
    .insert(formDrafts)
    .values(row)
    .onConflictDoUpdate({
      target: [formDrafts.userId, formDrafts.form],
      set: { seq: row.seq, values: row.values, at: row.at },
      setWhere: sql`excluded.seq >= ${formDrafts.seq}`,
    });

/** Removes texts that nobody touched for a year. Answers how many. */
export const purgeFormDrafts = (): Promise<number> =>
  write(async (tx) => {
    const now = new Date().toISOString();
    const gone = await tx
      .delete(formDrafts)
      .where(lt(formDrafts.at, before(now, 365)))
      .returning({ form: formDrafts.form, values: formDrafts.values });
    const count = gone.filter((one) => !isOver(one)).length;
    if (count > 0) await appendAudit(tx, system, now, { action: "draft.purge", entity: "draft", entityId: "", detail: { count } });
    return count;
  });
