"use client";

import { type CaptureDraft, inferredIn } from "#domain/capture";
import { eventTypes, levels } from "#domain/codebook";
import { countries } from "#domain/country";
import { parseRows } from "#domain/rows";
import { listWords } from "#domain/text";
import { termOf } from "#ui/words";
import { familyOfText } from "./family";

/** Under the title of a draft: its type, parties, date, place, and how it hangs together with the others. */
export function DraftLine({ draft, drafts }: { draft: CaptureDraft; drafts: CaptureDraft[] }) {
  const { key, texts } = draft;
  const { type = "", date, city, level } = texts;
  const weak = new Set(inferredIn(draft).map(({ name }) => name));
  const number = (one: string) => drafts.findIndex((other) => other.key === one) + 1;
  const parts = drafts.filter((one) => one.texts.whole === key && one.state !== "discarded").map((one) => String(number(one.key)));
  const whole = drafts.some((one) => one.key === texts.whole && one.state !== "discarded") ? number(texts.whole ?? "") : 0;
  return (
    <>
      <p className="mt-1.5 flex flex-wrap items-center gap-x-3.5 gap-y-1.5 text-[13px] text-ink-2">
        {type ? (
          <span className={`chip f-${familyOfText(type)}`}>
            {Object.hasOwn(eventTypes, type) ? eventTypes[type as keyof typeof eventTypes].term : type}
          </span>
        ) : (
          <span className="chip chip-warn">no type yet</span>
        )}
        <b className="font-[550] text-ink">{partiesOf(texts.countries ?? "")}</b>
        {date ? (
          <span className={`num ${weak.has("date") ? "border-b-[1.5px] border-dotted border-warn" : ""}`}>
            {date}
            {weak.has("date") && <span className="sr-only"> (inferred)</span>}
          </span>
        ) : (
          <span className="text-warn">no date yet</span>
        )}
        {city && <span dir="auto">{city}</span>}
        {level && <span>{termOf(levels, level)} level</span>}
      </p>
      {(parts.length > 0 || whole > 0) && (
        <p className="mt-1.5 text-[12.5px] text-ink-3">
          {parts.length > 0 && `Contains ${parts.length === 1 ? "draft" : "drafts"} ${listWords(parts)}`}
          {parts.length > 0 && whole > 0 && "; "}
          {whole > 0 && `${parts.length > 0 ? "during" : "During"} draft ${whole}`}
        </p>
      )}
      {draft.state === "open" && texts.newSeries && texts.series && (
        <p className="mt-1.5 text-[12.5px] text-warn">
          New series: <span dir="auto">{texts.series}</span>
        </p>
      )}
    </>
  );
}

/** `India to Italy` for who travels where, else `India, Italy`. */
function partiesOf(rows: string): string {
  const cells = parseRows(rows);
  const name = ([code = ""]: string[]) => (Object.hasOwn(countries, code) ? countries[code as keyof typeof countries] : code);
  const [visitors, hosts] = ["visitor", "host"].map((role) => cells.filter((one) => one[1] === role).map(name));
  if (visitors?.length && hosts?.length && visitors.length + hosts.length === cells.length)
    return `${visitors.join(", ")} to ${hosts.join(", ")}`;
  return cells.map(name).join(", ");
}
