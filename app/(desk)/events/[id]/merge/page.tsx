import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { findDuplicates } from "#db/duplicates";
import { inputOf } from "#db/event-rows";
import { findEvent, searchEvents } from "#db/events";
import { mergedValue } from "#db/merge-event";
import { referenceNames } from "#db/reference-names";
import { diffEvents } from "#domain/diff";
import { comparable, likenessWords } from "#domain/duplicates";
import type { Event } from "#domain/event";
import { eventStates, isMergeable } from "#domain/review";
import { permittedActor } from "#lib/page-actor";
import { Changes } from "#ui/changes";
import { Link } from "#ui/link";
import { MergeForm } from "./merge-form";
import { Choices } from "./other-events";
import { Side } from "./side";

export const metadata: Metadata = { title: "Merge events" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Makes two records of one event one: first the other is chosen, then which of the two is kept. */
export default async function MergePage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await permittedActor(`/events/${id}/merge`, "event.merge");
  const here = await findEvent(actor, id);
  if (!here) notFound();
  if (!isMergeable(here.state)) redirect(`/events/${id}` as Route);
  const said = await searchParams;
  const [[chosen = ""], [text = ""]] = [[said.with].flat(), [said.q].flat()];
  const there = chosen && chosen !== id ? await findEvent(actor, chosen) : null;
  const fits = there && isMergeable(there.state);
  return (
    <div className="mx-auto max-w-[1180px] px-3.5 pt-7 pb-14 min-[760px]:px-7">
      <h1 dir="auto">Merge: {here.title}</h1>
      <p className="mt-1 text-ink-2">
        Two reports of one event become one record. The one that is kept gains what only the other says; the other keeps its history, and
        its address leads on.
      </p>
      {chosen && !fits && (
        <p role="alert" className="hint-bad mt-4">
          {there
            ? `“${there.title}” is ${eventStates[there.state].toLowerCase()}: it cannot be merged. Choose another event.`
            : "There is no such other event. Choose one below."}
        </p>
      )}
      {there && fits ? (
        <Both here={here} there={there} />
      ) : (
        <Choices
          id={id}
          text={text}
          likely={(await findDuplicates(actor, comparable(inputOf(here)), [id])).map(({ why, ...one }) => ({
            ...one,
            note: likenessWords(why),
          }))}
          found={text.trim() ? (await searchEvents(actor, text.slice(0, 200))).filter((one) => one.id !== id) : null}
        />
      )}
    </div>
  );
}

/** The published one, else the older, is kept unless another is chosen; readers must not lose what they see. */
async function Both({ here, there }: { here: Event; there: Event }) {
  const published = [here, there].filter(({ state }) => state === "published");
  const [older] = [here, there].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  const kept = published.length === 1 ? published[0] : older;
  const sides = [
    { name: "here", event: here, other: there, words: "Keep this one" },
    { name: "there", event: there, other: here, words: "Keep the other one" },
  ] as const;
  const names = await referenceNames([inputOf(here), inputOf(there)]);
  return (
    <MergeForm
      hidden={{ here: here.id, hereRevision: String(here.revision), there: there.id, thereRevision: String(there.revision) }}
      back={`/events/${here.id}/merge`}
    >
      <fieldset>
        <legend className="sr-only">Which one is kept</legend>
        <div className="grid gap-3 min-[760px]:grid-cols-2">
          {sides.map(({ name, event, other, words }) => (
            <Side
              key={name}
              name={name}
              event={event}
              words={words}
              checked={event.id === kept?.id}
              refused={other.state === "published" && event.state !== "published"}
            />
          ))}
        </div>
      </fieldset>
      {sides.map(({ name, event, other }) => {
        const changes = diffEvents(inputOf(event), mergedValue(event, other), names);
        return (
          <section
            key={name}
            aria-label="What it gains"
            className={`hidden ${name === "here" ? "group-has-[#keep-here:checked]/merge:block" : "group-has-[#keep-there:checked]/merge:block"}`}
          >
            <h2 className="mb-2">What it gains</h2>
            {changes.length > 0 ? <Changes changes={changes} /> : <p className="text-ink-2">Nothing: it says all that the other says.</p>}
          </section>
        );
      })}
      <p className="hint">
        Parts of the other become parts of the one that is kept.{" "}
        <Link href={`/events/${there.id}`} className="link">
          Read the other
        </Link>
      </p>
    </MergeForm>
  );
}
