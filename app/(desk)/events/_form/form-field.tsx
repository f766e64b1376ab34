"use client";

import { type EventType, statuses, statusesOf, usualStatus } from "#domain/codebook";
import type { FormField } from "#domain/form";
import { findEventsLike, findSeriesLike } from "#lib/lookups";
import { isType, Several, TypeChoice } from "./choices";
import { DateField } from "./date-field";
import { EvidenceEditor } from "./evidence-editor";
import { describedBy, Frame, Plain } from "./field";
import { Picker } from "./picker";
import { RowsEditor } from "./rows-editor";

export type Values = Record<string, string>;
type Props = {
  field: FormField;
  sourceFields: FormField[];
  values: Values;
  errors: string[];
  /** Whether a script runs; until then rows and references are text. */
  alive: boolean;
  titles: Record<string, string>;
  set: (changes: Values) => void;
};

const nouns: Record<string, string> = {
  countries: "country",
  participants: "person",
  organisations: "organisation",
  related: "related event",
};

/** One field of the form, with the control of its kind. */
export function FormFieldView({ field, sourceFields, values, errors, alive, titles, set }: Props) {
  const { name, kind } = field;
  const value = values[name] ?? "";
  const onChange = (text: string) => set({ [name]: text });
  const control = { value, onChange, invalid: errors.length > 0, describedBy: describedBy(field, errors) };
  const frame = { field: alive && kind === "rows" ? { ...field, help: undefined } : field, errors };

  if (name === "type")
    return (
      <Frame {...frame} group>
        <TypeChoice value={value} onChange={(type) => set({ type, ...statusFor(type, values.status ?? "") })} />
      </Frame>
    );
  if (kind === "choices")
    return (
      <Frame {...frame} group>
        <Several field={field} value={value} onChange={onChange} />
      </Frame>
    );
  if (kind === "date")
    return (
      <Frame {...frame}>
        <DateField field={field} control={control} open={name.startsWith("valid")} />
      </Frame>
    );
  if (kind === "reference")
    return (
      <Frame {...frame} under={field.to === "series" && <NewSeries values={values} titles={titles} errors={errors} set={set} />}>
        {alive ? (
          <Picker
            id={name}
            name={name}
            value={value}
            label={titles[value] ?? ""}
            describedBy={control.describedBy}
            invalid={control.invalid}
            placeholder={field.to === "series" ? "Type part of its name" : "Type part of its title"}
            search={field.to === "series" ? findSeriesLike : findEventsLike}
            onPick={onChange}
          />
        ) : (
          <Plain field={field} control={control} id={name} name={name} />
        )}
      </Frame>
    );
  if (kind === "rows" && alive)
    return (
      <Frame {...frame} group bare={name === "citations"}>
        {name === "citations" ? (
          <EvidenceEditor
            field={field}
            sourceFields={sourceFields}
            citations={value}
            sources={values.sources ?? ""}
            onChange={(citations, sources) => set({ citations, sources })}
          />
        ) : (
          <RowsEditor
            field={field}
            value={value}
            onChange={onChange}
            noun={nouns[name] ?? "row"}
            ready={name === "countries" ? 2 : 0}
            titles={titles}
          />
        )}
      </Frame>
    );
  const shown = name === "status" && isType(values.type ?? "") ? { ...field, options: termsOf(values.type as EventType) } : field;
  return (
    <>
      <Frame {...frame} under={field.max === 300 && value.length > 200 && <Left max={field.max} length={value.length} />}>
        <Plain field={shown} control={control} id={name} name={name} />
      </Frame>
      {name === "citations" && (
        <Frame
          field={{
            ...field,
            name: "sources",
            label: "What is known of the sources",
            help: `One a line: ${sourceFields.map(({ label }) => label.toLowerCase()).join("|")}`,
            required: false,
          }}
          errors={[]}
        >
          <Plain
            field={field}
            control={{ ...control, value: values.sources ?? "", onChange: (sources) => set({ sources }), describedBy: undefined }}
            id="sources"
            name="sources"
          />
        </Frame>
      )}
    </>
  );
}

const Left = ({ max, length }: { max: number; length: number }) => (
  <p role="status" className={`num mt-1 text-[12.5px] ${length > max ? "text-danger" : "text-ink-3"}`}>
    {length > max ? `${length - max} characters too many` : `${max - length} characters left`}
  </p>
);

/** Shown once the name that was typed is no series on record. */
function NewSeries({
  values,
  titles,
  errors,
  set,
}: {
  values: Values;
  titles: Record<string, string>;
  errors: string[];
  set: (changes: Values) => void;
}) {
  const typed = values.series ?? "";
  const unknown = typed.trim() !== "" && !Object.hasOwn(titles, typed) && (/[^a-z0-9-]/.test(typed) || errors.length > 0);
  if (!unknown && !values.newSeries) return null;
  return (
    <label className="mt-1.5 flex min-h-6 cursor-pointer items-center gap-2 text-[13px]">
      <input
        type="checkbox"
        name="newSeries"
        value="1"
        checked={values.newSeries === "1"}
        onChange={(event) => set({ newSeries: event.target.checked ? "1" : "" })}
      />
      <span dir="auto">Make it a new series{typed && `: “${typed}”`}</span>
    </label>
  );
}

const termsOf = (type: EventType) => Object.fromEntries(statusesOf(type).map((code) => [code, statuses[code]]));

/** A status that the new type does not have gives way to the type's most ordinary one. */
function statusFor(type: string, status: string): Values {
  if (!isType(type) || (statusesOf(type) as readonly string[]).includes(status)) return {};
  return { status: usualStatus(type) };
}
