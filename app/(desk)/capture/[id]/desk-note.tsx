"use client";

import { useEffect, useRef } from "react";
import { mostDrafts } from "#domain/capture-edits";
import { timeOf } from "../../events/_form/time-of";
import type { CaptureWork } from "./use-capture";
import type { DeskView } from "./view";

type Props = { work: CaptureWork; view: DeskView; done: string | undefined; count: number };

const events = (n: number) => (n === 1 ? "1 event" : `${n} events`);

/** What was done, by the word that the address brings. */
function doneWords(done: string | undefined, n: number): string | null {
  const words: Record<string, string> = {
    saved: `${events(n)} saved as ${n === 1 ? "a draft" : "drafts"}. Only the desk sees ${n === 1 ? "it" : "them"} until an editor publishes.`,
    sent: `${events(n)} saved and sent for review.`,
    added: "The article was added to that event as a source.",
    proposed: "The article was proposed as a source of that event; an editor decides.",
    reread: "Read again. What you had changed was left as it is.",
    discarded: "Discarded.",
    reduced: "This was the source of a page or a message: only its text was taken.",
    same: "You captured this text before: here it is as you left it.",
  };
  return done && Object.hasOwn(words, done) ? (words[done] as string) : null;
}

/** Under the heading: what was found, what was done, what is wrong, and where what is typed is kept. */
export function DeskNote({ work: { state, drafts, kept, trouble }, view, done, count }: Props) {
  const box = useRef<HTMLParagraphElement>(null);
  const said = state.message ? null : doneWords(done, count);
  useEffect(() => {
    if (state.answer > 0 && state.message) box.current?.focus();
  }, [state]);
  useEffect(() => {
    if (said && done !== "same" && done !== "reduced") box.current?.focus();
  }, [said, done]);
  const found = drafts.filter(({ proposed }) => proposed).length;
  const lead =
    found === 0
      ? "Nothing was found in it."
      : `${found === 1 ? "One event" : `${numberWord(found)} events`} found. Each draft is tied to the words that support it; check a draft, then save it with its quotation.${found >= mostDrafts ? ` No more than ${mostDrafts} are shown of a text.` : ""}`;
  return (
    <>
      <p className="mt-1 max-w-[66ch] text-ink-2">{lead}</p>
      <p role="status" className="mt-0.5 mb-3.5 text-[12.5px] text-ink-3">
        {trouble ? (
          <span className="text-warn">{troubleWords(trouble)}</span>
        ) : kept ? (
          `Kept on the server at ${timeOf(kept)}; only you see it.`
        ) : (
          `Only you see ${drafts.some(({ state }) => state === "saved") ? "what is not saved" : "this until you save it"}.`
        )}
      </p>
      {(state.message || said) && (
        <p
          ref={box}
          tabIndex={-1}
          role={state.message ? "alert" : "status"}
          className={`mb-4 rounded-lg px-4 py-2.5 font-medium outline-offset-2 ${state.message ? "bg-danger-weak text-danger" : "bg-ok-weak text-ok"}`}
        >
          {state.message ?? said}
          {state.message && /sign in again/i.test(state.message) && (
            <>
              {" "}
              <a href="/sign-in" target="_blank" rel="noopener" className="link">
                Sign in in a new tab
              </a>
            </>
          )}
        </p>
      )}
      {!view.readOn && (
        <p className="mb-4 rounded-lg bg-warn-weak px-4 py-2.5 text-warn">
          The article does not say when it was published. Give its date below: days such as “on Tuesday” are read against it.
        </p>
      )}
    </>
  );
}

const numberWord = (n: number) => ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"][n] ?? String(n);

function troubleWords({ refused, words }: NonNullable<CaptureWork["trouble"]>) {
  if (words) return words;
  const known: Record<string, string> = {
    "signed-out": "Your session has ended: what you type is not kept. Sign in again in another tab, and it goes on.",
    "someone-else": "Somebody else is signed in here by now: what you type is not kept.",
    "not-allowed": "This is not yours to work on any more: what you type is not kept.",
    "too-much": "What you type is more than the server keeps.",
  };
  return known[refused] ?? "The server does not answer; what you type is kept on this page, and it is tried again.";
}
