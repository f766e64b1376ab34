"use client";

import { useState } from "react";
import type { FormSection } from "#domain/form";
import type { FormState } from "#lib/action";
import { dayOf } from "#ui/words";
import type { Values } from "./form-field";

type Props = {
  conflict: NonNullable<FormState["conflict"]>;
  values: Values;
  sections: FormSection[];
  alive: boolean;
  onChoose: (changes: Values) => void;
};

/** Where someone else saved meanwhile: both texts of every field that differs. Nothing is chosen for anyone. */
export function Conflict({ conflict, values, sections, alive, onChoose }: Props) {
  // What differed when the answer came: a field does not leave the list when it is chosen.
  const [fields] = useState(() =>
    sections.flatMap((section) => section.fields).filter(({ name }) => (values[name] ?? "") !== (conflict.text[name] ?? "")),
  );
  const [mine] = useState(values);
  const [chosen, setChosen] = useState<Record<string, "mine" | "theirs">>({});
  const left = fields.filter(({ name }) => !chosen[name]).length;
  const choose = (name: string, which: "mine" | "theirs") => {
    setChosen({ ...chosen, [name]: which });
    onChoose({ [name]: (which === "mine" ? mine[name] : conflict.text[name]) ?? "" });
  };
  return (
    <section aria-label="Two versions" className="mt-5 rounded-xl border border-warn bg-warn-weak p-5">
      <h2 className="text-[18px]">
        {conflict.repeated ? "This form was saved before, with another text" : "Someone else changed this event"}
      </h2>
      <p className="mt-1.5 text-ink-2" dir="auto">
        {conflict.by} saved revision {conflict.revision} on {dayOf(conflict.at)}, while you were typing. Choose for each field, or write a
        third text below; then save again.
      </p>
      <ul className="mt-4 grid gap-4">
        {fields.map(({ name, label }) => (
          <li key={name}>
            <fieldset>
              <legend className="label mb-1.5">{label}</legend>
              <div className="grid gap-2 min-[640px]:grid-cols-2">
                {(["mine", "theirs"] as const).map((which) => (
                  <div
                    key={which}
                    className="rounded-lg border border-line-2 bg-surface p-3 has-checked:border-accent has-checked:ring-1 has-checked:ring-accent"
                  >
                    <Which
                      words={which === "mine" ? "Your text" : `On record now, revision ${conflict.revision}`}
                      radio={alive ? { name: `choice-${name}`, checked: chosen[name] === which, choose: () => choose(name, which) } : null}
                    />
                    <span dir="auto" className="mt-1 block whitespace-pre-wrap wrap-anywhere">
                      {(which === "mine" ? mine[name] : conflict.text[name]) || "(empty)"}
                    </span>
                  </div>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      {alive && left > 0 ? (
        <p className="mt-4 font-medium text-warn">{left === 1 ? "One field" : `${left} fields`} still to choose.</p>
      ) : (
        <label className="mt-4 flex min-h-6 cursor-pointer items-center gap-2.5 font-medium">
          <input type="checkbox" name="seen" value={conflict.revision} />I have compared both; save what stands in the form as the next
          revision.
        </label>
      )}
    </section>
  );
}

type Radio = { name: string; checked: boolean; choose: () => void };

/** Whose text it is; with a script it is chosen here, and never sent as a field of the form. */
function Which({ words, radio }: { words: string; radio: Radio | null }) {
  const className = "flex min-h-6 items-center gap-2 text-[12.5px] font-semibold text-ink-2";
  if (!radio) return <p className={className}>{words}</p>;
  return (
    <label className={`${className} cursor-pointer`}>
      <input type="radio" name={radio.name} form="none" checked={radio.checked} onChange={radio.choose} />
      {words}
    </label>
  );
}
