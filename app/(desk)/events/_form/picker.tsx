"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Found } from "#lib/lookups";

export type Search = (text: string) => Promise<Found[]>;

type Props = {
  id?: string;
  name?: string | undefined;
  /** The id of what is picked, or the text of what is to be made. */
  value: string;
  /** What the picked one is called. */
  label: string;
  describedBy?: string | undefined;
  invalid?: boolean;
  placeholder?: string;
  ariaLabel?: string;
  search: Search;
  onPick: (value: string, label: string) => void;
};

/** What was picked on this page is called, by id. */
const named = new Map<string, string>();

/** A field that finds a record while one types and keeps its id. What was not picked stays as text for the server to judge. */
export function Picker({ id, name, value, label, describedBy, invalid, placeholder, ariaLabel, search, onPick }: Props) {
  const [text, setText] = useState(label || value);
  const [found, setFound] = useState<Found[] | null>(null);
  const [at, setAt] = useState(0);
  const list = useId();
  const typed = useRef(false);

  // A name that the page did not bring along: of one just picked, or of one that a kept draft holds by its id.
  useEffect(() => {
    if (typed.current) return;
    const known = label || named.get(value);
    setText(known || value);
    if (known || !value) return;
    let over = false;
    search(value).then(
      (rows) => {
        const found = rows.find((one) => one.id === value);
        if (found) named.set(found.id, found.label);
        if (found && !over && !typed.current) setText(found.label);
      },
      () => {},
    );
    return () => {
      over = true;
    };
  }, [label, value, search]);

  useEffect(() => {
    if (!typed.current) return;
    let over = false;
    const timer = setTimeout(async () => {
      const rows = text.trim() ? await search(text).catch(() => []) : [];
      if (over) return;
      setFound(rows);
      setAt(0);
    }, 200);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [text, search]);

  const pick = (one: Found) => {
    typed.current = false;
    named.set(one.id, one.label);
    setText(one.label);
    setFound(null);
    onPick(one.id, one.label);
  };
  const open = found !== null && found.length > 0;
  const keys = (event: KeyboardEvent) => {
    if (!open) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[at];
    if (move) setAt((at + move + found.length) % found.length);
    else if (event.key === "Enter" && chosen) pick(chosen);
    else if (event.key === "Escape") setFound(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative">
      {name && <input type="hidden" name={name} value={value} />}
      <input
        id={id}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${list}-${at}` : undefined}
        aria-label={ariaLabel}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        autoComplete="off"
        dir="auto"
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          typed.current = true;
          setText(event.target.value);
          onPick(event.target.value, "");
        }}
        onKeyDown={keys}
        onBlur={() => setFound(null)}
        className="field-input"
      />
      <div
        id={list}
        role="listbox"
        aria-label="Found"
        hidden={!open}
        className="menu inset-x-0 top-full mt-1 max-h-72 overflow-y-auto p-1.5"
      >
        {found?.map((one, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
          <div
            key={one.id}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            tabIndex={-1}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(one)}
            className={`menu-item cursor-pointer ${i === at ? "bg-sunken" : ""}`}
          >
            <span dir="auto" className="min-w-0 truncate">
              {one.label}
            </span>
            {one.note && <span className="num ml-auto flex-none text-[12px] text-ink-3">{one.note}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
