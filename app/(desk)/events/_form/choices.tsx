"use client";

import { type EventType, eventTypes } from "#domain/codebook";
import type { FormField } from "#domain/form";
import { FamilyMark } from "#ui/family-mark";
import { Icon } from "#ui/icon";

type Props = { value: string; onChange: (value: string) => void };

/** The types most events have; the others are one press away. */
const usual: EventType[] = ["committee_meeting", "dialogue", "bilateral_meeting", "visit", "agreement", "roundtable", "exercise"];
const others = (Object.keys(eventTypes) as EventType[]).filter((type) => !usual.includes(type));

const cell =
  "flex min-h-9 cursor-pointer items-center gap-[9px] rounded-lg border border-line-2 bg-surface px-2.5 py-[5px] text-[13.5px] font-medium leading-tight hover:border-control has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent";

/**
 * The type of an event as cards with the colour of their family; arrow keys move between them as in any group of radios.
 * The box that shows the others is a plain checkbox without a name: it works without a script and is never sent.
 */
export function TypeChoice({ value, onChange }: Props) {
  const card = (type: EventType, hidden: boolean) => (
    <label
      key={type}
      className={`${cell} has-checked:border-accent has-checked:bg-accent-weak has-checked:ring-1 has-checked:ring-accent ${hidden ? "hidden group-has-[[data-more]:checked]/types:flex" : ""}`}
    >
      <input type="radio" name="type" value={type} checked={value === type} onChange={() => onChange(type)} className="sr-only" />
      <FamilyMark family={eventTypes[type].family} />
      {eventTypes[type].term}
    </label>
  );
  return (
    <div className="group/types grid grid-cols-2 gap-2 min-[640px]:grid-cols-4">
      {usual.map((type) => card(type, false))}
      <label className={`${cell} text-ink-2`}>
        <input
          type="checkbox"
          data-more
          defaultChecked={(others as string[]).includes(value)}
          className="sr-only"
          aria-label="More types"
        />
        <span aria-hidden="true" className="group-has-[[data-more]:checked]/types:hidden">
          More types
        </span>
        <span aria-hidden="true" className="hidden group-has-[[data-more]:checked]/types:inline">
          Fewer types
        </span>
        <Icon name="chevron-down" size={14} className="group-has-[[data-more]:checked]/types:rotate-180" />
      </label>
      {others.map((type) => card(type, value !== type))}
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
