"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { publishEvent, restoreEvent, trashEvent } from "#db/move-event";
import { saveEvent } from "#db/save-event";
import { nameOfUser } from "#db/user-names";
import { recordRefusal } from "#db/users";
import type { Actor } from "#domain/access";
import { AppError, ConflictError, type ErrorCode } from "#domain/errors";
import { formNames } from "#domain/form";
import { type FormState, formAction } from "#lib/action";
import { readEventForm } from "#lib/event-form";
import { currentActor, requireOrigin } from "#lib/session";

/** Saves the form of an event. With a script the form goes on by itself; without one this redirects. */
export async function saveAction(before: FormState, form: FormData): Promise<FormState> {
  let saved: { id: string; goTo: string } | undefined;
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
    const revision = Number(values.seen || values.revision);
    try {
      const { id } = await saveEvent(actor, input, {
        sources,
        shown,
        ...(newSeries && { newSeries }),
        ...(values.id && { at: { id: values.id, revision } }),
        ...(values.key && { key: values.key.slice(0, 100) }),
        publish: values.publish === "1",
        confirmed: values.confirm ?? "",
      });
      saved = {
        id,
        goTo:
          values.next === "another" ? `/events/new?after=${id}` : `/events/${id}?done=${values.publish === "1" ? "published" : "saved"}`,
      };
    } catch (error) {
      if (error instanceof ConflictError) error.current.by = await nameOfUser(error.current.by);
      throw error;
    }
  })(before, form);
  if (!saved) return state;
  if (form.get("enhanced") !== "1") redirect(saved.goTo as Route);
  return { ...state, saved };
}

type Verb = (actor: Actor | null, id: string, revision: number) => Promise<unknown>;

/** Runs a verb on the event a button names, and shows the event with what came of it; a refusal is told by its code alone. */
async function act(form: FormData, verb: Verb, done: string) {
  await requireOrigin();
  const id = String(form.get("id") ?? "");
  const problem = await verb(await currentActor(), id, Number(form.get("revision"))).then(() => null, codeOf);
  const back = `/events/${encodeURIComponent(id)}`;
  redirect((problem ? `${back}?problem=${problem}` : `${back}?done=${done}`) as Route);
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  throw error;
}

export const publish = async (form: FormData) => act(form, publishEvent, "published");
export const trash = async (form: FormData) => act(form, trashEvent, "trashed");
export const restore = async (form: FormData) => act(form, restoreEvent, "restored");
