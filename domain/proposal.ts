import { type EventInput, event, type FieldName } from "#domain/event";
import { mergeValues, pick } from "#domain/merge";

export type Proposed = {
  /** The fields that the proposal would change in what is published now, in the order of the record. */
  fields: FieldName[];
  /** Those of them that somebody else changed as well since the proposal was made, in another way. */
  clashing: FieldName[];
};

/** What a proposal, made of a base, would change in what is published now. */
export function proposedFields(base: EventInput, proposed: EventInput, current: EventInput): Proposed {
  const { mine, both } = mergeValues(base, proposed, current);
  return { fields: event.names.filter((name) => mine.includes(name) || both.includes(name)), clashing: both };
}

/** What is published now with the chosen fields of a proposal. Where both changed a field, who chose it chose the proposal's. */
export function applyProposal(base: EventInput, proposed: EventInput, current: EventInput, chosen: readonly FieldName[]): EventInput {
  const { value, both } = mergeValues(base, { ...base, ...pick(proposed, chosen) }, current);
  return { ...value, ...pick(proposed, both) };
}

/** A proposal as if it had been made of what is published now; where both changed a field, the proposal's text stands. */
export const rebaseProposal = (base: EventInput, proposed: EventInput, current: EventInput): EventInput =>
  applyProposal(base, proposed, current, proposedFields(base, proposed, current).fields);
