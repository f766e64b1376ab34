"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { discardFormDraft, undiscardFormDraft } from "#db/form-drafts";
import { currentActor, requireOrigin } from "#lib/session";

const formOf = (form: FormData) => String(form.get("form") ?? "");

/** Discards a text that was not saved; the list then offers to have it back. */
export async function discardUnsaved(form: FormData) {
  await requireOrigin();
  await discardFormDraft(await currentActor(), formOf(form));
  redirect(`/drafts?discarded=${encodeURIComponent(formOf(form))}` as Route);
}

export async function undiscardUnsaved(form: FormData) {
  await requireOrigin();
  await undiscardFormDraft(await currentActor(), formOf(form));
  redirect("/drafts");
}
