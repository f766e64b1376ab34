"use client";

import { type DragEvent, useRef, useState } from "react";

type Props = { value: string; errors: string[] };

/** The text of the article, pasted, or in a file that is chosen or dropped here. */
export function TextField({ value, errors }: Props) {
  const file = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const bad = errors.length > 0;
  const holdsFile = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes("Files");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way to what the button below does
    <div
      onDragOver={(event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!holdsFile(event) || !file.current) return;
        event.preventDefault();
        file.current.files = event.dataTransfer.files;
        file.current.form?.requestSubmit();
      }}
      className={`card p-1.5 has-[textarea:focus-visible]:border-accent ${over ? "border-accent bg-accent-weak" : ""} ${bad ? "border-danger" : ""}`}
    >
      <label htmlFor="text" className="sr-only">
        Text of the article
      </label>
      <textarea
        id="text"
        name="text"
        defaultValue={value}
        rows={14}
        dir="auto"
        spellCheck={false}
        placeholder="Paste the text of the article here"
        aria-invalid={bad || undefined}
        aria-describedby={bad ? "text-error text-hint" : "text-hint"}
        className="field-input min-h-72! resize-y border-transparent! bg-transparent! px-5! py-4! font-serif text-[16.5px]! leading-[1.68]!"
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-3.5 pt-2.5 pb-2">
        <label htmlFor="file" className="text-[13px] font-medium text-ink-2">
          Or a file
        </label>
        <input
          ref={file}
          id="file"
          name="file"
          type="file"
          accept=".txt,.text,.md,.html,.htm,.eml,text/plain,text/html,message/rfc822"
          aria-describedby="text-hint"
          className="min-w-0 flex-1 basis-52 text-[13px] text-ink-2 file:mr-3 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-2 file:bg-surface file:px-2.5 file:py-1 file:text-ink"
        />
        <p id="text-hint" className="hint w-full">
          .txt, .html or .eml, up to 1 MB; of a page or a message only the text is kept, up to 200 kB.
        </p>
      </div>
      {bad && (
        <p id="text-error" className="hint-bad px-3.5 pb-2">
          {errors.join(". ")}
        </p>
      )}
    </div>
  );
}
