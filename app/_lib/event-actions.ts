"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { publishEvent, restoreEvent, trashEvent } from "#db/save-event";
import type { Actor } from "#domain/access";
import { AppError, type ErrorCode } from "#domain/errors";
import { currentActor, requireOrigin } from "#lib/session";

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
