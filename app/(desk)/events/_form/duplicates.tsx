"use client";

import { useState } from "react";
import { longestWhy } from "#domain/reason";
import type { FormState } from "#lib/action";
import { errorId } from "./field";

type Props = { state: FormState; id: string | undefined; pending: boolean };

/** Where a new event was not saved because it may be on record already: what is, and the two ways on. */
export function Duplicates({ state, id, pending }: Props) {
  const { duplicates, values, errors } = state;
  // Typed while an answer is on its way, it is not lost to it.
  const [why, setWhy] = useState(values.distinct ?? "");
  const asked = duplicates || errors.distinct || (values.distinct ?? "") !== "";
  if (id) return null;
  // The form says that it can be asked.
  if (!asked) return <input type="hidden" name="distinct" value="" />;
  return (
    <section aria-label="Similar events" className="mt-5 rounded-xl border border-warn bg-warn-weak p-5">
      <h2 className="text-[18px]">{duplicates ? "This may be on record already" : "Another event than those on record"}</h2>
      {/* What Enter presses: the first button of a form must be no other than the plain save. */}
      <PlainSave values={values} />
      <ul className="grid">
        {duplicates?.map(({ id: other, title, about, why, add }) => (
          <li key={other} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3">
            <div className="min-w-0 flex-1 basis-[260px]">
              <p dir="auto" className="font-semibold">
                {title}
              </p>
              <p className="text-[13px] text-ink-2">
                {about}. It has {why}.
              </p>
            </div>
            <a href={`/events/${other}`} target="_blank" rel="noopener" className="btn" aria-label={`Compare with ${title} in a new tab`}>
              Compare
            </a>
            {add && (
              <button
                type="submit"
                name="into"
                value={other}
                aria-disabled={pending}
                aria-label={`${adding[add]}: ${title}`}
                className="btn"
              >
                {adding[add]}
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="mt-4">
        <label htmlFor="distinct" className="label mb-1">
          Why this is another event
        </label>
        <div className="flex flex-wrap gap-2.5">
          <input
            id="distinct"
            name="distinct"
            value={why}
            onChange={({ target }) => setWhy(target.value)}
            maxLength={longestWhy}
            autoComplete="off"
            aria-required="true"
            aria-invalid={errors.distinct ? true : undefined}
            aria-describedby={`${errors.distinct ? `${errorId("distinct")} ` : ""}distinct-hint`}
            className="field-input min-w-0 flex-1 basis-[260px]"
          />
          <button type="submit" {...sentAs(values)} aria-disabled={pending} className="btn">
            Keep both
          </button>
        </div>
        {errors.distinct && (
          <p id={errorId("distinct")} className="hint-bad mt-1">
            {errors.distinct.join(". ")}
          </p>
        )}
        <p id="distinct-hint" className="hint mt-1">
          Kept in the history of the new event.
        </p>
      </div>
    </section>
  );
}

const adding = { save: "Add my source to that one", propose: "Propose my source for that one" };

const PlainSave = ({ values }: { values: FormState["values"] }) => <input type="submit" hidden {...sentAs(values)} />;

/** The button that the form was sent with: to keep both goes on with what was meant. */
function sentAs(values: FormState["values"]) {
  const name = ["send", "publish", "next"].find((one) => values[one]);
  return name ? { name, value: values[name] } : {};
}
