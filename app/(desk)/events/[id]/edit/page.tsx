import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { findEvent } from "#db/events";
import { mayChange } from "#domain/access";
import { deskActor } from "#lib/page-actor";
import { EventForm } from "../../_form/event-form";
import { formProps, keptOfEvent, valuesOf } from "../../_form/values";

export const metadata: Metadata = { title: "Edit event" };

type Props = { params: Promise<{ id: string }> };

/** The form of an event that is on record. Whoever may not change it is shown the event. */
export default async function EditEventPage({ params }: Props) {
  const { id } = await params;
  const actor = await deskActor(`/events/${id}/edit`);
  const found = await findEvent(actor, id);
  if (!found) notFound();
  // A plain form that was sent is shown again with what was typed, whatever became of the event meanwhile.
  const answers = (await headers()).has("content-type");
  if (!answers && (found.state === "trash" || !mayChange(actor, found))) redirect(`/events/${id}` as Route);
  const { event, initial, titles } = await valuesOf(actor, id);
  const kept = await keptOfEvent(actor, id);
  return (
    <EventForm
      heading="Edit event"
      initial={initial}
      titles={{ ...titles, ...kept.titles }}
      kept={kept}
      event={{ id: event.id, revision: event.revision, published: event.state === "published" }}
      {...formProps(actor)}
    />
  );
}
