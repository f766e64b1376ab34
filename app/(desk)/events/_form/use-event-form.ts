"use client";

import type { Route } from "next";
import { unstable_isUnrecognizedActionError, useRouter } from "next/navigation";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import type { ServerDraft } from "#domain/form-draft";
import type { FormState } from "#lib/action";
import { saveAction } from "#lib/event-actions";
import type { Values } from "./form-field";
import { useDrafts } from "./use-drafts";

type Props = { initial: Values; event: { id: string; revision: number } | undefined; person: string; kept: FormOfDraft };

/** Under which name the form is kept, and what the server has of it. */
export type FormOfDraft = { form: string; stored: ServerDraft | null };

const none: FormState = { values: {}, errors: {}, answer: 0 };

/** What the form of an event holds, what is known of it, and how it is sent. */
export function useEventForm({ initial, event, person, kept }: Props) {
  // Without a script the form is sent as it is and comes back with the state; with one, it is sent from here.
  const [served, send] = useActionState(saveAction, none);
  const [state, setState] = useState(served);
  // What the event was found to have become, and what was chosen since, stays while other things are mended.
  const [met, setMet] = useState(served.conflict ? { conflict: served.conflict, answer: served.answer } : null);
  const [values, setValues] = useState<Values>(served.answer > 0 ? typed(initial, served.values) : initial);
  const [alive, setAlive] = useState(false);
  // Editors of rows keep what is typed; a new version makes them read their text again.
  const [version, setVersion] = useState(0);
  // What was discarded, for as long as nothing else is typed.
  const [thrown, setThrown] = useState<Values | null>(null);
  // The page that answers a plain form was made from what is on record now; the form is still of the revision it was opened with.
  const [base, setBase] = useState(Number(served.values.revision || event?.revision || 0));
  const [pending, start] = useTransition();
  const busy = useRef(false);
  const router = useRouter();
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => setAlive(true), []);
  // Wherever the focus is: else the browser would offer to save the page.
  useEffect(() => {
    const save = (pressed: KeyboardEvent) => {
      if (!(pressed.ctrlKey || pressed.metaKey) || !["Enter", "s"].includes(pressed.key)) return;
      pressed.preventDefault();
      element.current?.requestSubmit();
    };
    document.addEventListener("keydown", save);
    return () => document.removeEventListener("keydown", save);
  }, []);

  const replace = (next: Values) => {
    setValues(next);
    setVersion((n) => n + 1);
  };
  const draft = useDrafts({
    person,
    form: kept.form,
    stored: kept.stored,
    values,
    initial,
    revision: base,
    restore: ({ values: texts, revision }) => {
      replace({ ...initial, ...texts });
      if (revision) setBase(revision);
    },
  });
  const set = (changes: Values) => {
    setThrown(null);
    setValues((before) => ({ ...before, ...changes }));
  };
  const discard = () => {
    draft.discard();
    setThrown(values);
    setState(none);
    setMet(null);
    replace(initial);
  };
  const undo = () => {
    if (thrown) replace(thrown);
    setThrown(null);
  };

  /** Puts in what only others changed, unless it was typed over while the answer was on its way. */
  const fillIn = (texts: Values, sent: FormData) => {
    setValues((now) => ({ ...now, ...Object.fromEntries(Object.entries(texts).filter(([name]) => unchanged(name, now, sent))) }));
    setVersion((n) => n + 1);
  };
  const submit = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const form = new FormData(sent.currentTarget, (sent.nativeEvent as SubmitEvent).submitter);
    form.set("enhanced", "1");
    const text = draft.hold();
    if (text) {
      form.set("draft", text.form);
      form.set("seq", String(text.seq));
    }
    start(async () => {
      // The state that goes along holds none of what was typed: the form has it, and megabytes need not travel twice.
      const answer = await saveAction({ ...none, answer: state.answer }, form).catch(
        (error: unknown): FormState => ({ ...state, message: lost(error), errors: {}, answer: state.answer + 1 }),
      );
      if (answer.saved) {
        draft.forget();
        // Back must not lead to a form that was saved.
        router.replace(answer.saved.goTo as Route);
        return;
      }
      busy.current = false;
      draft.release();
      if (answer.conflict) {
        fillIn(answer.conflict.texts, form);
        setMet({ conflict: answer.conflict, answer: answer.answer });
      }
      setState(answer);
    });
  };

  return { element, state, met, values, version, alive, base, pending, draft, thrown, send, submit, set, replace, discard, undo };
}

/** What a plain form was sent with: a box that was not ticked sends nothing. */
const typed = (initial: Values, sent: Values): Values => ({
  ...Object.fromEntries(Object.keys(initial).map((name) => [name, ""])),
  ...sent,
});

const unchanged = (name: string, now: Values, sent: FormData) => (now[name] ?? "") === sent.getAll(name).join("; ");

/** What to say when no answer came: everything typed is still there. */
function lost(error: unknown) {
  return unstable_isUnrecognizedActionError(error)
    ? "Not saved: Entente was updated meanwhile. Reload this page; your text is kept on this device and comes back."
    : "Not saved: the server did not answer. Your text is kept; try again.";
}
