import type { EventType } from "#domain/codebook";
import { levels } from "#domain/codebook";
import type { Country } from "#domain/country";
import { boundsOf } from "#domain/date";
import { applies, type FieldName } from "#domain/event";
import type { Article } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import { dealOf } from "#domain/extract/deals";
import { evidenceOf } from "#domain/extract/evidence";
import { found } from "#domain/extract/found";
import type { Group } from "#domain/extract/group";
import { headlineOf } from "#domain/extract/headline";
import { domainsIn, kindIn, servicesIn, themesIn } from "#domain/extract/keywords";
import { organisationRows } from "#domain/extract/organisation-rows";
import type { Party } from "#domain/extract/parties";
import { peopleRows } from "#domain/extract/people-rows";
import type { ProposedEvent, ProposedFields } from "#domain/extract/proposal";
import { levelOf, levelOfType } from "#domain/extract/rank";
import { rolesOf, statesOf } from "#domain/extract/roles";
import { seriesName } from "#domain/extract/series";
import type { People } from "#domain/extract/sides";
import { statusOf } from "#domain/extract/status";
import { formatOf, instrumentOf, isRemote } from "#domain/extract/talks";
import { placeIn, type Venue } from "#domain/extract/venues";
import { whenOf, wholeOf } from "#domain/extract/when";
import { cleanLine, cleanProse } from "#domain/text";

const gathered: ReadonlySet<EventType> = new Set(["exercise", "dialogue", "training", "operation"]);
const ranks = Object.keys(levels);

/** The claims of a group, the one that tells it best first: the text before its title, with a date before without. */
const inOrder = ({ claims }: Group): Claim[] =>
  [...claims].sort(
    (a, b) =>
      Number(a.follows !== undefined) - Number(b.follows !== undefined) ||
      Number(a.line.title) - Number(b.line.title) ||
      Number(a.tense === "future") - Number(b.tense === "future") ||
      Number(!a.date) - Number(!b.date) ||
      a.start - b.start,
  );

/** The states of an event: those of its best sentence; what many take part in is gathered from several. */
function partiesOf(type: EventType, claims: readonly Claim[]): Party[] {
  const telling = claims.filter(({ line }) => !line.title);
  const sources = gathered.has(type) ? (telling.length > 0 ? telling : claims) : claims.slice(0, 1);
  const parties = new Map<Country, Party>();
  for (const party of sources.flatMap((claim) => claim.parties)) if (!parties.has(party.code)) parties.set(party.code, party);
  return [...parties.values()].slice(0, 40);
}

function venueOf(claims: readonly Claim[], whole: Group | null, groups: readonly Group[]): Venue | null {
  const near = [...claims, ...(whole?.claims ?? [])].map(({ venue }) => venue);
  const before =
    claims[0] && !claims[0].line.title && !claims[0].background
      ? placeBefore(
          claims[0],
          groups.filter(({ background }) => !background),
        )
      : null;
  const city = near.find((one) => one?.city);
  if (city) return city;
  const around = claims[0] ? partsCity(claims[0], groups) : null;
  return around ?? (near.every((one) => one === null) ? before : null) ?? near.find((one) => one !== null) ?? null;
}

/** The one city in which the news of these two states took place: that of a visit and of what happened during it. */
function partsCity({ type, parties }: Claim, groups: readonly Group[]): Venue | null {
  if (type !== "visit" && type !== "bilateral_meeting") return null;
  const codes = parties.map(({ code }) => code);
  const news = groups.filter(
    (one) => !one.background && one.type !== "port_call" && one.claims[0]?.parties.every(({ code }) => codes.includes(code)),
  );
  const host = news.find((one) => one.type === "visit")?.claims[0]?.parties[1]?.code;
  if (!host) return null;
  const cities = news.flatMap(({ claims }) =>
    claims.flatMap(({ venue }) => (venue?.city && venue.country && venue.country === host ? [venue] : [])),
  );
  return new Set(cities.map(({ city }) => city)).size === 1 ? (cities[0] ?? null) : null;
}

/** Where the last sentence before, of the same paragraph or the one above, set the scene for one of these states. */
function placeBefore(lead: Claim, groups: readonly Group[]): Venue | null {
  const codes = lead.parties.map(({ code }) => code);
  const others = groups
    .flatMap(({ claims }) => claims)
    .filter(
      ({ line, parties, venue }) =>
        venue?.city && line.at < lead.line.at && lead.line.at - line.at <= 1 && parties.some(({ code }) => codes.includes(code)),
    );
  return others.at(-1)?.venue ?? null;
}

/** Whether a date lies wholly before or after the day of publication. */
function seenFrom(reference: string | null, date: string): "past" | "ahead" | null {
  const { starts, ends } = boundsOf(date);
  return reference === null ? null : ends < reference ? "past" : starts > reference ? "ahead" : null;
}

/** The draft of an event from what the text says of it. */
export function composeEvent(
  group: Group,
  key: string,
  groups: readonly Group[],
  article: Article,
  people: People,
  keyOf: (group: Group) => string | null,
): ProposedEvent {
  const { type } = group;
  const claims = inOrder(group);
  const lead = claims[0] as Claim;
  const { line } = lead;
  const span = { start: lead.start, end: lead.end };
  const evidence = evidenceOf(lead);
  const parties = partiesOf(type, claims);
  const codes = parties.map(({ code }) => code);
  const whole = wholeOf(group, groups);
  const venue = isRemote(lead) ? null : venueOf(claims, whole, groups);
  const fields: ProposedFields = { type: found(type, span, lead.rule) };

  const states = statesOf(parties, rolesOf(group, lead, parties, venue?.country ?? null));
  fields.countries = states.rows;
  const when = whenOf({ ...group, claims }, groups, article);
  if (when.date) fields.date = when.date;
  if (when.basis) fields.dateBasis = when.basis;
  fields.status = statusOf(type, claims, lead, when.date && seenFrom(article.reference, when.date.value));
  if (venue?.city) fields.city = found(cleanLine(venue.city.replace(/,? D\.?C\.?$/, "")).slice(0, 120), venue, "venue.city");
  if (venue?.country) fields.venueCountry = found(venue.country, venue, "venue.country", venue.city ? "inferred" : "stated");
  const place = placeIn(line);
  if (place) fields.place = found(cleanLine(place.value).slice(0, 300), place, "venue.place");

  const edition = claims.map((claim) => claim.edition).find((one) => one !== null);
  const series = seriesName(type, claims, codes);
  if (series) fields.series = found(cleanLine(series.value).slice(0, 300), series, "series.name", "inferred");
  if (edition && series) fields.edition = found(edition.value, edition, "series.edition");

  const rows = peopleRows(type, claims, new Set(codes), people);
  if (rows.length > 0) fields.participants = rows;
  const organisations = organisationRows(type, claims, fields);
  if (organisations.length > 0) fields.organisations = organisations;
  const ranked = rows.flatMap((row) => {
    const level = row.value.post ? levelOf(row.value.post, row.value.country) : null;
    return level ? [{ level, row }] : [];
  });
  const top = ranked.sort((a, b) => ranks.indexOf(a.level) - ranks.indexOf(b.level))[0];
  const own = levelOfType(type);
  if (own) fields.level = found(own, span, "level.type", "inferred");
  else if (top) fields.level = found(top.level, top.row.span, "level.post", "inferred");

  const format = formatOf(claims, venue?.country ?? null, codes, venue?.city ?? null);
  if (format) fields.format = format;
  const instrument = instrumentOf(lead);
  if (instrument) fields.instrument = instrument;
  if (type === "arms_transfer") for (const claim of [...claims].reverse()) Object.assign(fields, dealOf(claim));
  Object.assign(fields, dealOf(lead));
  const kind = kindIn(line.text, line.start);
  if (kind) fields.exerciseKind = found(kind.value, kind, "exercise.kind");
  fields.domains = domainsIn(line.text, line.start).map((one) => found(one.value, one, "exercise.domain"));
  fields.services = servicesIn(line.text, line.start).map((one) => found(one.value, one, "services"));
  fields.themes = themesIn(line.text, line.start).map((one) => found(one.value, one, "themes"));
  const outer = whole && keyOf(whole);
  if (outer) fields.partOf = found(outer, span, "part.visit", "inferred", "It took place during this visit");
  fields.summary = found(cleanProse(article.text.slice(evidence.start, evidence.end)), evidence, "summary");
  fields.title = found(headlineOf(type, lead, fields, codes), span, "title", "inferred", "Composed from what was found");

  for (const name of Object.keys(fields) as FieldName[]) {
    const value = fields[name];
    if (!applies(name, type) || (Array.isArray(value) && value.length === 0)) delete fields[name];
  }
  return { key, evidence, background: group.background, fields, questions: [...states.questions, ...when.questions] };
}
