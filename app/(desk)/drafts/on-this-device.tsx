"use client";

import type { Route } from "next";
import { useEffect, useState } from "react";
import { type DeviceDraft, isNewForm } from "#domain/form-draft";
import { Link } from "#ui/link";
import { continueNew } from "../events/_form/continue";
import { listSlots } from "../events/_form/device-draft";
import { timeOf } from "../events/_form/time-of";

/** What this browser keeps that never reached the server: typed while it was away, or while nobody was signed in. */
export function OnThisDevice({ person, known }: { person: string; known: string[] }) {
  const [texts, setTexts] = useState<DeviceDraft[]>([]);
  const names = known.join(" ");
  useEffect(() => {
    const there = new Set(names.split(" "));
    setTexts(listSlots(person).filter(({ form, seq, known: seen }) => !there.has(form) && seq > seen));
  }, [person, names]);
  if (texts.length === 0) return null;
  return (
    <section aria-label="Not saved yet, on this device only" className="mt-8">
      <h2 className="mb-1.5 text-[18px]">Not saved yet, on this device only</h2>
      <ul>
        {texts.map(({ form, at, values }) => {
          const name = values.title?.trim().slice(0, 200) || "Untitled";
          return (
            <li key={form} data-row className="flex items-start gap-3.5 border-t border-line py-3">
              <div className="min-w-0 flex-1">
                <p dir="auto" className="font-[550]">
                  {name}
                </p>
                <p className="text-[12.5px] text-ink-3">
                  {isNewForm(form) ? "New event" : "Change to an event"} · typed {timeOf(at)}
                </p>
              </div>
              <Link
                href={isNewForm(form) ? continueNew(form) : (`/events/${form}/edit` as Route)}
                className="btn btn-small"
                aria-label={`Continue ${name}`}
              >
                Continue
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
