import { type DeviceDraft, isNewForm, type Shown } from "#domain/form-draft";

/*
 * What is typed is kept in this browser, in a slot a form, under a key of the person: nobody else who signs in here is shown it.
 * Beside a slot there may be other texts of the same form, whose place it took.
 */
const prefix = (person: string) => `entente-draft:${person}:`;
const asideMark = "~other";

export const slotOf = (person: string, form: string) => prefix(person) + form;

export const rawSlot = (slot: string): string | null => {
  try {
    return localStorage.getItem(slot);
  } catch {
    return null;
  }
};

export const readSlot = (slot: string): DeviceDraft | null => readDraft(rawSlot(slot), slot.split(":").slice(2).join(":"));

/** A draft as it was stored; before texts were numbered, the moment in milliseconds was all they had. */
export function readDraft(raw: string | null, form: string): DeviceDraft | null {
  try {
    const draft = JSON.parse(raw ?? "null");
    if (!draft || typeof draft.values !== "object" || draft.values === null) return null;
    const { values, revision = 0, at } = draft;
    if (typeof at === "number") return { form, seq: at, revision, at: new Date(at).toISOString(), values, known: 0, sent: [] };
    return typeof at === "string" && typeof draft.seq === "number" ? { known: 0, sent: [], ...draft, revision } : null;
  } catch {
    return null;
  }
}

/** Answers whether the browser took it. */
export function writeSlot(slot: string, draft: DeviceDraft): boolean {
  try {
    localStorage.setItem(slot, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** The texts beside a slot, newest first; each says where it was found. */
export function readAside(slot: string): Shown[] {
  try {
    const list: unknown = JSON.parse(rawSlot(slot + asideMark) ?? "[]");
    return Array.isArray(list) ? list.filter((one) => typeof one?.values === "object" && one.values !== null) : [];
  } catch {
    return [];
  }
}

export function writeAside(slot: string, texts: readonly Shown[]) {
  try {
    if (texts.length > 0) localStorage.setItem(slot + asideMark, JSON.stringify(texts));
    else localStorage.removeItem(slot + asideMark);
  } catch {}
}

export function clearSlot(slot: string) {
  try {
    localStorage.removeItem(slot);
  } catch {}
}

export function storageFails(slot: string) {
  try {
    localStorage.setItem(`${slot}:try`, "1");
    localStorage.removeItem(`${slot}:try`);
    return false;
  } catch {
    return true;
  }
}

/** The texts of a person that this browser keeps, newest first. */
export function listSlots(person: string): DeviceDraft[] {
  try {
    renameOld(person);
    const slots = Object.keys(localStorage).filter((key) => key.startsWith(prefix(person)) && !key.endsWith(asideMark));
    return slots.flatMap((slot) => readSlot(slot) ?? []).sort((a, b) => b.seq - a.seq);
  } catch {
    return [];
  }
}

/** There was one slot for all new events; what stands in it gets a form of its own. */
function renameOld(person: string) {
  const old = rawSlot(slotOf(person, "new"));
  if (old === null) return;
  localStorage.setItem(slotOf(person, "new:before"), old);
  localStorage.removeItem(slotOf(person, "new"));
}

/**
 * Which new event this tab works on, so that a reload goes on with it and another tab begins anew. The address is part of it:
 * a form that follows another is a new one.
 */
const tabKey = (person: string) => `entente-form:${person}:${location.pathname}${location.search}`;
export function formOfTab(person: string): string | null {
  try {
    const form = sessionStorage.getItem(tabKey(person));
    return form && isNewForm(form) ? form : null;
  } catch {
    return null;
  }
}
export function keepFormOfTab(person: string, form: string | null) {
  try {
    if (form) sessionStorage.setItem(tabKey(person), form);
    else sessionStorage.removeItem(tabKey(person));
  } catch {}
}
