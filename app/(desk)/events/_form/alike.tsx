"use client";

import { useEffect, useState } from "react";
import type { Alike } from "#lib/alike";
import { findAlike } from "#lib/lookups";
import type { Values } from "./form-field";

const names = ["title", "type", "date", "countries", "series", "edition", "citations"];
const pause = 600;

/** Events on record that may be the one in the form, asked for once nothing was typed for a moment; `except` are known not to be. */
export function useAlike(values: Values, except: string | readonly string[] | undefined): Alike[] {
  const [alike, setAlike] = useState<Alike[]>([]);
  const others = JSON.stringify(except ?? "");
  const asked = JSON.stringify(Object.fromEntries(names.map((name) => [name, values[name] ?? ""])));
  useEffect(() => {
    let over = false;
    const timer = setTimeout(async () => {
      // Without an answer nothing is known to be alike; saving asks again.
      const found = await findAlike(JSON.parse(asked), JSON.parse(others)).catch(() => []);
      if (!over) setAlike(found);
    }, pause);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked, others]);
  return alike;
}

const count = (alike: Alike[]) => (alike.length === 1 ? "1 similar event" : `${alike.length} similar events`);

/** Beside the form: what is alike, and in what. */
export const AlikeList = ({ alike }: { alike: Alike[] }) => (
  <div role="status">
    {alike.length > 0 && (
      <section aria-label="Similar events on record" className="rounded-xl border border-warn bg-warn-weak px-[17px] py-[15px]">
        <h2 className="mb-1 font-sans text-[13.5px] font-semibold tracking-normal">{count(alike)}</h2>
        <ul className="grid gap-2.5 text-[13.5px]">
          {alike.map(({ id, label, note }) => (
            <li key={id}>
              <p dir="auto">{label}</p>
              <p className="text-ink-2">{note}</p>
              <Compare id={id} title={label}>
                Compare
              </Compare>
            </li>
          ))}
        </ul>
      </section>
    )}
  </div>
);

/** The same on one line, where there is no room beside the form. */
export const AlikeLine = ({ alike }: { alike: Alike[] }) => (
  <p role="status" className="truncate px-3.5 text-[13px] text-warn min-[760px]:px-7 min-[1280px]:hidden">
    {alike.length > 0 && (
      <>
        {count(alike)}:{" "}
        {alike.map(({ id, label }, i) => (
          <span key={id}>
            {i > 0 && ", "}
            <Compare id={id} title={label}>
              {label}
            </Compare>
          </span>
        ))}
      </>
    )}
  </p>
);

export const Compare = ({ id, title, children }: { id: string; title: string; children: string }) => (
  <a href={`/events/${id}`} target="_blank" rel="noopener" aria-label={`Compare with ${title} in a new tab`} className="link">
    {children}
  </a>
);
