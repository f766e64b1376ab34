"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { addSources } from "#db/add-sources";
import { type Capture, findOwnCapture, keepCapture } from "#db/captures";
import { discardCapture, undiscardCapture } from "#db/discard-capture";
import { rereadCapture } from "#db/reread-capture";
import { saveCapture } from "#db/save-capture";
import { findSourceAt } from "#db/sources";
import { type AlikeArticle, findAlikeArticle, startCapture } from "#db/start-capture";
import { type Actor, can } from "#domain/access";
import { type Article, readFile, readPasted } from "#domain/article";
import { blankDraft, toSave } from "#domain/capture";
import { type CaptureEdits, editsOf, freshKey, pickArticle } from "#domain/capture-edits";
import { AppError, DraftsError, DuplicateError, type FieldErrors, WarningError } from "#domain/errors";
import { nextSeq } from "#domain/form-draft";
import { canonicalAddress } from "#domain/source";
import { type FormState, formAction, problemOf, textOf } from "#lib/action";
import { labelOfText, plainEdits, readCaptured, readSource } from "#lib/capture-form";
import { type FormDuplicate, formDuplicates } from "#lib/form-duplicates";
import { currentActor, requireOrigin } from "#lib/session";

/** What came of a text that was pasted: where to go on, or that it was captured before. */
export type StartState = FormState & { alike?: AlikeArticle };

const needsSession = "Your session has ended. Sign in again in another tab, then go on; your text is kept.";

/** Reads an article that was pasted or chosen as a file, and shows its drafts. What was captured before is shown first. */
export async function startAction(before: StartState, form: FormData): Promise<StartState> {
  const found: { alike?: AlikeArticle | null; goTo?: string; kept?: Record<string, string> } = {};
  const state = await formAction(async (values) => {
    const actor = await currentActor();
    if (!actor) throw new AppError("unauthenticated", needsSession);
    const article = await articleOf(form, values.text ?? "");
    if (!article.ok) {
      if (article.address && !values.address) found.kept = { address: article.address, text: "" };
      throw new AppError("invalid", article.message, { text: [article.message] });
    }
    const given = {
      text: article.text,
      address: values.address?.trim() || article.address,
      title: values.title?.trim() || article.title,
      publisher: values.publisher?.trim() || article.publisher,
      published: values.published?.trim() || article.published,
    };
    // The text of a file is shown from now on: a form that is sent again has lost the file.
    found.kept = given;
    found.alike = values.again === "1" || !can(actor, "event.create") ? null : await findAlikeArticle(actor, given);
    if (!found.alike) found.goTo = `/capture/${await startCapture(actor, given)}${article.reduced ? "?done=reduced" : ""}`;
    else if (isSame(found.alike, given.address)) found.goTo = `/capture/${found.alike.capture?.id}?done=same`;
  })(before, form);
  const { goTo, alike, kept } = found;
  if (goTo) redirect(goTo as Route);
  return { ...state, values: { ...state.values, ...kept }, ...(alike && { alike }) };
}

/** Whether one's own capture has all that was given: the same text, and no other address. */
const isSame = ({ same, capture }: AlikeArticle, address: string) =>
  same === "text" && capture !== null && (address === "" || canonicalOrNull(address) === canonicalOrNull(capture.address));
const canonicalOrNull = (address: string) => (URL.canParse(address) ? canonicalAddress(address) : null);

async function articleOf(form: FormData, pasted: string): Promise<Article> {
  const file = form.get("file");
  if (pasted.trim() === "" && file instanceof File && file.size > 0) return readFile(new Uint8Array(await file.arrayBuffer()));
  return readPasted(pasted);
}

/** What is wrong with one draft, and the ways on. */
export type DraftProblem = { message: string; errors: FieldErrors; confirm?: string; duplicates?: FormDuplicate[] };

/** What came of a button of the page of a capture. */
export type WorkState = {
  message?: string;
  article: FieldErrors;
  drafts: Record<string, DraftProblem>;
  /** Where to go on, where a script goes there by itself. */
  goTo?: string;
  answer: number;
};

/** Does what a button of a capture's page says. A plain form brings what was typed along, and that is kept first. */
export async function workAction(before: WorkState, form: FormData): Promise<WorkState> {
  const values = textOf(form);
  const answer = before.answer + 1;
  const id = values.capture ?? "";
  let goTo: string;
  try {
    await requireOrigin();
    const actor = await currentActor();
    if (!actor) throw new AppError("unauthenticated", needsSession);
    if (values.enhanced !== "1") await keepTyped(actor, id, values);
    goTo = await act(actor, id, values);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const actor = await currentActor();
    const drafts = error instanceof DraftsError && actor ? problemsOf(actor, error) : {};
    return { message: error.message, article: error.fields, drafts, answer };
  }
  if (values.enhanced !== "1") redirect(goTo as Route);
  return { article: {}, drafts: {}, goTo, answer };
}

const problemsOf = (actor: Actor, { drafts }: DraftsError): Record<string, DraftProblem> =>
  Object.fromEntries(
    Object.entries(drafts).map(([key, error]) => [
      key,
      {
        message: error.message,
        errors: error.fields,
        ...(error instanceof WarningError && { confirm: error.confirm }),
        ...(error instanceof DuplicateError && { duplicates: formDuplicates(actor, error) }),
      },
    ]),
  );

async function keepTyped(actor: Actor, id: string, values: Record<string, string>) {
  const capture = await findOwnCapture(actor, id);
  const { edits, clashes } = plainEdits(capture, values);
  await keepEdits(actor, capture, edits);
  if (clashes.length === 0) return;
  const said = clashes.map(({ name, typed }) => `${labelOfText(name)}: “${typed}”`).join("; ");
  throw new AppError(
    "conflict",
    `Nothing was saved: this was changed in another tab meanwhile, and what stands here now is from there. You had typed ${said}.`,
  );
}

async function keepEdits(actor: Actor, { id, seq }: Capture, edits: CaptureEdits) {
  const { kept } = await keepCapture(actor, id, edits, { seq: nextSeq(seq, Date.now()), known: seq, sent: [] });
  if (!kept) throw new AppError("conflict", "This was changed in another tab meanwhile. Reload the page, then try again.");
}

/** Does one thing, and answers where that leads. */
async function act(actor: Actor, id: string, values: Record<string, string>): Promise<string> {
  const [what = "", key = "", event = ""] = (values.do ?? "").split(" ");
  const page = `/capture/${encodeURIComponent(id)}`;
  const capture = await findOwnCapture(actor, id);
  if (what === "reread") {
    await rereadCapture(actor, id);
    return `${page}?done=reread`;
  }
  if (what === "save" || what === "all" || what === "submit") {
    const keys = what === "save" ? [key] : toSave(capture.drafts).map((draft) => draft.key);
    const source = readSource(capture);
    const saved = await saveCapture(actor, id, await readCaptured(actor, capture, keys, values), { source, submit: what === "submit" });
    return `${page}?done=${what === "submit" ? "sent" : "saved"}&n=${saved.size}`;
  }
  if (what === "add") {
    const source = readSource(capture);
    const [draft] = await readQuote(capture, key, source.address);
    const sources = (await findSourceAt(source.address)) ? [] : [source];
    const { proposed } = await addSources(actor, event, [draft], { sources, capture: { id, key }, key: `capture ${id} ${key}` });
    return `${page}?done=${proposed ? "proposed" : "added"}`;
  }
  const drafts = changed(capture, what, key);
  if (drafts) await keepEdits(actor, capture, editsOf(pickArticle(capture), drafts));
  const last = drafts?.at(-1)?.key;
  return what === "manual"
    ? `${page}?draft=${last}#draft-${last}`
    : `${page}?${what === "discard" ? `done=discarded&key=${key}` : `draft=${values.draft ?? ""}`}`;
}

async function readQuote({ drafts }: Capture, key: string, address: string) {
  const draft = drafts.find((one) => one.key === key && one.state === "open");
  if (!draft) throw new AppError("conflict", "Nothing was saved: this draft was saved or discarded before.");
  return [{ source: address, quote: draft.texts.quote || null, stance: "supports", credibility: "6" }] as const;
}

/** The drafts after a button that changes nothing but them; null where it changes none. */
function changed({ drafts }: Capture, what: string, key: string) {
  if (what === "manual") return [...drafts, blankDraft(freshKey(drafts))];
  if (what !== "discard" && what !== "undo") return null;
  const state = what === "discard" ? ("discarded" as const) : ("open" as const);
  return drafts.map((draft) => (draft.key === key && draft.state !== "saved" ? { ...draft, state } : draft));
}

/** Takes an article out of one's list, or puts it back. */
async function list(form: FormData, verb: (actor: Actor | null, id: string) => Promise<void>, said: string) {
  await requireOrigin();
  const id = String(form.get("capture") ?? "");
  const problem = await problemOf(async () => verb(await currentActor(), id));
  redirect((problem ? `/capture?problem=${problem}` : `/capture?${said}=${encodeURIComponent(id)}`) as Route);
}

export const discardCaptured = async (form: FormData) => list(form, discardCapture, "discarded");
export const undiscardCaptured = async (form: FormData) => list(form, undiscardCapture, "back");
