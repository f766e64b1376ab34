import type { EventType } from "#domain/codebook";
import type { Country } from "#domain/country";
import { boundsOf, daysBetween } from "#domain/date";
import { isApart, isVisitors } from "#domain/extract/apart";
import type { Article } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import { isNews } from "#domain/extract/salience";
import { keyOfName, type People } from "#domain/extract/sides";

/** Claims of one event, in the order of the text. */
export type Group = { type: EventType; claims: Claim[]; background: boolean };

const codes = (claim: Claim): Set<Country> => new Set(claim.parties.map(({ code }) => code));
const sameStates = (a: Claim, b: Claim) => {
  const [one, other] = [codes(a), codes(b)];
  const shared = [...one].filter((code) => other.has(code)).length;
  return shared === Math.min(one.size, other.size) && shared >= 2;
};

const lasting: ReadonlySet<EventType> = new Set(["exercise", "visit", "port_call", "training"]);

function datesFit(a: Claim, b: Claim): boolean {
  if (!a.date?.value || !b.date?.value) return true;
  const [one, other] = [boundsOf(a.date.value), boundsOf(b.date.value)];
  const near = lasting.has(a.type) ? 12 : 2;
  const [early, late] = one.starts <= other.starts ? [one, other] : [other, one];
  const ends = (early === one ? b : a).date?.edge === "end" && (early === one ? a : b).date?.edge !== "end";
  if (ends && lasting.has(a.type) && daysBetween(early.starts, late.starts) >= 0 && daysBetween(early.starts, late.starts) < 70)
    return true;
  return daysBetween(other.ends, one.starts) <= near && daysBetween(one.ends, other.starts) <= near;
}

const plainName = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, "");

/** "Australia and Japan will join the exercises": more states in the same event. */
const joins = /\b(?:join(?:s|ed|ing)?|also (?:be )?(?:participat|tak)\w*|are participating|including|bring(?:s|ing)? together)\b/i;

/** “what was done during the port call”: of the one that is spoken of; days in the same sentence are those of something else. */
const refersBack = ({ type, line, start }: Claim) =>
  lasting.has(type) && /\b(?:during|throughout|beyond|after|since) (?:the|this|that) $/i.test(line.text.slice(0, start - line.start));

/** Whether two claims tell of one event. */
function sameEvent(a: Claim, b: Claim, people: People): boolean {
  if (b.follows && a === b.follows) return true;
  if (
    a.type === "exercise" &&
    b.type === "exercise" &&
    joins.test(b.line.text) &&
    !b.name &&
    a.background === b.background &&
    datesFit(a, b)
  )
    return true;
  if (a.type !== b.type || a.background !== b.background || !sameStates(a, b) || !datesFit(a, b)) return false;
  if (a.edition && b.edition && a.edition.value !== b.edition.value) return false;
  if (a.type === "exercise" && a.name && b.name) return plainName(a.name) === plainName(b.name);
  if (a.type === "bilateral_meeting") {
    if (isApart(a, b)) return false;
    const keys = (claim: Claim) => claim.people.map((person) => keyOfName(people.of(person).name));
    const [one, other] = [keys(a), keys(b)];
    if (one.length === 0 || other.length === 0) return true;
    const shared = one.filter((key) => other.includes(key)).length;
    return shared >= Math.min(2, one.length, other.length);
  }
  if (a.type === "visit") {
    if (a.parties[1]?.code !== b.parties[1]?.code) return false;
    const visitor = (claim: Claim) => claim.people[0] && keyOfName(people.of(claim.people[0]).name);
    const [one, other] = [visitor(a), visitor(b)];
    return !one || !other || one === other;
  }
  return true;
}

/** Whether a group tells of another exercise by its name, or of another visitor. */
function isOther(claim: Claim, { claims }: Group, people: People): boolean {
  if (claim.type === "exercise" && claim.name !== null) {
    const named = claims.find(({ name }) => name !== null)?.name;
    return Boolean(named) && plainName(named as string) !== plainName(claim.name);
  }
  if (claim.type !== "visit" || !claim.people[0]) return false;
  const visitor = claims.find(({ people: [first] }) => first !== undefined)?.people[0];
  return visitor !== undefined && keyOfName(people.of(visitor).name) !== keyOfName(people.of(claim.people[0]).name);
}

/** The group that a claim adds to; an exercise without its name to the one spoken of last. */
function groupFor(claim: Claim, groups: readonly Group[], people: People): Group | undefined {
  const fits = (group: Group) =>
    !isOther(claim, group, people) &&
    group.claims.some((known) => (!known.follows || known === claim.follows) && sameEvent(known, claim, people));
  if (claim.type !== "exercise" || claim.name) return groups.find(fits);
  const last = ({ claims }: Group) => claims.at(-1)?.line.at ?? 0;
  return groups.filter(fits).reduce<Group | undefined>((a, b) => (a && last(a) >= last(b) ? a : b), undefined);
}

/** Types whose event is told in the words of others: the talks of a committee are no meeting beside it. */
const absorbs: Partial<Record<EventType, EventType[]>> = {
  committee_meeting: ["bilateral_meeting", "dialogue", "staff_talks"],
  dialogue: ["bilateral_meeting"],
  staff_talks: ["bilateral_meeting", "dialogue"],
  roundtable: ["bilateral_meeting"],
  port_call: ["bilateral_meeting"],
  arms_transfer: ["agreement", "operation", "co_development"],
  exercise: ["training", "operation"],
  training: ["operation"],
  assistance: ["arms_transfer", "operation"],
};

const named = (claim: Claim, people: People) => claim.people.map((person) => keyOfName(people.of(person).name));
const beside = (a: Group, b: Group, most: number) =>
  a.claims.some((one) => b.claims.some((other) => Math.abs(one.line.at - other.line.at) <= most));

/** Whether the whole of one group is told as a part of another. */
function isPart(group: Group, other: Group, people: People): boolean {
  if (other === group || !absorbs[other.type]?.includes(group.type)) return false;
  const call =
    group.type === "bilateral_meeting" &&
    group.claims.some(
      ({ line, start, people: met }) => met.length > 1 && /^call(?:s|ed|ing)? ?-?on/i.test(line.text.slice(start - line.start)),
    );
  if (call && other.type !== "port_call") return false;
  if (group.claims.every((claim) => claim.follows || other.claims.some((known) => known.line === claim.line))) return true;
  const [lead, own] = [other.claims[0] as Claim, group.claims[0] as Claim];
  if (!sameStates(lead, own) || group.background !== other.background) return false;
  const fits = group.claims.every((one) => other.claims.some((known) => datesFit(known, one)));
  const [day, ownDay] = [other, group].map(({ claims }) => claims.find(({ date }) => date?.value)?.date?.value);
  if (other.type === "port_call")
    return fits && !/\b(?:minister|secretary|president)\b/i.test(own.people.map((one) => one.post?.text ?? "").join(" "));
  // An agreement that is yet to be signed is not the contract that has been.
  if (other.type === "arms_transfer" && own.tense === "future" && own.dated && lead.tense !== "future") return false;
  if (other.type === "arms_transfer")
    return fits && /\b(?:agreement|deal|contract)s?\b/i.test(own.line.text) && !/\b(?:memorand|MoU|letter of)/i.test(own.line.text);
  if (group.type !== "bilateral_meeting" && group.type !== "dialogue") return false;
  const known = new Set(other.claims.flatMap((claim) => named(claim, people)));
  const apart = group.claims.flatMap((claim) => named(claim, people)).filter((name) => !known.has(name));
  return fits && (!day || !ownDay || day === ownDay) && (apart.length === 0 || (beside(group, other, 1) && own.parties.length > 2));
}

/** Puts together what is said of one event in several places, and tells the news from the background. */
export function groupsOf(claims: readonly Claim[], people: People, article: Article): Group[] {
  const groups: Group[] = [];
  for (const claim of claims) {
    if (refersBack(claim) && groups.some(({ type }) => type === claim.type)) claim.date = null;
    const group = groupFor(claim, groups, people);
    if (group) group.claims.push(claim);
    else groups.push({ type: claim.type, claims: [claim], background: claim.background });
  }
  const whole: Group[] = [];
  const parts: [Group, Group][] = [];
  for (const group of groups) {
    const apart = group.type === "bilateral_meeting" && isVisitors(group, groups, people);
    const other = groups.find((one) => !(apart && one.type === "port_call") && isPart(group, one, people));
    if (other) parts.push([group, other]);
    else whole.push(group);
  }
  // What a part says is said of the whole.
  for (const [part, other] of parts) {
    // The signing of a contract tells of it as well as anything.
    const equal = other.type === "arms_transfer" && part.type === "agreement";
    other.claims.push(
      ...part.claims.map((claim) => ({ ...claim, type: other.type, follows: claim.follows ?? (equal ? undefined : other.claims[0]) })),
    );
  }
  // The body tells it better: what only the title says is kept where nothing else is.
  const told = whole.filter(({ claims, background }) => !background && claims.some(({ line }) => !line.title));
  const kept = told.length > 0 ? whole.filter((group) => group.claims.some(({ line }) => !line.title)) : whole;
  const first = kept.find(({ background }) => !background);
  return kept.map((group) => (group.background || isNews(group, first, article, people) ? group : { ...group, background: true }));
}
