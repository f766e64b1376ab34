"use client";

import type { Route } from "next";
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { longestWhy } from "#domain/reason";
import type { FormState } from "#lib/action";
import { merge } from "#lib/merge-actions";
import { Link } from "#ui/link";
import { Submit } from "#ui/submit";
import { useSending } from "#ui/use-sending";

type Props = { hidden: Record<string, string> /** Where another event is chosen. */; back: string; children: ReactNode };

const none: FormState = { values: {}, errors: {}, answer: 0 };

const Sent = createContext(none);

type KeepProps = { id: string; event: string; checked: boolean; refused: boolean; describedBy: string };

/** The choice to keep an event; after a refusal it is as it was sent. */
export function Keep({ id, event, checked, refused, describedBy }: KeepProps) {
  const { values, answer } = useContext(Sent);
  return (
    <input
      key={answer}
      type="radio"
      id={id}
      name="keep"
      value={event}
      defaultChecked={values.keep ? values.keep === event : checked}
      disabled={refused}
      aria-describedby={describedBy}
    />
  );
}

/** The two events, why they are one, and the button. Refused, what was typed stays. */
export function MergeForm({ hidden, back, children }: Props) {
  const { state, send, submit } = useSending(merge, none);
  const problem = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state.message) problem.current?.focus();
  }, [state]);
  return (
    <form action={send} onSubmit={submit} noValidate aria-label="Merge" className="group/merge mt-6 grid gap-6">
      {state.message && (
        <p ref={problem} role="alert" tabIndex={-1} className="rounded-lg bg-danger-weak px-4 py-2.5 font-medium text-danger">
          {state.message}
        </p>
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Sent value={state}>{children}</Sent>
      <div>
        <label htmlFor="reason" className="label mb-1">
          Why<span className="font-normal text-ink-3"> optional</span>
        </label>
        <input
          key={state.answer}
          id="reason"
          name="reason"
          defaultValue={state.values.reason ?? ""}
          maxLength={longestWhy}
          autoComplete="off"
          aria-invalid={state.errors.reason ? true : undefined}
          aria-describedby="reason-hint"
          className="field-input max-w-[720px]"
        />
        <p id="reason-hint" className="hint mt-1">
          Kept in the history of both. A merge can be undone.
        </p>
      </div>
      <div className="flex flex-wrap gap-2.5">
        <Submit className="btn btn-primary">Merge</Submit>
        <Link href={back as Route} className="btn btn-quiet">
          Choose another event
        </Link>
      </div>
    </form>
  );
}
