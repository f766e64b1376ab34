import { formSections } from "#domain/form";

const labels = new Map(formSections.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label])));

/** What a field of an event is called. */
export const labelOfField = (name: string) => labels.get(name) ?? name;
