import type { Metadata } from "next";
import { listTrash } from "#db/events";
import { can } from "#domain/access";
import { restore } from "#lib/event-actions";
import { deskActor } from "#lib/page-actor";
import { Glyph } from "#ui/glyph";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";
import { Submit } from "#ui/submit";
import { dateWords, dayOf } from "#ui/words";
import { purgeAction } from "./purge-action";
import { PurgeForm } from "./purge-form";

export const metadata: Metadata = { title: "Trash" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TrashPage({ searchParams }: Props) {
  const actor = await deskActor("/trash");
  const events = await listTrash(actor);
  return (
    <div className="mx-auto max-w-[980px] px-3.5 pt-10 pb-16 min-[760px]:px-7">
      <h1>Trash</h1>
      <p className="mt-2 text-ink-2">Nothing is deleted by itself. What is here can be restored with everything attached.</p>
      {(await searchParams).done === "purged" && (
        <p role="status" className="mt-5 rounded-lg bg-ok-weak px-4 py-2.5 font-medium text-ok">
          Purged. The event is gone; the audit keeps that it was here and who purged it.
        </p>
      )}
      {events.length === 0 ? (
        <div className="mt-8 rounded-xl border border-dashed border-line-2 px-6 py-8">
          <h2 className="text-[18px]">The trash is empty</h2>
          <p className="mt-1.5 text-ink-2">An event that is moved here disappears from every timeline, search and file.</p>
        </div>
      ) : (
        <ul className="mt-8">
          {events.map((event) => (
            <li key={event.id} data-row className="flex items-start gap-3.5 border-t border-line py-3">
              <Glyph type={event.type} />
              <div className="min-w-0 flex-1">
                <Link href={`/events/${event.id}`} dir="auto" className="font-[550] decoration-1 underline-offset-3 hover:underline">
                  {event.title}
                </Link>
                <p dir="auto" className="text-[12.5px] text-ink-3">
                  {dateWords(event.date)} · moved here by {event.trashedBy}, {dayOf(event.trashedAt)}
                </p>
                {can(actor, "event.purge") && <PurgeForm id={event.id} title={event.title} action={purgeAction} />}
              </div>
              {can(actor, "event.restore") && (
                <form action={restore}>
                  <input type="hidden" name="id" value={event.id} />
                  <input type="hidden" name="revision" value={event.revision} />
                  <Submit className="btn btn-small" aria-label={`Restore ${event.title}`}>
                    <Icon name="undo" />
                    Restore
                  </Submit>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
