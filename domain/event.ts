import {
  bindings,
  countryRoles,
  credibilities,
  dateBases,
  type EventType,
  eventTypes,
  exerciseDomains,
  exerciseKinds,
  instruments,
  levels,
  meetingFormats,
  organisationParts,
  personParts,
  relations,
  services,
  stances,
  statuses,
  statusesOf,
  themes,
  transferRoutes,
} from "#domain/codebook";
import { countryName } from "#domain/country";
import { currency } from "#domain/currency";
import { boundsOf } from "#domain/date";
import type { FieldErrors } from "#domain/errors";
import {
  choice,
  choices,
  count,
  country,
  date,
  decimal,
  type Field,
  line,
  link,
  optional,
  prose,
  quantity,
  reference,
  rows,
} from "#domain/field";
import { record, type ValueOf } from "#domain/record";
import type { EventState } from "#domain/review";

const typeTerms = Object.fromEntries(Object.entries(eventTypes).map(([code, { term }]) => [code, term])) as Record<EventType, string>;

const fields = {
  type: choice({ label: "Type" }, typeTerms),
  title: line({ label: "Title", help: "A neutral headline." }),
  countries: rows(
    { label: "Countries", help: "Two or more, one a line: IN|host.", min: 2, minMessage: "Give at least two countries", max: 40 },
    { country: country({ label: "Country" }), role: choice({ label: "Role" }, countryRoles) },
    { role: "participant" },
  ),
  series: optional(reference({ label: "Series", help: "The standing body or recurring exercise this belongs to." }, "series")),
  edition: optional(count({ label: "Edition", help: "The number within the series." })),
  summary: optional(prose({ label: "Summary", help: "What happened, in the past tense, one to five sentences." })),
  date: date({ label: "Date", help: "Type it as you read it: 15 Apr 2025, April 2025, 14–15 April 2025, about 2003." }),
  dateBasis: choice({ label: "How the date is known" }, dateBases),
  status: choice({ label: "Status" }, statuses),
  format: optional(choice({ label: "Format" }, meetingFormats)),
  city: optional(line({ label: "City", max: 120 })),
  venueCountry: optional(country({ label: "Host country", help: "Where it took place." })),
  place: optional(line({ label: "Place", help: "A base, ship or sea area." })),
  level: optional(choice({ label: "Level" }, levels)),
  themes: choices({ label: "Themes" }, themes),
  services: choices({ label: "Services" }, services),
  participants: rows(
    { label: "People", help: "One a line: Name|Post|IT|co_chair." },
    {
      name: line({ label: "Name" }),
      post: optional(line({ label: "Post at the time" })),
      country: optional(country({ label: "Side" })),
      part: choice({ label: "Part" }, personParts),
    },
    { part: "member" },
  ),
  organisations: rows(
    { label: "Organisations", help: "One a line: Name|short name|IT|signatory." },
    {
      name: line({ label: "Name" }),
      short: optional(line({ label: "Short name", max: 60 })),
      country: optional(country({ label: "Side" })),
      part: choice({ label: "Part" }, organisationParts),
    },
    { part: "participant" },
  ),
  partOf: optional(reference({ label: "Part of", help: "The visit or forum during which it took place." }, "event")),
  related: rows(
    { label: "Related events", help: "One a line: event id|renews." },
    { event: reference({ label: "Event" }, "event"), relation: choice({ label: "Relation" }, relations) },
    { relation: "follows" },
  ),
  instrument: optional(choice({ label: "Instrument" }, instruments)),
  binding: optional(choice({ label: "Binding", help: "The title alone does not settle it." }, bindings)),
  validFrom: optional(date({ label: "Valid from" }, true)),
  validUntil: optional(date({ label: "Valid until" }, true)),
  renewal: optional(line({ label: "Renewal" })),
  domains: choices({ label: "Domains" }, exerciseDomains),
  exerciseKind: optional(choice({ label: "Kind of exercise" }, exerciseKinds)),
  troops: optional(line({ label: "Forces" })),
  item: optional(line({ label: "Item" })),
  quantity: optional(quantity({ label: "Quantity" })),
  value: optional(decimal({ label: "Value" })),
  currency: optional(currency({ label: "Currency", help: "ISO 4217, such as EUR; those of the past as well." })),
  route: optional(choice({ label: "Route" }, transferRoutes)),
  citations: rows(
    { label: "Evidence", help: "One a line: address|quotation|supports|2." },
    {
      source: link({ label: "Address" }),
      quote: optional(prose({ label: "Quotation", max: 2000 })),
      stance: choice({ label: "Stance" }, stances),
      credibility: choice({ label: "Credibility" }, credibilities as Record<"1" | "2" | "3" | "4" | "5" | "6", string>),
    },
    { stance: "supports", credibility: "6" },
  ),
  note: optional(prose({ label: "Note", help: "For analysts only; readers never see it.", internal: true })),
} satisfies Record<string, Field>;

const deals: readonly EventType[] = ["arms_transfer", "assistance"];
const meetings = Object.entries(eventTypes).flatMap(([code, { family }]) =>
  family === "talks" || family === "visits" ? [code as EventType] : [],
);

/** The fields that only some types have; every other field is for all. */
export const appliesTo: { [K in keyof typeof fields]?: readonly EventType[] } = {
  format: meetings,
  instrument: ["agreement"],
  binding: ["agreement"],
  validFrom: ["agreement"],
  validUntil: ["agreement"],
  renewal: ["agreement"],
  domains: ["exercise"],
  exerciseKind: ["exercise"],
  troops: ["exercise"],
  item: deals,
  quantity: deals,
  value: deals,
  currency: deals,
  route: deals,
};

export const applies = (name: string, type: EventType) =>
  (appliesTo as Record<string, readonly EventType[] | undefined>)[name]?.includes(type) ?? true;

/** The one definition of an event. Form, CSV, import, API, diff and docs all read it. */
export const event = record(fields, (value) => {
  const errors: FieldErrors = {};
  const add = (name: keyof typeof fields, message: string) => {
    errors[name] = [...(errors[name] ?? []), message];
  };
  if (new Set(value.countries.map((one) => one.country)).size < 2) add("countries", "Choose two different countries");
  const twice = value.countries.find((one, i) => value.countries.findIndex((other) => other.country === one.country) !== i);
  if (twice && !errors.countries) add("countries", `${countryName(twice.country)} is listed twice; keep one row`);
  if (!statusesOf(value.type).includes(value.status)) {
    add(
      "status",
      `${article(typeTerms[value.type])} cannot be “${statuses[value.status]}”; choose ${statusesOf(value.type)
        .map((code) => statuses[code].toLowerCase())
        .join(", ")}`,
    );
  }
  for (const [name, types] of Object.entries(appliesTo) as [keyof typeof fields, readonly EventType[]][]) {
    const held = value[name];
    if (!types.includes(value.type) && held !== null && !(Array.isArray(held) && held.length === 0)) {
      add(name, `${fields[name].label} does not apply to ${article(typeTerms[value.type]).toLowerCase()}; clear it`);
    }
  }
  if (value.edition !== null && value.series === null) add("edition", "An edition needs its series");
  if (value.value !== null && value.currency === null) add("currency", "Give the currency of the value");
  if (value.currency !== null && value.value === null) add("value", "Give the value, or clear the currency");
  if (value.validFrom && value.validUntil && boundsOf(value.validUntil).ends < boundsOf(value.validFrom).starts)
    add("validUntil", "“Valid until” is before “valid from”");
  return errors;
});

/** Fields whose rules name one another: whoever chooses the one has to see the other. */
export const coupled: readonly (readonly [FieldName, FieldName])[] = [
  ["type", "status"],
  ["date", "status"],
  ["series", "edition"],
  ["value", "currency"],
  ["validFrom", "validUntil"],
  ...Object.keys(appliesTo).map((name) => ["type", name as FieldName] as const),
];

const article = (term: string) => `${/^[aeiou]/i.test(term) ? "An" : "A"} ${term.toLowerCase()}`;

export type EventInput = ValueOf<typeof event>;
export type FieldName = keyof typeof fields;

/** An event on record: what was put in, and what the record adds. */
export type Event = EventInput & {
  id: string;
  revision: number;
  state: EventState;
  starts: string;
  ends: string;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  publishedAt: string | null;
  /** What is stored of it cannot be decoded: this is a placeholder, which no verb changes. */
  unreadable?: true;
};
