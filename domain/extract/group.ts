import type { EventType } from "#domain/codebook";
import type { Country } from "#domain/country";
import { boundsOf } from "#domain/date-edtf";
import type { Article } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import { keyOfName, type People } from "#domain/extract/sides";

/** Claims of one event, the best first. */
export type Group = { type: EventType; claims: Claim[]; background: boolean };

const codes = (claim: Claim): Set<Country> => new Set(claim.parties.map(({ code }) => code));
const sameStates = (a: Claim, b: Claim) => {
  const [one, other] = [codes(a), codes(b)];
  const shared = [...one].filter((code) => other.has(code)).length;
  return shared === Math.min(one.size, other.size) && shared >= 2;
};

function datesFit(a: Claim, b: Claim): boolean {
  if (!a.date?.value || !b.date?.value) return true;
  const [one, other] = [boundsOf(a.date.value), boundsOf(b.date.value)];
  const near = a.type === "exercise" || a.type === "visit" || a.type === "port_call" ? 12 : 2;
  const days = (iso: string) => Date.parse(iso) / 86_400_000;
  return days(one.starts) <= days(other.ends) + near && days(other.starts) <= days(one.ends) + near;
}

const plainName = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, "");

/** Whether two claims tell of one event. */
function sameEvent(a: Claim, b: Claim, people: People): boolean {
  if (a.type !== b.type || a.background !== b.background || !sameStates(a, b) || !datesFit(a, b)) return false;
  if (a.edition && b.edition && a.edition.value !== b.edition.value) return false;
  if (a.type === "exercise" && a.name && b.name) return plainName(a.name) === plainName(b.name);
  if (a.type === "bilateral_meeting") {
    const keys = (claim: Claim) => claim.people.map((person) => keyOfName(people.of(person).name));
    const [one, other] = [keys(a), keys(b)];
    if (one.length === 0 || other.length === 0) return true;
    const shared = one.filter((key) => other.includes(key)).length;
    return shared >= Math.min(2, one.length, other.length);
  }
  if (a.type === "visit") {
    const visitor = (claim: Claim) => claim.people[0] && keyOfName(people.of(claim.people[0]).name);
    const [one, other] = [visitor(a), visitor(b)];
    return !one || !other || one === other;
  }
  return true;
}

const absorbs: Partial<Record<EventType, EventType[]>> = {
  committee_meeting: ["bilateral_meeting", "dialogue", "staff_talks"],
  dialogue: ["bilateral_meeting"],
  staff_talks: ["bilateral_meeting", "dialogue"],
  port_call: ["bilateral_meeting"],
  arms_transfer: ["agreement"],
  exercise: ["training", "operation"],
  visit: [],
};

/** Puts together what is said of one event in several places. */
export function groupsOf(claims: readonly Claim[], people: People, article: Article): Group[] {
  const groups: Group[] = [];
  for (const claim of claims) {
    const group = groups.find((one) => one.claims.some((known) => sameEvent(known, claim, people)));
    if (group) group.claims.push(claim);
    else groups.push({ type: claim.type, claims: [claim], background: claim.background });
  }
  void article;
  const kept = groups.filter(
    (group) =>
      !groups.some(
        (other) =>
          other !== group &&
          absorbs[other.type]?.includes(group.type) &&
          group.claims.every((claim) => other.claims.some((known) => known.line === claim.line)),
      ),
  );
  return kept;
}
