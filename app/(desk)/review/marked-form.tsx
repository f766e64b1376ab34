"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { type MarkedState, publishMarked } from "#lib/review-actions";
import { useSending } from "#ui/use-sending";

const none: MarkedState = { answer: 0 };

/** The rows of the queue with their marks, and what publishes all that is marked. */
export function MarkedForm({ children }: { children: ReactNode }) {
  const { state, send, submit, pending } = useSending(publishMarked, none);
  const form = useRef<HTMLFormElement>(null);
  const [count, setCount] = useState(0);
  const recount = () => setCount(form.current?.querySelectorAll("input[name=mark]:checked").length ?? 0);
  // What was published is gone from the rows, and its marks with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every answer
  useEffect(recount, [state, children]);
  return (
    <form ref={form} action={send} onSubmit={submit} onChange={recount}>
      <Answer state={state} />
      {children}
      <div className={`sticky bottom-0 z-2 ${count === 0 ? "hidden-with-script" : ""}`}>
        <div className="flex items-center gap-3 border-b border-line bg-surface px-3.5 py-2.5 min-[760px]:px-5.5">
          <p role="status" className="with-script mr-auto text-ink-3">
            {pending ? "Publishing…" : count > 0 ? `${count} marked` : ""}
          </p>
          <button type="submit" aria-disabled={pending} className="btn btn-small btn-primary ml-auto">
            <span className="with-script">Publish {count} marked</span>
            <span className="hidden-with-script">Publish what is marked</span>
          </button>
        </div>
      </div>
    </form>
  );
}

function Answer({ state: { answer, message, marked } }: { state: MarkedState }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer > 0) box.current?.focus();
  }, [answer]);
  if (!message && !marked) return null;
  const skipped = marked?.skipped ?? [];
  const bad = Boolean(message) || skipped.length > 0;
  return (
    <div
      ref={box}
      role={bad ? "alert" : "status"}
      tabIndex={-1}
      className={`mx-3.5 mb-3 rounded-lg px-4 py-2.5 outline-none min-[760px]:mx-5.5 ${bad ? "bg-warn-weak text-warn" : "bg-ok-weak text-ok"}`}
    >
      <p className="font-medium">
        {message ?? `${marked?.published} published.${skipped.length > 0 ? ` ${skipped.length} left as they are:` : ""}`}
      </p>
      {skipped.length > 0 && (
        <ul className="mt-1 grid gap-1 text-ink">
          {skipped.map(({ title, why }) => (
            <li key={`${title} ${why}`} dir="auto">
              <b className="font-semibold">{title}</b>: {why}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
