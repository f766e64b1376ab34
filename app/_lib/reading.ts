import "server-only";
import { AppError } from "#domain/errors";
import { currentActor } from "#lib/session";

/** Whether reading needs an account: `ENTENTE_READING=members`. */
export const membersOnly = () => process.env.ENTENTE_READING === "members";

/** Throws `unauthenticated` where reading is for members and nobody is signed in; answers who reads. */
export async function readerMaySee() {
  const actor = await currentActor();
  if (membersOnly() && !actor) throw new AppError("unauthenticated", "Sign in to read this record.");
  return actor;
}
