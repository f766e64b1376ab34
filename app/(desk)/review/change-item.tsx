import { getProposalView, type ProposalView } from "#db/proposals";
import type { Actor } from "#domain/access";
import { ageWords } from "#domain/age";
import { AppError } from "#domain/errors";
import { eventStates, proposalStates } from "#domain/review";
import { formatMark } from "#domain/review-item";
import { takeBack } from "#lib/review-actions";
import type { ReviewPlace } from "#lib/review-address";
import { Submit } from "#ui/submit";
import { Evidence } from "../../(site)/events/[id]/evidence";
import { AcceptForm } from "./accept-form";
import { Answers } from "./answers";
import { ChangeTable } from "./change-table";
import { EarlierTexts } from "./earlier-texts";
import { Gone } from "./gone";
import { fieldLabels, filtersOf } from "./hidden";
import { ItemHead } from "./item-head";

type Props = { actor: Actor; id: string; place: ReviewPlace; now: string };

/** A proposed change, field by field against what is published now, and the sources it stands on. */
export async function ChangeItem({ actor, id, place, now }: Props) {
  const view = await findView(actor, id);
  if (!view) return <Gone />;
  const { proposal, event, changes, citations, earlier, may, decider } = view;
  const mark = formatMark({ kind: "change", id }, { event: event.revision, proposal: proposal.revision });
  const hidden = { mark, ...filtersOf(place) };
  const chosen = changes.filter(({ was }) => was === null).length;
  const mayAccept = may.includes("accept") && changes.length > 0;
  const fresh = citations.filter(({ isNew }) => isNew).map(({ source }) => source.title ?? source.publisher ?? source.address);
  return (
    <article className="max-w-[1040px] px-3.5 pt-6 pb-8 min-[760px]:px-8.5">
      <ItemHead
        id={event.id}
        title={event.title}
        type={event.type}
        standing={standingOf(view, now)}
        said={[
          ...(proposal.reason ? [{ words: proposal.reason }] : []),
          ...(proposal.answer && decider ? [{ words: proposal.answer, by: decider }] : []),
        ]}
      />
      <AcceptForm
        hidden={hidden}
        choices={{ total: changes.length, chosen }}
        mayAccept={mayAccept}
        labels={fieldLabels}
        others={
          may.length > 0 && (
            <>
              {may.includes("take_back") && <TakeBack mark={mark} event={event.id} />}
              <Answers may={may} hidden={hidden} />
            </>
          )
        }
      >
        <div className="grid gap-x-10 min-[1280px]:grid-cols-[minmax(0,1fr)_300px]">
          {changes.length > 0 ? (
            <ChangeTable changes={changes} choose={mayAccept} base={proposal.baseRevision} />
          ) : (
            <p className="mt-5 border-t border-line pt-3 text-ink-2">Nothing is left of it: all that it proposes is published by now.</p>
          )}
          <div>
            <Evidence citations={citations} />
            {fresh.length > 0 && (
              <p dir="auto" className="hint mt-1">
                New to the record: {fresh.join(", ")}
              </p>
            )}
          </div>
        </div>
        {earlier.length > 0 && <EarlierTexts earlier={earlier} />}
      </AcceptForm>
    </article>
  );
}

function standingOf({ proposal, event, author, decider }: ProposalView, now: string) {
  const sent = `Proposed by ${author} ${ageWords(proposal.updatedAt, now)} against revision ${proposal.baseRevision}.`;
  if (proposal.state !== "open")
    return `${proposalStates[proposal.state]}${decider && proposal.state !== "withdrawn" ? ` by ${decider}` : ""} ${ageWords(proposal.updatedAt, now)}. It does not wait for review.`;
  return event.state === "published"
    ? `${sent} Readers still see revision ${event.revision}.`
    : `${sent} The event is ${eventStates[event.state].toLowerCase()}: the proposal waits until it is published again.`;
}

const TakeBack = ({ mark, event }: { mark: string; event: string }) => (
  <form action={takeBack}>
    <input type="hidden" name="mark" value={mark} />
    <input type="hidden" name="event" value={event} />
    <Submit>Take it back</Submit>
  </form>
);

async function findView(actor: Actor, id: string): Promise<ProposalView | null> {
  try {
    return await getProposalView(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
