import { Fragment, type ReactNode } from "react";
import type { EventView, Mention } from "#db/events";
import { countryRoles, organisationParts, personParts, relations } from "#domain/codebook";
import { countryName } from "#domain/country";
import { fieldLines } from "#domain/diff";
import { type Event, type FieldName, event as record } from "#domain/event";
import type { Field } from "#domain/field";
import { Flag } from "#ui/flag";
import { Link } from "#ui/link";
import { dateWords, termOf } from "#ui/words";

/** Shown elsewhere on the page: about the title, beside the record, as the evidence, or beside the field they belong to. */
const elsewhere: readonly FieldName[] = [
  "type",
  "title",
  "date",
  "city",
  "venueCountry",
  "place",
  "series",
  "edition",
  "citations",
  "currency",
];
/** What people look for first and last; between them stands every other field, in the order of the record. */
const first: readonly FieldName[] = ["partOf", "participants", "organisations", "countries", "level"];
const last: readonly FieldName[] = ["related", "summary"];

const isField = (name: FieldName) => !elsewhere.includes(name) && !(record.fields[name] as Field).internal;
const order = [...first, ...record.names.filter((name) => isField(name) && ![...first, ...last].includes(name)), ...last];

/** Every filled field of the event, in the order people read it. A field that has no look of its own is its label and its words. */
export const Facts = ({ view }: { view: EventView }) => (
  <dl className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-4 border-y border-line py-[18px] min-[560px]:grid-cols-[130px_minmax(0,1fr)] min-[560px]:gap-y-[9px]">
    {order.map((name) => (
      <Fragment key={name}>
        {looks[name] ? looks[name](view) : <Plain label={record.fields[name].label} text={wordsOf(name, view.event)} />}
      </Fragment>
    ))}
  </dl>
);

/** Fields that are links or lists. */
const looks: { [K in FieldName]?: (view: EventView) => ReactNode } = {
  partOf: ({ whole }) =>
    whole && (
      <Fact label={record.fields.partOf.label}>
        <MentionLink mention={whole} />
      </Fact>
    ),
  participants: ({ event }) =>
    grouped(event.participants, personParts).map(([part, people]) => (
      <Fact key={part} label={people.length > 1 ? plural(termOf(personParts, part)) : termOf(personParts, part)}>
        <Lines lines={people.map(({ name, post, country }) => [name, post, country && countryName(country)].filter(Boolean).join(", "))} />
      </Fact>
    )),
  organisations: ({ event }) =>
    grouped(event.organisations, organisationParts).map(([part, list]) => (
      <Fact key={part} label={organisationLabel(part, list.length)}>
        <Lines
          lines={list.map(({ name, short, country }) =>
            [short ? `${name} (${short})` : name, country && countryName(country)].filter(Boolean).join(", "),
          )}
        />
      </Fact>
    )),
  countries: ({ event }) => (
    <Fact label={record.fields.countries.label}>
      <Countries countries={event.countries} />
    </Fact>
  ),
  related: ({ parts, related }) => (
    <>
      {parts.length > 0 && (
        <Fact label="During it">
          <Mentions mentions={parts} />
        </Fact>
      )}
      {grouped(related, relations).map(([relation, mentions]) => (
        <Fact key={relation} label={termOf(relations, relation)}>
          <Mentions mentions={mentions} />
        </Fact>
      ))}
    </>
  ),
};

/** Fields that read better in other words than those of the record. */
const words: { [K in FieldName]?: (event: Event) => string | null } = {
  dateBasis: ({ dateBasis }) =>
    dateBasis === "inferred"
      ? "Inferred: the sources do not state this date"
      : dateBasis === "report_date"
        ? "The date of the report: the event may be earlier"
        : null,
  quantity: ({ quantity }) => quantity?.replace(/^~/, "about ") ?? null,
  value: ({ value, currency }) => value && [value, currency].filter(Boolean).join(" "),
};

const wordsOf = (name: FieldName, event: Event) =>
  words[name] ? words[name](event) : fieldLines(name, event).join((record.fields[name] as Field).kind === "rows" ? "\n" : ", ");

const Plain = ({ label, text }: { label: string; text: string | null }) =>
  text && (
    <Fact label={label}>
      <span dir="auto" className="whitespace-pre-line">
        {text}
      </span>
    </Fact>
  );

function Countries({ countries }: { countries: Event["countries"] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {countries.map(({ country, role }) => (
        <li key={country} className="inline-flex items-center gap-2">
          <Flag country={country} />
          <span>
            {countryName(country)}
            {role !== "participant" && <span className="text-ink-3">, {termOf(countryRoles, role).toLowerCase()}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function MentionLink({ mention, withDate = true }: { mention: Mention; withDate?: boolean }) {
  return (
    <Link href={`/events/${mention.id}`} dir="auto" className="link link-alone">
      {mention.title}
      {withDate && `, ${dateWords(mention.date)}`}
    </Link>
  );
}

const Mentions = ({ mentions }: { mentions: Mention[] }) => (
  <ul className="grid gap-1">
    {mentions.map((mention) => (
      <li key={mention.id}>
        <MentionLink mention={mention} />
      </li>
    ))}
  </ul>
);

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="contents">
    <dt className="text-ink-3">{label}</dt>
    <dd className="min-w-0 max-[559px]:mb-3">{children}</dd>
  </div>
);

const Lines = ({ lines }: { lines: string[] }) => (
  <ul>
    {[...new Set(lines)].map((line) => (
      <li key={line} dir="auto">
        {line}
      </li>
    ))}
  </ul>
);

/** Rows by their part or relation, in the order of its vocabulary; codes it does not have come last. */
function grouped<T extends { part: string } | { relation: string }>(rows: readonly T[], terms: object): [string, T[]][] {
  const groups = new Map<string, T[]>(Object.keys(terms).map((code) => [code, []]));
  for (const row of rows) {
    const code = "part" in row ? row.part : row.relation;
    groups.set(code, [...(groups.get(code) ?? []), row]);
  }
  return [...groups].filter(([, group]) => group.length > 0);
}

const plural = (term: string) => (term === "Signatory" ? "Signatories" : `${term}s`);

const organisationLabel = (part: string, count: number) =>
  part === "participant"
    ? count > 1
      ? "Organisations"
      : "Organisation"
    : `${termOf(organisationParts, part)} organisation${count > 1 ? "s" : ""}`;
