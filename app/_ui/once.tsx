"use client";

import { useEffect } from "react";

/** Takes these names out of the address once the page has said what they stand for: a reload or a shared link must not say it again. */
export function Once({ names }: { names: readonly string[] }) {
  useEffect(() => {
    const address = new URL(window.location.href);
    for (const name of names) address.searchParams.delete(name);
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
  }, [names]);
  return null;
}
