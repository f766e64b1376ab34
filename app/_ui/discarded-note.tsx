import { Icon } from "#ui/icon";
import { Submit } from "#ui/submit";

type Props = {
  /** What was discarded, as the form of it is told which. */
  discarded: string | undefined;
  problem: string | undefined;
  /** What is gone where there is none of it any more. */
  thing: string;
  name: string;
  undo: (form: FormData) => Promise<void>;
};

const problemsOf = (thing: string): Record<string, string> => ({
  unauthenticated: "Nothing was changed. Sign in first.",
  not_found: `Nothing was changed: there is no such ${thing} any more.`,
  busy: "Nothing was changed: the database was busy. Try again.",
  storage_full: "Nothing was changed: the storage is full.",
});

/** What came of discarding something of one's own, and the way back. */
export function DiscardedNote({ discarded, problem, thing, name, undo }: Props) {
  const problems = problemsOf(thing);
  return (
    <>
      {problem && (
        <p role="alert" className="mt-4 rounded-lg bg-danger-weak px-4 py-2.5 font-medium text-danger">
          {Object.hasOwn(problems, problem) ? problems[problem] : "Nothing was changed."}
        </p>
      )}
      {discarded && (
        <form action={undo} className="mt-4 mb-2 flex flex-wrap items-center gap-3 rounded-lg bg-ok-weak px-4 py-2.5 text-ok">
          <p role="status" className="font-medium">
            Discarded.
          </p>
          <input type="hidden" name={name} value={discarded} />
          <Submit className="btn btn-small">
            <Icon name="undo" />
            Undo
          </Submit>
        </form>
      )}
    </>
  );
}
