"use client";

import { useEffect, useRef } from "react";
import type { FormState } from "#lib/action";
import { Submit } from "#ui/submit";
import { useSending } from "#ui/use-sending";

type Action = (before: FormState, form: FormData) => Promise<FormState>;

/** Asks for the title of an event before it is deleted for good. After a refusal the message takes focus and what was typed is kept. */
export function PurgeForm({ id, title, action }: { id: string; title: string; action: Action }) {
  const { state, send, submit } = useSending(action, { values: {}, errors: {}, answer: 0 });
  const problem = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state.answer > 0) problem.current?.focus();
  }, [state.answer]);
  const error = state.errors.title?.join(". ");
  const field = `purge-${id}`;
  return (
    <details open={state.answer > 0 || undefined} className="mt-1">
      <summary className="link inline-flex min-h-6 items-center text-[12.5px]" aria-label={`Purge ${title}`}>
        Purge…
      </summary>
      <form
        action={send}
        onSubmit={submit}
        className="mt-2 grid max-w-[560px] gap-2.5 rounded-lg border border-line bg-surface px-4 py-3.5"
      >
        {state.message && (
          <p ref={problem} role="alert" tabIndex={-1} className="rounded-lg bg-danger-weak px-3 py-2 font-medium text-danger outline-none">
            {state.message}
          </p>
        )}
        <input type="hidden" name="id" value={id} />
        <label htmlFor={field} className="label font-normal">
          This deletes the event with all its revisions, for good. Type its title to go on:{" "}
          <b dir="auto" className="font-semibold wrap-anywhere">
            {title}
          </b>
        </label>
        <input
          id={field}
          name="title"
          dir="auto"
          required
          autoComplete="off"
          spellCheck={false}
          defaultValue={state.values.title ?? ""}
          aria-invalid={Boolean(error) || undefined}
          aria-describedby={error ? `${field}-error` : undefined}
          className="field-input"
        />
        {error && (
          <p id={`${field}-error`} className="hint-bad">
            {error}
          </p>
        )}
        <label className="choice">
          <input type="checkbox" name="sources" value="1" defaultChecked={state.values.sources === "1"} />
          Also purge the sources that nothing else cites
        </label>
        <Submit className="btn btn-small btn-danger justify-self-start">Purge for good</Submit>
      </form>
    </details>
  );
}
