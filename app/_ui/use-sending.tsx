"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type FormEvent, useActionState, useRef, useState, useTransition } from "react";

type Answer = { answer: number; message?: string; values?: Record<string, string>; errors?: Record<string, string[]> };

/**
 * What a form's action answered last, and how the form is sent: with a script from here, once at a time, and where no answer came
 * it says so with everything typed left in place; without one as it is.
 */
export function useSending<S extends Answer>(action: (before: S, form: FormData) => Promise<S>, none: S) {
  const [served, send] = useActionState<S, FormData>(action as (before: Awaited<S>, form: FormData) => Promise<S>, none as Awaited<S>);
  const [state, setState] = useState<S>(served);
  const [pending, start] = useTransition();
  const busy = useRef(false);
  const submit = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const form = new FormData(sent.currentTarget, (sent.nativeEvent as SubmitEvent).submitter);
    start(async () => {
      try {
        setState(await action(state, form));
      } catch (error) {
        unstable_rethrow(error);
        setState({ ...state, values: textsOf(form), errors: {}, message: lost(error), answer: state.answer + 1 });
      } finally {
        busy.current = false;
      }
    });
  };
  return { state, pending, send, submit };
}

const textsOf = (form: FormData) =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => [
      name,
      form
        .getAll(name)
        .filter((one) => typeof one === "string")
        .join("; "),
    ]),
  );

const lost = (error: unknown) =>
  unstable_isUnrecognizedActionError(error)
    ? "Nothing was changed: Entente was updated meanwhile. Copy what you typed, then reload this page."
    : "The server did not answer. What you typed is still here; try again.";
