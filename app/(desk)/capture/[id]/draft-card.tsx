"use client";

import type { Route } from "next";
import type { ReactNode } from "react";
import { type CaptureDraft, draftTitle } from "#domain/capture";
import { isAsked } from "#domain/capture-words";
import type { DraftProblem } from "#lib/capture-actions";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";
import { DraftAlike } from "./draft-alike";
import { DraftFields } from "./draft-fields";
import { DraftLine } from "./draft-line";
import { familyOfText, numberOf } from "./family";
import { Inferred } from "./inferred";
import { Questions } from "./questions";
import type { CaptureWork } from "./use-capture";
import type { DeskView } from "./view";

type Props = {
  draft: CaptureDraft;
  view: DeskView;
  work: CaptureWork;
  lit: boolean;
  onLight: (key: string | null) => void;
  problem: DraftProblem | undefined;
};

/** One draft: what it would say, and once it is opened its fields and what can be done with it. */
export function DraftCard({ draft, view, work, lit, onLight, problem }: Props) {
  const { key, state, texts, eventId } = draft;
  const number = work.drafts.findIndex((one) => one.key === key) + 1;
  const open = work.open === key && state === "open";
  const family = familyOfText(texts.type);
  const title = draftTitle(draft);
  if (state === "discarded")
    return (
      <li
        id={`draft-${key}`}
        className="flex items-center gap-3 rounded-xl border border-dashed border-line-2 py-2 pr-2.5 pl-4.5 text-ink-3"
      >
        <p dir="auto" className="min-w-0 flex-1 truncate">
          Discarded: {title}
        </p>
        <Both work={work} value={`undo ${key}`} onClick={() => work.undo(key)} label={`Undo, draft ${number}`}>
          <Icon name="undo" />
          Undo
        </Both>
      </li>
    );
  const asked = draft.proposed?.questions.some((question, at) => isAsked(draft, question, at));
  return (
    <li
      id={`draft-${key}`}
      data-card
      aria-labelledby={`draft-${key}-title`}
      onPointerEnter={() => onLight(key)}
      onPointerLeave={() => onLight(null)}
      onFocus={() => onLight(key)}
      onBlur={() => onLight(null)}
      className={`card relative scroll-mt-5 py-3.5 pr-4 pl-12.5 ${open ? "border-accent ring-1 ring-accent" : lit ? "border-accent" : ""}`}
    >
      <span
        aria-hidden="true"
        className={`absolute top-[15px] left-[17px] grid size-5 place-items-center rounded-full text-[11px] font-semibold text-on-fill ${numberOf[family]}`}
      >
        {number}
      </span>
      <h3 id={`draft-${key}-title`} className="text-[17px]">
        <span className="sr-only">Draft {number}: </span>
        {eventId ? (
          <Link href={`/events/${eventId}` as Route} dir="auto" className="decoration-1 underline-offset-3 hover:underline">
            {view.titles[eventId] ?? title}
          </Link>
        ) : work.alive ? (
          <button
            type="button"
            aria-expanded={open}
            dir="auto"
            onClick={() => work.setOpen(open ? null : key)}
            className="cursor-pointer text-left"
          >
            {title}
          </button>
        ) : (
          <a href={`?draft=${key}#draft-${key}`} dir="auto" aria-current={open || undefined}>
            {title}
          </a>
        )}
      </h3>
      <DraftLine draft={draft} drafts={work.drafts} />
      {state === "saved" ? (
        <p className="mt-2 inline-flex items-center gap-1.5 text-[13px] font-medium text-ok">
          <Icon name="check" size={14} />
          Saved
        </p>
      ) : (
        <>
          {problem && (
            <p role="alert" className="mt-2.5 rounded-[7px] bg-danger-weak px-3 py-2 text-[13px] font-medium text-danger">
              {problem.message} {!open && Object.values(problem.errors).flat().slice(0, 2).join(". ")}
            </p>
          )}
          {asked && !open && <p className="mt-2 text-[12.5px] text-warn">A question is open</p>}
          <DraftAlike {...{ draft, view, work, open, problem, number }} />
          {open && (
            <>
              <div inert={work.saving.includes(key)}>
                <Questions draft={draft} text={view.text} onAnswer={(edit) => work.change(key, edit)} alive={work.alive} />
                <DraftFields draft={draft} view={view} work={work} errors={problem?.errors ?? {}} confirm={problem?.confirm} />
              </div>
              <Inferred draft={draft} />
              <div className="mt-3 flex flex-wrap items-center gap-[7px]">
                <button
                  type="submit"
                  name="do"
                  value={`save ${key}`}
                  data-save
                  aria-disabled={work.pending}
                  className="btn btn-primary btn-small"
                  aria-label={`Save draft ${number}`}
                >
                  Save draft
                </button>
                <FullForm id={view.id} draft={draft} work={work} />
                <Both work={work} value={`discard ${key}`} onClick={() => work.discard(key)} label={`Discard draft ${number}`} quiet>
                  Discard
                </Both>
              </div>
            </>
          )}
        </>
      )}
    </li>
  );
}

type BothProps = { work: CaptureWork; value: string; onClick: () => void; label: string; quiet?: boolean; children: ReactNode };

/** A button that a script does at once, and the form without one. */
const Both = ({ work, value, onClick, label, quiet, children }: BothProps) => (
  <button
    type={work.alive ? "button" : "submit"}
    name="do"
    value={value}
    onClick={work.alive ? onClick : undefined}
    aria-label={label}
    className={`btn btn-small ${quiet ? "btn-quiet" : ""}`}
  >
    {children}
  </button>
);

/** The form of an event with all that the draft holds. What is typed is kept before it opens. */
function FullForm({ id, draft: { key }, work }: { id: string; draft: CaptureDraft; work: CaptureWork }) {
  const href = `/events/new?draft=${id}.${key}`;
  return (
    <a
      href={href}
      onClick={async (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        if (await work.keep()) window.location.assign(href);
      }}
      className="btn btn-small"
    >
      Open full form
    </a>
  );
}
