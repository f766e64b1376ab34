"use client";

import type { Trouble } from "./keeper";
import { timeOf } from "./time-of";
import type { useDrafts } from "./use-drafts";

type Props = { draft: ReturnType<typeof useDrafts>; note: string; onDiscard: () => void };

/** Under the heading: where what is typed is kept, or who will see it once it is saved. */
export function DraftNote({ draft: { restored, kept, trouble }, note, onDiscard }: Props) {
  const words = kept && `Kept on ${kept.where === "server" ? "the server" : "this device"} at ${timeOf(kept.at)}, not saved yet.`;
  return (
    <div className="mt-1 text-ink-2">
      <p role="status">
        {restored && (!kept || kept.at <= restored.at) ? (
          <>
            {restored.where === "server"
              ? `Restored what was kept on the server at ${timeOf(restored.at)} and not saved. `
              : `Restored what you typed at ${timeOf(restored.at)} and had not saved. `}
            <button type="button" onClick={onDiscard} className="link">
              Discard it
            </button>
          </>
        ) : (
          (words ?? note)
        )}
      </p>
      {trouble && <TroubleNote trouble={trouble} />}
    </div>
  );
}

const troubles: Record<Trouble["refused"], string> = {
  "signed-out": "Your session has ended: what you type is kept on this device only. Sign in again in another tab, and it goes on.",
  "someone-else": "Somebody else is signed in here by now: what you type is kept on this device only.",
  "not-allowed": "Your role does not allow this any more: what you type is kept on this device only.",
  "too-much": "What you type is kept on this device only.",
  away: "The server does not answer; it is tried again.",
};

function TroubleNote({ trouble: { refused, words } }: { trouble: Trouble }) {
  return (
    <p role="status" className="text-warn">
      {words ?? troubles[refused]}{" "}
      {refused === "signed-out" && (
        <a href="/sign-in" target="_blank" rel="noopener" className="link">
          Sign in in a new tab
        </a>
      )}
    </p>
  );
}
