"use client";

import { useActionState, useEffect, useRef } from "react";
import type { FormState } from "#lib/action";

type Action = (before: FormState, form: FormData) => Promise<FormState>;
type FieldOf = { name: string; label: string; autoComplete: string; type?: "password"; hint?: string };
type Props = { action: Action; submit: string; fields: FieldOf[]; hidden?: Record<string, string> };

/** A short form of lines. After a failure the message takes focus and everything typed is kept but passwords. */
export function AccountForm({ action, submit, fields, hidden = {} }: Props) {
  const [state, send, pending] = useActionState(action, { values: {}, errors: {}, answer: 0 });
  const problem = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state.answer > 0) problem.current?.focus();
  }, [state.answer]);
  return (
    <form action={send} className="mt-6 grid gap-4">
      {state.message && (
        <p ref={problem} role="alert" tabIndex={-1} className="rounded-lg bg-danger-weak px-4 py-2.5 font-medium text-danger outline-none">
          {state.message}
        </p>
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <Line key={field.name} field={field} value={state.values[field.name] ?? ""} errors={state.errors[field.name] ?? []} />
      ))}
      <button type="submit" className="btn btn-primary justify-self-start" aria-disabled={pending}>
        {pending ? "One moment…" : submit}
      </button>
    </form>
  );
}

function Line({ field: { name, label, autoComplete, type, hint }, value, errors }: { field: FieldOf; value: string; errors: string[] }) {
  const described = [hint && `${name}-hint`, errors.length > 0 && `${name}-error`].filter(Boolean).join(" ");
  return (
    <div className="grid gap-1.5">
      <label htmlFor={name} className="label">
        {label}
      </label>
      <input
        id={name}
        name={name}
        type={type ?? "text"}
        required
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={value}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={described || undefined}
        className="field-input"
      />
      {errors.length > 0 && (
        <p id={`${name}-error`} className="hint-bad">
          {errors.join(". ")}
        </p>
      )}
      {hint && (
        <p id={`${name}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
