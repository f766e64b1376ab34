"use client";

import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from "react";

type Props = { action: string; children: ReactNode };

/** A GET form that follows each choice at once. Without JavaScript its button sends it. */
export function FilterForm({ action, children }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [pending, start] = useTransition();
  const shown = useRef("");
  const focused = useRef<{ name: string; value: string } | null>(null);
  const address = useSearchParams().toString();
  useEffect(() => {
    document.getElementById("rows")?.toggleAttribute("data-pending", pending);
  }, [pending]);
  // A chip or the way back changes the address too: the same choice may then be made again. The fields are new, so the focus is given back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the address changes
  useEffect(() => {
    shown.current = "";
    const had = focused.current;
    if (!had || document.activeElement !== document.body) return;
    const same = [...(form.current?.querySelectorAll("input") ?? [])].find(
      ({ name, value, type }) => name === had.name && (type === "checkbox" ? value === had.value : true),
    );
    same?.focus({ preventScroll: true });
  }, [address]);
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
      onFocus={({ target }) => {
        focused.current = target instanceof HTMLInputElement ? { name: target.name, value: target.value } : null;
      }}
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
