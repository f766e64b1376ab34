import type { EventType } from "#domain/codebook";
import type { FormField, FormSection } from "#domain/form";

/** Whether events of a type have the field; before a type is chosen, only the fields that all have. */
export const fieldApplies = ({ types }: FormField, type: EventType | null) => !types || (type !== null && types.includes(type));

export const applies = (section: FormSection, type: EventType | null) => section.fields.some((field) => fieldApplies(field, type));
