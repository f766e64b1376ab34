import { sameField } from "#domain/diff";
import { type EventInput, event, type FieldName } from "#domain/event";

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
