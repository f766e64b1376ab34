import type { Metadata } from "next";
import { listCaptures } from "#db/captures";
import { listDrafts } from "#db/events";
import { listFormDrafts } from "#db/form-drafts";
import { listOwnProposals } from "#db/proposals";
import { nameOfUser } from "#db/user-names";
import { type Actor, mayChange } from "#domain/access";
import { countryName } from "#domain/country";
import type { Event } from "#domain/event";
import { eventStates } from "#domain/review";
import { deskActor } from "#lib/page-actor";
import { Glyph } from "#ui/glyph";
import { Link } from "#ui/link";
import { dateWords, dayOf, termOf } from "#ui/words";
import { CaptureRow } from "../capture/captures";
import { OwnProposals } from "./own-proposals";
import { UnsavedTexts } from "./unsaved";

export const metadata: Metadata = { title: "Drafts" };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DraftsPage({ searchParams }: PageProps) {
  const actor = await deskActor("/drafts");
  const [drafts, unsaved, proposals, captures] = await Promise.all([
    listDrafts(actor),
    listFormDrafts(actor),
    listOwnProposals(actor),
    listCaptures(actor),
  ]);
  const unfinished = captures.filter(({ open }) => open > 0);
  const { discarded, problem } = await searchParams;
  const names = new Map(
    await Promise.all([...new Set(drafts.map((one) => one.createdBy))].map(async (id) => [id, await nameOfUser(id)] as const)),
  );
  const mine = drafts.filter((one) => one.createdBy === actor.id);
  const others = drafts.filter((one) => one.createdBy !== actor.id);
  return (
    <div className="mx-auto max-w-[980px] px-3.5 pt-10 pb-16 min-[760px]:px-7">
      <h1>Drafts</h1>
      <p className="mt-2 text-ink-2">Events that only the desk sees, and the changes you proposed. An editor publishes them.</p>
      <UnsavedTexts person={actor.id} texts={unsaved} discarded={[discarded].flat()[0]} problem={[problem].flat()[0]} />
      {unfinished.length > 0 && (
        <section aria-label="My drafts: captured articles" className="mt-8">
          <h2 className="text-[18px]">My drafts: captured articles</h2>
          <p className="hint mt-0.5 mb-2">Only you see these, until you save an event from them.</p>
          <ul>
            {unfinished.map((one) => (
              <CaptureRow key={one.id} capture={one} />
            ))}
          </ul>
        </section>
      )}
      {drafts.length + proposals.length + unsaved.length + unfinished.length === 0 && (
        <div className="mt-8 rounded-xl border border-dashed border-line-2 px-6 py-8">
          <h2 className="text-[18px]">No drafts</h2>
          <p className="mt-1.5 text-ink-2">An event that is saved and not yet published stands here.</p>
          <Link href="/events/new" className="btn btn-primary mt-4">
            New event
          </Link>
        </div>
      )}
      <Drafts title="Yours" drafts={mine} names={names} actor={actor} />
      <OwnProposals proposals={proposals} />
      <Drafts title="From others" drafts={others} names={names} actor={actor} />
    </div>
  );
}

type Props = { title: string; drafts: Event[]; names: Map<string, string>; actor: Actor };

function Drafts({ title, drafts, names, actor }: Props) {
  if (drafts.length === 0) return null;
  return (
    <section aria-label={title} className="mt-8">
      <h2 className="mb-1.5 text-[18px]">{title}</h2>
      <ul>
        {drafts.map((event) => (
          <li key={event.id} data-row className="flex items-start gap-3.5 border-t border-line py-3">
            <Glyph type={event.type} />
            <div className="min-w-0 flex-1">
              <Link href={`/events/${event.id}`} dir="auto" className="font-[550] decoration-1 underline-offset-3 hover:underline">
                {event.title}
              </Link>
              <p className="text-[12.5px] text-ink-3">
                {dateWords(event.date)}, {event.countries.map((one) => countryName(one.country)).join(" – ")}
                <span dir="auto">
                  {" "}
                  · {names.get(event.createdBy)}, changed {dayOf(event.updatedAt)}
                </span>
                {event.state !== "draft" && (
                  <span className={`chip ml-2 ${event.state === "changes_requested" ? "chip-warn" : ""}`}>
                    {termOf(eventStates, event.state).toLowerCase()}
                  </span>
                )}
                {event.citations.length === 0 && <span className="chip chip-warn ml-2">no source yet</span>}
              </p>
            </div>
            {mayChange(actor, event) && (
              <Link href={`/events/${event.id}/edit`} data-edit className="btn btn-small">
                Edit
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
