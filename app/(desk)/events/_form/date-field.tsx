"use client";

import { useEffect, useState } from "react";
import type { FormField } from "#domain/form";
import { type Control, Plain } from "./field";

type Reading = { words: string; edtf: string } | { message: string; readings: { edtf: string; words: string }[] } | null;

/** A date typed as it is read, said back in words with its EDTF form; an ambiguous one is asked. */
export function DateField({ field, control, open }: { field: FormField; control: Control; open: boolean }) {
  const [reading, setReading] = useState<Reading>(null);
  const { value, onChange } = control;
  useEffect(() => {
    if (value.trim() === "") {
      setReading(null);
      return;
    }
    let over = false;
    const timer = setTimeout(async () => {
      // Loaded when first needed: no other page has to carry the grammar of dates.
      const { parseDate, formatDate } = await import("#domain/date");
      const read = parseDate(value, { open });
      if (over) return;
      setReading(read.ok ? { words: formatDate(read.edtf), edtf: read.edtf } : { message: read.message, readings: read.readings ?? [] });
    }, 250);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [value, open]);
  return (
    <>
      <Plain field={field} control={control} id={field.name} name={field.name} />
      <div role="status" className="text-[12.5px]">
        {reading && "edtf" in reading && (
          <p className="mt-1 text-ink-2">
            {reading.words}{" "}
            <code className="num ml-1 inline-block rounded bg-sunken px-1.5 py-px text-[11.5px] whitespace-nowrap text-ink-3">
              {reading.edtf}
            </code>
          </p>
        )}
        {reading && "message" in reading && !control.invalid && <p className="mt-1 text-warn">{reading.message}</p>}
        {reading && "readings" in reading && reading.readings.length > 0 && (
          <p className="mt-1.5 flex flex-wrap gap-1.5">
            {reading.readings.map(({ edtf, words }) => (
              <button key={edtf} type="button" className="btn btn-small" onClick={() => onChange(words)}>
                {words}
              </button>
            ))}
          </p>
        )}
      </div>
    </>
  );
}
