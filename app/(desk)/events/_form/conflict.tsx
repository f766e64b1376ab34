"use client";

import { useState } from "react";
import type { FormSection } from "#domain/form";
import { listWords } from "#domain/text";
import type { FieldConflict, FormConflict } from "#lib/form-conflict";
import { dayOf } from "#ui/words";
import { Choice, type Side } from "./conflict-field";
import type { Values } from "./form-field";

type Props = {
  conflict: FormConflict;
  values: Values;
  sections: FormSection[];
  alive: boolean;
  pending: boolean;
  onChoose: (changes: Values) => void;
};

/** Where the event changed since the form was opened: what became of it, and what is to be decided. Nothing is chosen for anyone. */
export function Conflict({ conflict, values, sections, alive, pending, onChoose }: Props) {
  const { became, mayChange, fields, filled, revision } = conflict;
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const labels = new Map(sections.flatMap((section) => section.fields).map(({ name, label }) => [name, label]));
  const labelsOf = (names: string[]) => listWords(names.map((name) => labels.get(name) ?? name));

  const textsOf = ({ name, joined }: FieldConflict) => ({ mine: conflict.mine[name] ?? "", now: conflict.now[name] ?? "", joined });
  /** What stands in the form: one of the texts once it was chosen, another one as soon as it was written. */
  const standing = (field: FieldConflict): Side | null => {
    const side = chosen[field.name] ?? null;
    if (!Object.values(textsOf(field)).includes(values[field.name] ?? "")) return "third";
    return side === "third" ? null : side;
  };
  const choose = (field: FieldConflict, side: Side) => {
    setChosen({ ...chosen, [field.name]: side });
    if (side === "third") return document.getElementById(field.name)?.focus();
    onChoose({ [field.name]: textsOf(field)[side] ?? "", ...(field.name === "citations" && conflict.sources) });
  };
  const left = fields.filter((field) => !standing(field)).length;

  return (
    <section aria-label="Two versions" className="mt-5 rounded-xl border border-warn bg-warn-weak p-5">
      <h2 className="text-[18px]" dir="auto">
        {heading(conflict)}
      </h2>
      {became === "trashed" && <Trashed mayRestore={conflict.mayRestore} pending={pending} />}
      {became === "published" && <Published conflict={conflict} asks={fields.length === 0} pending={pending} />}
      {became === "changed" && (
        <p className="mt-1.5 text-ink-2">
          Revision {revision} of {dayOf(conflict.at)} is on record now.
        </p>
      )}
      {became === "repeated" && <Repeated conflict={conflict} same={fields.length === 0} />}
      {became !== "trashed" && mayChange && filled.length > 0 && (
        <p className="mt-1.5 text-ink-2">
          {labelsOf(filled)}, which you had not changed, {filled.length === 1 ? "is" : "are"} filled in below.
        </p>
      )}
      {fields.length > 0 && (
        <>
          <p className="mt-1.5 text-ink-2">
            {labelsOf(fields.map(({ name }) => name))} {whyAsked(conflict)}. Choose a text{fields.length > 1 && " for each"}, or write
            another one below; then save again.
          </p>
          <ul className="mt-4 grid gap-5">
            {fields.map((field) => (
              <li key={field.name}>
                <Choice
                  field={field}
                  label={labels.get(field.name) ?? field.name}
                  revisions={conflict}
                  chosen={alive ? { pending, side: standing(field) ?? chosen[field.name], choose: (side) => choose(field, side) } : null}
                />
              </li>
            ))}
          </ul>
          <Seen revision={revision} left={alive ? left : null} />
        </>
      )}
    </section>
  );
}

function heading({ became, own, by, at }: FormConflict) {
  if (became === "trashed") return `Moved to the trash by ${own ? "you, in another tab," : by} on ${dayOf(at)}`;
  if (became === "repeated") return "This form was saved before, with another text";
  if (became === "published") return "Published while you edited it";
  return own ? "You changed this in another tab" : `${by} changed this event while you edited it`;
}

function whyAsked({ fields, own, base }: FormConflict) {
  if (fields.some(({ errors }) => errors.length > 0)) return `${fields.length === 1 ? "does" : "do"} not go together`;
  if (base === null) return `${fields.length === 1 ? "differs" : "differ"} from what is on record`;
  return `${fields.length === 1 ? "was" : "were"} changed ${own ? "in both tabs" : "by both of you"}`;
}

/** What Enter presses: the first button of a form is that one, and must be no other than the plain save. */
const PlainSave = () => <input type="submit" hidden />;

const Trashed = ({ mayRestore, pending }: { mayRestore: boolean; pending: boolean }) => (
  <>
    <p className="mt-1.5 text-ink-2">
      Your text stands in the form.{" "}
      {mayRestore
        ? "Restore the event with it in one step, or keep it as an event of its own."
        : "An editor can restore the event from the trash; or keep your text as an event of its own."}
    </p>
    <div className="mt-4 flex flex-wrap gap-2.5">
      <PlainSave />
      {mayRestore && (
        <button type="submit" name="restore" value="1" aria-disabled={pending} className="btn">
          Restore it with my text
        </button>
      )}
      <button type="submit" name="copy" value="1" aria-disabled={pending} className="btn">
        Save as a new draft
      </button>
    </div>
  </>
);

/** The first answer was lost, or the form came back to life: what it made then is changed from now on. */
const Repeated = ({ conflict, same }: { conflict: FormConflict; same: boolean }) => (
  <>
    <p className="mt-1.5 text-ink-2">
      It made an event, which stands at revision {conflict.revision} of {dayOf(conflict.at)}
      {conflict.mayChange ? "; saving again changes that event. " : " and is published by now; an editor changes it. Your text is kept. "}
      {same && "Its fields say what the form says."}
    </p>
    {same && <input type="hidden" name="seen" value={conflict.revision} />}
  </>
);

/** Whose save would reach readers must say that this is meant; who may not change what is published keeps the text. */
const Published = ({ conflict, asks, pending }: { conflict: FormConflict; asks: boolean; pending: boolean }) => (
  <>
    <p className="mt-1.5 text-ink-2" dir="auto">
      {conflict.own ? "You" : conflict.by} saved revision {conflict.revision} on {dayOf(conflict.at)}.{" "}
      {conflict.mayChange
        ? "Readers see it now, and will see what you save."
        : "Readers keep seeing that until an editor accepts a change to it. Your text stands in the form, to be proposed."}
    </p>
    {(asks || !conflict.mayChange) && (
      <div className="mt-4">
        <PlainSave />
        {conflict.mayChange ? (
          <button type="submit" name="seen" value={conflict.revision} aria-disabled={pending} className="btn">
            Save my changes for readers
          </button>
        ) : (
          <button type="submit" name="send" value="review" aria-disabled={pending} className="btn">
            Propose my changes
          </button>
        )}
      </div>
    )}
  </>
);

/** That somebody compared the texts: said by choosing, or by a box where no script can tell. */
function Seen({ revision, left }: { revision: number; left: number | null }) {
  if (left === null)
    return (
      <label className="mt-4 flex min-h-6 cursor-pointer items-center gap-2.5 font-medium">
        <input type="checkbox" name="seen" value={revision} />I have compared the texts; save what stands in the form as the next revision.
      </label>
    );
  return (
    <>
      {left === 0 && <input type="hidden" name="seen" value={revision} />}
      <p role="status" className="mt-4 font-medium text-warn">
        {left === 0
          ? "All chosen. Save to keep what stands in the form."
          : `${left === 1 ? "One field" : `${left} fields`} still to choose.`}
      </p>
    </>
  );
}
