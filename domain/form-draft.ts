import type { FormField } from "#domain/form";
import { besideFields } from "#domain/form-names";
import { parseRows } from "#domain/rows";

type Texts = Record<string, string>;

/** What somebody typed into a form and has not saved. */
export type FormDraft = {
  /** The id of the event, or `new:` and the key of the form. */
  form: string;
  /** Rises with every time the form is kept, so that an older text never replaces a newer one. */
  seq: number;
  /** The revision that the form was opened with; 0 for a new event. */
  revision: number;
  /** The moment it was kept, ISO 8601. */
  at: string;
  values: Texts;
};

/** Which texts of the server's a device has seen: up to `known`, and those of its own that it sent without an answer. */
export type Seen = { known: number; sent: number[] };
export const hasSeen = ({ known, sent }: Seen, seq: number) => seq <= known || sent.includes(seq);

/** What a device keeps: a text, what it had seen of the server's when it was typed, and in which tab that was. */
export type DeviceDraft = FormDraft & Seen & { tab?: string };

/** On the server; `over` where it was saved or discarded since, and holds no text any more. */
export type ServerDraft = FormDraft & { over: boolean };

export const isDraftForm = (text: string) => /^(new:)?[a-z0-9][a-z0-9._-]{0,119}$/i.test(text);
export const isNewForm = (form: string) => form.startsWith("new:");

/** The number of the next text of a form: after the last, and after those of other devices by the clock, in milliseconds. */
export const nextSeq = (last: number, now: number) => Math.max(last + 1, now);

export const sameTexts = (one: Texts, other: Texts) =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => (one[name] ?? "") === (other[name] ?? ""));

export type Shown = FormDraft & { where: "device" | "server"; tab?: string };
export type DraftChoice = { shown: Shown | null; other: Shown | null };

/**
 * Which unsaved text a form begins with: the newest of the device's and the server's, where it says other than the record. The
 * other is kept within reach, unless it says the same or is an earlier state of the one shown.
 */
export function chooseDraft(device: DeviceDraft | null, server: ServerDraft | null, initial: Texts): DraftChoice {
  const here: Shown | null = device && !sameTexts(device.values, initial) ? { ...device, where: "device" } : null;
  // Saved or discarded elsewhere after this was typed: it is not put back unasked.
  if (server?.over) return here && here.seq <= server.seq ? { shown: null, other: here } : { shown: here, other: null };
  const there: Shown | null = server && !sameTexts(server.values, initial) ? { ...server, where: "server" } : null;
  if (!here || !there) return { shown: here ?? there, other: null };
  const [shown, other] = here.seq >= there.seq ? [here, there] : [there, here];
  const earlier = shown === here && hasSeen(device as DeviceDraft, there.seq);
  return { shown, other: earlier || sameTexts(here.values, there.values) ? null : other };
}

/** Texts beside the one shown, with one more: of one tab, and of the server, the newest counts. */
export function withOther(others: readonly Shown[], text: Shown): Shown[] {
  const from = ({ where, tab = "" }: Shown) => (where === "server" ? "server" : `tab ${tab}`);
  return [text, ...others.filter((one) => from(one) !== from(text) && !sameTexts(one.values, text.values))];
}

/** A text of a draft that the form has no place for. */
export type Stray = { name: string; label: string; text: string };

const beside: ReadonlySet<string> = new Set(besideFields);

/**
 * What a draft of another version of the program holds that the form cannot show in its fields: unknown fields, codes that are
 * no choice any more, rows with more cells than there are columns.
 */
export const strayTexts = (values: Texts, fields: readonly FormField[]): Stray[] =>
  Object.entries(values).flatMap(([name, text]) => {
    if (text.trim() === "") return [];
    const field = fields.find((one) => one.name === name);
    if (!field) return beside.has(name) ? [] : [{ name, label: name, text }];
    return fits(field, text) ? [] : [{ name, label: field.label, text }];
  });

function fits({ kind, options = {}, columns = [] }: FormField, text: string): boolean {
  const known = (code: string) => Object.hasOwn(options, code.trim());
  if (kind === "choice") return known(text);
  if (kind === "choices") return text.split(";").every((code) => code.trim() === "" || known(code));
  if (kind === "rows") return parseRows(text).every((cells) => cells.length <= columns.length);
  return true;
}
