"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { discardFormDraft, undiscardFormDraft } from "#db/form-drafts";
import type { Actor } from "#domain/access";
import { problemOf } from "#lib/action";
import { currentActor, requireOrigin } from "#lib/session";

/** Runs a verb on the text that a button names, and shows the list with what came of it; a refusal is told by its code alone. */
async function act(form: FormData, verb: (actor: Actor | null, form: string) => Promise<void>, said: string) {
  await requireOrigin();
  const name = String(form.get("form") ?? "");
  const problem = await problemOf(async () => verb(await currentActor(), name));
  redirect((problem ? `/drafts?problem=${problem}` : `/drafts?${said}=${encodeURIComponent(name)}`) as Route);
}

/** Discards a text that was not saved; the list then offers to have it back. */
export const discardUnsaved = async (form: FormData) => act(form, discardFormDraft, "discarded");
export const undiscardUnsaved = async (form: FormData) => act(form, undiscardFormDraft, "back");
