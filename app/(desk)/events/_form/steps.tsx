"use client";

import type { EventType } from "#domain/codebook";
import type { FormSection } from "#domain/form";
import { parseRows } from "#domain/rows";
import type { FormState } from "#lib/action";
import { applies, fieldApplies } from "./applies";
import type { Values } from "./form-field";

type Props = { sections: FormSection[]; type: EventType | null; values: Values; errors: FormState["errors"]; current: string | null };

/** The sections of the form and how each stands: what is to mend, what it still needs, or that it is done. */
export function Steps({ sections, type, values, errors, current }: Props) {
  return (
    <nav aria-label="Sections" className="hidden min-[1000px]:block">
      <ol className="sticky top-5">
        {sections
          .filter((section) => applies(section, type))
          .map((section) => {
            const { words, tone } = standing(section, type, values, errors);
            const here = section.id === current;
            return (
              <li key={section.id}>
                <a
                  href={`#section-${section.id}`}
                  aria-current={here ? "step" : undefined}
                  className={`flex min-h-8 items-center gap-2.5 font-medium hover:text-ink ${here ? "text-ink" : "text-ink-3"}`}
                >
                  {section.title}
                  {words && <span className={`ml-auto flex-none text-[12px] ${tone}`}>{words}</span>}
                </a>
              </li>
            );
          })}
      </ol>
    </nav>
  );
}

function standing(section: FormSection, type: EventType | null, values: Values, errors: FormState["errors"]) {
  const fields = section.fields.filter((field) => fieldApplies(field, type));
  const wrong = fields.filter(({ name }) => errors[name]).length;
  if (wrong > 0) return { words: `${wrong} to mend`, tone: "text-danger" };
  const given = (name: string) => (values[name] ?? "").trim() !== "";
  // Two countries make an event; one source makes it fit to be published.
  const needed = fields.filter(({ name, required }) =>
    name === "countries" ? parseRows(values.countries ?? "").length < 2 : (required || name === "citations") && !given(name),
  ).length;
  if (needed > 0) return { words: `needs ${needed}`, tone: "text-ink-3" };
  return fields.some(({ name }) => given(name)) ? { words: "done", tone: "text-ink-3" } : { words: "", tone: "" };
}
