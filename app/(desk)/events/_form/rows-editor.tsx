"use client";

import { useState } from "react";
import type { FormField } from "#domain/form";
import { formatRows, parseRows } from "#domain/rows";
import { findEventsLike } from "#lib/lookups";
import { Flag } from "#ui/flag";
import { Icon } from "#ui/icon";
import { Plain, sortedCountries } from "./field";
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
  participants: "@min-[560px]:grid-cols-[1.2fr_1.4fr_130px_110px_36px]",
  organisations: "@min-[560px]:grid-cols-[1.6fr_90px_130px_120px_36px]",
  related: "@min-[560px]:grid-cols-[1fr_150px_36px]",
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
  const remove = (key: string) => change(rows.filter((row) => row.key !== key));
  if (field.name === "countries")
    return (
      <div className="flex flex-wrap items-center gap-2 rounded-lg border border-control bg-surface p-[5px]">
        <input type="hidden" name={field.name} value={value} />
        <ol className="contents">
          {rows.map(({ key, cells }, n) => (
            <li key={key} data-row-key={key} className="flex min-w-0 items-center rounded-md bg-sunken pl-2">
              {cells[0] && <Flag country={cells[0]} />}
              {columns.map((column, at) => (
                <PillChoice
                  key={column.name}
                  column={column}
                  label={`${column.label}, ${noun} ${n + 1}`}
                  value={cells[at] ?? ""}
                  onChange={(text) => set(key, at, text)}
                />
              ))}
              <Remove label={`Remove ${noun} ${n + 1}`} onClick={() => remove(key)} />
            </li>
          ))}
        </ol>
        <button type="button" onClick={add} className="btn btn-quiet btn-small text-ink-3!">
          <Icon name="plus" size={14} /> Add another country
        </button>
      </div>
    );
  return (
    <div className="@container">
      <input type="hidden" name={field.name} value={value} />
      {rows.length > 0 && (
        <div aria-hidden="true" className={`mb-1 hidden gap-1.5 text-[12px] text-ink-3 @min-[560px]:grid ${grids[field.name] ?? ""}`}>
          {columns.map(({ name, label }) => (
            <span key={name} className="px-2">
              {label}
            </span>
          ))}
        </div>
      )}
      <ol className="grid gap-2">
        {rows.map(({ key, cells }, n) => (
          <li
            key={key}
            data-row-key={key}
            className={`grid items-start gap-1.5 @max-[559px]:rounded-lg @max-[559px]:border @max-[559px]:border-line @max-[559px]:bg-surface @max-[559px]:p-2.5 @min-[360px]:@max-[559px]:grid-cols-[1fr_1fr_36px] @min-[360px]:@max-[559px]:[&>button]:col-start-3 @min-[360px]:@max-[559px]:[&>button]:row-start-1 ${grids[field.name] ?? ""}`}
          >
            {columns.map((column, at) => (
              <Cell
                key={column.name}
                column={column}
                label={`${column.label}, ${noun} ${n + 1}`}
                value={cells[at] ?? ""}
                titles={titles}
                onChange={(text) => set(key, at, text)}
              />
            ))}
            <Remove label={`Remove ${noun} ${n + 1}`} onClick={() => remove(key)} />
          </li>
        ))}
      </ol>
      <button type="button" onClick={add} className="link mt-2 inline-flex items-center gap-1.5">
        <Icon name="plus" size={14} /> {rows.length > 0 ? `Add another ${noun}` : `Add ${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`}
      </button>
    </div>
  );
}

type CellProps = {
  column: FormField;
  label: string;
  value: string;
  titles: Record<string, string>;
  onChange: (text: string) => void;
};

const Remove = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <button type="button" aria-label={label} onClick={onClick} className="btn btn-quiet btn-icon min-h-8! w-8! justify-self-end">
    <Icon name="x" size={14} />
  </button>
);

/** A choice that stands in a pill. The first role is every country's own unless another is chosen, so it is named in grey. */
function PillChoice({ column, label, value, onChange }: Omit<CellProps, "titles">) {
  const options = column.kind === "country" ? sortedCountries : Object.entries(column.options ?? {});
  const plain = column.kind !== "country" && (value === "" || value === options[0]?.[0]);
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={`pill-select ${plain || value === "" ? "text-ink-3" : ""} ${column.kind === "country" ? "" : "text-[13px]! font-normal!"}`}
    >
      <option value="">{column.label}</option>
      {value !== "" && !options.some(([code]) => code === value) && <option value={value}>{value}</option>}
      {options.map(([code, term]) => (
        <option key={code} value={code}>
          {term}
        </option>
      ))}
    </select>
  );
}

function Cell({ column, label, value, titles, onChange }: CellProps) {
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
  return (
    <span className="min-w-0">
      <Plain field={column} control={{ value, onChange, invalid: false, describedBy: undefined }} label={label} compact />
    </span>
  );
}
