import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { findEvent } from "#db/events";
import { deskActor } from "#lib/page-actor";
import { currentActor } from "#lib/session";
import { EventForm } from "../../_form/event-form";
import { PendingNote } from "../../_form/pending-note";
import { newPlan, planOf } from "../../_form/plan";
import { formProps, keptOfEvent, valuesOf } from "../../_form/values";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ proposal?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findEvent(await currentActor(), (await params).id);
  return { title: found ? `Edit: ${found.title}` : "Edit event" };
}

/** The form of an event that is on record. Whoever may neither change it nor propose a change is shown the event. */
export default async function EditEventPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await deskActor(`/events/${id}/edit`);
  const found = await findEvent(actor, id);
  if (!found) notFound();
  const allowed = await planOf(actor, found, (await searchParams).proposal === "own");
  // A plain form that was sent is shown again with what was typed, whatever became of the event meanwhile.
  if (!allowed && !(await headers()).has("content-type")) redirect(`/events/${id}` as Route);
  const plan = allowed ?? newPlan(actor);
  const { event, initial, titles } = await valuesOf(actor, id, plan.pending);
  const kept = await keptOfEvent(actor, id);
  return (
    <EventForm
      heading={`${plan.buttons.save ? "Edit" : "Propose a change"}: ${event.title}`}
      initial={initial}
      titles={{ ...titles, ...kept.titles }}
      kept={kept}
      event={{
        id: event.id,
        revision: event.revision,
        published: event.state === "published",
        proposal: plan.pending?.proposal.revision ?? 0,
      }}
      above={plan.pending && <PendingNote pending={plan.pending} />}
      {...formProps(actor, plan)}
    />
  );
}
