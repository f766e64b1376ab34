"use client";

import { type ReactNode, useState } from "react";
import type { EventType } from "#domain/codebook";
import type { FormField, FormSection } from "#domain/form";
import type { FormState } from "#lib/action";
import { AlikeLine, AlikeList, useAlike } from "./alike";
import { fieldApplies } from "./applies";
import { isType } from "./choices";
import { Conflict } from "./conflict";
import { DraftNote } from "./draft-note";
import { Duplicates } from "./duplicates";
import { FormFieldView, type Values } from "./form-field";
import { OtherTexts } from "./other-texts";
import type { Buttons } from "./plan";
import { Problems } from "./problems";
import { SaveBar } from "./save-bar";
import { Section } from "./section";
import { Steps } from "./steps";
import { StrayTexts } from "./stray-texts";
import { TypeNote } from "./type-note";
import { type Unsaved, UnsavedNote } from "./unsaved-note";
import { type FormOfDraft, useEventForm } from "./use-event-form";
import { Why } from "./why";

type Props = {
  heading: string;
  sections: FormSection[];
  sourceFields: FormField[];
  initial: Values;
  /** What referenced records are called, by id. */
  titles: Record<string, string>;
  /** The event that is changed; absent for a new one. */
  event?: { id: string; revision: number; published: boolean; proposal: number };
  /** Sent with the form, so that sending it twice makes one record. */
  formKey: string;
  person: string;
  /** Under which name what is typed is kept, and what the server has of it. */
  kept: FormOfDraft;
  /** One's other texts that are not saved, where the form is of a new event. */
  unsaved?: Unsaved[];
  buttons: Buttons;
  /** What becomes of what is typed. */
  note: string;
  /** The draft of a captured article that it was opened with. */
  capture?: string;
  /** What to know before reading the form. */
  above?: ReactNode;
};

export function EventForm(props: Props) {
  const { heading, sections, sourceFields, initial, titles, event, formKey, person, kept, unsaved, buttons, note, capture, above } = props;
  const form = useEventForm({ initial, event, person, kept });
  const { state, met, values, version, alive, draft } = form;
  const [current, setCurrent] = useState<string | null>(null);
  // A new event that turned out to be on record is changed from then on.
  const id = event?.id ?? state.conflict?.id ?? state.values.id;
  const alike = useAlike(values, id);
  const type = isType(values.type ?? "") ? (values.type as EventType) : null;
  return (
    <form
      action={form.send}
      onSubmit={form.submit}
      noValidate
      aria-label={heading}
      ref={form.element}
      onFocus={({ target }) => setCurrent(target.closest("section[id]")?.id.replace("section-", "") ?? current)}
      className="mx-auto grid max-w-[1440px] gap-x-10 px-3.5 pt-7 pb-32 min-[760px]:px-7 min-[1000px]:grid-cols-[188px_minmax(0,720px)] min-[1280px]:grid-cols-[188px_minmax(0,720px)_330px]"
    >
      <Steps sections={sections} type={type} values={values} errors={state.errors} current={current} />
      <div className="min-w-0">
        <h1>{heading}</h1>
        <DraftNote draft={draft} note={note} onDiscard={form.discard} />
        {above}
        <OtherTexts draft={draft} />
        {alive && unsaved && !draft.kept && !draft.restored && <UnsavedNote person={person} here={kept.form} unsaved={unsaved} />}
        {alive && <StrayTexts values={values} sections={sections} />}
        <Problems state={state} sections={sections} />
        {met && (
          <Conflict
            key={met.answer}
            conflict={met.conflict}
            values={values}
            sections={sections}
            alive={alive}
            pending={form.pending}
            onChoose={(changes) => form.replace({ ...values, ...changes })}
          />
        )}
        <Duplicates state={state} id={id} pending={form.pending} />
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="shown" value={values.shown ?? ""} />
        {capture && <input type="hidden" name="capture" value={capture} />}
        {id && <input type="hidden" name="id" value={id} />}
        {id && <input type="hidden" name="revision" value={form.base} />}
        {event && <input type="hidden" name="proposal" value={event.proposal} />}
        {sections.map((section) => (
          <Section key={section.id} section={section} type={type} alive={alive}>
            {section.fields
              .filter((field) => !alive || !type || fieldApplies(field, type))
              .map((field) => (
                <FormFieldView
                  key={`${field.name} ${version}`}
                  field={field}
                  sourceFields={sourceFields}
                  values={values}
                  errors={[...(state.errors[field.name] ?? []), ...(field.name === "citations" ? (state.errors.sources ?? []) : [])]}
                  alive={alive}
                  titles={{ ...titles, ...met?.conflict.titles }}
                  set={form.set}
                />
              ))}
          </Section>
        ))}
        {event?.published && (
          <Why
            value={values.reason ?? ""}
            errors={state.errors.reason ?? []}
            hint={buttons.save ? "Kept in the history." : "For whoever reviews it, and for the history."}
            onChange={(reason) => form.set({ reason })}
          />
        )}
      </div>
      <aside className="hidden content-start pt-1 min-[1280px]:grid">
        <div className="sticky top-5 grid gap-4">
          <TypeNote type={type} />
          <AlikeList alike={alike} />
        </div>
      </aside>
      <SaveBar
        above={<AlikeLine alike={alike} />}
        pending={form.pending}
        problems={labelsOf(state.errors, sections)}
        buttons={buttons}
        id={event?.id}
        discard={alive && draft.kept ? form.discard : undefined}
        undo={form.thrown ? form.undo : undefined}
      />
    </form>
  );
}

/** The labels of the fields with errors, in the order of the form. */
const labelsOf = (errors: FormState["errors"], sections: FormSection[]) =>
  sections
    .flatMap(({ fields }) => fields.filter(({ name }) => errors[name] || (name === "citations" && errors.sources)))
    .map(({ label }) => label);
