"use client";

import { useSyncExternalStore } from "react";

const nothing = () => () => {};
const isApple = () => /mac|iphone|ipad/i.test(navigator.platform);

/** `⌘K` on Apple's machines, `Ctrl K` on others, as their own menus write it. */
export function CommandKey({ letter }: { letter: string }) {
  const apple = useSyncExternalStore(nothing, isApple, () => false);
  return apple ? `⌘${letter}` : `Ctrl ${letter}`;
}
