"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { makeBackup } from "#db/backup";
import { AppError } from "#domain/errors";
import { currentActor, requireOrigin } from "#lib/session";

/** A copy of a large database takes longer than people and proxies wait; it goes on, and the page says how it went. */
const waits = 10_000;

/** Makes a backup, and shows the status with what came of it. A failure stands in the jobs, with its reason. */
export async function backUpNow() {
  await requireOrigin();
  const actor = await currentActor();
  const outcome = makeBackup(actor).then(
    () => "done=made",
    (error: unknown) => `problem=${error instanceof AppError ? error.code : "failed"}`,
  );
  let timer: NodeJS.Timeout | undefined;
  const tired = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, waits, "done=started");
  });
  const said = await Promise.race([outcome, tired]);
  clearTimeout(timer);
  redirect(`/admin/status?${said}` as Route);
}
