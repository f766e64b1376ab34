"use client";

import { useState } from "react";
import { Icon } from "#ui/icon";

/** Codes that were just made, to be kept: they are shown this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      setSaid("Copied.");
    } catch {
      setSaid("The browser did not allow copying; select the codes instead.");
    }
  };
  return (
    <section aria-label="Recovery codes" className="rounded-lg bg-ok-weak p-4">
      <p role="status" className="font-medium text-ok">
        The second factor is on. These are your recovery codes, shown this once.
      </p>
      <p className="mt-1 text-ink-2">Each signs you in once where you have no code of the app. Keep them where only you find them.</p>
      <ul className="num mt-3 grid select-all gap-x-6 gap-y-1 font-medium tracking-wide min-[420px]:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="with-script mt-3 flex flex-wrap items-center gap-2">
        <button type="button" className="btn btn-small" onClick={copy}>
          <Icon name="copy" />
          Copy codes
        </button>
        <span role="status" className="hint">
          {said}
        </span>
      </div>
    </section>
  );
}
