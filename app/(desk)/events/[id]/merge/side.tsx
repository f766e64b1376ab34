import type { Event } from "#domain/event";
import { eventStates } from "#domain/review";
import { dateWords, dayOf, typeOf } from "#ui/words";
import { Keep } from "./merge-form";

type Props = {
  name: "here" | "there";
  event: Event;
  words: string;
  checked: boolean /** Readers would lose the other. */;
  refused: boolean;
};

/** One of the two events, and the choice to keep it. */
export const Side = ({ name, event, words, checked, refused }: Props) => (
  <div className="min-w-0 rounded-lg border border-line-2 bg-surface p-4 has-checked:border-accent has-checked:ring-1 has-checked:ring-accent">
    <label
      htmlFor={`keep-${name}`}
      className={`flex min-h-6 items-center gap-2 font-semibold ${refused ? "text-ink-3" : "cursor-pointer"}`}
    >
      <Keep id={`keep-${name}`} event={event.id} checked={checked} refused={refused} describedBy={`side-${name}`} />
      {words}
    </label>
    {refused && <p className="hint mt-1">The other is published: readers would lose it.</p>}
    <div id={`side-${name}`} className="mt-2 grid gap-1">
      <p dir="auto" className="font-serif text-[18px]">
        {event.title}
      </p>
      <p className="text-ink-2">
        {dateWords(event.date, "long")}, {typeOf(event.type).term.toLowerCase()}
      </p>
      <p className="text-[13px] text-ink-2">
        {eventStates[event.state]}, revision {event.revision}, on record since {dayOf(event.createdAt)}
      </p>
      {event.citations.length > 0 ? (
        <ul aria-label="Sources" className="mt-1 grid gap-1 text-[13px]">
          {[...new Set(event.citations.map(({ source }) => source))].map((address) => (
            <li key={address} dir="ltr" className="wrap-anywhere">
              {address}
            </li>
          ))}
        </ul>
      ) : (
        <p className="hint">No source.</p>
      )}
    </div>
  </div>
);
