import type { Route } from "next";
import type { UnsavedDraft } from "#db/form-drafts";
import { eventStates } from "#domain/review";
import { discardUnsaved, undiscardUnsaved } from "#lib/draft-actions";
import { DiscardedNote } from "#ui/discarded-note";
import { Link } from "#ui/link";
import { Submit } from "#ui/submit";
import { dayOf, termOf } from "#ui/words";
import { continueNew } from "../events/_form/continue";
import { OnThisDevice } from "./on-this-device";

type Props = { person: string; texts: UnsavedDraft[]; discarded: string | undefined; problem: string | undefined };

/** One's own texts that were typed into a form and not saved. Nobody else sees them. */
export function UnsavedTexts({ person, texts, discarded, problem }: Props) {
  return (
    <>
      <DiscardedNote {...{ discarded, problem }} thing="text" name="form" undo={undiscardUnsaved} />
      {texts.length > 0 && (
        <section aria-label="My drafts: not saved yet" className="mt-8">
          <h2 className="text-[18px]">My drafts: not saved yet</h2>
          <p className="hint mt-0.5 mb-2">Only you see these. They go when you save or discard them, or after a year untouched.</p>
          <ul>
            {texts.map((text) => (
              <Unsaved key={text.form} text={text} />
            ))}
          </ul>
        </section>
      )}
      <OnThisDevice person={person} known={texts.map(({ form }) => form)} />
    </>
  );
}

function Unsaved({ text }: { text: UnsavedDraft }) {
  const { form, title, event, at, revision } = text;
  const open = event?.mayChange === true && event.state !== "trash";
  const name = title.slice(0, 200) || "Untitled";
  return (
    <li data-row className="flex flex-wrap items-start gap-x-3.5 gap-y-2 border-t border-line py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p dir="auto" className="font-[550]">
          {name}
        </p>
        <p className="text-[12.5px] text-ink-3">
          {event ? (
            <span dir="auto">
              Change to revision {revision} of{" "}
              <Link href={`/events/${event.id}`} className="link">
                {event.title}
              </Link>
              {!open && `, ${termOf(eventStates, event.state).toLowerCase()} by now`}
            </span>
          ) : (
            "New event"
          )}{" "}
          · typed {dayOf(at)}, {at.slice(11, 16)} UTC
        </p>
      </div>
      <div className="flex gap-2">
        <Link
          href={open ? (`/events/${form}/edit` as Route) : continueNew(form)}
          data-edit
          className="btn btn-small"
          aria-label={`Continue ${name}`}
        >
          {event && !open ? "Continue as a new event" : "Continue"}
        </Link>
        <form action={discardUnsaved}>
          <input type="hidden" name="form" value={form} />
          <Submit className="btn btn-small" aria-label={`Discard ${name}`}>
            Discard
          </Submit>
        </form>
      </div>
    </li>
  );
}
