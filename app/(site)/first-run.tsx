import { needsSetUp } from "#db/set-up";
import { type Actor, can } from "#domain/access";
import { Link } from "#ui/link";
import { Submit } from "#ui/submit";
import { loadSampleAction } from "./first-run-action";

/** The first page while the record is empty: what can be done depends on who is here. */
export async function FirstRun({ actor }: { actor: Actor | null }) {
  return (
    <div className="mx-auto max-w-[640px] px-3.5 py-[10vh] min-[760px]:px-7">
      <h1>The record is empty</h1>
      <p className="mt-3 text-[16px] text-ink-2">
        Entente keeps events of defence cooperation: meetings, visits, agreements, exercises, port calls, arms deals. Each is on record
        once, with its sources.
      </p>
      <div className="mt-7 flex flex-wrap gap-2.5">
        {can(actor, "event.publish") && (
          <form action={loadSampleAction}>
            <Submit className="btn btn-primary">Load the sample of 200 real events</Submit>
          </form>
        )}
        {can(actor, "event.create") && (
          <Link href="/events/new" className="btn">
            Add the first event
          </Link>
        )}
        {!actor && (
          <Link href={(await needsSetUp()) ? "/set-up" : "/sign-in"} className="btn btn-primary">
            {(await needsSetUp()) ? "Set up Entente" : "Sign in to begin"}
          </Link>
        )}
      </div>
      {actor && !can(actor, "event.create") && <p className="hint mt-4">Nothing is published yet. Come back later.</p>}
    </div>
  );
}
