"use client";

import type { ReactNode } from "react";
import type { Piece } from "#domain/diff";
import type { FieldConflict } from "#lib/form-conflict";
import { ChangedLines } from "#ui/changes";

export type Side = "mine" | "now" | "joined" | "third";

type Props = {
  field: FieldConflict;
  label: string;
  revisions: { base: number | null; revision: number };
  /** With a script: what stands in the form, and how to choose. */
  chosen: { side: Side | undefined; pending: boolean; choose: (side: Side) => void } | null;
};

/** The texts of one field side by side: what it was, and what each made of it. */
export function Choice({ field, label, revisions, chosen }: Props) {
  const { name, base, mine, now, joined, errors } = field;
  const radio = (side: Side, words: string) => (
    <Which
      words={words}
      radio={
        chosen && { name: `choice-${name}`, checked: chosen.side === side, pending: chosen.pending, choose: () => chosen.choose(side) }
      }
    />
  );
  return (
    <fieldset>
      <legend className="label mb-1.5">{label}</legend>
      {errors.length > 0 && <p className="hint-bad mb-1.5">{errors.join(". ")}</p>}
      <div className="grid gap-2 min-[760px]:grid-cols-3">
        <Text lines={base?.map((text) => [{ kind: "same", text }])} none="(not on record)">
          <p className="flex min-h-6 items-center text-[12.5px] font-semibold text-ink-2">
            Before{revisions.base !== null && `, revision ${revisions.base}`}
          </p>
        </Text>
        <Text lines={mine}>{radio("mine", "Your text")}</Text>
        <Text lines={now}>{radio("now", `On record now, revision ${revisions.revision}`)}</Text>
      </div>
      {chosen && (
        <div className="mt-1.5 flex flex-wrap gap-x-5">
          {joined !== null && radio("joined", "The rows of both")}
          {radio("third", "Another text, written below")}
        </div>
      )}
    </fieldset>
  );
}

const Text = ({ lines, none = "(empty)", children }: { lines: Piece[][] | null | undefined; none?: string; children: ReactNode }) => (
  <div className="min-w-0 rounded-lg border border-line-2 bg-surface p-3 has-checked:border-accent has-checked:ring-1 has-checked:ring-accent">
    {children}
    <div className="mt-1 grid gap-1 whitespace-pre-wrap wrap-anywhere">
      {lines && lines.length > 0 ? <ChangedLines lines={lines} /> : <p className="text-ink-3">{lines ? "(empty)" : none}</p>}
    </div>
  </div>
);

type Radio = { name: string; checked: boolean; pending: boolean; choose: () => void };

/** Whose text it is; with a script it is chosen here, and never sent as a field of the form. */
function Which({ words, radio }: { words: string; radio: Radio | null }) {
  const className = "flex min-h-6 items-center gap-2 text-[12.5px] font-semibold text-ink-2";
  if (!radio) return <p className={className}>{words}</p>;
  return (
    <label className={`${className} cursor-pointer`}>
      <input type="radio" name={radio.name} form="none" checked={radio.checked} disabled={radio.pending} onChange={radio.choose} />
      {words}
    </label>
  );
}
