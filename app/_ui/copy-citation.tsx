"use client";

import { useState } from "react";
import { Icon } from "#ui/icon";

/** The citation is there to read and select without JavaScript; with it, one press copies it. */
export function CopyCitation({ text }: { text: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied.");
    } catch {
      setSaid("The browser did not allow copying; select the text instead.");
    }
  };
  return (
    <details>
      <summary className="link link-alone inline-flex min-h-6 items-center">Cite this event</summary>
      <div className="mt-1.5 rounded-lg bg-sunken p-3">
        <p dir="auto" className="select-all text-ink">
          {text}
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <button type="button" className="btn btn-small" onClick={copy}>
            <Icon name="copy" />
            Copy citation
          </button>
          <span role="status" className="hint">
            {said}
          </span>
        </div>
      </div>
    </details>
  );
}
