"use server";

import { redirect } from "next/navigation";
import { signOut as end } from "#db/sessions";
import { forgetSession, requireOrigin, sessionToken } from "#lib/session";

/** Ends the session here and on the server. */
export async function signOut(_form: FormData) {
  await requireOrigin();
  const token = await sessionToken();
  if (token) await end(token);
  await forgetSession();
  redirect("/");
}
