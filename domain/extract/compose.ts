import type { EventType, Status } from "#domain/codebook";
import { type Country, countryName } from "#domain/country";
import type { EventInput } from "#domain/event";
import type { Article } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import type { Group } from "#domain/extract/group";
import { organisationsOf } from "#domain/extract/organisations";
import type { Found, ProposedEvent, ProposedFields, Question, Span } from "#domain/extract/proposal";
import type { People } from "#domain/extract/sides";
import { whenOf, wholeOf } from "#domain/extract/when";

const nouns: Record<EventType, string> = {
  committee_meeting: "committee meeting",
  dialogue: "dialogue",
  staff_talks: "staff talks",
  bilateral_meeting: "meeting",
  visit: "visit",
  port_call: "port call",
  agreement: "agreement",
  exercise: "exercise",
  training: "training",
  operation: "operation",
  roundtable: "roundtable",
  arms_transfer: "arms contract",
  co_development: "joint development",
  assistance: "assistance",
  setback: "setback",
  other: "event",
};

const gathered: ReadonlySet<EventType> = new Set(["exercise", "dialogue", "training", "operation"]);

const found = <T>(value: T, span: Span, rule: string, certainty: Found<T>["certainty"] = "stated", why?: string): Found<T> => ({
  value,
  span,
  rule,
  certainty,
  ...(why && { why }),
});

/** The draft of an event from what the text says of it. */
export function composeEvent(group: Group, key: string, groups: readonly Group[], article: Article, people: People): ProposedEvent {
  const claims = [...group.claims].sort(
    (a, b) => Number(a.line.title) - Number(b.line.title) || Number(!a.date) - Number(!b.date) || a.start - b.start,
  );
  const lead = claims[0] as Claim;
  const span: Span = { start: lead.start, end: lead.end };
  const evidence: Span = { start: lead.line.start, end: lead.line.end };
  const fields: ProposedFields = {};
  const questions: Question[] = [];
  fields.type = found(group.type, span, lead.rule);
  const states = new Map<Country, Claim["parties"][number]>();
  // The title shortens; only what many take part in is gathered from several sentences.
  const telling = claims.filter(({ line }) => !line.title);
  const sources = gathered.has(group.type) ? (telling.length > 0 ? telling : claims) : [lead];
  for (const claim of sources) for (const party of claim.parties) if (!states.has(party.code)) states.set(party.code, party);
  const codes = [...states.keys()];
  const whole = wholeOf(group, groups);
  const venue =
    [...claims, ...(whole?.claims ?? [])].map((claim) => claim.venue).find((one) => one?.city) ??
    [...claims, ...(whole?.claims ?? [])].map((claim) => claim.venue).find((one) => one);
  fields.countries = [...states.values()].map((party) =>
    found(
      { country: party.code, role: "participant" as const },
      { start: party.start, end: party.end },
      "country",
      party.strong ? "stated" : "inferred",
    ),
  );
  const when = whenOf({ ...group, claims }, groups, article);
  if (when.date) fields.date = when.date;
  if (when.basis) fields.dateBasis = when.basis;
  questions.push(...when.questions);
  fields.status = found(statusOf(group.type, lead), span, "status", "inferred");
  if (venue?.city) fields.city = found(venue.city, { start: venue.start, end: venue.end }, "venue.city");
  if (venue?.country) fields.venueCountry = found(venue.country, { start: venue.start, end: venue.end }, "venue.country");
  const edition = claims.map((claim) => claim.edition).find((one) => one);
  if (edition) fields.edition = found(edition.value, { start: edition.start, end: edition.end }, "edition");
  fields.summary = found(article.text.slice(evidence.start, evidence.end), evidence, "summary");
  const names = new Map<string, Found<EventInput["participants"][number]>>();
  for (const claim of claims) {
    for (const person of claim.people) {
      const known = people.of(person);
      if (names.has(known.name) || (known.side && !states.has(known.side))) continue;
      names.set(
        known.name,
        found(
          { name: known.name, post: known.post, country: known.side, part: "member" as const },
          { start: person.start, end: person.end },
          person.rule,
        ),
      );
    }
  }
  const bodies = new Map<string, Found<EventInput["organisations"][number]>>();
  if (group.type === "agreement" || group.type === "arms_transfer" || group.type === "co_development" || group.type === "assistance")
    for (const line of new Set(claims.filter((claim) => !claim.follows && !claim.line.title).map((claim) => claim.line)))
      for (const { name, short, country, start, end } of organisationsOf(line))
        if (!bodies.has(name))
          bodies.set(name, found({ name, short, country, part: "participant" as const }, { start, end }, "organisation"));
  if (bodies.size > 0) fields.organisations = [...bodies.values()];
  if (names.size > 0) fields.participants = [...names.values()];
  const pair = codes.map((code) => countryName(code)).join("–");
  const name = claims.map((claim) => claim.name).find((one) => one);
  fields.title = found(`${pair} ${name ? `exercise ${name}` : nouns[group.type]}`, span, "title", "inferred");
  return { key, evidence, background: group.background, fields, questions };
}

function statusOf(type: EventType, { tense, rule }: Claim): Status {
  const planned = tense === "future";
  if (type === "agreement") return planned ? "planned" : "signed";
  if (type === "arms_transfer") return planned ? "planned" : rule === "type.arms-delivery" ? "delivered" : "ordered";
  return planned ? "planned" : "held";
}
