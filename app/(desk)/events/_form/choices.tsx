"use client";

import { type EventType, eventTypes, type Family } from "#domain/codebook";
import type { FormField } from "#domain/form";

const mark: Record<Family, string> = {
  talks: "bg-talks-mark",
  visits: "bg-visits-mark",
  agreements: "bg-agreements-mark",
  activity: "bg-activity-mark",
  industry: "bg-industry-mark",
  other: "bg-other-mark",
};

type Props = { value: string; onChange: (value: string) => void };

/** The type of an event as cards with the colour of their family; arrow keys move between them as in any group of radios. */
export function TypeChoice({ value, onChange }: Props) {
  return (
    <div className="grid grid-cols-2 gap-2 min-[640px]:grid-cols-4">
      {Object.entries(eventTypes).map(([code, { term, family }]) => (
        <label
          key={code}
          className="flex min-h-9 cursor-pointer items-center gap-[9px] rounded-lg border border-line-2 bg-surface px-2.5 py-[5px] text-[13.5px] font-medium leading-tight hover:border-control has-checked:border-accent has-checked:bg-accent-weak has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <input type="radio" name="type" value={code} checked={value === code} onChange={() => onChange(code)} className="sr-only" />
          <i data-mark className={`size-[9px] flex-none rounded-[2px] ${mark[family]}`} />
          {term}
        </label>
      ))}
    </div>
  );
}

/** Several codes of a list, each a chip to tick; the value is their text, joined by semicolons. */
export function Several({ field, value, onChange }: Props & { field: FormField }) {
  const chosen = new Set(value.split(";").map((code) => code.trim()));
  const toggle = (code: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(code);
    else next.delete(code);
    onChange(
      Object.keys(field.options ?? {})
        .filter((one) => next.has(one))
        .join("; "),
    );
  };
  return (
    <div className="flex flex-wrap gap-1.5">
      {Object.entries(field.options ?? {}).map(([code, term]) => (
        <label
          key={code}
          className="inline-flex min-h-[30px] cursor-pointer items-center gap-1.5 rounded-full border border-line-2 bg-surface px-3 text-[13px] text-ink-2 hover:border-control has-checked:border-accent has-checked:bg-accent-weak has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <input
            type="checkbox"
            name={field.name}
            value={code}
            checked={chosen.has(code)}
            onChange={(event) => toggle(code, event.target.checked)}
            className="sr-only"
          />
          {term}
        </label>
      ))}
    </div>
  );
}

export const isType = (value: string): value is EventType => Object.hasOwn(eventTypes, value);
