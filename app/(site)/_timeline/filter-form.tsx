"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from "react";

type Props = { action: string; children: ReactNode };

/** A GET form that follows each choice at once. Without JavaScript its button sends it. */
export function FilterForm({ action, children }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [pending, start] = useTransition();
  const shown = useRef("");
  useEffect(() => {
    document.getElementById("rows")?.toggleAttribute("data-pending", pending);
  }, [pending]);
  const follow = () => {
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(form.current ?? undefined)) if (value !== "") params.append(name, String(value));
    const query = params.toString();
    if (query === shown.current) return;
    shown.current = query;
    start(() => router.push((query ? `${action}?${query}` : action) as Route, { scroll: false }));
  };
  const changed = (event: FormEvent<HTMLFormElement>) => {
    const field = event.target;
    // A line of text is followed when it is done: with Enter or on leaving the field.
    if (field instanceof HTMLInputElement && field.type !== "checkbox" && field.type !== "radio") return;
    follow();
  };
  return (
    <form
      ref={form}
      action={action}
      aria-label="Filters"
      onChange={changed}
      onBlur={(event) => {
        if (event.target instanceof HTMLInputElement && event.target.defaultValue !== event.target.value) follow();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        shown.current = "";
        follow();
      }}
    >
      {children}
    </form>
  );
}
