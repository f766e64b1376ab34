"use client";

import { useMemo } from "react";
import { type CaptureDraft, draftTitle, formTexts } from "#domain/capture";
import { longestWhy } from "#domain/reason";
import type { Alike } from "#lib/alike";
import type { DraftProblem } from "#lib/capture-actions";
import { Compare, useAlike } from "../../events/_form/alike";
import type { CaptureWork } from "./use-capture";
import type { DeskView } from "./view";

type Props = { draft: CaptureDraft; view: DeskView; work: CaptureWork; open: boolean; problem: DraftProblem | undefined; number: number };

/** Events on record that a draft may be: to compare, or to add the article to as a source. Saving it all the same asks why. */
export function DraftAlike({ draft, view, work, open, problem, number }: Props) {
  const found = open ? (
    <Looked {...{ draft, view, work, number }} />
  ) : (
    <Found alike={view.alike[draft.key] ?? []} {...{ draft, work, number }} />
  );
  if (!problem?.duplicates) return found;
  return (
    <>
      {found}
      <div className="mt-2.5">
        <label htmlFor={`distinct-${draft.key}`} className="label mb-1">
          Why this is another event
        </label>
        <input
          id={`distinct-${draft.key}`}
          name={`distinct-${draft.key}`}
          maxLength={longestWhy}
          autoComplete="off"
          aria-required="true"
          aria-describedby={`distinct-${draft.key}-hint`}
          className="field-input"
        />
        <p id={`distinct-${draft.key}-hint`} className="hint mt-1">
          Then save again. Kept in the history of the new event.
        </p>
      </div>
    </>
  );
}

/** What is alike while the draft is being changed. */
function Looked({ draft, view, work, number }: Omit<Props, "open" | "problem">) {
  const own = useMemo(() => work.drafts.flatMap(({ eventId }) => eventId ?? []), [work.drafts]);
  const alike = useAlike(formTexts(draft, work.article, view.accessed), own);
  return <Found alike={work.alive && alike.length > 0 ? alike : (view.alike[draft.key] ?? [])} {...{ draft, work, number }} />;
}

type FoundProps = { alike: Alike[]; draft: CaptureDraft; work: CaptureWork; number: number };

function Found({ alike, draft, work, number }: FoundProps) {
  if (alike.length === 0) return null;
  return (
    <ul aria-label={`Possibly draft ${number}`} className="mt-2.5 grid gap-2 rounded-[7px] bg-warn-weak px-3 py-2 text-[13px] text-warn">
      {alike.map(({ id, label, note, add }) => (
        <li key={id}>
          Possibly recorded already: <span dir="auto">“{label}”</span>, {note}.{" "}
          <Compare id={id} title={label}>
            Compare
          </Compare>
          {add && (
            <>
              {" or "}
              <button
                type="submit"
                name="do"
                value={`add ${draft.key} ${id}`}
                aria-disabled={work.pending}
                aria-label={`${adding[add]}: ${label}, in place of draft ${number}, ${draftTitle(draft)}`}
                className="link"
              >
                {adding[add]}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const adding = { save: "add this article to it as a source", propose: "propose this article as a source of it" };
