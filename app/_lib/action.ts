import "server-only";
import { AppError, ConflictError, type ErrorCode, type FieldErrors, WarningError } from "#domain/errors";
import type { FormConflict } from "#lib/form-conflict";
import type { FormDuplicate } from "#lib/form-duplicates";
import { requireOrigin } from "#lib/session";

/** What a form shows after it was sent: what was typed, what is wrong with it, and the other text where two collided. */
export type FormState = {
  values: Record<string, string>;
  errors: FieldErrors;
  message?: string;
  conflict?: FormConflict;
  /** What a new event may be already, where it was not saved for that. */
  duplicates?: FormDuplicate[];
  /** What to send as `confirm` to save it in spite of the warnings. */
  confirm?: string;
  /** Where to go on, where a form with a script has saved. */
  saved?: { id: string; goTo: string };
  /** Changes with every answer, so that the form knows a new one from the same one again. */
  answer: number;
};

export const emptyState: FormState = { values: {}, errors: {}, answer: 0 };

/** The texts of a form, Next's own fields left out; a repeated name is joined by `; `, as `choices` reads it. */
export function textOf(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (name.startsWith("$ACTION") || typeof value !== "string" || name === "__proto__") continue;
    values[name] = Object.hasOwn(values, name) ? `${values[name]}; ${value}` : value;
  }
  return values;
}

/** A server action whose expected failures become the state of its form, with everything typed kept but what `secret` names. */
export const formAction =
  (run: (values: Record<string, string>, form: FormData) => Promise<void>, secret: readonly string[] = []) =>
  async (before: FormState, form: FormData): Promise<FormState> => {
    const values = textOf(form);
    try {
      await requireOrigin();
      await run(values, form);
      return { values, errors: {}, answer: before.answer + 1 };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name)));
      return {
        values: kept,
        errors: error.fields,
        message: error.message,
        ...(error instanceof WarningError && { confirm: error.confirm }),
        answer: before.answer + 1,
      };
    }
  };

/** The code of what kept a verb from being done, for an address that tells what came of a button; null where it is done. A fault is thrown on. */
export async function problemOf(verb: () => Promise<unknown>): Promise<ErrorCode | null> {
  try {
    await verb();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** Runs a verb for a page that shows what is on record anyway: that this changed meanwhile is said in these words. */
export async function orChanged<T>(words: string, verb: () => Promise<T>): Promise<T> {
  try {
    return await verb();
  } catch (error) {
    throw error instanceof ConflictError ? new AppError("conflict", words) : error;
  }
}
