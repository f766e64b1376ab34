import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { findRevisionValue, getHistory, type History, type HistoryLine, namesFor } from "#db/history";
import { type Actor, mayChange } from "#domain/access";
import { diffEvents } from "#domain/diff";
import { AppError } from "#domain/errors";
import { chooseTwo, revisionOf } from "#domain/history";
import { readingActor } from "#lib/page-actor";
import { Changes } from "#ui/changes";
import { Link } from "#ui/link";
import { one } from "../../../_timeline/search-params";
import { isId } from "../view";
import { RestoreForm } from "./restore-form";
import { momentWords, RevisionList } from "./revision-list";
import { WholeValue } from "./whole-value";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "History", robots: { index: false } };

/** The revisions of an event, two of them compared, or one of them whole. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const actor = await readingActor(`/events/${id}/history`);
  const history = await read(actor, id);
  const said = await searchParams;
  const at = one(said.at);
  const chosen = revisionOf(history.lines, at);
  const two = chooseTwo(history.lines, one(said.a), one(said.b));
  const ignored = [...two.ignored, ...(at && !chosen ? [at] : [])];
  return (
    <div className="mx-auto max-w-[980px] px-3.5 pt-6 pb-16 min-[760px]:px-7">
      <p className="text-[13px]">
        <Link href={`/events/${id}`} dir="auto" className="link link-alone">
          {history.event.title}
        </Link>
      </p>
      <h1 className="mt-2">History</h1>
      {ignored.length > 0 && <Ignored typed={ignored} />}
      {chosen ? (
        <OneRevision actor={actor} history={history} chosen={chosen} />
      ) : (
        <Comparison actor={actor} id={id} earlier={two.earlier} later={two.later} />
      )}
      <RevisionList
        id={id}
        lines={history.lines}
        from={chosen?.revision ?? two.earlier?.revision ?? null}
        to={chosen ? history.event.revision : (two.later?.revision ?? null)}
      />
      <form action={`/events/${id}`} className="no-print mt-9 flex flex-wrap items-end gap-2 border-t border-line pt-4">
        <div>
          <label htmlFor="asof" className="label">
            As published on
          </label>
          <input id="asof" type="date" name="asof" required className="field-input num mt-1" />
        </div>
        <button type="submit" className="btn">
          Show
        </button>
      </form>
    </div>
  );
}

async function read(actor: Actor | null, id: string): Promise<History> {
  try {
    return await getHistory(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

const Ignored = ({ typed }: { typed: string[] }) => (
  <p role="status" className="mt-4 rounded-lg bg-warn-weak px-4 py-2.5 text-warn">
    {typed.length === 1 ? "There is no revision " : "There are no revisions "}
    <span dir="auto" className="wrap-anywhere">
      {typed.map((text) => `“${text.slice(0, 40)}”`).join(" and ")}
    </span>{" "}
    to look at; that part of the address is left out.
  </p>
);

type Two = { actor: Actor | null; id: string; earlier: HistoryLine | null; later: HistoryLine | null };

async function Comparison({ actor, id, earlier, later }: Two) {
  if (!later) return null;
  const [before, after] = await Promise.all([
    earlier && findRevisionValue(actor, id, earlier.revision),
    findRevisionValue(actor, id, later.revision),
  ]);
  if (!after) return null;
  if (!earlier || !before)
    return <p className="mt-5 text-ink-2">There is only revision {later.revision} yet. What changes later is compared with it here.</p>;
  const changes = diffEvents(before, after, await namesFor(actor, [before, after]));
  return (
    <section aria-labelledby="compared" className="mt-6">
      <h2 id="compared">
        Revision {earlier.revision} to {later.revision}
      </h2>
      {changes.length > 0 ? (
        <div className="mt-3">
          <Changes changes={changes} />
        </div>
      ) : (
        <p className="mt-2 text-ink-2">They say the same.</p>
      )}
    </section>
  );
}

type OneProps = { actor: Actor | null; history: History; chosen: HistoryLine };

async function OneRevision({ actor, history: { event }, chosen: { revision, at } }: OneProps) {
  const [then, now] = await Promise.all([findRevisionValue(actor, event.id, revision), findRevisionValue(actor, event.id, event.revision)]);
  if (!then) return null;
  const names = await namesFor(actor, now ? [then, now] : [then]);
  const changes = now ? diffEvents(now, then, names) : [];
  const mayRestore = mayChange(actor, event) && event.state !== "trash" && event.state !== "merged" && revision !== event.revision;
  return (
    <>
      <section aria-labelledby="then" className="mt-6">
        <h2 id="then">
          Revision {revision}, {momentWords(at)}
        </h2>
        <WholeValue value={then} names={names} />
        <p className="mt-3 flex flex-wrap gap-x-5">
          <Link href={`/events/${event.id}/history`} className="link">
            Compare revisions
          </Link>
        </p>
      </section>
      {mayRestore && (
        <section aria-labelledby="restore" className="card mt-8 px-5 py-4">
          <h2 id="restore">Restore revision {revision}</h2>
          {changes.length > 0 ? (
            <>
              <p className="mt-1.5 mb-2 text-ink-2">This would change in the event as it stands now, revision {event.revision}:</p>
              <Changes changes={changes} />
              <RestoreForm id={event.id} revision={revision} seen={event.revision} />
            </>
          ) : (
            <p className="mt-1.5 text-ink-2">The event says the same now: there is nothing to restore.</p>
          )}
        </section>
      )}
    </>
  );
}
