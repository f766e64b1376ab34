import type { Metadata } from "next";
import { deskActor } from "#lib/page-actor";
import { EventForm } from "../_form/event-form";
import { newPlan } from "../_form/plan";
import { formProps, newValues } from "../_form/values";

export const metadata: Metadata = { title: "New event" };

type Props = { searchParams: Promise<{ after?: string | string[] }> };

export default async function NewEventPage({ searchParams }: Props) {
  const actor = await deskActor("/events/new");
  const after = [(await searchParams).after].flat()[0];
  const { initial, titles } = await newValues(actor, after);
  // A form that follows another is a new one: its key keeps React from going on with the last.
  return <EventForm key={after ?? "new"} heading="New event" initial={initial} titles={titles} {...formProps(actor, newPlan(actor))} />;
}
