"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/** Follows the links of the site without loading their pages anew, and draws a line at the top of the window meanwhile. */
export function SoftLinks() {
  const router = useRouter();
  const [pending, start] = useTransition();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-soft]") : null;
      if (!link || event.defaultPrevented || event.button !== 0 || link.target) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const { pathname, search, hash, dataset } = link;
      start(() => router.push((pathname + search + hash) as Route, { scroll: dataset.soft !== "stay" }));
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return pending ? <div className="progress no-print" aria-hidden="true" /> : null;
}
