"use client";

import { type CaptureDraft, inferredIn } from "#domain/capture";
import { labelOfField } from "#domain/form";

/** Which of its values were worked out from the words, and from what. */
export function Inferred({ draft }: { draft: CaptureDraft }) {
  const found = inferredIn(draft);
  const plain = found.filter(({ certainty, why }) => certainty === "inferred" && !why);
  const rest = found.filter((one) => !plain.includes(one));
  const label = (name: string) => (name === "partOf" ? "During" : labelOfField(name));
  const lines = [
    ...rest.map(({ name, certainty, why }) => ({ certainty, words: why ? `${label(name)}: ${why}` : label(name) })),
    ...(plain.length > 0 ? [{ certainty: "inferred", words: plain.map(({ name }) => label(name)).join(", ") }] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="mt-2.5 grid gap-1 text-[12.5px] text-ink-3">
      {lines.map(({ certainty, words }) => (
        <li key={words} dir="auto">
          <span className="border-b-[1.5px] border-dotted border-warn text-warn">{certainty === "unsure" ? "Check" : "Inferred"}</span>{" "}
          {words}
        </li>
      ))}
    </ul>
  );
}
