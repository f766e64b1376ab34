"use client";

import { useEffect, useId, useRef } from "react";
import type { FormState } from "#lib/action";
import { Submit } from "#ui/submit";
import { useSending } from "#ui/use-sending";

type Action = (before: FormState, form: FormData) => Promise<FormState>;
type Props = {
  action: Action;
  label: string;
  /** Who reads the reason. */
  hint: string;
  hidden: Record<string, string>;
  danger?: boolean;
  /** Opens upwards, at the foot of the window. */
  up?: boolean;
};

const none: FormState = { values: {}, errors: {}, answer: 0 };

/** A button that asks for a reason before it acts. Refused, the form stays open with what was typed. */
export function ReasonMenu({ action, label, hint, hidden, danger = false, up = false }: Props) {
  const { state, send, submit } = useSending(action, none);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (state.message) field.current?.focus();
  }, [state]);
  return (
    <details data-menu name="reason-menu" open={state.answer > 0 || undefined} className="min-[560px]:relative">
      <summary className={`btn ${up ? "" : "btn-small"} ${danger ? "btn-danger" : ""}`}>{label}</summary>
      <form
        action={send}
        onSubmit={submit}
        noValidate
        className={`menu right-0 grid w-full gap-2 p-3.5 min-[560px]:w-[380px] ${up ? "bottom-full mb-2" : "top-full mt-1.5"}`}
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor={id} className="label">
          Reason
        </label>
        <textarea
          ref={field}
          id={id}
          key={state.answer}
          name="reason"
          rows={3}
          maxLength={2000}
          defaultValue={state.values.reason ?? ""}
          aria-required="true"
          aria-invalid={state.message ? true : undefined}
          aria-describedby={`${id}-hint ${state.message ? `${id}-error` : ""}`}
          className="field-input"
        />
        {state.message && (
          <p id={`${id}-error`} role="alert" className="hint-bad">
            {state.message}
          </p>
        )}
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
        <Submit className={`btn justify-self-end ${danger ? "btn-danger" : "btn-primary"}`}>{label}</Submit>
      </form>
    </details>
  );
}
