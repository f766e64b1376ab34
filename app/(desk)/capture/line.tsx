"use client";

type Props = {
  name: string;
  label: string;
  value: string;
  errors?: string[] | undefined;
  type?: "url";
  /** What is typed goes here; without it the line is the browser's own. */
  onChange?: (text: string) => void;
};

/** A line about the article: what it is, and what is wrong with it. */
export function Line({ name, label, value, errors = [], type, onChange }: Props) {
  const held = onChange
    ? { value, onChange: ({ target }: { target: { value: string } }) => onChange(target.value) }
    : { defaultValue: value };
  return (
    <div className="min-w-0">
      <label htmlFor={name} className="mb-[3px] block text-[12px] text-ink-3">
        {label}
      </label>
      <input
        id={name}
        name={name}
        {...held}
        type="text"
        inputMode={type}
        dir={type === "url" ? "ltr" : "auto"}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={errors.length > 0 ? `${name}-error` : undefined}
        className="field-input"
      />
      {errors.length > 0 && (
        <p id={`${name}-error`} className="hint-bad mt-1">
          {errors.join(". ")}
        </p>
      )}
    </div>
  );
}
