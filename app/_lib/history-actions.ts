"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { restoreRevision } from "#db/restore-revision";
import { type FormState, formAction } from "#lib/action";
import { currentActor } from "#lib/session";

/** Restores the revision that a form names, and shows the event with what came of it. */
export async function restoreAction(before: FormState, form: FormData): Promise<FormState> {
  let restored = "";
  const state = await formAction(async ({ id = "", revision, seen, reason = "" }) => {
    restored = (await restoreRevision(await currentActor(), id, { revision: Number(revision), seen: Number(seen), reason })).id;
  })(before, form);
  return restored ? redirect(`/events/${restored}?done=restore_revision` as Route) : state;
}
