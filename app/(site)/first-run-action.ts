"use server";

import { redirect } from "next/navigation";
import { seed } from "#db/seed";
import { AppError } from "#domain/errors";
import { currentActor, requireOrigin } from "#lib/session";

/** Fills an empty record with the sample; one that is filled already stays as it is. */
export async function loadSampleAction(_form: FormData) {
  await requireOrigin();
  try {
    await seed(await currentActor());
  } catch (error) {
    if (!(error instanceof AppError && error.code === "conflict")) throw error;
  }
  redirect("/");
}
