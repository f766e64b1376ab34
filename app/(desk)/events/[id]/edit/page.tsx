import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { findEvent } from "#db/events";
import { mayChange } from "#domain/access";
import { deskActor } from "#lib/page-actor";
import { currentActor } from "#lib/session";
import { EventForm } from "../../_form/event-form";
import { formProps, valuesOf } from "../../_form/values";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findEvent(await currentActor(), (await params).id);
  return { title: found ? `Edit: ${found.title}` : "Edit event" };
}

/** The form of an event that is on record. Whoever may not change it is shown the event. */
export default async function EditEventPage({ params }: Props) {
  const { id } = await params;
  const actor = await deskActor(`/events/${id}/edit`);
  const found = await findEvent(actor, id);
  if (!found) notFound();
  if (found.state === "trash" || !mayChange(actor, found)) redirect(`/events/${id}` as Route);
  const { event, initial, titles } = await valuesOf(actor, id);
  return (
    <EventForm
      heading={`Edit: ${event.title}`}
      initial={initial}
      titles={titles}
      event={{ id: event.id, revision: event.revision, published: event.state === "published" }}
      {...formProps(actor)}
    />
  );
}
