"use client";

import { useEffect, useState } from "react";

/** By what the log knows a fault: its own id, and that of the request where this document was the answer to it. */
export function FaultId({ digest }: { digest: string | undefined }) {
  const [request, setRequest] = useState<string>();
  useEffect(() => {
    // What a later request answered is in none of the document's own scripts.
    const isOfDocument = digest && [...document.scripts].some(({ text }) => text.includes(digest));
    if (isOfDocument) setRequest(document.documentElement.dataset.request);
  }, [digest]);
  if (!digest) return null;
  return (
    <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-ink-3">
      {request && <Id label="Request id" id={request} />}
      <Id label="Fault id" id={digest} />
    </p>
  );
}

const Id = ({ label, id }: { label: string; id: string }) => (
  <span>
    {label} <code className="num rounded bg-sunken px-1.5 py-0.5 text-ink select-all">{id}</code>
  </span>
);
