"use client";

import { useEffect, useState } from "react";
import { isNewForm } from "#domain/form-draft";
import { Link } from "#ui/link";
import { continueNew } from "./continue";
import { listSlots } from "./device-draft";
import { timeOf } from "./time-of";

/** A new event that somebody typed and did not save. */
export type Unsaved = { form: string; title: string; at: string };

/** On an empty form: that other new events were begun and not saved. */
export function UnsavedNote({ person, here, unsaved }: { person: string; here: string; unsaved: Unsaved[] }) {
  const [all, setAll] = useState<Unsaved[]>([]);
  useEffect(() => {
    const local = listSlots(person).map(({ form, at, values }) => ({ form, at, title: values.title ?? "" }));
    const known = new Set(unsaved.map(({ form }) => form));
    const both = [...unsaved, ...local.filter(({ form }) => !known.has(form))];
    setAll(both.filter(({ form }) => isNewForm(form) && form !== here).sort((a, b) => (a.at < b.at ? 1 : -1)));
  }, [person, here, unsaved]);
  const [newest] = all;
  if (!newest) return null;
  return (
    <p className="mt-1 text-ink-2">
      Not saved yet: <span dir="auto">{newest.title.trim() ? `“${newest.title.trim().slice(0, 80)}”` : "an event without a title"}</span>{" "}
      from {timeOf(newest.at)}.{" "}
      <Link href={continueNew(newest.form)} className="link">
        Continue it
      </Link>
      {all.length > 1 && (
        <>
          {" "}
          or see{" "}
          <Link href="/drafts" className="link">
            all {all.length}
          </Link>
        </>
      )}
    </p>
  );
}
