"use client";

import type { Route } from "next";
import { unstable_isUnrecognizedActionError, useRouter } from "next/navigation";
import { type FormEvent, type RefObject, startTransition, useEffect, useRef, useState, useTransition } from "react";
import { type ArticleTexts, blankDraft, type CaptureDraft, type Texts, toSave } from "#domain/capture";
import { editsOf, freshKey, mostDrafts } from "#domain/capture-edits";
import { takeWords } from "#domain/capture-words";
import type { Span } from "#domain/extract/proposal";
import { nextSeq } from "#domain/form-draft";
import { type WorkState, workAction } from "#lib/capture-actions";
import { createKeeper, type Trouble } from "../../events/_form/keeper";
import { sendDraft } from "../../events/_form/send-draft";
import { type Carried, changedSince, type Work, withCarried } from "./carried";
import { elsewhere, lost, unkept, updated } from "./unkept";
import type { DeskView } from "./view";

export const none: WorkState = { article: {}, drafts: {}, answer: 0 };

/** The button of a draft that is drawn anew: what had the focus is gone. */
export const focusIn = (key: string) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`#draft-${key} button`)?.focus({ preventScroll: true }));

/** The drafts that a button makes events of. */
function savedBy(button: string, drafts: readonly CaptureDraft[]): string[] {
  const [what = "", key = ""] = button.split(" ");
  if (what === "save" || what === "add") return [key];
  return what === "all" || what === "submit" ? toSave(drafts).map((draft) => draft.key) : [];
}

/** A captured article while somebody works on it: what is typed is kept on the server, and its buttons do what they say. */
export function useCapture(
  { id, person, seq, text, article: begun, drafts: found }: DeskView,
  opened: string | undefined,
  served: WorkState,
  carried: RefObject<Carried | null>,
) {
  const [state, setState] = useState(served);
  const [first] = useState(() => withCarried({ article: begun, drafts: found }, carried.current));
  const [article, setArticle] = useState(first.article);
  const [drafts, setDrafts] = useState(first.drafts);
  const shown = carried.current?.open ?? opened;
  const [open, setOpen] = useState<string | null>(shown && first.drafts.some(({ key }) => key === shown) ? shown : null);
  const [version, setVersion] = useState(0);
  const [alive, setAlive] = useState(false);
  const [kept, setKept] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [pending, start] = useTransition();
  const busy = useRef(false);
  const [saving, setSaving] = useState<readonly string[]>([]);
  const router = useRouter();
  useEffect(() => setAlive(true), []);

  const live = useRef({ ...first, open, trouble: null as Trouble | null });
  live.current.open = open;
  // As it was when a button was pressed that leads on.
  const pressed = useRef<Work | null>(null);
  const keeper = useRef<ReturnType<typeof createKeeper> | null>(null);
  useEffect(() => {
    const told = (one: Trouble | null) => {
      live.current.trouble = one;
      setTrouble(one);
    };
    let last = seq;
    const made = createKeeper(
      {
        send: (draft, leaving) => sendDraft(person, draft, leaving, "/capture/kept"),
        onKept: (at) => setKept(at),
        onTrouble: told,
        onOther: () => {
          made.stop();
          told(elsewhere);
        },
        current(above) {
          last = nextSeq(Math.max(last, above), Date.now());
          return {
            form: id,
            seq: last,
            revision: 0,
            values: { edits: JSON.stringify(editsOf(live.current.article, live.current.drafts)) },
          };
        },
      },
      { known: seq, sent: [] },
    );
    keeper.current = made;
    const leave = () => {
      made.release();
      void made.flush(true);
    };
    // What the server did not take would be lost.
    const ask = (event: BeforeUnloadEvent) => live.current.trouble && event.preventDefault();
    const hide = () => document.visibilityState === "hidden" && leave();
    window.addEventListener("pagehide", leave);
    window.addEventListener("beforeunload", ask);
    document.addEventListener("visibilitychange", hide);
    return () => {
      leave();
      made.stop();
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("beforeunload", ask);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [id, person, seq]);
  // It stands here as it was typed, but the server has not seen it.
  useEffect(() => {
    const typed = carried.current;
    if (!typed) return;
    carried.current = null;
    keeper.current?.changed();
    document.getElementById(typed.field)?.focus();
  }, [carried]);

  const changed = (next: Partial<typeof live.current>) => {
    Object.assign(live.current, next);
    if (next.article) setArticle(next.article);
    if (next.drafts) setDrafts(next.drafts);
    keeper.current?.changed();
    if (pressed.current) carried.current = changedSince(pressed.current, live.current, live.current.open);
  };
  const change = (key: string, edit: (draft: CaptureDraft) => CaptureDraft) =>
    changed({ drafts: live.current.drafts.map((one) => (one.key === key && one.state !== "saved" ? edit(one) : one)) });
  const reset = () => setVersion((n) => n + 1);

  const edits = {
    setArticle: (texts: Partial<ArticleTexts>) => changed({ article: { ...live.current.article, ...texts } }),
    set: (key: string, texts: Texts) => change(key, (one) => ({ ...one, texts: { ...one.texts, ...texts } })),
    /** Replaces a draft from outside of its fields, which read their texts again. */
    change(key: string, edit: (draft: CaptureDraft) => CaptureDraft) {
      change(key, edit);
      reset();
    },
    take(key: string, field: string, span: Span) {
      change(key, (one) => takeWords(one, field, text, span, live.current.article.published));
      reset();
    },
    add(span?: Span) {
      // With more than that none of it would be kept.
      if (live.current.drafts.length >= mostDrafts) return;
      const blank = blankDraft(freshKey(live.current.drafts));
      changed({ drafts: [...live.current.drafts, span ? takeWords(blank, "quote", text, span, "") : blank] });
      setOpen(blank.key);
    },
    discard(key: string) {
      change(key, (one) => ({ ...one, state: "discarded" }));
      if (open === key) setOpen(null);
      focusIn(key);
    },
    undo(key: string) {
      change(key, (one) => ({ ...one, state: "open" }));
      focusIn(key);
    },
  };

  /** What is typed goes to the server first; a button then works on what is kept there. */
  async function keep(): Promise<boolean> {
    keeper.current?.changed();
    await keeper.current?.flush(true);
    return live.current.trouble === null;
  }
  const submit = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const form = new FormData(sent.currentTarget, (sent.nativeEvent as SubmitEvent).submitter);
    form.set("enhanced", "1");
    const leads = form.get("do") !== "keep";
    // What was typed into these from now on would be in neither the event nor the draft.
    const focused = document.activeElement;
    setSaving(savedBy(String(form.get("do")), live.current.drafts));
    start(async () => {
      const refuse = (message: string): WorkState => ({ ...none, message, answer: state.answer + 1 });
      if (leads) pressed.current = { article: live.current.article, drafts: live.current.drafts };
      const kept = keep();
      if (leads) keeper.current?.hold();
      const answer = await kept
        .then((done) => (done ? workAction({ ...none, answer: state.answer }, form) : refuse(unkept(live.current.trouble))))
        .catch((error: unknown) => refuse(unstable_isUnrecognizedActionError(error) ? updated : lost));
      busy.current = false;
      if (!answer.goTo || !leads) setSaving([]);
      if (!answer.goTo) {
        requestAnimationFrame(() => document.activeElement === document.body && (focused as HTMLElement | null)?.focus?.());
        pressed.current = null;
        carried.current = null;
        keeper.current?.release();
      }
      // A transition, so that the page of before stays until the next one is there.
      startTransition(() => setState(answer));
      const [wrong] = Object.keys(answer.drafts);
      if (wrong) setOpen(wrong);
      if (answer.goTo && leads) router.replace(answer.goTo as Route);
    });
  };
  return { state, article, drafts, open, setOpen, version, alive, kept, trouble, pending, saving, submit, keep, ...edits };
}

export type CaptureWork = ReturnType<typeof useCapture>;
