import { AppError } from "#domain/errors";
import { cleanLine, cleanProse, isBlank } from "#domain/text";

/** A reason in at most 2,000 characters, or null; `missing` is what to say where one must be given. Throws `invalid` for `reason`. */
export function readReason(typed: string, missing?: string): string | null {
  const reason = cleanProse(typed.slice(0, 10_000));
  if (reason.length > 2_000) refuse(`The reason has ${typed.length} characters; at most 2000 fit`);
  if (!isBlank(reason)) return reason;
  return missing ? refuse(missing) : null;
}

export const longestWhy = 300;

/** Why something was changed, on one line of at most 300 characters, or null. Throws `invalid` for `name`. */
export function readWhy(typed: string, name = "reason"): string | null {
  const why = cleanLine(typed.slice(0, 10_000));
  if (why.length > longestWhy) refuse(`Why has ${typed.length} characters; at most ${longestWhy} fit`, name);
  return isBlank(why) ? null : why;
}

function refuse(message: string, name = "reason"): never {
  throw new AppError("invalid", message, { [name]: [message] });
}
