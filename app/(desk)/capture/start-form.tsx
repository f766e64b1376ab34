"use client";

import { useEffect, useRef, useState } from "react";
import { largestFile } from "#domain/article";
import { type StartState, startAction } from "#lib/capture-actions";
import { useSending } from "#ui/use-sending";
import { AlikeNote } from "./alike-note";
import { Line } from "./line";
import { TextField } from "./text-field";

type Given = { address: string; title: string; text: string };

const none: StartState = { values: {}, errors: {}, answer: 0 };

/** The form that an article is pasted into. With a script a file can be dropped on it; without one it is chosen. */
export function StartForm({ given }: { given: Given }) {
  const { state, send, submit, pending } = useSending(startAction, none);
  const [wrong, setWrong] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const problem = useRef<HTMLDivElement>(null);
  const value = (name: string) => state.values[name] ?? (given as Record<string, string>)[name] ?? "";
  useEffect(() => {
    if (state.answer > 0) problem.current?.focus();
  }, [state.answer]);
  // The bookmark hands the text over behind the `#`, which never leaves the browser.
  useEffect(() => {
    const brought = new URLSearchParams(window.location.hash.slice(1)).get("text");
    const area = form.current?.elements.namedItem("text");
    if (!brought || !(area instanceof HTMLTextAreaElement) || area.value) return;
    area.value = brought;
    History.prototype.replaceState.call(window.history, window.history.state, "", window.location.pathname + window.location.search);
  }, []);
  const errors = wrong ? [wrong] : (state.errors.text ?? []);
  return (
    <form
      ref={form}
      action={send}
      onSubmit={(event) => {
        const file = new FormData(event.currentTarget).get("file");
        const large = file instanceof File && file.size > largestFile;
        setWrong(large ? `This file is larger than ${largestFile / 1000} kB. Paste the text instead` : "");
        if (large) event.preventDefault();
        else submit(event);
      }}
      noValidate
      aria-labelledby="capture"
      className="grid grid-cols-1 gap-4"
    >
      <div ref={problem} tabIndex={-1} className="grid gap-4 outline-none empty:hidden">
        {state.message && (
          <p role="alert" className="rounded-lg bg-danger-weak px-4 py-2.5 font-medium text-danger">
            {state.message.replace(/\.?$/, ".")}
          </p>
        )}
        {state.alike && <AlikeNote alike={state.alike} />}
      </div>
      <TextField key={`text ${state.answer}`} value={value("text")} errors={errors} />
      <div className="grid gap-x-3.5 gap-y-3 min-[640px]:grid-cols-[minmax(0,1fr)_180px_150px]">
        <Line
          key={`address ${state.answer}`}
          name="address"
          label="Source address"
          type="url"
          value={value("address")}
          errors={state.errors.address}
        />
        <Line
          key={`publisher ${state.answer}`}
          name="publisher"
          label="Publisher"
          value={value("publisher")}
          errors={state.errors.publisher}
        />
        <Line
          key={`published ${state.answer}`}
          name="published"
          label="Published"
          value={value("published")}
          errors={state.errors.published}
        />
      </div>
      <input type="hidden" name="title" value={value("title")} />
      <p className="hint -mt-2">What you leave blank is looked for in the text.</p>
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="btn btn-primary" aria-disabled={pending} {...(state.alike && { name: "again", value: "1" })}>
          {pending ? "Reading…" : state.alike ? "Capture it all the same" : "Read the article"}
        </button>
      </div>
    </form>
  );
}
