"use client";

import { useState } from "react";
import type { FormField } from "#domain/form";
import { formatRows, parseRows } from "#domain/rows";
import { Icon } from "#ui/icon";
import { Plain } from "./field";
import { newKey } from "./new-key";

type Props = {
  field: FormField;
  sourceFields: FormField[];
  citations: string;
  sources: string;
  onChange: (citations: string, sources: string) => void;
};
type Item = { key: string; citation: string[]; source: string[] };

const seldom = new Set(["author", "country", "language", "accessed", "archive"]);
const spans: Record<string, string> = {
  quote: "min-[640px]:col-span-6",
  stance: "min-[640px]:col-span-2",
  credibility: "min-[640px]:col-span-2",
  reliability: "min-[640px]:col-span-2",
  title: "min-[640px]:col-span-4",
  publisher: "min-[640px]:col-span-2",
  published: "min-[640px]:col-span-2",
  kind: "min-[640px]:col-span-2",
};

const filled = (cells: string[]) => cells.some((cell) => cell.trim() !== "");

/** Sources with what they say: a citation and what is known of its source, side by side, as two fields of rows. */
export function EvidenceEditor({ field, sourceFields, citations, sources, onChange }: Props) {
  const columns = field.columns ?? [];
  const item = (citation: string[], source: string[]): Item => ({
    key: newKey(),
    citation: columns.map((_, i) => citation[i] ?? ""),
    source: sourceFields.map((_, i) => source[i] ?? ""),
  });
  const [items, setItems] = useState(() => {
    const known = new Map(parseRows(sources).map((cells) => [cells[0], cells]));
    const read = parseRows(citations).map((cells) => item(cells, known.get(cells[0]) ?? []));
    return read.length > 0 ? read : [item([], [])];
  });
  const change = (next: Item[]) => {
    setItems(next);
    const given = next.filter(({ citation, source }) => filled(citation) || filled(source.slice(1)));
    onChange(
      formatRows(given.map(({ citation }) => citation)),
      formatRows(
        given.filter(({ source }) => filled(source.slice(1))).map(({ citation, source }) => [citation[0] ?? "", ...source.slice(1)]),
      ),
    );
  };
  const set = (key: string, part: "citation" | "source", at: number, text: string) =>
    change(items.map((one) => (one.key === key ? { ...one, [part]: one[part].map((cell, i) => (i === at ? text : cell)) } : one)));

  return (
    <>
      <input type="hidden" name="citations" value={citations} />
      <input type="hidden" name="sources" value={sources} />
      <ol className="grid gap-3">
        {items.map((one, n) => {
          const cell = (column: FormField, part: "citation" | "source", at: number) => (
            <div key={`${part} ${column.name}`} className={`min-w-0 ${spans[column.name] ?? "min-[640px]:col-span-3"}`}>
              <label htmlFor={`${one.key}-${part}-${column.name}`} className="mb-0.5 block text-[12px] text-ink-3">
                {column.label}
              </label>
              <Plain
                id={`${one.key}-${part}-${column.name}`}
                field={column}
                label={`${column.label}, source ${n + 1}`}
                control={{
                  value: one[part][at] ?? "",
                  onChange: (text) => set(one.key, part, at, text),
                  invalid: false,
                  describedBy: undefined,
                }}
              />
            </div>
          );
          return (
            <li key={one.key} className="card p-4 shadow-none!">
              <div className="grid gap-x-3 gap-y-3 min-[640px]:grid-cols-6">
                <div className="flex items-end gap-2 min-[640px]:col-span-6">
                  <div className="min-w-0 flex-1">{columns[0] && cell(columns[0], "citation", 0)}</div>
                  <button
                    type="button"
                    aria-label={`Remove source ${n + 1}`}
                    onClick={() => change(items.filter(({ key }) => key !== one.key))}
                    className="btn btn-quiet btn-icon"
                  >
                    <Icon name="x" />
                  </button>
                </div>
                {sourceFields.map((column, at) => at > 0 && !seldom.has(column.name) && cell(column, "source", at))}
                {columns.map((column, at) => at > 0 && cell(column, "citation", at))}
              </div>
              <details className="mt-3">
                <summary className="link inline-flex min-h-6 items-center text-[13px]">Author, language, archive</summary>
                <div className="mt-2 grid gap-3 min-[640px]:grid-cols-6">
                  {sourceFields.map((column, at) => seldom.has(column.name) && cell(column, "source", at))}
                </div>
              </details>
            </li>
          );
        })}
      </ol>
      <button type="button" onClick={() => setItems([...items, item([], [])])} className="link mt-2 inline-flex items-center gap-1.5">
        <Icon name="plus" size={14} /> Add another source
      </button>
    </>
  );
}
