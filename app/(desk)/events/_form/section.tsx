"use client";

import type { ReactNode } from "react";
import type { EventType } from "#domain/codebook";
import type { FormSection } from "#domain/form";
import { applies } from "./applies";

type Props = { section: FormSection; type: EventType | null; alive: boolean; children: ReactNode };

/** A part of the form under its heading; with a script, only where the type has any of its fields. */
export function Section({ section, type, alive, children }: Props) {
  const off = !applies(section, type);
  if (alive && off) return null;
  return (
    <section
      id={`section-${section.id}`}
      aria-label={section.title}
      className={`mt-7 border-t border-line pt-[18px] ${off ? "hidden-with-script" : ""}`}
    >
      <h2 className="mb-3 text-[20px]">{section.title}</h2>
      <div className="grid grid-cols-6 gap-x-3.5 gap-y-[15px]">{children}</div>
    </section>
  );
}
