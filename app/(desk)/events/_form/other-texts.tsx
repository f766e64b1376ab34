"use client";

import { timeOf } from "./time-of";
import type { useDrafts } from "./use-drafts";

/** Other unsaved texts of the same form, none of which was put in the place of the other unasked. */
export const OtherTexts = ({ draft: { others, showOther, dropOther } }: { draft: ReturnType<typeof useDrafts> }) =>
  others.map((text) => (
    <p key={`${text.where} ${text.seq}`} role="status" className="mt-1 text-ink-2">
      There is another unsaved text from {timeOf(text.at)}, {text.where === "server" ? "typed on another device" : "typed on this device"}.{" "}
      <button type="button" onClick={() => showOther(text)} className="link">
        Show it
      </button>
      {" · "}
      <button type="button" onClick={() => dropOther(text)} className="link">
        Discard it
      </button>
    </p>
  ));
