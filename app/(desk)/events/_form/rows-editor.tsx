"use client";

import { useState } from "react";
import type { FormField } from "#domain/form";
import { formatRows, parseRows } from "#domain/rows";
import { findEventsLike } from "#lib/lookups";
import { Flag } from "#ui/flag";
import { Icon } from "#ui/icon";
import { Plain } from "./field";
import { newKey } from "./new-key";
import { Picker } from "./picker";

type Props = {
  field: FormField;
  value: string;
  onChange: (value: string) => void;
  /** What one row is called. */
  noun: string;
  /** How many empty rows stand ready. */
  ready?: number;
  titles: Record<string, string>;
};

const grids: Record<string, string> = {
  countries: "min-[640px]:grid-cols-[1fr_160px_36px]",
  participants: "min-[640px]:grid-cols-[1.2fr_1.4fr_130px_110px_36px]",
  organisations: "min-[640px]:grid-cols-[1.6fr_90px_130px_120px_36px]",
  related: "min-[640px]:grid-cols-[1fr_150px_36px]",
};

/** Rows of cells on top of their text: what is edited here is the same text that a file holds. */
export function RowsEditor({ field, value, onChange, noun, ready = 0, titles }: Props) {
  const columns = field.columns ?? [];
  const blank = () => ({ key: newKey(), cells: columns.map(() => "") });
  const [rows, setRows] = useState(() => {
    const read = parseRows(value).map((cells) => ({ key: newKey(), cells: columns.map((_, i) => cells[i] ?? "") }));
    while (read.length < ready) read.push(blank());
    return read;
  });
  const change = (next: typeof rows) => {
    setRows(next);
    onChange(formatRows(next.map(({ cells }) => cells).filter((cells) => cells.some((cell) => cell.trim() !== ""))));
  };
  const set = (key: string, at: number, text: string) =>
    change(rows.map((row) => (row.key === key ? { ...row, cells: row.cells.map((cell, i) => (i === at ? text : cell)) } : row)));
  const add = () => {
    const row = blank();
    setRows([...rows, row]);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-row-key="${row.key}"] :is(input:not([type=hidden]), select)`)?.focus(),
    );
  };
  return (
    <>
      <input type="hidden" name={field.name} value={value} />
      <ol className="grid gap-2">
        {rows.map(({ key, cells }, n) => (
          <li
            key={key}
            data-row-key={key}
            className={`grid items-start gap-1.5 max-[639px]:rounded-lg max-[639px]:border max-[639px]:border-line max-[639px]:bg-surface max-[639px]:p-2.5 ${grids[field.name] ?? ""}`}
          >
            {columns.map((column, at) => (
              <Cell
                key={column.name}
                column={column}
                label={`${column.label}, ${noun} ${n + 1}`}
                value={cells[at] ?? ""}
                flag={field.name === "countries"}
                titles={titles}
                onChange={(text) => set(key, at, text)}
              />
            ))}
            <button
              type="button"
              aria-label={`Remove ${noun} ${n + 1}`}
              onClick={() => change(rows.filter((row) => row.key !== key))}
              className="btn btn-quiet btn-icon min-h-8!"
            >
              <Icon name="x" />
            </button>
          </li>
        ))}
      </ol>
      <button type="button" onClick={add} className="link mt-2 inline-flex items-center gap-1.5">
        <Icon name="plus" size={14} /> {rows.length > 0 ? `Add another ${noun}` : `Add ${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`}
      </button>
    </>
  );
}

type CellProps = {
  column: FormField;
  label: string;
  value: string;
  flag: boolean;
  titles: Record<string, string>;
  onChange: (text: string) => void;
};

function Cell({ column, label, value, flag, titles, onChange }: CellProps) {
  if (column.kind === "reference")
    return (
      <Picker
        value={value}
        label={titles[value] ?? ""}
        ariaLabel={label}
        placeholder="Type part of its title"
        search={findEventsLike}
        onPick={onChange}
      />
    );
  const plain = <Plain field={column} control={{ value, onChange, invalid: false, describedBy: undefined }} label={label} compact />;
  if (!flag || column.kind !== "country") return <span className="min-w-0">{plain}</span>;
  return (
    <span className="flex items-center gap-2">
      {value ? <Flag country={value} size={24} /> : <span className="w-6 flex-none" />}
      {plain}
    </span>
  );
}
