import "server-only";
import type { CapturedEvent } from "#db/save-capture";
import type { Actor } from "#domain/access";
import { type ArticleTexts, articleFields, type CaptureDraft, draftNames, formTexts, readDate, type Texts } from "#domain/capture";
import { type CaptureEdits, editsOf, pickArticle } from "#domain/capture-edits";
import { type Clash, mergeTyped } from "#domain/capture-typed";
import { answerQuestion } from "#domain/capture-words";
import { AppError, DraftsError, type FieldErrors } from "#domain/errors";
import { labelOfField } from "#domain/form";
import { formatRows } from "#domain/rows";
import { blankSource, type SourceInput, sourceRows } from "#domain/source";
import { readEventForm } from "#lib/event-form";

type Captured = ArticleTexts & { drafts: CaptureDraft[]; createdAt: string };

/** The article as the source that events cite. Throws `invalid` with messages by its fields. */
export function readSource({ createdAt, ...article }: Captured): SourceInput {
  const cells = [article.address, article.title, article.publisher, article.published, "", "", "", "", "", createdAt.slice(0, 10)];
  const errors: FieldErrors = {};
  if (article.address.trim() === "") errors.address = ["Give the address of the article: it is the source that the events cite"];
  else if (!/^https?:\/\/[^\s/]/i.test(article.address.trim()) || !URL.canParse(article.address.trim()))
    errors.address = ["Only web addresses starting with http:// or https://"];
  if (article.published.trim() !== "" && !readDate(article.published)) errors.published = ["Give the day as you read it: 15 Apr 2025"];
  if (Object.keys(errors).length > 0) throw new AppError("invalid", "Nothing was saved: the article needs attention.", errors);
  const read = sourceRows.fromText({ sources: formatRows([cells]) });
  if (!read.ok) throw new AppError("invalid", "Nothing was saved: the article needs attention.", ofArticle(read.errors));
  return read.value.sources[0] ?? { ...blankSource, address: article.address };
}

/** What is wrong with a row of sources, under the fields of the article that it was made of. */
const ofArticle = (errors: FieldErrors): FieldErrors => {
  const [message = "This cannot be kept"] = Object.values(errors).flat();
  const name = articleFields.find((one) => message.toLowerCase().includes(one)) ?? "address";
  return { [name]: [message.replace(/^Row 1: /, "")] };
};

/** The drafts of these keys as events. Throws a `DraftsError` that says of each what is wrong with it. */
export async function readCaptured(actor: Actor, capture: Captured, keys: readonly string[], typed: Texts): Promise<CapturedEvent[]> {
  const problems: Record<string, AppError> = {};
  const read: CapturedEvent[] = [];
  for (const draft of capture.drafts.filter(({ key, state }) => keys.includes(key) && state === "open")) {
    const { key } = draft;
    const said = { distinct: typed[`distinct-${key}`] ?? "", confirmed: typed[`confirm-${key}`] ?? "" };
    try {
      const { input, newSeries } = await readEventForm(actor, {
        ...formTexts(draft, capture, capture.createdAt.slice(0, 10)),
        sources: "",
      });
      read.push({ key, input, ...said, ...(newSeries && { newSeries }) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems[key] = error;
    }
  }
  if (Object.keys(problems).length > 0) throw new DraftsError(problems);
  return read;
}

const labels: Record<string, string> = {
  ...{ address: "Source address", title: "Title", publisher: "Publisher", published: "Published" },
  ...{ quote: "Quotation", whole: "Part of", newSeries: "New series" },
};

/** What a text of the page of a capture is called. */
export const labelOfText = (name: string): string => labels[name] ?? labelOfField(name);

/** The article and its one open draft as a plain form was served with them. */
export type Shown = { article: ArticleTexts; texts: Texts };

function readShown(text: string | undefined): Partial<Shown> {
  try {
    const { article, texts } = Object(JSON.parse(text ?? ""));
    return { ...(isTexts(article) && { article: article as ArticleTexts }), ...(isTexts(texts) && { texts }) };
  } catch {
    return {};
  }
}

const isTexts = (given: unknown): given is Texts =>
  given !== null && typeof given === "object" && Object.values(given).every((one) => typeof one === "string");

/**
 * What a plain form says of a capture, brought together with what is kept by now: the article's own fields, and those of the one
 * draft that it shows.
 */
export function plainEdits(capture: Captured, typed: Texts): { edits: CaptureEdits; clashes: Clash[] } {
  const shown = readShown(typed.shown);
  const said = Object.fromEntries(articleFields.map((name) => [name, typed[`article-${name}`] ?? capture[name]]));
  const article = mergeTyped(pickArticle(capture), shown.article ?? pickArticle(capture), said);
  const clashes = [...article.clashes];
  const drafts = capture.drafts.map((draft) => {
    if (draft.key !== typed.draft) return draft;
    const merged = mergeTyped(draft.texts, shown.texts ?? draft.texts, saidOf(typed));
    clashes.push(...merged.clashes);
    return withAnswers({ ...draft, texts: merged.texts }, typed);
  });
  return { edits: editsOf(article.texts as ArticleTexts, drafts), clashes };
}

/** A box that was not ticked sends nothing; the form says which fields it had. */
const saidOf = (typed: Texts): Texts =>
  Object.fromEntries((typed.fields ?? "").split(" ").flatMap((name) => (draftNames.has(name) ? [[name, typed[name] ?? ""]] : [])));

function withAnswers(draft: CaptureDraft, typed: Texts): CaptureDraft {
  const answered = Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith("answer-") && value ? [[Number(name.slice(7)), value] as const] : [],
  );
  return answered.filter(([at, value]) => draft.answers[at] !== value).reduce((one, [at, value]) => answerQuestion(one, at, value), draft);
}
