"use client";

import { useEffect, useRef, useState } from "react";
import {
  chooseDraft,
  type DeviceDraft,
  isNewForm,
  nextSeq,
  type Seen,
  type ServerDraft,
  type Shown,
  sameTexts,
  withOther,
} from "#domain/form-draft";
import {
  clearSlot,
  formOfTab,
  keepFormOfTab,
  rawSlot,
  readAside,
  readDraft,
  readSlot,
  slotOf,
  storageFails,
  writeAside,
  writeSlot,
} from "./device-draft";
import type { Values } from "./form-field";
import { createKeeper, type Trouble } from "./keeper";
import { type Live, noteKept } from "./live";
import { discardDraft, sendDraft } from "./send-draft";

type Props = {
  person: string;
  /** The id of the event, or `new:` and the key of this form. */
  form: string;
  /** What the server had of it when the page was made. */
  stored: ServerDraft | null;
  values: Values;
  initial: Values;
  revision: number;
  restore: (draft: Pick<Shown, "values" | "revision">) => void;
};

/**
 * Keeps what is typed on this device at once and on the server every few seconds, until it is saved or discarded. When the form
 * comes to life it goes on with the newest text; another one that differs stays within reach. Where neither keeps anything,
 * leaving the page asks first.
 */
export function useDrafts({ person, form, stored, values, initial, revision, restore }: Props) {
  const [restored, setRestored] = useState<Shown | null>(null);
  const [kept, setKept] = useState<{ where: "device" | "server"; at: string } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [others, setOthers] = useState<Shown[]>([]);
  const latest = useRef({ values, initial, revision });
  latest.current = { values, initial, revision };
  const live = useRef<Live | null>(null);
  const changed = !sameTexts(values, initial);

  const setAside = (text: Shown) => {
    const now = live.current;
    if (!now) return;
    const list = withOther(readAside(now.slot), text);
    writeAside(now.slot, list);
    setOthers(list);
  };

  /** Puts the text as it is now into its slot, under a number above this one; null where it says what is on record. */
  const keepHere = (above: number): DeviceDraft | null => {
    const now = live.current;
    const { values, initial, revision } = latest.current;
    if (!now || now.over || sameTexts(values, initial)) return null;
    if (now.draft && now.draft.seq > above && sameTexts(now.draft.values, values)) return now.draft;
    const raw = rawSlot(now.slot);
    const found = raw === now.raw ? null : readDraft(raw, now.form);
    if (found && !sameTexts(found.values, values)) setAside({ ...found, where: "device" });
    now.seq = nextSeq(Math.max(now.seq, above), Date.now());
    now.draft = { form: now.form, seq: now.seq, revision, at: new Date().toISOString(), values, ...now.keeper.seen(), tab: now.tab };
    const taken = writeSlot(now.slot, now.draft);
    now.raw = rawSlot(now.slot);
    if (isNewForm(now.form)) keepFormOfTab(person, now.form);
    const { at } = now.draft;
    if (taken) setKept((before) => (before?.where === "server" ? before : { where: "device", at }));
    return now.draft;
  };

  const begin = (id: string, here: DeviceDraft | null, there: ServerDraft | null): Live => {
    const seen: Seen = { known: Math.max(here?.known ?? 0, there?.seq ?? 0), sent: here?.sent ?? [] };
    const keeper = createKeeper(
      {
        send: (draft, last) => sendDraft(person, draft, last),
        current: keepHere,
        onOther: (text) => setAside({ ...text, where: "server" }),
        onKept(at) {
          if (!live.current?.draft) return;
          noteKept(live.current);
          setKept({ where: "server", at });
        },
        onTrouble: (met) => {
          setTrouble(met);
          const draft = live.current?.draft;
          if (met && draft) setKept({ where: "device", at: draft.at });
        },
      },
      seen,
    );
    const slot = slotOf(person, id);
    return {
      form: id,
      slot,
      raw: rawSlot(slot),
      draft: here,
      seq: Math.max(here?.seq ?? 0, seen.known),
      tab: Math.random().toString(36).slice(2),
      over: false,
      keeper,
    };
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form comes to life
  useEffect(() => {
    const again = isNewForm(form) && !new URLSearchParams(location.search).has("draft") ? formOfTab(person) : null;
    const id = again && readSlot(slotOf(person, again)) ? again : form;
    const here = readSlot(slotOf(person, id));
    const there = id === form ? stored : null;
    const { shown, other } = chooseDraft(here, there, initial);
    const now = begin(id, here, there);
    live.current = now;
    setOthers(readAside(now.slot));
    if (other) setAside(other);
    if (shown) {
      restore(shown);
      setRestored(shown);
      // As the server has it, it is kept: until more is typed the page says that it was restored.
      if (shown.where === "server") now.draft = { ...shown, form: id, ...now.keeper.seen(), tab: now.tab };
      // What never reached the server goes there now.
      else if (shown.seq > (there?.seq ?? 0)) now.keeper.changed();
    }
    const seen = () => {
      if (document.visibilityState === "visible") void now.keeper.flush();
      else leave();
    };
    const leave = () => {
      keepHere(0);
      void now.keeper.flush(true);
    };
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pagehide", leave);
      leave();
      now.keeper.stop();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever what is typed changes
  useEffect(() => {
    const now = live.current;
    if (!now || now.over || (!changed && !now.draft)) return;
    const timer = setTimeout(() => {
      if (!changed) return drop();
      if (now.draft && sameTexts(now.draft.values, values)) return;
      keepHere(0);
      now.keeper.changed();
    }, 400);
    return () => clearTimeout(timer);
  }, [values, changed]);

  useEffect(() => {
    if (!changed || kept !== null) return;
    const ask = (event: BeforeUnloadEvent) =>
      live.current && !live.current.over && storageFails(live.current.slot) && event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [changed, kept]);

  /** Ends the text here and on the server. */
  const drop = () => {
    const now = live.current;
    if (!now) return;
    now.keeper.drop();
    clearSlot(now.slot);
    keepFormOfTab(person, null);
    if (now.draft) {
      now.seq = nextSeq(now.seq, Date.now());
      void discardDraft(person, now.form, now.seq);
    }
    now.draft = null;
    now.raw = null;
    setRestored(null);
    setKept(null);
  };

  const dropOther = (text: Shown) => {
    const left = others.filter((one) => one !== text);
    if (live.current) writeAside(live.current.slot, left);
    setOthers(left);
  };
  const showOther = (text: Shown) => {
    const here = keepHere(0);
    const left = others.filter((one) => one !== text);
    const list = here ? withOther(left, { ...here, where: "device" }) : left;
    if (live.current) writeAside(live.current.slot, list);
    setOthers(list);
    restore(text);
    setRestored(text);
  };

  /** Before the form is sent: nothing more goes out until it is answered. Names the text that a save is made of. */
  const hold = (): { form: string; seq: number } | null => {
    const now = live.current;
    now?.keeper.hold();
    const draft = keepHere(0);
    return draft && { form: draft.form, seq: draft.seq };
  };
  const release = () => live.current?.keeper.release();

  /** After it was saved. Other texts of a new event, which has no form to come back to, get forms of their own. */
  const forget = () => {
    const now = live.current;
    if (!now) return;
    now.over = true;
    now.keeper.stop();
    clearSlot(now.slot);
    keepFormOfTab(person, null);
    if (!isNewForm(now.form)) return;
    for (const { where: _, ...text } of readAside(now.slot)) {
      const own = `new:${text.seq}`;
      writeSlot(slotOf(person, own), { ...text, form: own, known: 0, sent: [] });
    }
    writeAside(now.slot, []);
  };

  return { restored, kept: changed ? kept : null, trouble, others, discard: drop, showOther, dropOther, hold, release, forget };
}
