"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { mergeEvents, unmergeEvent } from "#db/merge-event";
import { AppError } from "#domain/errors";
import { type FormState, formAction, orChanged, problemOf } from "#lib/action";
import { currentActor, requireOrigin } from "#lib/session";

const meanwhile = "Nothing was merged: one of the two had changed meanwhile. Both are shown as they stand now; your reason is kept.";

/** Merges the two events of a form into the one that it keeps, and shows that. */
export async function merge(before: FormState, form: FormData): Promise<FormState> {
  const state = await formAction(async ({ here = "", hereRevision, there = "", thereRevision, keep = "", reason }) => {
    const two = [
      { id: here, revision: Number(hereRevision) },
      { id: there, revision: Number(thereRevision) },
    ];
    const into = two.find(({ id }) => id === keep);
    const from = two.find(({ id }) => id !== keep);
    if (!into || !from) throw new AppError("invalid", "Choose which of the two is kept.", { keep: ["Choose which of the two is kept"] });
    await orChanged(meanwhile, async () => mergeEvents(await currentActor(), from, into, reason));
    redirect(`/events/${encodeURIComponent(into.id)}?done=merge` as Route);
  })(before, form);
  refresh();
  return state;
}

/** Takes a merge back and shows the event that stands again; a refusal is told on the page of the other one by its code alone. */
export async function unmerge(form: FormData) {
  await requireOrigin();
  const id = String(form.get("id") ?? "");
  const problem = await problemOf(async () => unmergeEvent(await currentActor(), { id, revision: Number(form.get("revision")) }));
  const shown = problem
    ? `${encodeURIComponent(String(form.get("into") ?? ""))}?problem=${problem}`
    : `${encodeURIComponent(id)}?done=unmerge`;
  redirect(`/events/${shown}` as Route);
}
