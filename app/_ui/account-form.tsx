"use client";

import { type FormEvent, useEffect, useId, useRef } from "react";
import type { FormState } from "#lib/action";
import { useSending } from "#ui/use-sending";

export type FieldOf = {
  name: string;
  label: string;
  autoComplete?: string;
  type?: "password";
  inputMode?: "numeric";
  hint?: string;
  /** What it holds before anything was typed. */
  value?: string;
  /** Makes it a choice: labels by value. */
  options?: Record<string, string>;
};

type Look = {
  button: string;
  fields: readonly FieldOf[];
  hidden?: Record<string, string>;
  /** Fields stand beside each other where there is room. */
  inline?: boolean;
  kind?: "primary" | "plain" | "danger";
};

/** A short form of lines, for an action whose answer is all that it has to say. */
export function AccountForm({ action, ...look }: Look & { action: (before: FormState, form: FormData) => Promise<FormState> }) {
  return <FormLines {...look} {...useSending(action, noAnswer)} />;
}

export const noAnswer: FormState = { values: {}, errors: {}, answer: 0 };

const kinds = { primary: "btn-primary", plain: "", danger: "btn-danger" };

type Sent = {
  state: FormState;
  pending: boolean;
  send: (form: FormData) => void;
  submit: (sent: FormEvent<HTMLFormElement>) => void;
};

/** The lines of a form. After a failure the message takes focus and everything typed is kept but passwords. */
export function FormLines({ state, send, submit, pending, button, fields, hidden = {}, inline, kind = "primary" }: Look & Sent) {
  const problem = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state.answer > 0) problem.current?.focus();
  }, [state.answer]);
  return (
    <form action={send} onSubmit={submit} className={inline ? "grid gap-4 min-[620px]:flex min-[620px]:flex-wrap" : "grid gap-4"}>
      {state.message && (
        <p
          ref={problem}
          role="alert"
          tabIndex={-1}
          className="w-full rounded-lg bg-danger-weak px-4 py-2.5 font-medium text-danger outline-none"
        >
          {state.message}
        </p>
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <Line
          key={`${field.name} ${state.answer}`}
          field={field}
          value={state.values[field.name] ?? field.value ?? ""}
          errors={state.errors[field.name] ?? []}
        />
      ))}
      <button
        type="submit"
        className={`btn justify-self-start ${kinds[kind]} ${inline ? "h-[38px] self-start min-[620px]:mt-[26px]" : ""}`}
        aria-disabled={pending}
      >
        {pending ? "One moment…" : button}
      </button>
    </form>
  );
}

function Line({ field, value, errors }: { field: FieldOf; value: string; errors: string[] }) {
  const id = useId();
  const { name, label, autoComplete = "off", type = "text", inputMode, hint, options } = field;
  const described = [hint && `${id}-hint`, errors.length > 0 && `${id}-error`].filter(Boolean).join(" ");
  const common = {
    id,
    name,
    required: true,
    defaultValue: value,
    "aria-invalid": errors.length > 0 || undefined,
    "aria-describedby": described || undefined,
    className: "field-input",
  };
  return (
    <div className="grid min-w-0 flex-1 content-start gap-1.5 min-[620px]:min-w-44">
      <label htmlFor={id} className="label">
        {label}
      </label>
      {options ? (
        <select {...common}>
          {Object.entries(options).map(([code, term]) => (
            <option key={code} value={code}>
              {term}
            </option>
          ))}
        </select>
      ) : (
        <input {...common} {...{ type, inputMode, autoComplete }} autoCapitalize="none" spellCheck={false} />
      )}
      {errors.length > 0 && (
        <p id={`${id}-error`} className="hint-bad">
          {errors.join(". ")}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
