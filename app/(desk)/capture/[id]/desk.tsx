"use client";

import { type RefObject, useActionState, useEffect, useRef, useState } from "react";
import type { AlikeArticle } from "#db/start-capture";
import { isBackground, toSave } from "#domain/capture";
import { type WorkState, workAction } from "#lib/capture-actions";
import { Once } from "#ui/once";
import { AlikeNote } from "../alike-note";
import { Article } from "./article";
import { ArticleFields } from "./article-fields";
import type { Carried } from "./carried";
import { DeskBar } from "./desk-bar";
import { DeskNote } from "./desk-note";
import { DraftCard } from "./draft-card";
import { focusIn, none, useCapture } from "./use-capture";
import type { DeskView } from "./view";

type Props = { view: DeskView; alike: AlikeArticle | null; draft: string | undefined; done: string | undefined; count: number };

/** Begins anew with every state of the server's; what came of a plain form, and what is typed meanwhile, would be lost within that. */
export function CaptureDesk(props: Props) {
  const [served, send] = useActionState(workAction, none);
  const carried = useRef<Carried | null>(null);
  return <Desk key={props.view.seq} {...props} served={served} send={send} carried={carried} />;
}

const shownOf = ({ article, drafts }: DeskView, open: string | null) => ({
  article,
  texts: drafts.find(({ key }) => key === open)?.texts ?? {},
});

type DeskProps = Props & { served: WorkState; send: (form: FormData) => void; carried: RefObject<Carried | null> };

/** The article on the left, its drafts on the right: pointing at one lights the other. One form, so that it works without a script. */
function Desk({ view, alike, draft, done, count, served, send, carried }: DeskProps) {
  const work = useCapture(view, draft, served, carried);
  const { drafts, open, alive, state } = work;
  const [lit, setLit] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const wanted = useRef<string | null>(null);
  const ahead = drafts.filter((one) => !isBackground(one));
  const behind = drafts.filter(isBackground);
  const show = (key: string, byKeyboard: boolean) => {
    wanted.current = key;
    work.setOpen(key);
    if (byKeyboard) focusIn(key);
  };
  // What was opened from the article comes into view, and its words where it was opened from the list.
  useEffect(() => {
    if (!open) return;
    form.current?.querySelector(`[data-draft="${open}"]`)?.scrollIntoView({ block: "nearest" });
    if (wanted.current !== open) return;
    wanted.current = null;
    document.getElementById(`draft-${open}`)?.scrollIntoView({ block: "nearest" });
  }, [open]);
  useEffect(() => {
    const save = (pressed: KeyboardEvent) => {
      if (!(pressed.ctrlKey || pressed.metaKey) || !["Enter", "s"].includes(pressed.key)) return;
      pressed.preventDefault();
      const button = form.current?.querySelector<HTMLButtonElement>("button[data-save]");
      if (button) form.current?.requestSubmit(button);
    };
    document.addEventListener("keydown", save);
    return () => document.removeEventListener("keydown", save);
  }, []);
  const card = (key: string) => {
    const one = drafts.find((draft) => draft.key === key);
    return (
      one && <DraftCard key={key} draft={one} view={view} work={work} lit={lit === key} onLight={setLit} problem={state.drafts[key]} />
    );
  };
  return (
    <form
      ref={form}
      action={send}
      onSubmit={work.submit}
      noValidate
      aria-label="Captured article"
      className="mx-auto grid max-w-[1440px] items-start gap-x-9 gap-y-8 px-3.5 pt-7 pb-16 min-[760px]:px-7 min-[1000px]:grid-cols-[minmax(0,1fr)_minmax(400px,560px)]"
    >
      {/* What Enter does in a line: what is typed is kept, and nothing else happens. */}
      <input type="submit" hidden name="do" value="keep" />
      <input type="hidden" name="capture" value={view.id} />
      <input type="hidden" name="draft" value={open ?? ""} />
      {/* What a plain form began with: its changes are told by it from those of another tab. */}
      {!alive && <input type="hidden" name="shown" value={JSON.stringify(shownOf(view, open))} />}
      <section
        aria-labelledby="capture-title"
        className="min-w-0 min-[1000px]:sticky min-[1000px]:top-0 min-[1000px]:-m-2 min-[1000px]:max-h-dvh min-[1000px]:overflow-y-auto min-[1000px]:p-2"
      >
        <h1 id="capture-title">Capture an article</h1>
        <DeskNote work={work} view={view} done={done} count={count} />
        {done && <Once names={["done", "n"]} />}
        {alike && (
          <div className="mb-4">
            <AlikeNote alike={alike} />
          </div>
        )}
        <ArticleFields work={work} readOn={view.readOn} readable={view.text !== ""} />
        {view.text ? (
          <Article
            {...{ text: view.text, drafts, open, lit, alive }}
            onLight={setLit}
            onOpen={show}
            onTake={(field, span) => open && work.take(open, field, span)}
            onNew={work.add}
          />
        ) : (
          <p className="card px-6 py-5 text-ink-2">The text was not kept: here only quotations are, once the drafts are saved.</p>
        )}
      </section>
      <section aria-label="Drafts" className="min-w-0">
        <DeskBar drafts={drafts} work={work} />
        <ol className="grid gap-3">{ahead.map(({ key }) => card(key))}</ol>
        {drafts.length === 0 && (
          <div className="rounded-xl border border-dashed border-line-2 px-6 py-7">
            <h2 className="text-[18px]">Nothing found</h2>
            <p className="mt-1.5 text-ink-2">
              No event of two states was read in this text. Add a draft by hand, or select words of the article and press N; the text is
              kept.
            </p>
          </div>
        )}
        {behind.length > 0 && (
          <details className="mt-5" open={behind.some(({ key }) => key === open || state.drafts[key])}>
            <summary className="link inline-flex min-h-6 items-center">
              {behind.length === 1 ? "1 event told as background" : `${behind.length} events told as background`}
            </summary>
            <p className="hint mt-1 mb-3">Earlier events that the article mentions. They are saved one by one.</p>
            <ol className="grid gap-3">{behind.map(({ key }) => card(key))}</ol>
          </details>
        )}
        {toSave(drafts).length > 1 && (
          <button type="submit" name="do" value="submit" aria-disabled={work.pending} className="btn mt-5">
            Save all {toSave(drafts).length} and send for review
          </button>
        )}
      </section>
    </form>
  );
}
