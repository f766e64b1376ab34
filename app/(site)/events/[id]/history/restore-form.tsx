"use client";

import { useEffect, useRef } from "react";
import type { FormState } from "#lib/action";
import { restoreAction } from "#lib/history-actions";
import { Submit } from "#ui/submit";
import { useSending } from "#ui/use-sending";

type Props = { id: string; revision: number; seen: number };

/** Restores a revision after a look at what that changes. Refused, it says why; the reason that was typed is kept. */
export function RestoreForm({ id, revision, seen }: Props) {
  const { state, send, submit } = useSending<FormState>(restoreAction, { values: {}, errors: {}, answer: 0 });
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.message) alert.current?.focus();
  }, [state]);
  const wrong = Object.entries(state.errors).flatMap(([, messages]) => messages);
  return (
    <form action={send} onSubmit={submit} className="no-print mt-4 grid gap-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="seen" value={seen} />
      {state.message && (
        <div ref={alert} role="alert" tabIndex={-1} className="rounded-lg bg-danger-weak px-4 py-2.5 text-danger">
          <p className="font-medium">{state.message}</p>
          {wrong.some((line) => line !== state.message) && (
            <ul className="mt-1 text-[13px]">
              {wrong.map((line) => (
                <li key={line} dir="auto">
                  {line}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <label htmlFor="reason" className="label">
        Why
      </label>
      <input
        id="reason"
        name="reason"
        key={state.answer}
        defaultValue={state.values.reason ?? ""}
        maxLength={300}
        autoComplete="off"
        aria-describedby="reason-hint"
        className="field-input max-w-[560px]"
      />
      <p id="reason-hint" className="hint">
        Kept in the history; the desk reads it. May be empty.
      </p>
      <Submit className="btn btn-primary mt-1 justify-self-start">Restore revision {revision}</Submit>
    </form>
  );
}
