"use client";

import { Fragment, useRef, useState } from "react";
import { type CaptureDraft, draftTitle } from "#domain/capture";
import { type Piece, piecesOf } from "#domain/capture-marks";
import type { Span } from "#domain/extract/proposal";
import { familyOfText, inkOf, markOf } from "./family";
import { useArticle } from "./use-article";
import { WordsBar } from "./words-bar";

type Props = {
  text: string;
  drafts: CaptureDraft[];
  /** The draft that is worked on, and the one that is pointed at. */
  open: string | null;
  lit: string | null;
  alive: boolean;
  onLight: (key: string | null) => void;
  onOpen: (key: string, byKeyboard: boolean) => void;
  onTake: (field: string, span: Span) => void;
  onNew: (span: Span) => void;
};

/**
 * The article with the words that support each draft. With a script it takes the caret, so that words are chosen by mouse and by
 * keyboard alike, and takes no text.
 */
export function Article({ text, drafts, open, lit, alive, onLight, onOpen, onTake, onNew }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const { chosen, isPointerDown, hasSelection, used, rebuilt, choose } = useArticle({ element, open, onLight, onOpen, onTake, onNew });
  const numbers = new Map(drafts.map((draft, i) => [draft.key, i + 1]));
  const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
  // Highlighting another draft replaces the text being selected, which would move the ends of the selection: it waits, unless another
  // draft was opened.
  const wanted = { looked: lit ?? open, open };
  const [shown, setShown] = useState(wanted);
  const isFrozen = isPointerDown || (hasSelection && shown.open === open);
  if (!isFrozen && (shown.looked !== wanted.looked || shown.open !== open)) setShown(wanted);
  const { looked } = shown;
  const edited = alive
    ? ({
        contentEditable: true,
        suppressContentEditableWarning: true,
        role: "textbox",
        tabIndex: 0,
        "aria-multiline": true,
        "aria-readonly": true,
        "aria-label": "Text of the article",
        "aria-describedby": "words-hint",
        inputMode: "none",
        spellCheck: false,
      } as const)
    : {};
  return (
    <div className="card relative">
      <div
        key={rebuilt}
        ref={element}
        {...edited}
        dir="auto"
        className="rounded-xl px-5 pt-6 pb-4 font-serif text-[16.5px] leading-[1.72] wrap-anywhere -outline-offset-2 min-[760px]:px-8"
      >
        {piecesOf(text, drafts, looked).map((pieces) => (
          <p key={pieces[0]?.start} className="mb-3.5 whitespace-pre-line">
            {runsOf(pieces, looked).map((run) => (
              <Words key={run[0]?.start} text={text} run={run} {...{ byKey, numbers, looked }} />
            ))}
          </p>
        ))}
      </div>
      {alive && (
        <WordsBar
          chosen={chosen && text.slice(chosen.start, chosen.end)}
          number={open ? numbers.get(open) : undefined}
          onChoose={choose}
          used={used}
        />
      )}
    </div>
  );
}

/** The draft that a piece is shown as: the one that is looked at, else the one with the fewest words. */
const shownAs = ({ drafts }: Piece, looked: string | null) => (looked && drafts.includes(looked) ? looked : drafts[0]);

/** Pieces that stand side by side and are shown as the same draft: one mark for all of them. */
function runsOf(pieces: readonly Piece[], looked: string | null): Piece[][] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1)?.at(-1);
    const key = shownAs(piece, looked);
    if (last && key && shownAs(last, looked) === key) runs.at(-1)?.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

type WordsProps = { text: string; run: Piece[]; byKey: Map<string, CaptureDraft>; numbers: Map<string, number>; looked: string | null };

/** A run of the text: plain, or marked as what supports a draft, whose number stands behind it. */
function Words({ text, run, byKey, numbers, looked }: WordsProps) {
  const words = run.map(({ start, end, value, ends }) => (
    <Fragment key={start}>
      <span data-start={start} className={value ? "underline decoration-dotted decoration-1 underline-offset-[5px]" : undefined}>
        {text.slice(start, end)}
      </span>
      {ends.map((key) => (
        <DraftNumber key={key} draft={byKey.get(key)} number={numbers.get(key) ?? 0} />
      ))}
    </Fragment>
  ));
  const nearest = run[0] && shownAs(run[0], looked);
  if (!nearest) return words;
  const draft = byKey.get(nearest);
  return (
    <mark
      data-draft={nearest}
      className={`rounded-t-[3px] border-b-2 px-px ${markOf[familyOfText(draft?.texts.type)]} ${nearest === looked ? "outline-2 outline-accent" : ""} ${draft?.state === "saved" ? "border-dotted" : ""}`}
    >
      {words}
    </mark>
  );
}

const DraftNumber = ({ draft, number }: { draft: CaptureDraft | undefined; number: number }) => (
  <sup className={`ml-[2px] select-none font-sans text-[10.5px] font-semibold ${inkOf[familyOfText(draft?.texts.type)]}`}>
    <a href={`?draft=${draft?.key}#draft-${draft?.key}`} aria-label={`Draft ${number}: ${draft ? draftTitle(draft) : ""}`}>
      {number}
    </a>
  </sup>
);
