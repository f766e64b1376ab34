import type { Claim } from "#domain/extract/claims";
import type { Group } from "#domain/extract/group";
import { keyOfName, type People } from "#domain/extract/sides";

const day = /^\d{4}-\d\d-\d\d$/;
const again = /\b(?:later|separately|afterwards|then)\b/;

/** "The three meet on Sunday; two of them meet on Monday", "met later with the president": another meeting of some of the same. */
export function isApart(a: Claim, b: Claim): boolean {
  const [one, other] = [a, b].map(({ date, dated }) => (dated && day.test(date?.value ?? "") ? date?.value : null));
  if (one && other && one !== other && a.parties.length !== b.parties.length) return true;
  const near = b.line.text.slice(Math.max(0, b.start - b.line.start - 25), b.end - b.line.start + 20);
  return b.line.at > a.line.at && again.test(near) && b.people.length >= 2 && a.people.length !== b.people.length;
}

const namesOf = (claim: Claim, people: People) => claim.people.map((person) => keyOfName(people.of(person).name));

/** Meetings of somebody who travels without the ships, and of whom a visit of its own is told, are none of their call. */
export function isVisitors(group: Group, groups: readonly Group[], people: People): boolean {
  const met = new Set(group.claims.flatMap((claim) => namesOf(claim, people)));
  const at = group.claims[0]?.line.at ?? 0;
  const travels = (claim: Claim) => claim.line.at <= at && namesOf(claim, people).some((name) => met.has(name));
  return groups.some(({ type, claims, background }) => type === "visit" && !background && claims.some(travels));
}
