import type { Route } from "next";
import type { CaptureLine } from "#db/captures";
import { discardCaptured, undiscardCaptured } from "#lib/capture-actions";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";
import { Once } from "#ui/once";
import { Submit } from "#ui/submit";
import { dayOf } from "#ui/words";

const problems: Record<string, string> = {
  unauthenticated: "Nothing was changed. Sign in first.",
  not_found: "Nothing was changed: there is no such article any more.",
  busy: "Nothing was changed: the database was busy. Try again.",
  storage_full: "Nothing was changed: the storage is full.",
};

type Props = { captures: CaptureLine[]; discarded?: string; problem?: string };

/** One's own captured articles, with what is left to do of each. */
export function Captures({ captures, discarded, problem }: Props) {
  return (
    <section aria-label="Your articles" className="min-w-0">
      <h2 className="text-[18px]">Your articles</h2>
      <p className="hint mt-0.5 mb-2">Only you see these. They go when you discard them, or after a year untouched.</p>
      {problem && (
        <p role="alert" className="mt-3 rounded-lg bg-danger-weak px-4 py-2.5 font-medium text-danger">
          {Object.hasOwn(problems, problem) ? problems[problem] : "Nothing was changed."}
        </p>
      )}
      {discarded && (
        <form action={undiscardCaptured} className="mt-3 mb-2 flex flex-wrap items-center gap-3 rounded-lg bg-ok-weak px-4 py-2.5 text-ok">
          <p role="status" className="font-medium">
            Discarded.
          </p>
          <input type="hidden" name="capture" value={discarded} />
          <Submit className="btn btn-small">
            <Icon name="undo" />
            Undo
          </Submit>
          <Once names={["discarded"]} />
        </form>
      )}
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
