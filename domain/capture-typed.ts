import { articleFields, type Texts } from "#domain/capture";
import { event, type FieldName } from "#domain/event";
import type { Field } from "#domain/field";

/** A field that was changed elsewhere while somebody typed into it here. */
export type Clash = { name: string; typed: string };

const lines = (text: string) => text.replaceAll("\r\n", "\n").trim();

/** Whether two texts say the same in a field: rows may be written in lines or in one. */
function same(name: string, one: string, other: string): boolean {
  if (lines(one) === lines(other)) return true;
  if ((articleFields as readonly string[]).includes(name) || !Object.hasOwn(event.fields, name)) return false;
  const field = event.fields[name as FieldName] as Field;
  return JSON.stringify(field.parse(one)) === JSON.stringify(field.parse(other));
}

/**
 * What a form says, brought together with what is kept by now: a field that was left as it was `shown` follows what is kept, one
 * that was changed here alone takes what was typed, and of one that was changed in both places what is kept stays.
 */
export function mergeTyped(kept: Texts, shown: Texts, typed: Texts): { texts: Texts; clashes: Clash[] } {
  const texts = { ...kept };
  const clashes: Clash[] = [];
  for (const [name, text] of Object.entries(typed)) {
    const [now, before] = [kept[name] ?? "", shown[name] ?? ""];
    if (same(name, text, before) || same(name, text, now)) continue;
    if (same(name, now, before)) texts[name] = text;
    else clashes.push({ name, typed: text });
  }
  return { texts, clashes };
}
