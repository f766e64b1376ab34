"use client";

import type { ReactNode } from "react";
import { countries } from "#domain/country";
import type { FormField } from "#domain/form";

export type Control = { value: string; onChange: (value: string) => void; invalid: boolean; describedBy: string | undefined };

const widths: Record<number, string> = {
  1: "min-[640px]:col-span-1",
  2: "min-[640px]:col-span-2",
  3: "min-[640px]:col-span-3",
  4: "min-[640px]:col-span-4",
  6: "min-[640px]:col-span-6",
};

type FrameProps = { field: FormField; errors: string[]; children: ReactNode; under?: ReactNode; group?: boolean; bare?: boolean };

export const errorId = (name: string) => `${name}-error`;
const hintId = (name: string) => `${name}-hint`;

/** What the control of a field is described by. */
export const describedBy = (field: FormField, errors: string[]) =>
  [errors.length > 0 && errorId(field.name), field.help && hintId(field.name)].filter(Boolean).join(" ") || undefined;

/** Label, control, what is wrong with it, and help. A `group` has a legend, since it holds several controls; a `bare` one stands under a heading that says the same. */
export function Frame({ field, errors, children, under, group = false, bare = false }: FrameProps) {
  const label = (
    <>
      {field.label}
      {!field.required && <span className="font-normal text-ink-3"> optional</span>}
    </>
  );
  const rest = (
    <>
      {errors.length > 0 && (
        <p id={errorId(field.name)} className="hint-bad mt-1">
          {errors.join(". ")}
        </p>
      )}
      {under}
      {field.help && (
        <p id={hintId(field.name)} className="hint mt-1">
          {field.help}
        </p>
      )}
    </>
  );
  const className = `col-span-6 min-w-0 ${widths[field.span] ?? ""}`;
  return group ? (
    <fieldset id={field.name} tabIndex={-1} className={`${className} outline-none`} aria-describedby={describedBy(field, errors)}>
      <legend className={bare ? "sr-only" : "label mb-1.5"}>{label}</legend>
      {children}
      {rest}
    </fieldset>
  ) : (
    <div className={className}>
      <label htmlFor={field.name} className="label mb-1">
        {label}
      </label>
      {children}
      {rest}
    </div>
  );
}

export const sortedCountries = Object.entries(countries).sort(([, a], [, b]) => a.localeCompare(b, "en"));

/**
 * Asked for the direction of each paragraph, a browser reads all of it again at each of its lines: of one of 2 MB, which no
 * field takes, it would be busy for half a minute.
 */
const directionOf = (text: string) => (text.length > 50_000 ? undefined : "auto");

type PlainProps = { field: FormField; control: Control; id?: string; name?: string | undefined; label?: string; compact?: boolean };

/** The control of a field that holds one value: a line, a text, a choice or a country. */
export function Plain({ field, control, id, name, label, compact = false }: PlainProps) {
  const { value, onChange, invalid, describedBy: described } = control;
  const common = {
    id,
    name,
    value,
    "aria-label": label,
    "aria-invalid": invalid || undefined,
    "aria-describedby": described,
    className: `field-input ${compact ? "min-h-8! px-2! py-1! text-[13.5px]!" : ""}`,
  };
  if (field.kind === "choice" || field.kind === "country") {
    const options = field.kind === "country" ? sortedCountries : Object.entries(field.options ?? {});
    return (
      <select {...common} onChange={(event) => onChange(event.target.value)}>
        {(!field.required || value === "" || compact) && <option value="">{compact && field.label ? field.label : "–"}</option>}
        {value !== "" && !options.some(([code]) => code === value) && <option value={value}>{value}</option>}
        {options.map(([code, term]) => (
          <option key={code} value={code}>
            {term}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === "prose" || field.kind === "rows")
    return (
      <textarea
        {...common}
        rows={field.kind === "rows" ? 3 : compact ? 2 : 4}
        dir={directionOf(value)}
        onChange={(event) => onChange(event.target.value)}
        className={`${common.className} ${compact ? "min-h-14!" : ""}`}
      />
    );
  return (
    <input
      {...common}
      type="text"
      dir={field.kind === "link" ? "ltr" : "auto"}
      inputMode={field.kind === "count" ? "numeric" : field.kind === "decimal" ? "decimal" : field.kind === "link" ? "url" : undefined}
      placeholder={compact ? field.label : undefined}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
