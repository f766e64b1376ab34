import { sameField } from "#domain/diff";
import type { FieldErrors } from "#domain/errors";
import { coupled, type EventInput, event, type FieldName } from "#domain/event";
import type { Field } from "#domain/field";

export type Merged = {
  /** Theirs, with every change of mine in a field that they left alone. */
  value: EventInput;
  /** The fields that only I changed, and those that only they did. */
  mine: FieldName[];
  theirs: FieldName[];
  /** The fields that both changed, each in another way: somebody has to choose. They stand in `value` as theirs. */
  both: FieldName[];
};

/** Three-way merge of an event, field by field: what two people made of the same base. */
export function mergeValues(base: EventInput, mine: EventInput, theirs: EventInput): Merged {
  const changed = (value: EventInput) => event.names.filter((name) => !sameField(name, base, value));
  const byMe = changed(mine);
  const byThem = changed(theirs);
  const both = byMe.filter((name) => byThem.includes(name) && !sameField(name, mine, theirs));
  const onlyMine = byMe.filter((name) => !byThem.includes(name));
  return {
    value: { ...theirs, ...pick(mine, onlyMine) },
    mine: onlyMine,
    theirs: byThem.filter((name) => !byMe.includes(name)),
    both,
  };
}

/** Some fields of a value. */
export const pick = (value: EventInput, names: readonly FieldName[]): Partial<EventInput> =>
  Object.fromEntries(names.map((name) => [name, value[name]]));

/**
 * The fields that somebody has to choose: those that both changed, those that the rules name of the merged value, and what
 * was changed of the fields coupled with them. Empty where the errors are of fields that nobody changed.
 */
export function collisions({ mine, theirs, both }: Merged, errors: FieldErrors = {}): FieldName[] {
  const changed = event.names.filter((name) => mine.includes(name) || theirs.includes(name) || both.includes(name));
  const first = changed.filter((name) => both.includes(name) || Object.hasOwn(errors, name));
  const beside = coupled.flatMap(([one, other]) => (first.includes(one) ? [other] : first.includes(other) ? [one] : []));
  return changed.filter((name) => first.includes(name) || beside.includes(name));
}

/** A value with every field that the record has now: one that it did not have when this was kept is empty. */
export const wholeValue = (value: EventInput): EventInput =>
  Object.fromEntries(event.names.map((name) => [name, value[name] ?? (isList(event.fields[name]) ? [] : null)])) as EventInput;

const isList = ({ kind }: Field) => kind === "rows" || kind === "choices";

/**
 * The rows or codes of both: theirs, with those that I added and without those that I took out. Null for a field of one value,
 * and where two rows would begin alike: those are two texts of one row, and somebody has to choose.
 */
export function joinRows(name: FieldName, base: EventInput, mine: EventInput, theirs: EventInput): unknown[] | null {
  if (!isList(event.fields[name])) return null;
  const of = (value: EventInput) => value[name] as unknown[];
  const has = (list: unknown[], row: unknown) => list.some((one) => JSON.stringify(one) === JSON.stringify(row));
  const joined = [
    ...of(theirs).filter((row) => has(of(mine), row) || !has(of(base), row)),
    ...of(mine).filter((row) => !has(of(base), row) && !has(of(theirs), row)),
  ];
  const heads = joined.map((row) => (typeof row === "object" && row !== null ? Object.values(row)[0] : row));
  const same = (other: unknown[]) => JSON.stringify(other) === JSON.stringify(joined);
  return new Set(heads).size < heads.length || same(of(mine)) || same(of(theirs)) ? null : joined;
}
