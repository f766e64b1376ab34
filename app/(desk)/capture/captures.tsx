import type { Route } from "next";
import type { CaptureLine } from "#db/captures";
import { discardCaptured, undiscardCaptured } from "#lib/capture-actions";
import { DiscardedNote } from "#ui/discarded-note";
import { Link } from "#ui/link";
import { Once } from "#ui/once";
import { Submit } from "#ui/submit";
import { dayOf } from "#ui/words";

type Props = { captures: CaptureLine[]; discarded: string | undefined; problem: string | undefined };

/** One's own captured articles, with what is left to do of each. */
export function Captures({ captures, discarded, problem }: Props) {
  return (
    <section aria-label="Your articles" className="min-w-0">
      <h2 className="text-[18px]">Your articles</h2>
      <p className="hint mt-0.5 mb-2">Only you see these. They go when you discard them, or after a year untouched.</p>
      <DiscardedNote {...{ discarded, problem }} thing="article" name="capture" undo={undiscardCaptured} />
      {discarded && <Once names={["discarded"]} />}
      {captures.length === 0 && <p className="border-t border-line py-3 text-ink-2">None yet.</p>}
      <ul>
        {captures.map((one) => (
          <CaptureRow key={one.id} capture={one} />
        ))}
      </ul>
    </section>
  );
}

export const CaptureRow = ({ capture: { id, title, at, open, saved } }: { capture: CaptureLine }) => (
  <li data-row className="flex items-start gap-3 border-t border-line py-3">
    <div className="min-w-0 flex-1">
      <Link href={`/capture/${id}` as Route} dir="auto" className="font-[550] decoration-1 underline-offset-3 hover:underline">
        {title}
      </Link>
      <p className="text-[12.5px] text-ink-3">
        {open > 0 ? `${open} to check` : "nothing left to check"}
        {saved > 0 && `, ${saved} saved`} · {dayOf(at)}
      </p>
    </div>
    <form action={discardCaptured}>
      <input type="hidden" name="capture" value={id} />
      <Submit className="btn btn-quiet btn-small" aria-label={`Discard ${title}`}>
        Discard
      </Submit>
    </form>
  </li>
);
