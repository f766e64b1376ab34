"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** A line at the top of the window from the press of a link until its page is there. */
export function Progress() {
  const [busy, setBusy] = useState(false);
  const path = usePathname();
  const query = useSearchParams().toString();

  // biome-ignore lint/correctness/useExhaustiveDependencies: it ends when the address changes
  useEffect(() => setBusy(false), [path, query]);

  useEffect(() => {
    const pressed = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      // A link that Next follows has been stopped from loading a document; one that says when it is busy waits for itself.
      if (link && event.defaultPrevented && !link.ariaDisabled && link.href !== location.href && !isSamePage(link)) setBusy(true);
    };
    document.addEventListener("click", pressed);
    return () => document.removeEventListener("click", pressed);
  }, []);

  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => setBusy(false), 15_000);
    return () => clearTimeout(timer);
  }, [busy]);

  return busy ? <div className="progress no-print" aria-hidden="true" /> : null;
}

const isSamePage = ({ pathname, search }: HTMLAnchorElement) => pathname === location.pathname && search === location.search;
