"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { FormState } from "#lib/action";
import { accept } from "#lib/review-actions";
import { useSending } from "#ui/use-sending";
import { AcceptKey } from "./accept-key";

type Props = {
  /** What goes with the form: the item as it was seen, and the filters of the queue. */
  hidden: Record<string, string>;
  /** How many changes there are to choose from, and how many are chosen at first; absent for a whole event. */
  choices?: { total: number; chosen: number };
  /** Whether this may be published by who looks at it. */
  mayAccept: boolean;
  /** What fields are called, for what is wrong with them. */
  labels: Record<string, string>;
  /** The other answers, beside the button. */
  others: ReactNode;
  children: ReactNode;
};

const none: FormState = { values: {}, errors: {}, answer: 0 };

/** An item that is decided: what it holds, and at the foot of the window what can be done with it. */
export function AcceptForm({ hidden, choices, mayAccept, labels, others, children }: Props) {
  const { state, send, submit, pending } = useSending(accept, none);
  const [chosen, setChosen] = useState(choices?.chosen ?? 0);
  const form = useRef<HTMLFormElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>("input[name=field]") ?? [])];
  const recount = () => setChosen(boxes().filter(({ checked }) => checked).length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a refusal, with what was chosen kept
  useEffect(() => {
    if (!state.message) return;
    const kept = (state.values.field ?? "").split("; ");
    for (const box of boxes()) box.checked = kept.includes(box.value);
    recount();
    alert.current?.focus();
  }, [state]);
  const wrong = Object.entries(state.errors);
  return (
    <>
      <form ref={form} id="accept" action={send} onSubmit={submit} onChange={recount}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {state.message && (
          <div
            ref={alert}
            role="alert"
            tabIndex={-1}
            className="mt-5 rounded-lg border border-danger bg-danger-weak px-5 py-4 outline-none"
          >
            <p className="font-semibold text-danger">{state.message}</p>
            {wrong.length > 0 && (
              <ul className="mt-1.5 grid gap-1">
                {wrong.map(([name, messages]) => (
                  <li key={name}>
                    {labels[name] ?? "Form"}: {messages.join(". ")}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
        {children}
      </form>
      {(mayAccept || others) && (
        <div className="no-print sticky bottom-3 z-3 mt-6.5 flex flex-wrap items-center justify-end gap-2.5 rounded-xl border border-line bg-surface px-4 py-3 shadow-card">
          {choices && mayAccept && (
            <p role="status" className="with-script mr-auto text-ink-3 max-[559px]:sr-only">
              {pending ? "Publishing…" : `${chosen} of ${choices.total} ${choices.total === 1 ? "change" : "changes"} accepted`}
            </p>
          )}
          {others}
          {mayAccept && (
            <button type="submit" form="accept" data-accept aria-disabled={pending} className="btn btn-primary">
              {choices ? (
                <>
                  <span className="with-script">{chosen === 1 ? "Publish 1 change" : `Publish ${chosen} changes`}</span>
                  <span className="hidden-with-script">Publish what is ticked</span>
                </>
              ) : (
                "Publish"
              )}
              <AcceptKey />
            </button>
          )}
        </div>
      )}
    </>
  );
}
