"use client";

import type { FormSection } from "#domain/form";
import { strayTexts } from "#domain/form-draft";
import type { Values } from "./form-field";

/** What a draft of another version of the program holds that this form has no place for: shown as text, to be copied over. */
export function StrayTexts({ values, sections }: { values: Values; sections: FormSection[] }) {
  const stray = strayTexts(
    values,
    sections.flatMap(({ fields }) => fields),
  );
  if (stray.length === 0) return null;
  return (
    <section aria-label="Without a field" className="mt-4 rounded-lg border border-warn bg-warn-weak px-5 py-4">
      <p className="text-ink-2">
        This was typed in another version of the form, which has no place for it now. It is not saved with the event; copy what you need.
      </p>
      <dl className="mt-2 grid gap-1.5">
        {stray.map(({ name, label, text }) => (
          <div key={name}>
            <dt className="label" dir="auto">
              {label}
            </dt>
            <dd dir="auto" className="whitespace-pre-wrap wrap-anywhere">
              {text}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
