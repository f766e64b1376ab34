import type { ReactNode } from "react";
import type { EventView, Mention } from "#db/events";
import {
  bindings,
  countryRoles,
  exerciseDomains,
  exerciseKinds,
  instruments,
  levels,
  meetingFormats,
  organisationParts,
  personParts,
  relations,
  services,
  statuses,
  themes,
  transferRoutes,
} from "#domain/codebook";
import { countryName } from "#domain/country";
import type { Event } from "#domain/event";
import { Flag } from "#ui/flag";
import { Link } from "#ui/link";
import { dateWords, termOf } from "#ui/words";

/** Every filled field of the event, in the order people read it. */
export function Facts({ view }: { view: EventView }) {
  const { event, whole, parts, related } = view;
  return (
    <dl className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-4 border-y border-line py-[18px] min-[560px]:grid-cols-[130px_minmax(0,1fr)] min-[560px]:gap-y-[9px]">
      {whole && (
        <Fact label="Part of">
          <MentionLink mention={whole} />
        </Fact>
      )}
      {grouped(event.participants, personParts).map(([part, people]) => (
        <Fact key={part} label={people.length > 1 ? plural(termOf(personParts, part)) : termOf(personParts, part)}>
          <Lines
            lines={people.map(({ name, post, country }) => [name, post, country && countryName(country)].filter(Boolean).join(", "))}
          />
        </Fact>
      ))}
      {grouped(event.organisations, organisationParts).map(([part, list]) => (
        <Fact key={part} label={organisationLabel(part, list.length)}>
          <Lines
            lines={list.map(({ name, short, country }) =>
              [short ? `${name} (${short})` : name, country && countryName(country)].filter(Boolean).join(", "),
            )}
          />
        </Fact>
      ))}
      <Fact label="Countries">
        <Countries countries={event.countries} />
      </Fact>
      {words(event).map(([label, text]) => (
        <Fact key={label} label={label}>
          <span dir="auto">{text}</span>
        </Fact>
      ))}
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
      {event.summary && (
        <Fact label="Summary">
          <span dir="auto" className="whitespace-pre-line">
            {event.summary}
          </span>
        </Fact>
      )}
    </dl>
  );
}

/** The fields that are words and no links, by their labels; those that are not filled are left out. */
function words(event: Event): [string, string][] {
  const list = (codes: readonly string[], terms: Readonly<Record<string, string>>) => codes.map((code) => termOf(terms, code)).join(", ");
  const one = (code: string | null, terms: Readonly<Record<string, string>>) => code && termOf(terms, code);
  const all: [string, string | null][] = [
    ["Level", one(event.level, levels)],
    ["Status", one(event.status, statuses)],
    ["Format", one(event.format, meetingFormats)],
    ["Themes", list(event.themes, themes)],
    ["Services", list(event.services, services)],
    ["Date basis", basisWords(event.dateBasis)],
    ["Instrument", one(event.instrument, instruments)],
    ["Binding", one(event.binding, bindings)],
    ["Valid from", event.validFrom && dateWords(event.validFrom, "long")],
    ["Valid until", event.validUntil && dateWords(event.validUntil, "long")],
    ["Renewal", event.renewal],
    ["Domains", list(event.domains, exerciseDomains)],
    ["Kind of exercise", one(event.exerciseKind, exerciseKinds)],
    ["Forces", event.troops],
    ["Item", event.item],
    ["Quantity", event.quantity?.replace(/^~/, "about ") ?? null],
    ["Value", event.value && [event.value, event.currency].filter(Boolean).join(" ")],
    ["Route", one(event.route, transferRoutes)],
  ];
  return all.filter((pair): pair is [string, string] => Boolean(pair[1]));
}

const basisWords = (basis: Event["dateBasis"]) =>
  basis === "inferred"
    ? "Inferred: the sources do not state this date"
    : basis === "report_date"
      ? "The date of the report: the event may be earlier"
      : null;

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
