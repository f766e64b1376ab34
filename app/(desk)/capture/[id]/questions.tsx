"use client";

import { type CaptureDraft, dateText } from "#domain/capture";
import { answerQuestion } from "#domain/capture-words";
import { labelOfField } from "#domain/form";

type Props = { draft: CaptureDraft; text: string; alive: boolean; onAnswer: (edit: (draft: CaptureDraft) => CaptureDraft) => void };

/** Words that can be read in more than one way, in their sentence: every reading is offered, and none is chosen beforehand. */
export function Questions({ draft, text, onAnswer }: Props) {
  const { proposed, answers, key } = draft;
  if (!proposed || proposed.questions.length === 0) return null;
  return (
    <div className="mt-3 grid gap-2.5">
      {proposed.questions.map(({ field, ask, span, readings }, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its number
          key={at}
          className="rounded-[7px] bg-warn-weak px-3 py-2"
        >
          <legend className="sr-only">
            {labelOfField(field)}: {ask}
          </legend>
          <p aria-hidden="true" className="text-[13px] font-medium text-warn">
            {labelOfField(field)}: {ask}
          </p>
          <p dir="auto" className="mt-0.5 font-serif text-[14.5px]">
            {around(text, span)}
          </p>
          <div className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1.5">
            {readings.map(({ value, label }) => (
              <label key={value} className="inline-flex min-h-6 cursor-pointer items-center gap-2 text-[13px]">
                <input
                  type="radio"
                  name={`answer-${at}`}
                  value={value}
                  checked={answers[at] === value}
                  onChange={() => onAnswer((one) => (one.key === key ? answerQuestion(one, at, value) : one))}
                />
                {label === value ? dateText(value) : label}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

const most = 160;

/** The sentence that words stand in, as much of it as is short. */
function around(text: string, { start, end }: { start: number; end: number }) {
  const before = text.slice(Math.max(0, start - most), start);
  const after = text.slice(end, end + most);
  const begins = Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n"));
  const stops = after.search(/[.\n]/);
  return (
    <>
      {begins >= 0 ? before.slice(begins + 1).trimStart() : start > most ? `…${before}` : before}
      <mark>{text.slice(start, end)}</mark>
      {stops >= 0 ? after.slice(0, stops + 1) : `${after}…`}
    </>
  );
}
