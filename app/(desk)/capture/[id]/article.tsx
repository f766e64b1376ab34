"use client";

import { useRef } from "react";
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
  onOpen: (key: string) => void;
  onTake: (field: string, span: Span) => void;
  onNew: (span: Span) => void;
};

/**
 * The article with the words that support each draft. With a script it takes the caret, so that words are chosen by mouse and by
 * keyboard alike, and takes no text.
 */
export function Article({ text, drafts, open, lit, alive, onLight, onOpen, onTake, onNew }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const { chosen, rebuilt, choose } = useArticle({ element, open, onLight, onOpen, onTake, onNew });
  const numbers = new Map(drafts.map((draft, i) => [draft.key, i + 1]));
  const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
  const looked = lit ?? open;
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
        className="rounded-xl px-5 pt-6 pb-4 font-serif text-[16.5px] leading-[1.72] wrap-anywhere outline-offset-2 min-[760px]:px-8"
      >
        {piecesOf(text, drafts, looked).map((pieces) => (
          <p key={pieces[0]?.start} className="mb-3.5 whitespace-pre-line">
            {pieces.map((piece) => (
              <Words key={piece.start} text={text} piece={piece} {...{ byKey, numbers, looked }} />
            ))}
          </p>
        ))}
      </div>
      {alive && (
        <WordsBar chosen={chosen && text.slice(chosen.start, chosen.end)} number={open ? numbers.get(open) : undefined} onChoose={choose} />
      )}
    </div>
  );
}

type WordsProps = { text: string; piece: Piece; byKey: Map<string, CaptureDraft>; numbers: Map<string, number>; looked: string | null };

/** A piece of the text: plain, or marked as what supports a draft, whose number stands behind it. */
function Words({ text, piece: { start, end, drafts, ends, value }, byKey, numbers, looked }: WordsProps) {
  const words = (
    <span data-start={start} className={value ? "underline decoration-dotted decoration-1 underline-offset-[5px]" : undefined}>
      {text.slice(start, end)}
    </span>
  );
  const [nearest] = looked && drafts.includes(looked) ? [looked] : drafts;
  if (!nearest) return words;
  const family = familyOfText(byKey.get(nearest)?.texts.type);
  const saved = byKey.get(nearest)?.state === "saved";
  return (
    <mark
      data-draft={nearest}
      className={`rounded-t-[3px] border-b-2 px-px ${markOf[family]} ${nearest === looked ? "ring-2 ring-accent ring-offset-1 ring-offset-surface" : ""} ${saved ? "border-dotted" : ""}`}
    >
      {words}
      {ends.map((key) => {
        const draft = byKey.get(key);
        return (
          <sup key={key} className={`ml-[2px] font-sans text-[10.5px] font-semibold ${inkOf[familyOfText(draft?.texts.type)]}`}>
            <a href={`?draft=${key}#draft-${key}`} aria-label={`Draft ${numbers.get(key)}: ${draft ? draftTitle(draft) : ""}`}>
              {numbers.get(key)}
            </a>
          </sup>
        );
      })}
    </mark>
  );
}
