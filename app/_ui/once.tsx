"use client";

import { useEffect } from "react";

/** Takes these names out of the address once the page has said what they stand for: a reload or a shared link must not say it again. */
export function Once({ names }: { names: readonly string[] }) {
  useEffect(() => {
    const address = new URL(window.location.href);
    for (const name of names) address.searchParams.delete(name);
    // The browser's own: Next's would fetch the page of the new address, which says nothing of what was done.
    if (address.href !== window.location.href) History.prototype.replaceState.call(window.history, window.history.state, "", address);
  }, [names]);
  return null;
}
