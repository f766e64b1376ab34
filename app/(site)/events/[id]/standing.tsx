import type { EventView } from "#db/events";
import type { Standing } from "#db/standing";
import { type Actor, can, mayChange } from "#domain/access";
import { ageWords } from "#domain/age";
import type { Event } from "#domain/event";
import { mayPropose } from "#domain/moves";
import { eventStates, isMergeable, type Move, type MoveRule, moves } from "#domain/review";
import { move, moveWithReason } from "#lib/event-actions";
import { formatReviewPlace } from "#lib/review-address";
import { Icon, type IconName } from "#ui/icon";
import { Link } from "#ui/link";
import { ReasonMenu } from "#ui/reason-menu";
import { Submit } from "#ui/submit";
import { dayOf } from "#ui/words";

type Props = { actor: Actor | null; view: EventView; standing: Standing; now: string };

/** Where an event that is not published stands, and why. */
export function StateBanner({ view: { event, trashed }, standing: { sent, answered, moves }, now }: Omit<Props, "actor">) {
  if (event.state === "published") return null;
  const words = {
    draft: "Only the desk sees it until it is published.",
    in_review: sent
      ? `Sent by ${sent.by} ${ageWords(sent.at, now)}. Only the desk sees it until it is accepted.`
      : "Only the desk sees it.",
    changes_requested: answered ? `${answered.by} sent it back ${ageWords(answered.at, now)}:` : "Only the desk sees it.",
    withdrawn: answered
      ? `${answered.action === "decline" ? "Declined" : "Withdrawn"} by ${answered.by} on ${dayOf(answered.at)}:`
      : "Readers no longer see it.",
    merged: "Its address leads there.",
    trash: `${trashed ? `Moved there on ${dayOf(trashed.at)} by ${trashed.by}. ` : ""}Readers no longer see it.`,
  }[event.state];
  const reason = ["changes_requested", "withdrawn"].includes(event.state) ? answered?.reason : null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-warn-weak px-4 py-2.5 text-warn">
      <div role={event.state === "trash" ? "status" : undefined} className="min-w-0">
        <p dir="auto">
          <b className="font-semibold">{eventStates[event.state]}.</b> {words}
        </p>
        {reason && (
          <blockquote dir="auto" className="mt-1 whitespace-pre-line font-serif text-[15.5px] leading-normal text-ink">
            “{reason}”
          </blockquote>
        )}
      </div>
      {event.state === "in_review" && moves.includes("publish") && (
        <Link href={formatReviewPlace({ view: "all", item: { kind: "new", id: event.id } })} className="btn btn-small ml-auto">
          Review
        </Link>
      )}
      {event.state === "trash" && moves.includes("restore") && (
        <div className="ml-auto">
          <MoveButton event={event} name="restore" />
        </div>
      )}
    </div>
  );
}

/** What this actor may do with the event: the form, and every move from where it stands. */
export function Tools({ actor, view: { event }, standing, proposed }: Omit<Props, "now"> & { proposed: boolean }) {
  if (event.state === "trash") return null;
  const propose = !mayChange(actor, event) && mayPropose(actor, event) && !proposed;
  return (
    <>
      {(propose || mayChange(actor, event)) && (
        <Link href={`/events/${event.id}/edit`} data-edit className="btn btn-small">
          <Icon name="pencil" />
          {propose ? "Propose a change" : "Edit"}
        </Link>
      )}
      {isMergeable(event.state) && can(actor, "event.merge") && (
        <Link href={`/events/${event.id}/merge`} className="btn btn-small">
          Merge
        </Link>
      )}
      {standing.moves.map((name) => (
        <MoveButton key={name} event={event} name={name} />
      ))}
    </>
  );
}

const looks: Partial<Record<Move, { icon?: IconName; style?: string }>> = {
  submit: { style: "btn-primary" },
  publish: { style: "btn-primary" },
  restore: { icon: "undo" },
  trash: { icon: "trash", style: "btn-danger" },
};

function MoveButton({ event, name }: { event: Event; name: Move }) {
  const { label, reason }: MoveRule = moves[name];
  const hidden = { move: name, id: event.id, revision: String(event.revision) };
  if (reason) return <ReasonMenu action={moveWithReason} label={label} hint="Kept in the history; the desk reads it." hidden={hidden} />;
  const { icon, style = "" } = looks[name] ?? {};
  return (
    <form action={move}>
      {Object.entries(hidden).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Submit className={`btn btn-small ${style}`}>
        {icon && <Icon name={icon} />}
        {label}
      </Submit>
    </form>
  );
}
