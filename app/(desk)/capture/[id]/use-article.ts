"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import type { Span } from "#domain/extract/proposal";
import { isUse } from "./words-bar";

type Props = {
  element: RefObject<HTMLDivElement | null>;
  open: string | null;
  onLight: (key: string | null) => void;
  onOpen: (key: string, byKeyboard: boolean) => void;
  onTake: (field: string, span: Span) => void;
  onNew: (span: Span) => void;
};

/** Events after which the pointer is up, seen before anything stops them. */
const released = ["pointerup", "pointercancel", "contextmenu", "dragend"];

/** What is pointed at and chosen in the article: where the pointer or the caret stands lights a draft, words that are selected can be used. */
export function useArticle(props: Props) {
  const { element } = props;
  const [chosen, setChosen] = useState<Span | null>(null);
  // What the last words were used as, for whoever does not see it happen.
  const [used, setUsed] = useState<string | null>(null);
  const [isPointerDown, setPointerDown] = useState(false);
  const [hasSelection, setHasSelection] = useState(false);
  // Some keyboards write in spite of all: the text is then drawn anew.
  const [rebuilt, setRebuilt] = useState(0);
  const live = useRef({ ...props, chosen });
  live.current = { ...props, chosen };
  const choose = (use: string) => {
    const { chosen: span, open, onTake, onNew } = live.current;
    if (!span) return;
    if (use === "new") onNew(span);
    else if (open) onTake(use, span);
    else return;
    setUsed(use);
    setChosen(null);
    document.getSelection()?.collapseToEnd();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the element is another one after it was drawn anew
  useEffect(() => {
    const area = element.current;
    if (!area) return;
    const keyAt = (target: EventTarget | null) =>
      (target instanceof Element ? target.closest<HTMLElement>("[data-draft]")?.dataset.draft : null) ?? null;
    const over = ({ target }: Event) => live.current.onLight(keyAt(target));
    // React has lit the draft that the pointer goes to before it is told here that it left.
    const out = ({ relatedTarget }: MouseEvent | FocusEvent) => {
      if (!(relatedTarget instanceof Element && relatedTarget.closest("[data-card]"))) live.current.onLight(null);
    };
    const click = (event: MouseEvent) => {
      const key = keyAt(event.target);
      if (event.target instanceof Element && event.target.closest("a")) event.preventDefault();
      if (key && document.getSelection()?.isCollapsed) live.current.onOpen(key, false);
    };
    const selected = () => {
      const selection = document.getSelection();
      const within = selection?.anchorNode && area.contains(selection.anchorNode) && area.contains(selection.focusNode);
      setHasSelection(Boolean(within && !selection.isCollapsed));
      if (!selection || !within) return;
      const node = selection.focusNode;
      if (document.activeElement === area) live.current.onLight(keyAt(node instanceof Element ? node : (node?.parentElement ?? null)));
      const span = selection.isCollapsed ? null : spanOf(selection.getRangeAt(0));
      setChosen(span);
      if (span) setUsed(null);
    };
    const typed = (event: KeyboardEvent) => {
      if (event.key === "Enter") {
        const node = document.getSelection()?.focusNode;
        const key = keyAt(node instanceof Element ? node : (node?.parentElement ?? null));
        if (key) live.current.onOpen(key, true);
      }
      if (event.ctrlKey || event.metaKey || event.altKey || !live.current.chosen) return;
      const use = isUse(event.key);
      if (!use) return;
      event.preventDefault();
      choose(use);
    };
    const onPointerDown = ({ button }: PointerEvent) => setPointerDown(button === 0);
    const onPointerUp = () => setPointerDown(false);
    const refuse = (event: Event) => event.preventDefault();
    const anew = () => setRebuilt((n) => n + 1);
    const heard = {
      pointerover: over,
      pointerleave: out,
      blur: out,
      click,
      keydown: typed,
      pointerdown: onPointerDown,
      beforeinput: refuse,
      drop: refuse,
      compositionend: anew,
    };
    for (const [name, listener] of Object.entries(heard)) area.addEventListener(name, listener as EventListener);
    document.addEventListener("selectionchange", selected);
    for (const name of released) document.addEventListener(name, onPointerUp, true);
    return () => {
      for (const [name, listener] of Object.entries(heard)) area.removeEventListener(name, listener as EventListener);
      document.removeEventListener("selectionchange", selected);
      for (const name of released) document.removeEventListener(name, onPointerUp, true);
    };
  }, [element, rebuilt]);
  return { chosen, isPointerDown, hasSelection, used, rebuilt, choose };
}

/** Where a selection begins and ends in the text; the numbers of drafts are no part of it. */
function spanOf(range: Range): Span | null {
  const pieces = [
    ...(range.commonAncestorContainer instanceof Element
      ? range.commonAncestorContainer
      : (range.commonAncestorContainer.parentElement as Element)
    ).querySelectorAll<HTMLElement>("[data-start]"),
  ];
  const own = range.commonAncestorContainer.parentElement?.closest<HTMLElement>("[data-start]");
  const touched = (own ? [own] : pieces).filter((piece) => range.intersectsNode(piece));
  const places = touched.flatMap((piece) => {
    const node = piece.firstChild;
    if (!node) return [];
    const from = Number(piece.dataset.start);
    const begins = range.startContainer === node ? range.startOffset : 0;
    const stops = range.endContainer === node ? range.endOffset : (node.textContent?.length ?? 0);
    return stops > begins ? [{ start: from + begins, end: from + stops }] : [];
  });
  const [first, last] = [places[0], places.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}
