"use client";

import { useState } from "react";
import { countries } from "#domain/country";
import { Flag } from "#ui/flag";
import { Icon } from "#ui/icon";

type Props = { name: string; label: string; empty: string; known: readonly string[]; value?: string };

const sorted = Object.entries(countries).sort(([, a], [, b]) => a.localeCompare(b, "en"));

/** A list of countries with the flag of the chosen one; those on record come first. */
export function CountrySelect({ name, label, empty, known, value = "" }: Props) {
  const [chosen, setChosen] = useState(value);
  const onRecord = sorted.filter(([code]) => known.includes(code));
  const rest = sorted.filter(([code]) => !known.includes(code));
  const options = (list: typeof sorted) =>
    list.map(([code, text]) => (
      <option key={code} value={code}>
        {text}
      </option>
    ));
  return (
    <span className="relative block min-w-0 flex-1">
      {chosen && (
        <span className="pointer-events-none absolute left-3.5 top-1/2 -translate-y-1/2">
          <Flag country={chosen} size={26} />
        </span>
      )}
      <select
        name={name}
        aria-label={label}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        className={`field-input min-h-12! appearance-none bg-none! rounded-[9px]! pr-9! text-[16px]! ${chosen ? "pl-13!" : "pl-3.5! text-ink-3!"}`}
      >
        <option value="">{empty}</option>
        {onRecord.length > 0 && <optgroup label="On record">{options(onRecord)}</optgroup>}
        <optgroup label={onRecord.length > 0 ? "Others" : "Countries"}>{options(rest)}</optgroup>
      </select>
      <Icon name="chevron-down" className="pointer-events-none absolute right-3.5 top-1/2 -translate-y-1/2 text-ink-3" />
    </span>
  );
}
