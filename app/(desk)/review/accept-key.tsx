"use client";

import { useEffect } from "react";
import { CommandKey } from "#ui/command-key";

/** The key that publishes the open item, and its hint on the button. It does nothing where somebody types. */
export function AcceptKey() {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest("textarea, select, input:not([type=checkbox])")) return;
      if (document.querySelector("dialog[open]")) return;
      const button = [...document.querySelectorAll<HTMLButtonElement>("[data-accept]")].find((one) => one.checkVisibility());
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
  return (
    <span aria-hidden="true" className="kbd with-script border-on-fill/45! bg-transparent! text-on-fill! max-[759px]:hidden">
      <CommandKey letter="⏎" />
    </span>
  );
}
