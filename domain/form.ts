import type { EventType } from "#domain/codebook";
import { appliesTo, event, type FieldName } from "#domain/event";
import type { Field, Kind } from "#domain/field";
import { besideFields } from "#domain/form-names";
import { sourceRows } from "#domain/source";

/** A field as a form draws it: plain data, so that a page can hand it to a client component. */
export type FormField = {
  name: string;
  label: string;
  help?: string | undefined;
  kind: Kind;
  to?: "series" | "event" | undefined;
  options?: Record<string, string> | undefined;
  columns?: FormField[] | undefined;
  required: boolean;
  max?: number | undefined;
  /** The types that have it; absent where all do. */
  types?: readonly EventType[] | undefined;
  /** Width in sixths of the form. */
  span: number;
};
export type FormSection = { id: string; title: string; fields: FormField[] };

const full = 6;

/** Where each field stands and how many sixths wide it is. A field without a place does not compile. */
const places = {
  what: { title: "What happened", fields: { type: full, countries: full, title: full, summary: full } },
  when: { title: "When and where", fields: { date: 4, dateBasis: 2, status: 2, format: 2, level: 2, city: 2, venueCountry: 2, place: 2 } },
  agreement: { title: "The instrument", fields: { instrument: 3, binding: 3, validFrom: 3, validUntil: 3, renewal: full } },
  exercise: { title: "The exercise", fields: { exerciseKind: 3, troops: 3, domains: full } },
  deal: { title: "The deal", fields: { item: 4, quantity: 2, value: 2, currency: 2, route: 2 } },
  who: { title: "Who took part", fields: { participants: full, organisations: full, services: full } },
  series: { title: "Series and links", fields: { series: 4, edition: 2, partOf: full, related: full } },
  about: { title: "What it was about", fields: { themes: full } },
  evidence: { title: "Evidence", fields: { citations: full } },
  desk: { title: "For the desk", fields: { note: full } },
} as const satisfies Record<string, { title: string; fields: { [K in FieldName]?: number } }>;

type Placed = { [S in keyof typeof places]: keyof (typeof places)[S]["fields"] }[keyof typeof places];
const everyFieldIsPlaced: Exclude<FieldName, Placed> extends never ? true : never = true;
void everyFieldIsPlaced;

const describe = (name: string, field: Field, span: number): FormField => ({
  name,
  label: field.label,
  help: field.help,
  kind: field.kind,
  to: field.to,
  // Every form has the countries already; a list of them in each column would be most of the page.
  options: field.kind === "country" ? undefined : field.options,
  columns: field.columns && Object.entries(field.columns).map(([column, cell]) => describe(column, cell, 1)),
  required: field.required,
  max: field.max,
  types: (appliesTo as Record<string, readonly EventType[] | undefined>)[name],
  span,
});

/** The form of an event, section by section. */
export const formSections: FormSection[] = Object.entries(places).map(([id, { title, fields }]) => ({
  id,
  title,
  fields: Object.entries(fields).map(([name, span]) => describe(name, event.fields[name as FieldName], span as number)),
}));

/** What a field of an event is called; a name that is none of them stands for itself. */
export const labelOfField = (name: string): string => (Object.hasOwn(event.fields, name) ? event.fields[name as FieldName].label : name);

/** What a form asks of a cited source beside its address. */
export const sourceFields: FormField[] = describe("sources", sourceRows.fields.sources, full).columns ?? [];

/** Everything that the form of an event may send. */
export const formNames: ReadonlySet<string> = new Set([...event.names, ...besideFields]);
