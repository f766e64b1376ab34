import type { PendingForm } from "#db/proposals";
import { event } from "#domain/event";

/** Above the form of an event that one has proposed a change to: what the form holds, and what was answered. */
export function PendingNote({ pending: { proposal, clashing, decider } }: { pending: PendingForm }) {
  const others = clashing.map((name) => event.fields[name].label).join(", ");
  return (
    <section aria-label="Your proposal" className="mt-4 grid gap-2 rounded-lg bg-accent-weak px-4 py-2.5">
      <p>This is the change you proposed, on top of what is published now. Sending it again replaces it.</p>
      {proposal.state === "changes_requested" && proposal.answer && (
        <div dir="auto">
          <p>{decider ?? "An editor"} asks for changes:</p>
          <blockquote className="mt-1 whitespace-pre-line font-serif text-[15.5px] leading-normal">“{proposal.answer}”</blockquote>
        </div>
      )}
      {others && (
        <p className="text-warn">
          Changed by others since: {others}. Your text stands in the form; the published one is on the page of the event.
        </p>
      )}
    </section>
  );
}
