"use server";

import { redirect } from "next/navigation";
import { purgeEvent } from "#db/purge-event";
import { formAction } from "#lib/action";
import { currentActor } from "#lib/session";

/** Deletes an event for good, for whoever typed its title; then the trash says so. */
export const purgeAction = formAction(async ({ id = "", title = "", sources }) => {
  await purgeEvent(await currentActor(), id, title, { sources: sources === "1" });
  redirect("/trash?done=purged");
});
