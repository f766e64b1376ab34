import "server-only";
import { createHash } from "node:crypto";
import { and, asc, desc, eq, inArray, isNotNull, ne } from "drizzle-orm";
import { citations, events, sources, sourceTexts } from "#db/schema";
import { sourceColumns } from "#db/sources";
import { type Db, db } from "#db/store";
import { nameOfUser } from "#db/user-names";
import { type Actor, authorize } from "#domain/access";
import { AppError, StartRefused } from "#domain/errors";
import { canonicalAddress, type Source } from "#domain/source";

/** Whether the texts of captured articles are kept with their sources, or the quotations alone: `ENTENTE_ARTICLE_TEXT`. */
export function keepsArticleTexts(): boolean {
  const given = process.env.ENTENTE_ARTICLE_TEXT || "keep";
  if (given !== "keep" && given !== "quotes") throw new StartRefused(`ENTENTE_ARTICLE_TEXT is “${given}”; give keep or quotes.`);
  return given === "keep";
}

export const sha256Of = (text: string) => createHash("sha256").update(text).digest("hex");

type Captured = { text: string; sha256: string; sketch: number[] };

/** Keeps the text of a source beside it, or that there was such a text. Runs inside the save of what cites it. */
export async function keepSourceText(tx: Db, actor: Actor, now: string, address: string, { text, sha256, sketch }: Captured) {
  const row = {
    canonical: canonicalAddress(address),
    sha256,
    text: keepsArticleTexts() ? text : null,
    sketch,
    capturedBy: actor.id,
    at: now,
  };
  await tx.insert(sourceTexts).values(row).onConflictDoNothing();
}

export type SourceText = {
  source: Source;
  text: string;
  sha256: string;
  at: string;
  by: string;
  cited: { id: string; title: string; quote: string | null }[];
};

/** A source as it was captured, newest text first, with what cites it; for the desk alone. */
export async function getSourceText(actor: Actor | null, id: string): Promise<SourceText> {
  authorize(actor, "desk.see");
  const [row] = await db()
    .select({ source: sourceColumns, text: sourceTexts.text, sha256: sourceTexts.sha256, at: sourceTexts.at, by: sourceTexts.capturedBy })
    .from(sources)
    .innerJoin(sourceTexts, eq(sourceTexts.canonical, sources.canonical))
    .where(and(eq(sources.id, id), isNotNull(sourceTexts.text)))
    .orderBy(desc(sourceTexts.at))
    .limit(1);
  if (!row) throw new AppError("not_found", "There is no such text.");
  const cited = await db()
    .select({ id: events.id, title: events.title, quote: citations.quote })
    .from(citations)
    .innerJoin(events, eq(events.id, citations.eventId))
    .where(and(eq(citations.sourceId, id), ne(events.state, "trash")))
    .orderBy(asc(events.starts), asc(events.id))
    .limit(100);
  return { ...row, source: row.source as Source, text: row.text ?? "", by: await nameOfUser(row.by), cited };
}

/** Which of these sources have a text, by id; for the desk alone. */
export async function sourcesWithText(actor: Actor | null, list: readonly Source[]): Promise<Set<string>> {
  authorize(actor, "desk.see");
  const ids = new Map(list.map(({ id, address }) => [canonicalAddress(address), id]));
  const rows = await db()
    .select({ canonical: sourceTexts.canonical })
    .from(sourceTexts)
    .where(and(inArray(sourceTexts.canonical, [...ids.keys()]), isNotNull(sourceTexts.text)));
  return new Set(rows.map(({ canonical }) => ids.get(canonical) ?? ""));
}
