"use client";

import { useState } from "react";
import { Icon } from "#ui/icon";

type Props = {
  text: string;
  label: string /** What to select by hand where the browser does not copy. */;
  what: string;
  className?: string;
};

/** Copies a text that stands beside it, and says so. Without a script there is no button: the text is there to select. */
export function CopyButton({ text, label, what, className = "btn btn-small" }: Props) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied.");
    } catch {
      setSaid(`The browser did not allow copying; select the ${what} instead.`);
    }
  };
  return (
    <>
      <button type="button" className={`${className} with-script`} onClick={copy}>
        <Icon name="copy" />
        {label}
      </button>
      <span role="status" className="hint">
        {said}
      </span>
    </>
  );
}
