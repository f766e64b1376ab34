"use client";

import type { ReactNode } from "react";
import { CommandKey } from "#ui/command-key";
import { Link } from "#ui/link";
import type { Buttons } from "./plan";

type Props = {
  above: ReactNode;
  pending: boolean;
  /** The labels of the fields that need attention. */
  problems: string[];
  /** Of the event on record; absent for a new one. */
  id?: string | undefined;
  buttons: Buttons;
  /** Takes back everything typed since the form opened, or what was taken back; absent where there is nothing to. */
  discard?: (() => void) | undefined;
  undo?: (() => void) | undefined;
};

/** Always in reach at the foot of the form. The first button is what Enter does. */
export function SaveBar({ above, pending, problems, id, buttons, discard, undo }: Props) {
  const { save, send, publish, main } = buttons;
  const look = (button: Buttons["main"]) => (main === button ? "btn-primary" : "");
  return (
    <div className="save-bar fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface">
      {above}
      <div className="mx-auto flex max-w-[1440px] flex-wrap items-center justify-end gap-2.5 px-3.5 py-3 min-[760px]:px-7">
        <p role="status" className="mr-auto min-w-0 truncate text-ink-3 max-[639px]:sr-only">
          {pending ? "Saving…" : undo ? "What you typed was discarded." : attention(problems)}
        </p>
        {/* Enter presses the first button of a form: it must be the plain one. */}
        {save ? (
          <button type="submit" aria-disabled={pending} className={`btn order-3 ${look("save")}`}>
            {save}
            <SaveKey main={main === "save"} />
          </button>
        ) : (
          <input type="hidden" name="send" value="review" />
        )}
        {send && (
          <button
            type="submit"
            {...(save && { name: "send", value: "review" })}
            aria-disabled={pending}
            className={`btn ${main === "save" ? "order-2" : "order-3"} ${look("send")}`}
          >
            {send}
            {!save && <SaveKey main />}
          </button>
        )}
        {undo && (
          <button type="button" onClick={undo} className="btn order-1">
            Undo
          </button>
        )}
        {id && (
          <Link href={`/events/${id}`} className="btn btn-quiet order-1">
            Cancel
          </Link>
        )}
        {discard && (
          <button type="button" onClick={discard} className="btn btn-quiet order-1 max-[479px]:hidden">
            Discard
          </button>
        )}
        {!id && (
          <button type="submit" name="next" value="another" aria-disabled={pending} className="btn order-2 max-[559px]:hidden">
            Save and add another
          </button>
        )}
        {publish && (
          <button type="submit" name="publish" value="1" aria-disabled={pending} className={`btn order-4 ${look("publish")}`}>
            Save and publish
          </button>
        )}
      </div>
    </div>
  );
}

const SaveKey = ({ main }: { main: boolean }) => (
  <span
    aria-hidden="true"
    className={`kbd with-script bg-transparent! max-[759px]:hidden ${main ? "border-on-fill/45! text-on-fill!" : ""}`}
  >
    <CommandKey letter="S" />
  </span>
);

function attention(problems: string[]) {
  if (problems.length === 0) return "";
  const named = problems.length > 3 ? `${problems.slice(0, 3).join(", ")} and ${problems.length - 3} more` : problems.join(", ");
  return `${problems.length === 1 ? "One field needs" : `${problems.length} fields need`} attention: ${named}`;
}
