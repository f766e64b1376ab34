import type { EventState, Move } from "#domain/review";
import { Once } from "#ui/once";

/** What else is done than a move. */
type Other =
  | "save"
  | "merged"
  | "propose"
  | "take_back"
  | "merge"
  | "unmerge"
  | "source"
  | "source_proposed"
  | "restored_with"
  | "restore_revision";

const done = {
  save: "Saved.",
  merged: "Saved.",
  propose: "Proposed. Readers keep seeing what is published until an editor accepts your change.",
  take_back: "Proposal taken back. Nothing was changed.",
  submit: "Sent for review. Only the desk sees it until an editor accepts it.",
  recall: "Taken back from review. It is a draft again.",
  publish: "Published. Readers see it now.",
  request_changes: "Sent back for changes. Its author sees the reason.",
  decline: "Declined. It is kept, with the reason, and readers do not see it.",
  withdraw: "Withdrawn. It is kept, with the reason, and readers no longer see it.",
  trash: "Moved to the trash. An editor can restore it.",
  restore: "Restored from the trash.",
  merge: "Merged. What the other event said is kept with its history, and its address leads here.",
  unmerge: "The merge is taken back. This event stands again as it was; the other lost what it had gained.",
  source: "Your source was added to this event. Nothing else of your report was saved.",
  source_proposed: "Your source is proposed for this event. Readers see it once an editor accepts it.",
  restored_with: "Restored from the trash, with what you typed.",
  restore_revision: "Restored. What it said then stands as a new revision.",
} satisfies Record<Move | Other, string>;

const problems: Record<string, string> = {
  invalid: "Not published: some fields need attention first. Open the form and save it to see which; an event needs a source.",
  unauthenticated: "Nothing was changed. Sign in first.",
  forbidden: "Nothing was changed: your role does not allow this.",
  conflict: "Nothing was changed: the event had changed meanwhile. This is how it stands now.",
  busy: "Nothing was changed: the database was busy. Try again.",
  storage_full: "Nothing was changed: the storage is full.",
};

const names = ["done", "problem", "base", "at"];

type Props = { code: string | undefined; problem: string | undefined; more?: string | null; state: EventState };

/** What came of the last thing that was done with this event. Only known codes have words; the address brings none of its own. */
export function Notice({ code, problem, more, state }: Props) {
  const bad = problem && Object.hasOwn(problems, problem) ? problems[problem] : null;
  const good = code && Object.hasOwn(done, code) ? done[code as keyof typeof done] : null;
  if (!bad && !good) return null;
  // The banner of an event in the trash says so itself.
  if (!bad && code === "trash" && state === "trash") return <Once names={names} />;
  return (
    <>
      <Once names={names} />
      <p
        role={bad ? "alert" : "status"}
        dir="auto"
        className={`no-print mt-4 rounded-lg px-4 py-2.5 font-medium ${bad ? "bg-danger-weak text-danger" : "bg-ok-weak text-ok"}`}
      >
        {bad ?? more ?? good}
      </p>
    </>
  );
}
