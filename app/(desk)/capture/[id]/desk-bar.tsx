"use client";

import { type CaptureDraft, toSave } from "#domain/capture";
import { mostDrafts } from "#domain/capture-edits";
import type { CaptureWork } from "./use-capture";

/** Above the drafts: how many there are, and what can be done with all of them. */
export function DeskBar({ drafts, work: { alive, pending, add, open } }: { drafts: CaptureDraft[]; work: CaptureWork }) {
  const left = drafts.filter(({ state }) => state === "open").length;
  const saved = drafts.filter(({ state }) => state === "saved").length;
  const all = toSave(drafts).length;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2.5">
      <h2 className="font-sans text-[15px] font-semibold tracking-normal">{left === 1 ? "1 draft" : `${left} drafts`}</h2>
      <p className="mr-auto text-ink-3">{saved} saved</p>
      {!alive && open && (
        <button type="submit" name="do" value="keep" className="btn hidden-with-script">
          Keep changes
        </button>
      )}
      {drafts.length < mostDrafts && (
        <button type={alive ? "button" : "submit"} name="do" value="manual" onClick={alive ? () => add() : undefined} className="btn">
          Add by hand
        </button>
      )}
      {all > 0 && (
        <button type="submit" name="do" value="all" aria-disabled={pending} className="btn btn-primary">
          {all === 1 ? "Save the draft" : `Save all ${all}`}
        </button>
      )}
    </div>
  );
}
