import { inputOf } from "#db/event-rows";
import { type EventView, getEventView } from "#db/events";
import { referenceNames } from "#db/reference-names";
import { findStanding } from "#db/standing";
import type { Actor } from "#domain/access";
import { ageWords } from "#domain/age";
import { type Change, diffEvents } from "#domain/diff";
import { AppError } from "#domain/errors";
import { eventStates, type Move, moves } from "#domain/review";
import { formatMark } from "#domain/review-item";
import { move } from "#lib/event-actions";
import type { ReviewPlace } from "#lib/review-address";
import { ChangedLines } from "#ui/changes";
import { Submit } from "#ui/submit";
import { Evidence } from "../../(site)/events/[id]/evidence";
import { AcceptForm } from "./accept-form";
import { Answers } from "./answers";
import { Gone } from "./gone";
import { fieldLabels, filtersOf } from "./hidden";
import { ItemHead } from "./item-head";

type Props = { actor: Actor; id: string; place: ReviewPlace; now: string };

/** A new event in review: the whole record in words, and its sources. */
export async function NewItem({ actor, id, place, now }: Props) {
  const view = await findView(actor, id);
  if (!view) return <Gone />;
  const { event, citations } = view;
  const { sent, answered, moves: offered } = await findStanding(actor, id);
  const value = inputOf(event);
  const inReview = event.state === "in_review";
  const may = inReview ? offered : [];
  const hidden = { mark: formatMark({ kind: "new", id }, { event: event.revision, proposal: 0 }), ...filtersOf(place) };
  const others =
    sent?.byId === actor.id && may.includes("recall") ? (
      <Recall id={id} revision={event.revision} />
    ) : (
      may.includes("decline") && <Answers may={may} hidden={hidden} />
    );
  return (
    <article className="max-w-[1040px] px-3.5 pt-6 pb-8 min-[760px]:px-8.5">
      <ItemHead
        id={id}
        title={event.title}
        type={event.type}
        standing={
          inReview && sent
            ? `New, sent by ${sent.by} ${ageWords(sent.at, now)}. Readers see nothing of it yet.`
            : `${eventStates[event.state]}. It does not wait for review.`
        }
        said={inReview && answered?.reason ? [{ words: answered.reason, by: `Sent back before by ${answered.by}` }] : []}
      />
      <AcceptForm hidden={hidden} mayAccept={may.includes("publish")} labels={fieldLabels} others={others}>
        <div className="grid gap-x-10 min-[1280px]:grid-cols-[minmax(0,1fr)_300px]">
          <Record fields={diffEvents(null, value, await referenceNames([value]))} />
          <Evidence citations={citations} />
        </div>
      </AcceptForm>
    </article>
  );
}

const Recall = ({ id, revision }: { id: string; revision: number }) => (
  <form action={move}>
    <input type="hidden" name="move" value={"recall" satisfies Move} />
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="revision" value={revision} />
    <Submit>{moves.recall.label}</Submit>
  </form>
);

async function findView(actor: Actor, id: string): Promise<EventView | null> {
  try {
    return await getEventView(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

/** Every filled field but the title and the evidence, which stand beside it. */
const Record = ({ fields }: { fields: Change[] }) => (
  <table className="changes mt-5">
    <thead className="sr-only">
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Text</th>
      </tr>
    </thead>
    <tbody>
      {fields
        .filter(({ name }) => name !== "title" && name !== "citations")
        .map(({ name, label, lines }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            <td>
              <ChangedLines lines={lines.map((pieces) => pieces.map(({ text }) => ({ kind: "same", text })))} />
            </td>
          </tr>
        ))}
    </tbody>
  </table>
);
