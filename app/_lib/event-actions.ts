"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { addSources } from "#db/add-sources";
import { moveEvent, restoreEvent } from "#db/move-event";
import { sendForReview } from "#db/propose";
import { restoreEventWith } from "#db/restore-with";
import { type Saved, type SaveOptions, saveEvent } from "#db/save-event";
import { recordRefusal } from "#db/users";
import type { Actor } from "#domain/access";
import { readDraftRef } from "#domain/capture";
import { AppError, ConflictError, DuplicateError } from "#domain/errors";
import type { EventInput } from "#domain/event";
import { formNames } from "#domain/form";
import { readWhy } from "#domain/reason";
import { type Move, moves } from "#domain/review";
import { type FormState, formAction, orChanged, problemOf } from "#lib/action";
import { readEventForm } from "#lib/event-form";
import { type FormConflict, formConflict } from "#lib/form-conflict";
import { type FormDuplicate, formDuplicates } from "#lib/form-duplicates";
import { currentActor, requireOrigin } from "#lib/session";

/** Saves the form of an event. With a script the form goes on by itself; without one this redirects. */
export async function saveAction(before: FormState, form: FormData): Promise<FormState> {
  let saved: { id: string; goTo: string } | undefined;
  let conflict: FormConflict | undefined;
  let duplicates: FormDuplicate[] | undefined;
  const state = await formAction(async (values) => {
    const actor = await currentActor();
    if (!actor)
      throw new AppError("unauthenticated", "Your session has ended. Sign in again in another tab, then save; your text is kept.");
    const stray = Object.keys(values).filter((name) => !formNames.has(name));
    if (stray.length > 0) {
      await recordRefusal(actor, "form.refused", { names: stray.slice(0, 10).map((name) => name.slice(0, 40)) });
      throw new AppError("invalid", `Nothing was saved: the form was sent with fields it does not have (${stray[0]?.slice(0, 40)}).`);
    }
    const { input, sources, shown, newSeries } = await readEventForm(actor, values);
    const why = values.reason ?? "";
    const capture = readDraftRef(values.capture);
    const options = {
      sources,
      shown,
      confirmed: values.confirm ?? "",
      ...(newSeries && { newSeries }),
      ...(capture && { capture }),
      ...(values.key && { key: values.key.slice(0, 100) }),
      ...(values.draft && { draft: { form: values.draft, seq: Number(values.seq) } }),
      ...(!values.id && values.distinct !== undefined && { distinct: values.distinct }),
    };
    if (values.into && !values.id) {
      saved = await addTo(actor, values.into, input, options);
      return;
    }
    try {
      if (values.send === "review" && values.copy !== "1" && values.restore !== "1") {
        const at = values.id && { at: { id: values.id, revision: Number(values.seen || values.revision) } };
        const { id, proposed } = await sendForReview(actor, input, { ...options, ...at, why, seen: Number(values.proposal || 0) });
        saved = { id, goTo: `/events/${id}?done=${proposed ? "propose" : "submit"}` };
        return;
      }
      const made = await saveTo(actor, input, { ...options, publish: values.publish === "1", reason: readWhy(why) }, values);
      saved = { id: made.id, goTo: pageAfter(made, values) };
    } catch (error) {
      if (error instanceof ConflictError) conflict = await formConflict(actor, error, { mine: input, newSeries, typed: values });
      if (error instanceof DuplicateError) duplicates = formDuplicates(actor, error);
      throw error;
    }
  })(before, form);
  if (duplicates) return { ...state, duplicates };
  // What only others changed is filled in: without a script, what is sent next is what the page shows now.
  if (conflict) return { ...state, conflict, values: { ...state.values, ...conflict.texts } };
  if (!saved) return state;
  if (form.get("enhanced") !== "1") redirect(saved.goTo as Route);
  return { ...state, saved };
}

/** What a form is saved to: a new event, the one it was opened with, or that one taken out of the trash. */
function saveTo(actor: Actor, input: EventInput, options: SaveOptions, values: Record<string, string>): Promise<Saved> {
  if (!values.id) return saveEvent(actor, input, options);
  // Another record than the form's own is remembered beside it.
  if (values.copy === "1") return saveEvent(actor, input, { ...options, ...(options.key && { key: `${options.key}+copy` }) });
  if (values.restore === "1")
    return restoreEventWith(actor, input, { ...options, at: { id: values.id, revision: Number(values.revision) } });
  return saveEvent(actor, input, { ...options, at: { id: values.id, revision: Number(values.seen || values.revision) } });
}

/** The sources of a report go to an event that is on record already. */
async function addTo(actor: Actor, id: string, { citations }: EventInput, { sources = [], key, draft, capture }: SaveOptions) {
  const given = { sources, ...(key && { key }), ...(draft && { draft }), ...(capture && { capture }) };
  const { proposed } = await addSources(actor, id, citations, given);
  return { id, goTo: `/events/${encodeURIComponent(id)}?done=${proposed ? "source_proposed" : "source"}` };
}

function pageAfter({ id, revision, merged }: Saved, { next, publish, restore }: Record<string, string>): string {
  if (next === "another") return `/events/new?after=${id}`;
  if (merged) return `/events/${id}?done=merged&base=${merged.base}&at=${revision}`;
  return `/events/${id}?done=${restore === "1" ? "restored_with" : publish === "1" ? "publish" : "save"}`;
}

type Verb = (actor: Actor | null, id: string, revision: number) => Promise<unknown>;

/** Runs a verb on the event a button names, and shows the event with what came of it; a refusal is told by its code alone. */
async function act(form: FormData, verb: Verb, done: string) {
  await requireOrigin();
  const id = String(form.get("id") ?? "");
  const problem = await problemOf(async () => verb(await currentActor(), id, Number(form.get("revision"))));
  const back = `/events/${encodeURIComponent(id)}`;
  redirect((problem ? `${back}?problem=${problem}` : `${back}?done=${done}`) as Route);
}

/** Brings an event along one of the `moves` that asks for no reason. */
export const move = async (form: FormData) => {
  const name = String(form.get("move"));
  await act(form, async (actor, id, revision) => moveEvent(actor, id, revision, moveOf(name)), name);
};
export const restore = async (form: FormData) => act(form, restoreEvent, "restore");

/** The same with a reason, which is kept where it is refused. */
export async function moveWithReason(before: FormState, form: FormData): Promise<FormState> {
  const state = await formAction(async ({ move = "", id = "", revision, reason }) => {
    await orChanged(meanwhile, async () => moveEvent(await currentActor(), id, Number(revision), moveOf(move), reason));
    redirect(`/events/${encodeURIComponent(id)}?done=${move}` as Route);
  })(before, form);
  refresh();
  return state;
}

const meanwhile = "Nothing was changed: the event had changed meanwhile. It is shown as it stands now; your reason is kept.";

function moveOf(name: string): Move {
  if (!Object.hasOwn(moves, name)) throw new AppError("invalid", "Nothing was changed: there is no such step.");
  return name as Move;
}
