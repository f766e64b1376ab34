import type { Route } from "next";
import { Link } from "#ui/link";
import { dateWords } from "#ui/words";

export type Choice = { id: string; title: string; date: string; city: string | null; note?: string };
type Props = { id: string; text: string; likely: Choice[] /** Null where nothing was looked for. */; found: Choice[] | null };

/** Which event is the other: those that are alike, and a search for any. */
export const Choices = ({ id, text, likely, found }: Props) => (
  <>
    <section aria-labelledby="likely" className="mt-7">
      <h2 id="likely">Likely the same</h2>
      {likely.length > 0 ? <List id={id} events={likely} /> : <p className="mt-1 text-ink-2">No event on record is much like this one.</p>}
    </section>
    <search className="mt-7 block">
      <form action={`/events/${id}/merge`} method="get">
        <label htmlFor="q" className="label mb-1">
          Another event
        </label>
        <div className="flex max-w-[560px] gap-2">
          <input id="q" name="q" defaultValue={text} maxLength={200} autoComplete="off" aria-describedby="q-hint" className="field-input" />
          <button type="submit" className="btn">
            Find
          </button>
        </div>
        <p id="q-hint" className="hint mt-1">
          Part of its title, or its id.
        </p>
      </form>
      {found &&
        (found.length > 0 ? (
          <List id={id} events={found} />
        ) : (
          <p role="status" className="mt-3 text-ink-2">
            No other event is called so.
          </p>
        ))}
    </search>
  </>
);

const List = ({ id, events }: { id: string; events: Choice[] }) => (
  <ul className="mt-2 grid max-w-[720px]">
    {events.map(({ id: other, title, date, city, note }) => (
      <li key={other} className="border-t border-line py-2">
        <Link href={`/events/${id}/merge?with=${other}` as Route} dir="auto" className="link link-alone">
          {title}
        </Link>
        <p className="text-[13px] text-ink-2">{[dateWords(date), city, note].filter(Boolean).join(", ")}</p>
      </li>
    ))}
  </ul>
);
