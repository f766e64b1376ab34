"use client";

import { useEffect, useRef, useState } from "react";

type Draft = { values: Record<string, string>; revision: number; at: number };
type Props = {
  key: string;
  values: Record<string, string>;
  initial: Record<string, string>;
  revision: number;
  restore: (draft: Draft) => void;
};

/**
 * Keeps what is typed on this device, under a key of the person and the event, until it is saved or discarded. Where the
 * browser keeps nothing, leaving the page asks first.
 */
export function useDeviceDraft({ key, values, initial, revision, restore }: Props) {
  const [restored, setRestored] = useState<number | null>(null);
  const [kept, setKept] = useState<number | null>(null);
  const ready = useRef(false);
  const over = useRef(false);
  const changed = JSON.stringify(values) !== JSON.stringify(initial);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form comes to life
  useEffect(() => {
    const draft = read(key);
    if (draft && JSON.stringify(draft.values) !== JSON.stringify(initial)) {
      restore(draft);
      setRestored(draft.at);
    }
    ready.current = true;
  }, []);

  useEffect(() => {
    if (!ready.current || over.current || !changed) return;
    const timer = setTimeout(() => {
      if (over.current) return;
      const at = Date.now();
      setKept(write(key, { values, revision, at }) ? at : null);
    }, 400);
    return () => clearTimeout(timer);
  }, [key, values, revision, changed]);

  useEffect(() => {
    if (!changed || kept !== null) return;
    const ask = (event: BeforeUnloadEvent) => !over.current && storageFails(key) && event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [changed, kept, key]);

  const forget = () => {
    over.current = true;
    try {
      localStorage.removeItem(key);
    } catch {}
  };
  const discard = () => {
    try {
      localStorage.removeItem(key);
    } catch {}
    setRestored(null);
    setKept(null);
  };
  return { restored, kept: changed ? kept : null, forget, discard };
}

function read(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null");
    return draft && typeof draft.values === "object" && typeof draft.at === "number" ? draft : null;
  } catch {
    return null;
  }
}

function write(key: string, draft: Draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function storageFails(key: string) {
  try {
    localStorage.setItem(`${key}:try`, "1");
    localStorage.removeItem(`${key}:try`);
    return false;
  } catch {
    return true;
  }
}
