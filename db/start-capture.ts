import "server-only";
import { and, desc, eq, inArray, isNull, ne, notInArray, or } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { appendAudit, noteDenial } from "#db/audit";
import { mostCaptures, titleOf } from "#db/captures";
import { inSeriesOnRecord, type Reader } from "#db/reread-capture";
import { captures, citations, events, sources, sourceTexts } from "#db/schema";
import { sha256Of } from "#db/source-texts";
import { db, write } from "#db/store";
import { type Actor, authorize } from "#domain/access";
import { readPasted } from "#domain/article";
import { type ArticleTexts, dateText, draftsOf, readDate } from "#domain/capture";
import { longestLine, mostDrafts } from "#domain/capture-edits";
import { AppError } from "#domain/errors";
import { extract } from "#domain/extract/extract";
import { nearness, nearText, sketchOf } from "#domain/shingles";
import { canonicalAddress, longestTitle } from "#domain/source";
import { cleanLine } from "#domain/text";

export type NewArticle = ArticleTexts & { text: string };

/** A near text is looked for among this many, the newest first. */
const mostLooked = 2_000;

/**
 * Reads an article and begins a capture of it, which only its maker sees; answers its id. Throws `invalid` by the field `text`
 * for what is no article, `too_many`.
 */
export const startCapture = (actor: Actor | null, given: NewArticle, read: Reader = extract): Promise<string> =>
  noteDenial(actor, { action: "capture.start", entity: "capture", entityId: "new" }, async () => {
    authorize(actor, "event.create");
    const article = readPasted(given.text);
    if (!article.ok) throw new AppError("invalid", article.message, { text: [article.message] });
    const { text } = article;
    // Before anybody waits for the writer: a long text takes its time.
    const found = read(text, readDate(given.published));
    const readOn = readDate(given.published) ?? found.published?.value ?? null;
    const drafts = await inSeriesOnRecord(draftsOf(text, found).slice(0, mostDrafts));
    // A page may say anything of itself; what no form would take could never be kept again.
    const line = (text: string) => cleanLine(text).slice(0, longestLine);
    const known = {
      address: line(given.address),
      title: line(given.title || (found.title?.value ?? "")).slice(0, longestTitle),
      publisher: line(given.publisher || (found.publisher?.value ?? "")),
      published: line(given.published || (found.published ? dateText(found.published.value) : "")),
    };
    return write(async (tx) => {
      const mine = await tx
        .select({ id: captures.id })
        .from(captures)
        .where(and(eq(captures.userId, actor.id), isNull(captures.discardedAt)))
        .limit(mostCaptures);
      if (mine.length >= mostCaptures)
        throw new AppError("too_many", `You have ${mostCaptures} captured articles. Discard some; the text was not read.`);
      const now = new Date().toISOString();
      const id = uuidv7();
      const about = { text, sha256: sha256Of(text), sketch: sketchOf(text), readOn, drafts };
      await tx.insert(captures).values({ id, userId: actor.id, ...known, ...about, seq: Date.parse(now), createdAt: now, at: now });
      await appendAudit(tx, actor, now, { action: "capture.start", entity: "capture", entityId: id, detail: { drafts: drafts.length } });
      return id;
    });
  });

/** What was captured of an article before: one's own captures, and events on record that cite it; how much the same it is. */
export type AlikeArticle = {
  same: "text" | "near" | "address";
  capture: { id: string; title: string; address: string; at: string } | null;
  events: { id: string; title: string; date: string }[];
};

const textColumns = { canonical: sourceTexts.canonical, sha256: sourceTexts.sha256, sketch: sourceTexts.sketch };

/** Whether an article was captured before, by its text, its address, or a text much like it; null where it was not. */
export async function findAlikeArticle(
  actor: Actor | null,
  { text, address }: Pick<NewArticle, "text" | "address">,
  except = "",
): Promise<AlikeArticle | null> {
  authorize(actor, "event.create");
  const asked = { sha256: sha256Of(text), sketch: sketchOf(text), canonical: URL.canParse(address) ? canonicalAddress(address) : null };
  const own = await db()
    .select({ id: captures.id, address: captures.address, sha256: captures.sha256, sketch: captures.sketch })
    .from(captures)
    .where(and(eq(captures.userId, actor.id), isNull(captures.discardedAt), ne(captures.id, except)))
    .orderBy(desc(captures.at))
    .limit(mostLooked);
  const theirs = likest(
    [
      ...(await db()
        .select(textColumns)
        .from(sourceTexts)
        .where(or(eq(sourceTexts.sha256, asked.sha256), eq(sourceTexts.canonical, asked.canonical ?? "")))
        .limit(10)),
      ...(await db().select(textColumns).from(sourceTexts).orderBy(desc(sourceTexts.at)).limit(mostLooked)),
    ],
    asked,
  );
  const mine = likest(
    own.map((one) => ({ ...one, canonical: URL.canParse(one.address) ? canonicalAddress(one.address) : null })),
    asked,
  );
  const addresses = [asked.canonical, mine?.one.canonical, theirs?.one.canonical].filter((one) => typeof one === "string");
  const cited = await eventsCiting([...new Set(addresses)]);
  if (!mine && cited.length === 0) return null;
  const same = (["text", "near"] as const).find((how) => mine?.how === how || theirs?.how === how) ?? "address";
  return { same, capture: mine ? await captureLine(mine.one.id) : null, events: cited };
}

type Known = { canonical: string | null; sha256: string; sketch: number[] };
type How = AlikeArticle["same"];

function likest<T extends Known>(known: readonly T[], asked: Known): { one: T; how: How } | null {
  const tests: [How, (one: T) => boolean][] = [
    ["text", (one) => one.sha256 === asked.sha256],
    ["near", (one) => nearness(one.sketch ?? [], asked.sketch) >= nearText],
    ["address", (one) => asked.canonical !== null && one.canonical === asked.canonical],
  ];
  for (const [how, test] of tests) {
    const one = known.find(test);
    if (one) return { one, how };
  }
  return null;
}

async function captureLine(id: string) {
  const [row] = await db()
    .select({ title: captures.title, text: captures.text, address: captures.address, at: captures.createdAt })
    .from(captures)
    .where(eq(captures.id, id));
  return row ? { id, title: titleOf(row), address: row.address, at: row.at } : null;
}

const eventsCiting = (canonical: readonly string[]) =>
  db()
    .selectDistinct({ id: events.id, title: events.title, date: events.date, starts: events.starts })
    .from(events)
    .innerJoin(citations, eq(citations.eventId, events.id))
    .innerJoin(sources, eq(sources.id, citations.sourceId))
    .where(and(inArray(sources.canonical, [...canonical]), notInArray(events.state, ["trash", "merged"])))
    .orderBy(desc(events.starts), desc(events.id))
    .limit(5)
    .then((rows) => rows.map(({ starts: _, ...one }) => one));
