"use client";

import type { CaptureDraft } from "#domain/capture";
import { draftTitle } from "#domain/capture";
import type { EventType } from "#domain/codebook";
import type { FieldErrors } from "#domain/errors";
import type { FormField } from "#domain/form";
import { fieldApplies } from "../../events/_form/applies";
import { isType } from "../../events/_form/choices";
import { describedBy, Frame, Plain } from "../../events/_form/field";
import { FormFieldView } from "../../events/_form/form-field";
import type { CaptureWork } from "./use-capture";
import type { DeskView } from "./view";

type Props = { draft: CaptureDraft; view: DeskView; work: CaptureWork; errors: FieldErrors; confirm: string | undefined };

/** Always at hand, in this order; what else a draft holds comes after. */
const usual = ["title", "type", "date", "countries", "city", "venueCountry", "series", "edition", "participants", "organisations"];
const wide = new Set(["title", "countries", "participants", "organisations", "summary", "related", "themes", "services", "domains"]);
/** Kept as they were read unless something is wrong with them. */
const seldom = new Set(["dateBasis", "status", "citations", "note", "partOf"]);

/** The fields of a draft, by the controls of the form of an event; the others are in that form. */
export function DraftFields({ draft, view, work, errors, confirm }: Props) {
  const { key, texts } = draft;
  const type = isType(texts.type ?? "") ? (texts.type as EventType) : null;
  const byName = new Map(view.fields.map((field) => [field.name, field]));
  const shown = [
    ...usual.flatMap((name) => byName.get(name) ?? []),
    ...view.fields.filter(
      ({ name }) =>
        !usual.includes(name) &&
        name !== "citations" &&
        name !== "partOf" &&
        (errors[name] || (!seldom.has(name) && (texts[name] ?? "") !== "")),
    ),
  ].filter((field) => (texts[field.name] ?? "") !== "" || errors[field.name] || fieldApplies(field, type));
  const set = (changes: Record<string, string>) => work.set(key, changes);
  const simple = (field: FormField, wrong: string[] = []) => (
    <Frame key={field.name} field={field} errors={wrong}>
      <Plain
        field={field}
        id={field.name}
        name={field.name}
        control={{
          value: texts[field.name] ?? "",
          onChange: (text) => set({ [field.name]: text }),
          invalid: wrong.length > 0,
          describedBy: describedBy(field, wrong),
        }}
      />
    </Frame>
  );
  const names = [...shown.map(({ name }) => name), "newSeries", "quote", "whole"];
  return (
    <div className="mt-3">
      <input type="hidden" name="fields" value={names.join(" ")} />
      <div className="grid grid-cols-6 gap-x-3 gap-y-3">
        {shown.map((field) => {
          const compact = { ...field, help: undefined, span: wide.has(field.name) ? 6 : 3 };
          const wrong = errors[field.name] ?? [];
          if (field.name === "type") return simple(compact, wrong);
          return (
            <FormFieldView
              key={`${field.name} ${work.version}`}
              field={compact}
              sourceFields={[]}
              values={texts}
              errors={wrong}
              alive={work.alive}
              titles={view.titles}
              set={set}
            />
          );
        })}
        {simple(wholeField(draft, work.drafts), errors.partOf)}
        {simple({ name: "quote", label: "Quotation", kind: "prose", required: true, span: 6, max: 2000 }, errors.citations)}
      </div>
      {confirm && (
        <label className="mt-3 flex min-h-6 cursor-pointer items-center gap-2.5 font-medium">
          <input type="checkbox" name={`confirm-${key}`} value={confirm} />
          Save it as it is
        </label>
      )}
    </div>
  );
}

/** The draft that this one is part of. */
const wholeField = ({ key }: CaptureDraft, drafts: CaptureDraft[]): FormField => ({
  ...{ name: "whole", label: "During", kind: "choice", required: false, span: 6 },
  options: Object.fromEntries(
    drafts.flatMap((one, i) => (one.key !== key && one.state !== "discarded" ? [[one.key, `Draft ${i + 1}: ${draftTitle(one)}`]] : [])),
  ),
});
