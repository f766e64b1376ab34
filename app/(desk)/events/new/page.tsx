import type { Metadata } from "next";
import { deskActor } from "#lib/page-actor";
import { CapturedNote } from "../_form/captured-note";
import { capturedValues } from "../_form/captured-values";
import { EventForm } from "../_form/event-form";
import { newPlan } from "../_form/plan";
import { formProps, keptOfNew, newValues } from "../_form/values";

export const metadata: Metadata = { title: "New event" };

type Props = { searchParams: Promise<{ after?: string | string[]; draft?: string | string[] }> };

export default async function NewEventPage({ searchParams }: Props) {
  const actor = await deskActor("/events/new");
  const { after, draft } = await searchParams;
  const [[follows], [resumed]] = [[after].flat(), [draft].flat()];
  const captured = await capturedValues(actor, resumed);
  const { initial, titles } = captured ?? (await newValues(actor, follows));
  const props = formProps(actor, newPlan(actor));
  const kept = await keptOfNew(actor, props.formKey, resumed);
  // A form that follows another is a new one: its key keeps React from going on with the last.
  return (
    <EventForm
      key={resumed ?? follows ?? "new"}
      heading="New event"
      initial={initial}
      titles={{ ...titles, ...kept.titles }}
      kept={kept}
      unsaved={kept.unsaved}
      {...(captured && { capture: captured.ref, above: <CapturedNote id={captured.id} saved={captured.saved} /> })}
      {...props}
    />
  );
}
