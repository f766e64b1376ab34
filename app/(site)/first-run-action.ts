"use server";

import { redirect } from "next/navigation";
import { seed } from "#db/seed";
import { AppError } from "#domain/errors";
import { currentActor, requireOrigin } from "#lib/session";

/** Fills an empty record with the sample; where it is filled already, or for whoever may not, it stays as it is. */
export async function loadSampleAction(_form: FormData) {
  await requireOrigin();
  try {
    await seed(await currentActor());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  redirect("/");
}
