import "server-only";
import type { CapturedEvent } from "#db/save-capture";
import type { Actor } from "#domain/access";
import { type ArticleTexts, articleFields, type CaptureDraft, draftNames, formTexts, readDate, type Texts } from "#domain/capture";
import { type CaptureEdits, editsOf } from "#domain/capture-edits";
import { answerQuestion } from "#domain/capture-words";
import { AppError, DraftsError, type FieldErrors } from "#domain/errors";
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

/** What a plain form says of a capture: the article's own fields, and those of the one draft that it shows. */
export function plainEdits(capture: Captured, typed: Texts): CaptureEdits {
  const article = Object.fromEntries(articleFields.map((name) => [name, typed[`article-${name}`] ?? capture[name]])) as ArticleTexts;
  const drafts = capture.drafts.map((draft) => (draft.key === typed.draft ? withTyped(draft, typed) : draft));
  return editsOf(article, drafts);
}

function withTyped(draft: CaptureDraft, typed: Texts): CaptureDraft {
  // A box that was not ticked sends nothing; the form says which fields it had.
  const had = (typed.fields ?? "").split(" ").filter((name) => draftNames.has(name));
  const texts = { ...draft.texts, ...Object.fromEntries(had.map((name) => [name, typed[name] ?? ""])) };
  const answered = Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith("answer-") && value ? [[Number(name.slice(7)), value] as const] : [],
  );
  return answered
    .filter(([at, value]) => draft.answers[at] !== value)
    .reduce((one, [at, value]) => answerQuestion(one, at, value), { ...draft, texts });
}
