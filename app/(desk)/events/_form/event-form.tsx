"use client";

import type { Route } from "next";
import { unstable_isUnrecognizedActionError, useRouter } from "next/navigation";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { type EventType, eventTypes } from "#domain/codebook";
import type { FormField, FormSection } from "#domain/form";
import type { FormState } from "#lib/action";
import { saveAction } from "#lib/event-actions";
import { applies, fieldApplies } from "./applies";
import { isType } from "./choices";
import { Conflict } from "./conflict";
import { useDeviceDraft } from "./device-draft";
import { FormFieldView, type Values } from "./form-field";
import { Problems } from "./problems";
import { SaveBar } from "./save-bar";
import { Steps } from "./steps";

type Props = {
  heading: string;
  sections: FormSection[];
  sourceFields: FormField[];
  initial: Values;
  /** What referenced records are called, by id. */
  titles: Record<string, string>;
  /** The event that is changed; absent for a new one. */
  event?: { id: string; revision: number; published: boolean };
  /** Sent with the form, so that sending it twice makes one record. */
  formKey: string;
  person: string;
  mayPublish: boolean;
};

const none: FormState = { values: {}, errors: {}, answer: 0 };

export function EventForm({ heading, sections, sourceFields, initial, titles, event, formKey, person, mayPublish }: Props) {
  // Without a script the form is sent as it is and comes back with the state; with one, it is sent from here.
  const [served, send] = useActionState(saveAction, none);
  const [state, setState] = useState(served);
  const [values, setValues] = useState<Values>(served.answer > 0 ? { ...initial, ...served.values } : initial);
  const [alive, setAlive] = useState(false);
  // Editors of rows keep what is typed; a new version makes them read their text again.
  const [version, setVersion] = useState(0);
  const [current, setCurrent] = useState<string | null>(null);
  // What was discarded, for as long as nothing else is typed.
  const [thrown, setThrown] = useState<Values | null>(null);
  const [base, setBase] = useState(event?.revision ?? 0);
  const [pending, start] = useTransition();
  const busy = useRef(false);
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => setAlive(true), []);
  // Wherever the focus is: else the browser would offer to save the page.
  useEffect(() => {
    const save = (pressed: KeyboardEvent) => {
      if (!(pressed.ctrlKey || pressed.metaKey) || !["Enter", "s"].includes(pressed.key)) return;
      pressed.preventDefault();
      form.current?.requestSubmit();
    };
    document.addEventListener("keydown", save);
    return () => document.removeEventListener("keydown", save);
  }, []);

  const replace = (next: Values) => {
    setValues(next);
    setVersion((n) => n + 1);
  };
  const draft = useDeviceDraft({
    key: `entente-draft:${person}:${event?.id ?? "new"}`,
    values,
    initial,
    revision: base,
    restore: (kept) => {
      replace({ ...initial, ...kept.values });
      if (kept.revision) setBase(kept.revision);
    },
  });
  const set = (changes: Values) => {
    setThrown(null);
    setValues((before) => ({ ...before, ...changes }));
  };
  const discard = () => {
    draft.discard();
    setThrown(values);
    setState(none);
    replace(initial);
  };
  const undo = () => {
    if (thrown) replace(thrown);
    setThrown(null);
  };

  const submit = (sent: FormEvent<HTMLFormElement>) => {
    sent.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const sending = new FormData(sent.currentTarget, (sent.nativeEvent as SubmitEvent).submitter);
    sending.set("enhanced", "1");
    start(async () => {
      // The state that goes along holds none of what was typed: the form has it, and megabytes need not travel twice.
      const answer = await saveAction({ ...none, answer: state.answer }, sending).catch(
        (error: unknown): FormState => ({ ...state, message: lost(error), errors: {}, answer: state.answer + 1 }),
      );
      if (answer.saved) {
        draft.forget();
        // Back must not lead to a form that was saved.
        router.replace(answer.saved.goTo as Route);
        return;
      }
      busy.current = false;
      if (answer.conflict) setVersion((n) => n + 1);
      setState(answer);
    });
  };

  // A new event that turned out to be on record is changed from then on.
  const id = event?.id ?? state.conflict?.id ?? state.values.id;
  const type = isType(values.type ?? "") ? (values.type as EventType) : null;
  return (
    <form
      action={send}
      onSubmit={submit}
      noValidate
      aria-label={heading}
      ref={form}
      onFocus={({ target }) => setCurrent(target.closest("section[id]")?.id.replace("section-", "") ?? current)}
      className="mx-auto grid max-w-[1440px] gap-x-10 px-3.5 pt-7 pb-32 min-[760px]:px-7 min-[1000px]:grid-cols-[188px_minmax(0,720px)] min-[1280px]:grid-cols-[188px_minmax(0,720px)_330px]"
    >
      <Steps sections={sections} type={type} values={values} errors={state.errors} current={current} />
      <div className="min-w-0">
        <h1>{heading}</h1>
        <DraftNote draft={draft} published={event?.published ?? false} mayPublish={mayPublish} onDiscard={discard} />
        <Problems state={state} sections={sections} />
        {state.conflict && (
          <Conflict
            key={state.answer}
            conflict={state.conflict}
            values={values}
            sections={sections}
            alive={alive}
            onChoose={(changes) => replace({ ...values, ...changes })}
          />
        )}
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="shown" value={values.shown ?? ""} />
        {id && <input type="hidden" name="id" value={id} />}
        {id && <input type="hidden" name="revision" value={base} />}
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
                  titles={titles}
                  set={set}
                />
              ))}
          </Section>
        ))}
      </div>
      <aside className="hidden content-start pt-1 min-[1280px]:grid">
        <div className="sticky top-5 rounded-xl border border-line bg-surface px-[17px] py-[15px]">
          <h2 className="mb-1 font-sans text-[13.5px] font-semibold tracking-normal">{type ? eventTypes[type].term : "One event, once"}</h2>
          <p className="text-[13.5px] text-ink-2">
            {type
              ? eventTypes[type].definition
              : "Choose the type first: the form then asks only what events of that type have. What is not known stays empty."}
          </p>
        </div>
      </aside>
      <SaveBar
        pending={pending}
        problems={labelsOf(state.errors, sections)}
        published={event?.published ?? false}
        id={event?.id}
        mayPublish={mayPublish}
        discard={alive && draft.kept ? discard : undefined}
        undo={thrown ? undo : undefined}
      />
    </form>
  );
}

/** The labels of the fields with errors, in the order of the form. */
const labelsOf = (errors: FormState["errors"], sections: FormSection[]) =>
  sections
    .flatMap(({ fields }) => fields.filter(({ name }) => errors[name] || (name === "citations" && errors.sources)))
    .map(({ label }) => label);

/** What to say when no answer came: everything typed is still there. */
function lost(error: unknown) {
  return unstable_isUnrecognizedActionError(error)
    ? "Not saved: Entente was updated meanwhile. Reload this page; your text is kept on this device and comes back."
    : "Not saved: the server did not answer. Your text is kept; try again.";
}

function Section({
  section,
  type,
  alive,
  children,
}: {
  section: FormSection;
  type: EventType | null;
  alive: boolean;
  children: React.ReactNode;
}) {
  const off = !applies(section, type);
  if (alive && off) return null;
  return (
    <section
      id={`section-${section.id}`}
      aria-label={section.title}
      className={`mt-7 border-t border-line pt-[18px] ${off ? "hidden-with-script" : ""}`}
    >
      <h2 className="mb-3 text-[20px]">{section.title}</h2>
      <div className="grid grid-cols-6 gap-x-3.5 gap-y-[15px]">{children}</div>
    </section>
  );
}

type NoteProps = { draft: ReturnType<typeof useDeviceDraft>; published: boolean; mayPublish: boolean; onDiscard: () => void };

function DraftNote({ draft, published, mayPublish, onDiscard }: NoteProps) {
  const at = (time: number) => new Date(time).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return (
    <p role="status" className="mt-1 text-ink-2">
      {draft.restored ? (
        <>
          Restored what you typed at {at(draft.restored)} and had not saved.{" "}
          <button type="button" onClick={onDiscard} className="link">
            Discard it
          </button>
        </>
      ) : draft.kept ? (
        `Kept on this device at ${at(draft.kept)}, not saved yet.`
      ) : published ? (
        "Published. Readers see your change as soon as you save it."
      ) : (
        `Nothing is public until ${mayPublish ? "you publish it" : "an editor publishes it"}.`
      )}
    </p>
  );
}
