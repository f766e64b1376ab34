"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { type RefObject, useEffect, useRef } from "react";
import { FaultId } from "#ui/fault-id";
import { Link } from "#ui/link";

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const updated = unstable_isUnrecognizedActionError(error as unknown);
  if (updated) return <Updated heading={heading} />;
  return (
    <section className="mx-auto max-w-[560px] px-5 py-[12vh]">
      <title>Error: page not shown · Entente</title>
      <h1 ref={heading} tabIndex={-1} className="outline-none">
        This page could not be shown
      </h1>
      <p className="mt-3 text-[15px] text-ink-2">
        The fault is on our side and has been logged. Try again; if it happens again, give the administrator what stands below.
      </p>
      <FaultId digest={error.digest} />
      <div className="mt-6 flex flex-wrap gap-2">
        <button type="button" className="btn btn-primary" onClick={() => retry()}>
          Try again
        </button>
        <Link href="/" className="btn">
          Overview
        </Link>
      </div>
    </section>
  );
}

/** The button that was pressed belongs to a page of the version before. */
const Updated = ({ heading }: { heading: RefObject<HTMLHeadingElement | null> }) => (
  <section className="mx-auto max-w-[560px] px-5 py-[12vh]">
    <title>Entente was updated · Entente</title>
    <h1 ref={heading} tabIndex={-1} className="outline-none">
      Entente was updated
    </h1>
    <p className="mt-3 text-[15px] text-ink-2">Nothing was changed: this page was of the version before. Reload it and press again.</p>
    <button type="button" className="btn btn-primary mt-6" onClick={() => window.location.reload()}>
      Reload
    </button>
  </section>
);
