"use client";

import { useEffect, useRef } from "react";
import type { FormSection } from "#domain/form";
import type { FormState } from "#lib/action";

/** What is wrong, above the form: it takes the focus, and each line leads to its field. */
export function Problems({ state, sections }: { state: FormState; sections: FormSection[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!state.message) return;
    box.current?.focus();
    document.title = `Error: ${document.title.replace(/^Error: /, "")}`;
  }, [state]);
  if (!state.message) return null;
  const labels = new Map(sections.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label])));
  const list = Object.entries(state.errors).flatMap(([name, messages]) => messages.map((message) => ({ name, message })));
  return (
    <div ref={box} role="alert" tabIndex={-1} className="mt-5 rounded-lg border border-danger bg-danger-weak px-5 py-4 outline-offset-2">
      <p className="font-semibold text-danger">{state.message}</p>
      {list.length > 0 && (
        <ul className="mt-2 grid gap-1">
          {list.map(({ name, message }) => (
            <li key={`${name} ${message}`} dir="auto" className="wrap-anywhere">
              {labels.has(name) || name === "sources" ? (
                <a href={`#${name === "sources" ? "citations" : name}`} className="link">
                  {labels.get(name) ?? "Evidence"}
                </a>
              ) : (
                "Form"
              )}
              : {message}
            </li>
          ))}
        </ul>
      )}
      {state.confirm && (
        <label key={state.answer} className="mt-3 flex min-h-6 cursor-pointer items-center gap-2.5 font-medium">
          <input type="checkbox" name="confirm" value={state.confirm} />
          Save it as it is
        </label>
      )}
      {/sign in again/i.test(state.message) && (
        <a href="/sign-in" target="_blank" rel="noopener" className="btn mt-3">
          Sign in in a new tab
        </a>
      )}
    </div>
  );
}
