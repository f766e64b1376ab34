import type { EventType } from "#domain/codebook";
import { type Country, countryName } from "#domain/country";
import type { Claim } from "#domain/extract/claims";
import type { PersonFound } from "#domain/extract/people";
import type { People } from "#domain/extract/sides";

const talks: ReadonlySet<EventType> = new Set(["committee_meeting", "dialogue", "staff_talks", "roundtable"]);

const chaired = /\bco-?chair(?:ed|s|ing)?\b|\bjointly (?:chaired|headed|led)\b/i;
const led = /\b(?:led|headed|chaired|represented) by\b/i;
const signed = /\bsigned (?:on behalf of [^.;]{2,60} )?by\b|\bsignatories\b/i;

/** Two people who face each other: the two chairs, the heads of two delegations, who signed with whom. */
function facing({ type, line, people }: Claim): [PersonFound, PersonFound] | null {
  const cue =
    (talks.has(type) ? (chaired.exec(line.text) ?? led.exec(line.text)) : null) ?? (type === "agreement" ? signed.exec(line.text) : null);
  if (!cue) return null;
  const named = [...new Map(people.map((one) => [one.name, one])).values()].filter(
    ({ start, post, rank }) => (post || rank) && line.start <= start && start < line.end,
  );
  const after = named.filter(({ start }) => start - line.start > cue.index);
  const [first, second, third] = after.length === 2 ? after : named;
  return first && second && !third ? [first, second] : null;
}

const differ = (code: Country): string => `The other one is of ${countryName(code)}`;

/** Gives someone without a state of their own the one that is left of two. */
export function contrast(known: PersonFound, other: PersonFound, states: readonly Country[], people: People): void {
  const [one, two] = [people.of(known), people.of(other)];
  const left = states.filter((code) => code !== one.side);
  if (states.length !== 2 || left.length !== 1 || one === two || !one.side) return;
  Object.assign(two, { side: left[0], why: differ(one.side) });
}

/** The sides of two who face each other where the words leave one or both open: each is of another state. */
export function face(claim: Claim, people: People): void {
  const pair = facing(claim);
  const states = [...claim.parties].sort((a, b) => a.start - b.start).map(({ code }) => code);
  if (!pair || new Set(states).size !== 2) return;
  const [first, second] = pair;
  const [one, two] = [people.of(first), people.of(second)];
  if (one === two || (one.side && two.side && one.side !== two.side)) return;
  if (one.certain && two.certain) return;
  if (one.certain && one.side) contrast(first, second, states, people);
  else if (two.certain && two.side) contrast(second, first, states, people);
  else {
    Object.assign(one, { side: states[0], why: "Named in the order of the states" });
    Object.assign(two, { side: states[1], why: "Named in the order of the states" });
  }
}
