"use client";

import { longestWhy } from "#domain/reason";
import { errorId } from "./field";

type Props = { value: string; errors: string[]; hint: string; onChange: (text: string) => void };

/** Why a published event is changed, on one line. */
export function Why({ value, errors, hint, onChange }: Props) {
  return (
    <section aria-label="Why it is changed" className="mt-7 border-t border-line pt-[18px]">
      <label htmlFor="reason" className="label mb-1">
        Why<span className="font-normal text-ink-3"> optional</span>
      </label>
      <input
        id="reason"
        name="reason"
        value={value}
        maxLength={longestWhy}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={`${errors.length > 0 ? `${errorId("reason")} ` : ""}reason-hint`}
        className="field-input"
      />
      {errors.length > 0 && (
        <p id={errorId("reason")} className="hint-bad mt-1">
          {errors.join(". ")}
        </p>
      )}
      <p id="reason-hint" className="hint mt-1">
        {hint}
      </p>
    </section>
  );
}
