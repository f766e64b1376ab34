import type { Country } from "#domain/country";
import type { Article, Line } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import { across, calledOn, hostSide, oneList, onlyOther } from "#domain/extract/meeting-sides";
import { completed, partyAt } from "#domain/extract/partner";
import type { PersonFound } from "#domain/extract/people";
import type { People } from "#domain/extract/sides";

const together = /\b(?:trilateral|quadrilateral|multilateral|2 ?\+ ?2|jointly|four-way|three-way|tripartite)\b/i;
const officials =
  /\b(?:ministers?|chiefs?|secretar(?:y|ies)|commanders?|officials|delegations?|leaders|counterparts?|military|defen[cs]e|army|navy|advisers?|advisors?|staff)\b/i;
const weak = /^(?:told|discuss\w*|spoke)$/i;
const counterpart = /^ (?:his|her|their|its) (?:[\w-]+ ){0,3}counterparts?\b/;
/** Who is talked to without being met for talks. */
const company = /^ [^.;,]{0,80}\b(?:crews?|troops|personnel|soldiers|students|cadets|sailors|trainees|diaspora|community)\b/;
const international = /\b(?:NATO|European|EU|United Nations|UN|ASEAN|African Union|Commonwealth|Interpol)\b/;
const received = /^(?:host|receiv|welcom)/i;
const margins = /\b(?:sidelines?|margins?) of\b/;
const envoys = /\b(?:[Aa]mbassadors|[Ee]nvoys|[Hh]igh [Cc]ommissioners|[Aa]ttach[eé]s) (?:of|from) [^.;]*$/;
const speaker = /^(?:,? (?:said|added|noted|stated|tweeted)\b|,? (?:a |the )?\w* ?spokes)/i;

const afterwards =
  /^,? (?:said|added|noted|stated)\b[^.;]{0,30}?\b(?:after|following|during) (?:the|a|his|her) (?:[\w-]+ ){0,2}(?:meeting|talks|discussions)\b/i;

/** Somebody who only says something about it, and is not one of two who met. */
function isSpeaker(line: Line, person: PersonFound): boolean {
  const from = (person.post?.start ?? person.start) - line.start;
  return (
    speaker.test(line.text.slice(person.end - line.start)) &&
    !afterwards.test(line.text.slice(person.end - line.start)) &&
    !/\b(?:and|counterpart)(?: \p{L}+){0,3} $/u.test(line.text.slice(0, from))
  );
}

/** Who is meant where a sentence begins with “He” or with a post: the person before, else the one that the article began with. */
function actorBefore(article: Article, line: Line, people: People, before: string, others: readonly PersonFound[]): PersonFound | null {
  const earlier = article.lines.slice(0, line.at).filter(({ title }) => !title);
  const sided = (one: Line) => one.people.filter((person) => people.of(person).side);
  if (/^["']?(?:He|She)\b/.test(line.text) || /\b(?:he|she) (?:\w+ ){0,2}$/.test(before)) {
    const met = new Set(others.map((person) => people.of(person).side));
    // An envoy met by one of his own state: the two are no event between states.
    const [before] = earlier.findLast((one) => sided(one).length > 0)?.people ?? [];
    if (
      before &&
      met.has(people.of(before).side) &&
      others.some((one) => /ambassador|high commissioner|attach/i.test(one.post?.text ?? ""))
    )
      return before;
    const last = earlier.findLast((one) => sided(one).some((person) => !met.has(people.of(person).side)));
    return (last && sided(last).find((person) => !met.has(people.of(person).side))) ?? null;
  }
  return earlier.flatMap(sided)[0] ?? article.lines.flatMap(sided)[0] ?? null;
}

/** A meeting needs a counterpart who is named, or a day of its own. */
export function acceptMeeting(claim: Claim, before: string, article: Article, people: People): Claim[] {
  const { line, start, end } = claim;
  const word = line.text.slice(start - line.start, end - line.start);
  if (/^attending/i.test(word) && /^ (?:were|was)\b/.test(line.text.slice(end - line.start))) return [];
  const there = (line.people.length > 0 ? line.people : claim.people).filter(
    (person) => !isSpeaker(line, person) && Math.abs(person.start - start) < 420,
  );
  const states = there.filter((person) => !international.test(people.of(person).post ?? ""));
  if (states.length < there.length && states.length < 2) return [];
  if (envoys.test(before)) {
    const guests = claim.parties.filter(({ code, start: at }) => at < start && code !== article.home);
    const host = article.home && partyAt(article.home, claim);
    return host ? guests.map((guest) => ({ ...claim, people: there, parties: [guest, host] })) : [];
  }
  const [subjects, objects] = [there.filter((person) => person.start < start), there.filter((person) => person.start >= end)];
  const after = line.text.slice(end - line.start);
  const slight = weak.test(word) && !counterpart.test(after);
  if (slight && (/^spoke$/i.test(word) ? subjects : there).length < 2) return [];
  if (objects.length === 0 && /^interact/i.test(word) && company.test(after)) return [];
  if (objects[0] && subjects.length === 0 && objects[0].start - end > 160) return [];
  if (/\b(?:was|were) (?:scheduled|due|supposed|set) to $/.test(before) && /\bbut\b/.test(line.text.slice(end - line.start))) return [];
  const first = objects[0];
  const delegation =
    received.test(word) &&
    /^(?:,? (?:on|in|at|today|here|yesterday)\b[^.;]{0,45})? (?:an?|the) (?:[\w-]+ ){0,4}(?:delegation|team|group)\b/.test(
      line.text.slice(end - line.start),
    );
  if (
    received.test(word) &&
    !delegation &&
    (!first ||
      Math.min(first.post?.start ?? first.start, first.start) - end > 40 ||
      /\b(?:visit|signing|decision|statement|announcement|ratification|appointment)\b/.test(
        line.text.slice(end - line.start, first.start - line.start),
      ))
  )
    return [];
  let present = there;
  if (delegation && subjects.length === 0) {
    const host = actorBefore(article, line, people, before, objects);
    if (host) present = [host, ...there.filter((person) => people.of(person).name !== people.of(host).name)];
  }
  oneList(objects, subjects, people);
  const sided = new Set(objects.map((person) => people.of(person).side));
  if (subjects.length === 0 && objects.length > 0 && sided.size === 1 && !/\bbetween\b/.test(word)) {
    const actor = actorBefore(article, line, people, before, objects);
    if (actor && people.of(actor).name !== people.of(objects[0] as PersonFound).name) present = [actor, ...objects];
    if (actor && /\bcall\w*(?: -?on)?$|^met/i.test(word) && /\b[Tt]hey\b|\bdelegation\b/.test(before))
      calledOn(actor, objects, article, line.at, people);
  }
  hostSide(claim, present, article, people);
  const sides = [...new Set(present.map((person) => people.of(person).side).filter((side) => side !== null))];
  const dated = claim.date !== null && claim.parties.length >= 2 && officials.test(line.text) && !slight && !/\bto $/.test(before);
  // "after discussions with the Omani minister": with a counterpart named, the other side is known from the sentence.
  const hosted =
    objects.length === 1 &&
    /^(?:talks|discussions|met|meetings?) ?/i.test(word) &&
    objects[0]?.post &&
    claim.parties.some(({ code, strong, venue }) => code !== sides[0] && (strong || venue));
  // "called on the Commander of the Sri Lanka Army": whoever holds a post of another state.
  const posted =
    present.length === 1 &&
    subjects.length === 1 &&
    /^(?:met|call)/i.test(word) &&
    line.posts.some(
      (post) =>
        post.start >= end && post.start - end < 60 && post.mentions.some(({ codes }) => codes.length === 1 && codes[0] !== sides[0]),
    );
  if (present.length < 2 && !dated && !delegation && !hosted && !posted) return [];
  if (present.length >= 2 && sides.length === 1 && present.every((person) => people.of(person).side)) {
    // All of one state: an affair of its own, unless another one is named as being met.
    if (!claim.parties.some((party) => party.strong && party.code !== sides[0])) return [];
  }
  const [actor] = present;
  const own = actor ? people.of(actor).side : null;
  if (sides.length >= 3 && own && !together.test(line.text) && subjects.length === 1) return split(claim, present, own, people);
  const of = (code: Country) => present.find((person) => people.of(person).side === code) ?? claim;
  const bloc = line.mentions.find(({ kind }) => kind === "bloc");
  if (bloc && claim.parties.length >= 3 && sides.length > 0) return [{ ...claim, people: present }];
  if (together.test(line.text) && claim.parties.filter((party) => party.strong).length > sides.length)
    return [{ ...claim, people: present }];
  if (sides.length >= 2) return [{ ...claim, people: present, parties: sides.map((code) => partyAt(code, of(code), { strong: true })) }];
  if (sides.length === 1) {
    const listed = claim.parties.filter((party) => party.code !== sides[0] && party.start >= end);
    if (
      listed.length > 1 &&
      /\b(?:counterparts|colleagues)\b|\b(?:ministers|chiefs|secretaries|commanders|heads) (?:from|of)\b/i.test(after)
    )
      return [{ ...claim, people: present, parties: [partyAt(sides[0] as Country, of(sides[0] as Country), { strong: true }), ...listed] }];
    const other =
      claim.parties.find(({ code, strong }) => code !== sides[0] && strong) ??
      claim.parties.find(
        ({ code, venue }) => code !== sides[0] && article.main.slice(0, 3).includes(code) && !(venue && margins.test(line.text)),
      ) ??
      onlyOther(claim, sides[0] as Country, present, article, people);
    const parties = [partyAt(sides[0] as Country, of(sides[0] as Country), { strong: true }), ...(other ? [other] : [])];
    const met = completed({ ...claim, people: present, parties }, article);
    for (const one of met) across(one, present, people);
    return met;
  }
  return completed({ ...claim, people: present }, article);
}

/** "met A of one state, B of another": as many meetings as there are other states. */
function split(claim: Claim, present: readonly PersonFound[], own: Country, people: People): Claim[] {
  const others = [...new Set(present.map((person) => people.of(person).side))].filter((side) => side !== null && side !== own) as Country[];
  const host = present[0] as PersonFound;
  return others.map((code) => {
    const theirs = present.filter((person) => people.of(person).side === code);
    const first = theirs[0] as PersonFound;
    return {
      ...claim,
      ...{ start: first.start, end: first.end, people: [host, ...theirs] },
      parties: [partyAt(own, host, { strong: true }), partyAt(code, first, { strong: true })],
    };
  });
}
